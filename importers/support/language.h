// SPDX-License-Identifier: GPL-3.0-or-later
// Is a text Dutch or English? By its most frequent little words; enough to choose a stemmer and a hyphenation. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace duiding {

// "nl", "en", or empty where neither is clear (too short, another language).
std::string guess_language(std::string_view text);

} // namespace duiding
