// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/memo.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<MemoTarget> keys[] = {
    {MemoTarget::Project, "project"},
    {MemoTarget::Document, "document"},
    {MemoTarget::Code, "code"},
    {MemoTarget::Coding, "coding"},
};

} // namespace

const char* to_key(MemoTarget target) { return key_of(keys, target); }
std::optional<MemoTarget> memo_target_from_key(std::string_view key) { return value_of(keys, key); }

} // namespace duiding
