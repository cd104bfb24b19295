// SPDX-License-Identifier: GPL-3.0-or-later
// The cases of a study as a list to look through: kind, code and how many documents belong to each. Pure; any thread.
#pragma once

#include "core/model/snapshot.h"

#include <vector>

namespace duiding {

struct CaseRow {
    Case the_case;
    std::int64_t documents = 0;
};

std::vector<CaseRow> case_rows(const Snapshot& snapshot);       // by kind, then name
Message case_kind_label(const std::string& kind);               // "municipality"; a kind of one's own as it is

} // namespace duiding
