// SPDX-License-Identifier: GPL-3.0-or-later
// The LaTeX that stands in BibTeX values, as text: accents (\"{o}, \'e, \c{c}), special letters (\ss, \o, \ae), dashes and quotes
// (--, ``, ''), escaped signs (\&, \%), braces and formatting commands away. What it does not know loses its command and keeps
// its words. One pass, linear, no recursion. Any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

std::string latex_to_text(std::string_view latex);

// "Peter van Dijk and {Gemeente Zonnewoude} and Adams, N." → "van Dijk, Peter", "Gemeente Zonnewoude", "Adams, N."
std::vector<std::string> bib_names(std::string_view value);

} // namespace duiding
