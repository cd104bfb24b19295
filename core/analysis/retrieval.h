// SPDX-License-Identifier: GPL-3.0-or-later
// Retrieval: every coded segment of one or more codes, with its text and all a citation needs, in the order of the documents
// and of the text. Interviewer turns are in unless left out: what was coded is shown.
// A document's text is asked for once, and only when it holds a segment. Runs in any thread; stops when Progress says so.
#pragma once

#include "core/analysis/segment_filter.h"
#include "core/base/progress.h"
#include "core/model/segment.h"
#include "core/model/table.h"

#include <vector>

namespace duiding {

std::vector<Segment> retrieve(const Snapshot& snapshot, const TextSource& texts, const SegmentFilter& filter, Progress& progress);

// The same, a row a segment: document, page, section, speaker, code (full path), direction, coder, weight, memo, text, begin,
// end, document_guid, code_guid, citation. Positions are code points, half-open. The table may leave the study: in place of words
// that may not be quoted stands a sentence that says so, and a note says how many there are.
Table retrieval_table(const Snapshot& snapshot, const SegmentFilter& filter, const std::vector<Segment>& segments);

} // namespace duiding
