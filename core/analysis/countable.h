// SPDX-License-Identifier: GPL-3.0-or-later
// What of a document counts in figures (decisions.md 6, 7): its content, so no labels, time marks or questions of a questionnaire,
// and no interviewer's turns when they are left out.
#pragma once

#include "core/analysis/range_set.h"
#include "core/model/speaker.h"

namespace duiding {

RangeSet countable_content(const DocumentText& text, InterviewerTurns interviewer);

} // namespace duiding
