// SPDX-License-Identifier: GPL-3.0-or-later
// Which language a text is in, by CLD2 (letters in groups of four, compiled in; nothing is fetched). It chooses the stemmer, the
// hyphenation and the reader's voice, and can be changed by hand. No answer rather than a guess: text of under 40 letters, or
// one that CLD2 calls unreliable, has no language. Any thread.
#pragma once

#include <string>
#include <string_view>

namespace duiding {

// ISO 639-1: "nl", "en", "fr", "de" …, or empty where it is not certain. `text` is valid UTF-8; its first 64 kB are read.
std::string guess_language(std::string_view text);

} // namespace duiding
