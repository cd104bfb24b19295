// SPDX-License-Identifier: GPL-3.0-or-later
// Frequencies: how often each code occurs. One row a code, in codebook order, codes with nothing included: an empty cell is
// information.
//   segments, documents, coders       codings of the code itself
//   with_subcodes                     codings of the code and all below it
//   characters, words                 of the coded text, each counted once however many codings cover it; labels left out
//   facilitating … no_direction       the segments by direction
// Interviewer turns are left out by default: segments that hold nothing else, and their characters and words in mixed ones.
// A note says how many. Runs in any thread.
#pragma once

#include "core/analysis/segment_filter.h"
#include "core/base/progress.h"
#include "core/model/table.h"

namespace duiding {

Table frequencies(const Snapshot& snapshot, const TextSource& texts, const SegmentFilter& filter, Progress& progress);

} // namespace duiding
