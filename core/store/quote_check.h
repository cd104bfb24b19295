// SPDX-License-Identifier: GPL-3.0-or-later
// The check each coding carries of its quote (decisions.md 8): a 64-bit hash of the stored text of its range, and the first
// and last 24 code points. A pure function of the text.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace duiding {

struct QuoteCheck {
    std::int64_t hash = 0;
    std::string head;
    std::string tail;

    bool operator==(const QuoteCheck&) const = default;
};

QuoteCheck check_of(std::string_view quote);

} // namespace duiding
