// SPDX-License-Identifier: GPL-3.0-or-later
// The numbers and bullets that word processors draw before list paragraphs. Pure; any thread.
#pragma once

#include <string>

namespace duiding {

enum class NumberFormat { Decimal, LowerLetter, UpperLetter, LowerRoman, UpperRoman };

// 3 → "3", "c", "C", "iii", "III"; after z comes aa, then bb. A value that has no letters is written in digits.
std::string list_number(int value, NumberFormat format);

// The bullet as people see it: those of symbol fonts lie in the private use area and would show as a box.
std::string list_bullet(const std::string& text);

} // namespace duiding
