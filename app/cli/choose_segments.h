// SPDX-License-Identifier: GPL-3.0-or-later
// Which coded segments an analysis or an export is about, as options: by code, document, coder and direction. Left out: all.
#pragma once

#include "app/cli/verb.h"
#include "core/analysis/segment_filter.h"

#include <string>
#include <vector>

namespace duiding::cli {

struct SegmentChoice {
    std::vector<std::string> codes, documents, coders, directions;
    bool without_sub_codes = false;
    bool with_interviewer = false;
    bool without_interviewer = false;
};

void add_choice(CLI::App& app, const Session& session, SegmentChoice& choice);
// Throws BadInput for a code, document or coder that is not in the study.
SegmentFilter filter_of(const Snapshot& snapshot, const SegmentChoice& choice);

} // namespace duiding::cli
