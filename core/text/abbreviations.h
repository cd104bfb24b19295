// SPDX-License-Identifier: GPL-3.0-or-later
// Abbreviations whose point does not end a sentence although a capital may follow: "mw. Jansen", "bijv. Breda", "J. de Wit".
// Those that as a rule do close a sentence ("enz.", "etc.", "e.d.") are left out on purpose.
#pragma once

#include <string_view>

namespace duiding {

// True where the text ends, blanks aside, in such an abbreviation or in an initial.
bool ends_in_abbreviation(std::string_view utf8);

} // namespace duiding
