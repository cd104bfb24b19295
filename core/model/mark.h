// SPDX-License-Identifier: GPL-3.0-or-later
// A mark says what a stretch of a document's text is. All structure beside the text itself lives here, in one shape, so that
// one function moves every mark when the text is corrected. Marks may nest and overlap; within a kind they are in order.
//
//   kind        range                       number                 value
//   Page        the page's text             page in the file (1…)  the printed label ("iv"), or empty
//   Heading     the paragraph               level 1…6              -
//   Turn        label, time and words       -                      the speaker's label, as in Speaker::name
//   Label       "R1: " with its blanks      -                      -                       NON-CONTENT
//   Time        "#00:05:12-3#"              milliseconds           -                       NON-CONTENT
//   ListItem    the paragraph               level 1…9              the marker drawn before it ("•", "3.")
//   Table       all its rows                columns                -
//   Bold/Italic a run, display only         -                      -
//   Note        a foot- or endnote's text   -                      the number or sign in the text
//   Section     a section of a document     level                  its name
//   Recognised  text that came from OCR     confidence 0…100       -
//   Comment     the words commented on      -                      "Author: what the comment says"
//
// Non-content spans stay in the stored text but are skipped by the caret, snapped out of selections, and absent from every
// quote, count, index term and word figure.
#pragma once

#include "core/text/offsets.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class MarkKind { Page, Heading, Turn, Label, Time, ListItem, Table, Bold, Italic, Note, Section, Recognised, Comment };

struct Mark {
    MarkKind kind = MarkKind::Page;
    CharRange range;
    std::int64_t number = 0;
    std::string value;

    auto operator<=>(const Mark&) const = default;
};

const char* to_key(MarkKind kind);                              // "page", "heading", …: stable
std::optional<MarkKind> mark_kind_from_key(std::string_view key);

inline bool is_non_content(MarkKind kind) { return kind == MarkKind::Label || kind == MarkKind::Time; }

} // namespace duiding
