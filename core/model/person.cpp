// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/person.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<Consent> keys[] = {{Consent::Unknown, "unknown"}, {Consent::Yes, "yes"}, {Consent::No, "no"}};

} // namespace

const char* to_key(Consent consent) { return key_of(keys, consent); }
std::optional<Consent> consent_from_key(std::string_view key) { return value_of(keys, key); }

} // namespace duiding
