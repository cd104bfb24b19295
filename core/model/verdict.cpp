// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/verdict.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<ScanState> keys[] = {
    {ScanState::NoDocument, "no-document"},
    {ScanState::Unreadable, "unreadable"},
    {ScanState::NothingFound, "nothing-found"},
    {ScanState::NoneRelevant, "none-relevant"},
    {ScanState::Relevant, "relevant"},
};

} // namespace

const char* to_key(ScanState state) { return key_of(keys, state); }
std::optional<ScanState> scan_state_from_key(std::string_view key) { return value_of(keys, key); }

} // namespace duiding
