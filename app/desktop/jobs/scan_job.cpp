// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/scan_job.h"

#include <algorithm>
#include <unordered_map>

namespace duiding {

namespace {

void put_in_order(std::vector<ScanRow>& rows, const std::vector<std::string>& order)
{
    std::unordered_map<std::string, std::size_t> places;
    for (const std::string& key : order) {
        places.emplace(key, places.size());
    }
    auto place_of = [&](const ScanRow& row) {
        auto it = places.find(row.key);
        return it == places.end() ? places.size() : it->second;
    };
    std::stable_sort(rows.begin(), rows.end(), [&](const ScanRow& a, const ScanRow& b) { return place_of(a) < place_of(b); });
}

} // namespace

std::shared_ptr<JobRunner::Job> start_scan(Workspace& workspace, ScanRequest request, ScanGroundPtr ground, std::vector<std::string> order, JobShow show,
                                           std::function<void(ScanFound)> done, JobRunner::Failed failed)
{
    return workspace.jobs().start(msg("Scanning the policy documents"), show,
        [snapshot = workspace.snapshot(), index = workspace.index(), request = std::move(request), ground = std::move(ground),
         order = std::move(order)](Progress& progress) {
            ScanRun run = run_policy_scan(snapshot, *index, request, ground, progress);
            put_in_order(run.scan.rows, order);
            return ScanFound{std::make_shared<const PolicyScan>(std::move(run.scan)), std::move(run.ground)};
        },
        std::move(done), std::move(failed));
}

} // namespace duiding
