// SPDX-License-Identifier: GPL-3.0-or-later
// The units one selects by: word (double click), sentence (triple), turn or paragraph (quadruple), how Ctrl+E grows a
// selection through them, and how the keyboard moves an edge of a coding by words. All results are snapped: no label, no
// time mark, no blank at their ends. Pure functions on a document; safe in any thread.
#pragma once

#include "core/model/document.h"

namespace duiding {

enum class TextUnit { Word, Sentence, Paragraph, Turn };

CharRange unit_at(const DocumentText& document, CharPos position, TextUnit unit);

// From one end's unit through to the other's: what dragging after a double click selects.
CharRange unit_range(const DocumentText& document, CharPos from, CharPos to, TextUnit unit);

// The smallest unit that holds more than the range does; the range itself when it already is a whole turn.
CharRange grown_selection(const DocumentText& document, CharRange range);

enum class RangeEdge { Begin, End };
enum class EdgeMotion { Earlier, Later };

// The range with one edge moved by a word. Never empty, never beyond the document; unchanged where it cannot move.
CharRange moved_edge(const DocumentText& document, CharRange range, RangeEdge edge, EdgeMotion motion);

} // namespace duiding
