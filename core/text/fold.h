// SPDX-License-Identifier: GPL-3.0-or-later
// Folding: the form in which words are compared: case folded, accents off, ligatures and compatibility forms opened
// (ﬁ → fi, ĳ → ij, ß → ss), apostrophes alike. "Cliënten" and "CLIENTEN" fold to "clienten". Never stored as text.
#pragma once

#include <string>
#include <string_view>

namespace duiding {

std::string fold(std::string_view utf8);

// Sibling names, document names: folded, with runs of blanks as one.
std::string fold_name(std::string_view utf8);

// Dutch alphabetical order with numbers by value ("Interview 2" before "Interview 10"). Thread-safe.
int compare_names(std::string_view a, std::string_view b);
// Bytes in the order of compare_names(), for long lists: made once a name, where a comparison goes through both each time. Names
// that differ have different keys.
std::string name_order_key(std::string_view name);

} // namespace duiding
