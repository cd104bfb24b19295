// SPDX-License-Identifier: GPL-3.0-or-later
// 16 random bytes that name a row in every copy of a project (RFC 4122 version 4). Written lower case with hyphens.
#pragma once

#include <array>
#include <compare>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace duiding {

struct Guid {
    std::array<std::uint8_t, 16> bytes{};

    static Guid make();                                           // random; safe in any thread
    static std::optional<Guid> parse(std::string_view text);      // with or without hyphens and braces, any case

    std::string text() const;
    bool is_null() const;
    auto operator<=>(const Guid&) const = default;
};

} // namespace duiding

template <>
struct std::hash<duiding::Guid> {
    std::size_t operator()(const duiding::Guid& guid) const noexcept;
};
