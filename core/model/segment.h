// SPDX-License-Identifier: GPL-3.0-or-later
// A segment: a coded stretch of text as people read it, with everything a citation needs. Made by analysis/retrieval,
// shown as a card, written by every exporter.
#pragma once

#include "core/base/ids.h"
#include "core/model/citation.h"
#include "core/model/code.h"
#include "core/text/offsets.h"

#include <string>
#include <vector>

namespace duiding {

struct Segment {
    CodingId coding;
    DocumentId document;
    CodeId code;
    CoderId coder;
    CharRange range;
    Direction direction = Direction::None;
    DirectionKind direction_kind = DirectionKind::None;    // which words the direction has
    std::optional<int> weight;
    std::string text;              // the quote: labels and time marks left out
    std::string document_name;
    std::string language;          // of the document: "nl", "en", or "" when unknown
    std::string code_path;         // "dimension/indicator"
    std::string code_name;
    std::uint32_t colour = 0;
    std::string coder_name;
    std::string speaker;           // label, or "I, R1" where several speak, or ""
    std::string page;              // printed label or number, "4–5" where it runs on, or ""
    std::string section;           // heading above it, or ""
    std::string memo;              // the coding's memo
    Citation citation;             // where it stands, as a report cites it
    // False: who speaks there gave no consent to be quoted. The text is for the eyes of the study only; whatever leaves it
    // (reports, exports) says not_to_be_quoted() in its place.
    bool may_be_quoted = true;
};

// "This person gave no consent to be quoted."
Message not_to_be_quoted();
// How many of them are listed without their words, as a sentence; empty: none.
Message withheld_quotes(const std::vector<Segment>& segments);

} // namespace duiding
