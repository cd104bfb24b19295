// SPDX-License-Identifier: GPL-3.0-or-later
// A transcript made from lines, as an importer would make it: "I: …" and "R1: …" become turns with labels, "#00:01:02-3#"
// a time mark, "# Titel" a heading, "== iv" the begin of a page with that printed label. Label "I" is the interviewer.
#pragma once

#include "core/model/document.h"

#include <memory>
#include <string>
#include <vector>

namespace duiding::test {

struct Transcript {
    std::string text;
    std::vector<Mark> marks;
    std::vector<Speaker> speakers;
};

Transcript transcript(const std::vector<std::string>& lines);
std::shared_ptr<const DocumentText> document_text(DocumentId id, const std::vector<std::string>& lines);

// The range of the first `words` in the text, in code points; throws when they are not there.
CharRange range_of(const DocumentText& text, const std::string& words);

} // namespace duiding::test
