// SPDX-License-Identifier: GPL-3.0-or-later
// The two directions between an enum and its stable key, from one table. Private to core/model.
#pragma once

#include <optional>
#include <string_view>

namespace duiding {

template <class Enum>
struct KeyEntry {
    Enum value;
    const char* key;
};

template <class Enum, std::size_t Size>
const char* key_of(const KeyEntry<Enum> (&table)[Size], Enum value)
{
    for (const auto& entry : table) {
        if (entry.value == value) {
            return entry.key;
        }
    }
    return "";
}

template <class Enum, std::size_t Size>
std::optional<Enum> value_of(const KeyEntry<Enum> (&table)[Size], std::string_view key)
{
    for (const auto& entry : table) {
        if (key == entry.key) {
            return entry.value;
        }
    }
    return std::nullopt;
}

} // namespace duiding
