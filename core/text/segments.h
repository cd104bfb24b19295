// SPDX-License-Identifier: GPL-3.0-or-later
// Where graphemes, words and sentences begin and end (Unicode Annex 29 by ICU, with Dutch abbreviations that do not end a
// sentence: "bijv.", "o.a.", "m.b.t."). All positions are code points of the whole text; work is done inside the one
// paragraph around the position (a paragraph lies between two LF), so cost does not grow with the document.
// Stateless functions; safe in any thread.
#pragma once

#include "core/text/offsets.h"

#include <string_view>
#include <vector>

namespace duiding {

// The paragraph around a position, without its LF. At a boundary the paragraph that begins there.
CharRange paragraph_at(const OffsetMap& map, CharPos position);

bool is_grapheme_boundary(const OffsetMap& map, CharPos position);
CharPos previous_grapheme(const OffsetMap& map, CharPos position);   // strictly before, or the start
CharPos next_grapheme(const OffsetMap& map, CharPos position);       // strictly after, or the end
CharRange snap_to_graphemes(const OffsetMap& map, CharRange range);  // grows outward, never shrinks

CharRange word_at(const OffsetMap& map, CharPos position);           // letters and digits; on a blank: that blank run
CharPos previous_word(const OffsetMap& map, CharPos position);       // start of a word, for Ctrl+Left
CharPos next_word(const OffsetMap& map, CharPos position);           // end of a word, for Ctrl+Right
CharRange sentence_at(const OffsetMap& map, CharPos position);       // without trailing blanks

std::vector<CharRange> sentences(const OffsetMap& map, CharRange within);
std::vector<CharRange> words(const OffsetMap& map, CharRange within);
std::int64_t count_words(const OffsetMap& map, CharRange within);

CharRange trim_blanks(const OffsetMap& map, CharRange range);        // both ends; an all-blank range becomes empty

} // namespace duiding
