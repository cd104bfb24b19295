// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guid.h"

#include "core/base/error.h"

#include <sodium.h>

#include <cstring>

namespace duiding {

Guid Guid::make()
{
    // Once, in whichever thread comes first: libsodium opens its source of randomness here.
    static const bool ready = sodium_init() >= 0;
    if (!ready) {
        throw Environment({msg("The system gives no random numbers."), {}, {}, {}});
    }
    Guid guid;
    randombytes_buf(guid.bytes.data(), guid.bytes.size());
    guid.bytes[6] = static_cast<std::uint8_t>((guid.bytes[6] & 0x0f) | 0x40);
    guid.bytes[8] = static_cast<std::uint8_t>((guid.bytes[8] & 0x3f) | 0x80);
    return guid;
}

std::optional<Guid> Guid::parse(std::string_view text)
{
    Guid guid;
    std::size_t nibbles = 0;
    for (char c : text) {
        int value = -1;
        if (c >= '0' && c <= '9') {
            value = c - '0';
        } else if (c >= 'a' && c <= 'f') {
            value = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'F') {
            value = c - 'A' + 10;
        } else if (c == '-' || c == '{' || c == '}') {
            continue;
        }
        if (value < 0 || nibbles == 32) {
            return std::nullopt;
        }
        auto& byte = guid.bytes[nibbles / 2];
        byte = static_cast<std::uint8_t>(byte << 4 | value);
        ++nibbles;
    }
    return nibbles == 32 ? std::optional(guid) : std::nullopt;
}

std::string Guid::text() const
{
    static const char* digits = "0123456789abcdef";
    std::string out;
    out.reserve(36);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        if (i == 4 || i == 6 || i == 8 || i == 10) {
            out += '-';
        }
        out += digits[bytes[i] >> 4];
        out += digits[bytes[i] & 15];
    }
    return out;
}

bool Guid::is_null() const { return *this == Guid{}; }

} // namespace duiding

std::size_t std::hash<duiding::Guid>::operator()(const duiding::Guid& guid) const noexcept
{
    std::size_t value;
    std::memcpy(&value, guid.bytes.data(), sizeof value);
    return value;
}
