// SPDX-License-Identifier: GPL-3.0-or-later
// Making a policy scan (app/common/policy_scan.h) as a job of the window, with progress and Cancel. UI thread only.
#pragma once

#include "app/common/policy_scan.h"
#include "app/desktop/workspace.h"

#include <functional>
#include <memory>

namespace duiding {

struct ScanFound {
    std::shared_ptr<const PolicyScan> scan;      // null: none
    ScanGroundPtr ground;                        // handed in again the next time
    std::shared_ptr<const SharedText> shared() const { return ground ? ground->shared : nullptr; }
};

// `order`: keys of rows that come first, in this order; empty: as the request says.
std::shared_ptr<JobRunner::Job> start_scan(Workspace& workspace, ScanRequest request, ScanGroundPtr ground, std::vector<std::string> order, JobShow show,
                                           std::function<void(ScanFound)> done, JobRunner::Failed failed = {});

} // namespace duiding
