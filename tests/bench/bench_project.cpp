// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the store on a big project:  bench_project [DOCUMENTS BYTES CODINGS [FILE]]
// Prints one JSON object; times in milliseconds, the median of five. FILE is kept when it is given, and used when it exists.
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/edits/edits.h"
#include "tests/bench/sync_counter.h"
#include "tests/bench/synthetic.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <stdexcept>

using namespace duiding;

namespace {

double median_ms(int runs, const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        auto start = std::chrono::steady_clock::now();
        work();
        times.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count());
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

nlohmann::json measure(const std::filesystem::path& path)
{
    nlohmann::json out;
    std::unique_ptr<Project> project;
    out["open_ms"] = median_ms(5, [&] {
        project.reset();
        project = Project::open(path);
    });
    out["file_mb"] = std::filesystem::file_size(path) >> 20;
    out["codings"] = project->snapshot()->coding_count();
    out["documents"] = project->snapshot()->documents->size();
    out["resident_mb_after_open"] = platform::resident_bytes() >> 20;
    auto snapshot = project->snapshot();
    DocumentId document = (*snapshot->documents)[snapshot->documents->size() / 2].id;
    out["first_text_ms"] = median_ms(1, [&] { project->text_now(document); });
    out["codings_of_one_document"] = snapshot->codings_of(document).codings.size();
    out["codings_of_one_document_ms"] = median_ms(5, [&] {
        CharRange whole = char_range(0, snapshot->find_document(document)->characters);
        if (snapshot->codings_of(document).overlapping(whole).empty()) {
            throw std::runtime_error("the document has no codings");
        }
    });
    out["load_all_coding_details_ms"] = median_ms(5, [&] { project->coding_details().get(); });
    CodeId code = snapshot->codebook->codes().back().id;
    std::int64_t at = 0;
    std::int64_t syncs_before = bench::syncs();
    out["add_coding_ms"] = median_ms(5, [&] {
        edits::add_codings(*project, {{document, char_range(at, at + 5), code, {}, Direction::None, {}, {}}}).get();
        ++at;
    });
    out["add_coding_syncs"] = double(bench::syncs() - syncs_before) / 5;
    out["undo_ms"] = median_ms(5, [&] { project->undo().get(); });
    out["redo_ms"] = median_ms(5, [&] { project->redo().get(); });
    out["merge_codes_ms"] = median_ms(1, [&] { edits::merge_codes(*project, code, snapshot->codebook->codes()[1].id).get(); });
    out["undo_merge_ms"] = median_ms(1, [&] { project->undo().get(); });
    for (int i = 0; i < 5; ++i) {
        project->undo().get();
    }
    out["resident_mb"] = platform::resident_bytes() >> 20;
    out["load_average"] = platform::load_average();
    return out;
}

} // namespace

int main(int argc, char** argv)
{
    if (sodium_init() < 0) {
        return 70;
    }
    bench::Size size;
    if (argc >= 4) {
        size.documents = std::atoll(argv[1]);
        size.bytes = std::atoll(argv[2]);
        size.codings = std::atoll(argv[3]);
    }
    bool keep = argc >= 5;
    auto path = keep ? std::filesystem::path(argv[4]) : std::filesystem::temp_directory_path() / "bench.duiding";
    if (!std::filesystem::exists(path)) {
        bench::make_project(path, size);
    }
    std::cout << measure(path).dump(1) << '\n';
    if (!keep) {
        std::filesystem::remove(path);
    }
}
