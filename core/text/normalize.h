// SPDX-License-Identifier: GPL-3.0-or-later
// What stored text may contain (decisions.md 5). Everything that enters a project passes here once:
//   CR, CRLF, U+0085, U+2029 → LF (a paragraph is what lies between two LF) · leading BOMs are dropped
//   NUL, C0 controls other than LF and TAB, DEL, form feeds, lone surrogates → U+FFFD, with a finding
//   U+2028 stays as the soft break · not normalised to NFC, which would move offsets.
#pragma once

#include "core/base/findings.h"

#include <string>
#include <string_view>

namespace duiding {

struct NormalizedText {
    std::string text;        // valid UTF-8
    Findings findings;
};

// `bytes` is meant to be UTF-8; invalid sequences become U+FFFD.
NormalizedText normalize_stored_text(std::string_view bytes);

} // namespace duiding
