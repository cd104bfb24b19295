// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoding a text file is in, and its text as UTF-8. Interviews come from Word, from old Macs, from f4 and from
// recorders; a wrong guess shows as "cliÃ«nt". In this order, the first that fits wins:
//   a byte order mark · strict UTF-8 · UTF-16 without a mark (every second byte NUL) · EBCDIC (blanks are 0x40) ·
//   Windows-1252, MacRoman or DOS code page 850, by how Dutch the accented letters are · ICU's detector for other scripts.
// ICU alone takes MacRoman and code page 850 for something else in every Dutch sample measured (0 of 150 right).
// Stateless; any thread. A file that is no text is a BadInput.
#pragma once

#include "core/base/findings.h"

#include <string>
#include <string_view>

namespace duiding {

struct DecodedText {
    std::string utf8;            // valid UTF-8; controls and line ends as they were
    std::string encoding;        // an ICU converter name: "UTF-8", "windows-1252", …
    Findings findings;           // Info: which encoding and why, when it was a guess
};

// `forced` names an encoding the user chose; empty = detect. `where` (a file name) is for messages.
DecodedText decode_text(std::string_view bytes, const std::string& forced, const std::string& where);

// True for what a person would call a text file: no NULs but those of UTF-16, hardly any control characters.
bool looks_like_text(std::string_view bytes);

} // namespace duiding
