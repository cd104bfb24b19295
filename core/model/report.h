// SPDX-License-Identifier: GPL-3.0-or-later
// What a report says, not what it looks like: a list of blocks in reading order. Built by core/reports, written by the
// report exporters (HTML now, DOCX and others later).
#pragma once

#include "core/base/message.h"
#include "core/model/segment.h"
#include "core/model/table.h"

#include <string>
#include <variant>
#include <vector>

namespace duiding {

// Words that are the user's own (a code's name) or ours (a Message): never mixed in one string.
using ReportText = std::variant<std::string, Message>;

struct ReportHeading {
    int level = 1;                 // 1…4
    ReportText text;
    std::uint32_t colour = 0;      // a code's colour, 0 = none
    std::string anchor;            // for links inside the report; may be empty
};
struct ReportParagraph {
    ReportText text;
    bool muted = false;
};
struct ReportDefinition {          // a label with its text: "Use when: …"
    Message label;
    std::string text;
};
struct ReportQuote {
    Segment segment;               // without text where it may not be quoted: a sentence that says so is written in its place
};
struct ReportTable {
    Table table;
};

using ReportBlock = std::variant<ReportHeading, ReportParagraph, ReportDefinition, ReportQuote, ReportTable>;

struct Report {
    ReportText title;
    std::string study;             // the project's name
    std::string created;           // ISO 8601 UTC
    std::vector<ReportBlock> blocks;
    std::string language;          // of the codebook's words: "nl", "en", or "" when unknown
};

} // namespace duiding
