// SPDX-License-Identifier: GPL-3.0-or-later
// What each paragraph of a document looks like, read once from its marks: heading, list item, table row or plain text;
// whether a turn begins here (its speaker is drawn as a caption) or an answer (its question is), whether a page begins here, which bold and italic runs it
// holds, and what stands beside it in the left column. One pass over the marks; no fonts. Immutable; safe in any thread.
// Points into the document, which must outlive it.
#pragma once

#include "core/model/document.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class ParagraphStyle : std::uint8_t { Body, Heading, ListItem, TableRow };

enum class Voice : std::uint8_t { None, Participant, Interviewer };

struct ParagraphShape {
    ParagraphStyle style = ParagraphStyle::Body;
    std::uint8_t level = 0;                   // of a heading or list item
    Voice voice = Voice::None;
    bool blank = false;                       // nothing to read: no text, or only a label or time
    std::string_view caption;                 // the speaker whose turn begins here, or the question that is answered; may be empty
    const Mark* list_item = nullptr;
    const Mark* page = nullptr;               // the page that begins with this paragraph
    int table = -1;                           // index into DocumentShape::tables
};

// Something in the left column, at the line that holds the position: a time, a page that begins inside a paragraph, a
// speaker whose turn does.
struct MarginNote {
    CharPos at;
    std::string text;
    bool may_be_left_out = false;             // a time: where it has no room, that of the line before says enough
};

struct StyledRun {
    std::size_t paragraph;
    CharRange range;                          // inside that paragraph
    MarkKind kind;                            // Bold or Italic
};

struct TableShape {
    std::size_t first_paragraph = 0;
    std::size_t rows = 0;
    struct Column {
        double longest_cell = 0;              // in bytes, close enough to characters
        double longest_word = 0;
    };
    std::vector<Column> columns;
};

struct DocumentShape {
    std::vector<ParagraphShape> paragraphs;   // as DocumentText::paragraphs()
    std::vector<TableShape> tables;
    std::vector<MarginNote> notes;            // by position
    std::vector<StyledRun> runs;              // by paragraph
    bool has_notes = false;

    std::vector<const MarginNote*> notes_in(CharRange paragraph) const;
    std::pair<const StyledRun*, const StyledRun*> runs_of(std::size_t paragraph) const;
};

DocumentShape shape_of(const DocumentText& document);

// "#00:05:12-3#" at 312,300 ms is shown as "00:05:12".
std::string clock_text(std::int64_t milliseconds);

} // namespace duiding
