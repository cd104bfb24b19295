// SPDX-License-Identifier: GPL-3.0-or-later
// The signs Word writes as a place in a symbol font (<w:sym w:font="Wingdings" w:char="F0FC"/>), as Unicode.
#pragma once

#include <string>
#include <string_view>

namespace duiding::docx {

// "✓" for Wingdings F0FC; "•" for a sign that is not known, so that something shows where something stood.
std::string symbol_text(std::string_view font, std::string_view hexadecimal);

} // namespace duiding::docx
