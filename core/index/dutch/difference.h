// SPDX-License-Identifier: GPL-3.0-or-later
// How much two words differ, as typing and text recognition go wrong: a letter more, less or other counts 1, two that changed
// places 1, a doubled letter 0.5, and what recognition confuses 0.3: rn and m, l, i and 1, c and e, o and 0, ij and y.
#pragma once

#include <cstdint>
#include <string_view>

namespace duiding::dutch {

constexpr std::size_t most_edits = 2;                 // letters that two words may differ in length
constexpr int most_letters_apart = 5;                 // bits of letters_of that two edits can change, rn and m with one more

double largest_difference(std::string_view word);     // what is still near: 0 for words of one or two letters, which have no near ones

// Which letters are in the word, a bit for each.
std::uint32_t letters_of(std::string_view word);

// More than `largest` as soon as it is certain to be more. Linear in both lengths times the band; words of over 64 bytes are far.
double difference(std::string_view a, std::string_view b, double largest);

} // namespace duiding::dutch
