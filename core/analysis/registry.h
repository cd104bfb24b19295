// SPDX-License-Identifier: GPL-3.0-or-later
// Every analysis by its id, one line each: `duiding-cli analyse STUDY ID` and the window's list are the same list.
// An analysis takes a snapshot, gives a table, touches nothing else; it may run in any thread.
#pragma once

#include "core/analysis/segment_filter.h"
#include "core/base/progress.h"
#include "core/model/table.h"

#include <span>
#include <string_view>

namespace duiding {

struct AnalysisInput {
    const Snapshot& snapshot;
    const TextSource& texts;
    SegmentFilter filter;
    Progress& progress;
};

struct Analysis {
    const char* id;            // "frequencies": stable
    Message label;
    Message help;              // one line: what question it answers
    Table (*run)(const AnalysisInput&);
};

std::span<const Analysis> analyses();
const Analysis& find_analysis(std::string_view id);       // throws BadInput that lists the ids

} // namespace duiding
