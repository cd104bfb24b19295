// SPDX-License-Identifier: GPL-3.0-or-later
// The report of the coded segments: for each top-level code (dimension), the codes below it (indicators) and those below them
// (factors): the rule, the counts by direction, and every segment as a quote with its source. In codebook order. What policy
// documents intend stands apart from what people experience. Codes that have no segment are named at the end: that nobody spoke
// of something is a finding too. Words of a person who gave no consent to be quoted are left out; the report says how many.
#pragma once

#include "core/analysis/segment_filter.h"
#include "core/model/report.h"

#include <string>
#include <vector>

namespace duiding {

// `segments` as retrieve() gives them for this filter; `created` ISO 8601 UTC.
Report segment_report(const Snapshot& snapshot, const SegmentFilter& filter, const std::vector<Segment>& segments, const std::string& created);

} // namespace duiding
