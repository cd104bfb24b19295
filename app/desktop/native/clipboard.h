// SPDX-License-Identifier: GPL-3.0-or-later
// Puts a quote on the clipboard in three forms at once, so that a word processor takes the formatted one and a plain editor
// the plain one. UI thread only.
#pragma once

#include <string>

namespace duiding::native {

struct ClipText {
    std::string plain;               // UTF-8
    std::string html;                // a fragment, UTF-8; empty: left out
    std::string rtf;                 // a whole RTF document, ASCII; empty: left out
};

// False when another program holds the clipboard; the caller says so.
bool put_on_clipboard(const ClipText& text);
// The plain text that is there, UTF-8; empty when there is none.
std::string text_on_clipboard();

} // namespace duiding::native
