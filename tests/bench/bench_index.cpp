// SPDX-License-Identifier: GPL-3.0-or-later
// Figures of the search:  bench_index [DOCUMENTS BYTES [TEXTFILE]]
// Indexes a synthetic project, or one of the lines of TEXTFILE repeated up to that size (words that are real make the
// expansions real), and asks it questions. Prints one JSON object; times in milliseconds, of questions the median of five.
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/edits/edits.h"
#include "core/index/index.h"
#include "tests/bench/synthetic.h"

#include <nlohmann/json.hpp>
#include <sodium.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <sstream>

using namespace duiding;

namespace {

double ms(const std::function<void()>& work)
{
    auto start = std::chrono::steady_clock::now();
    work();
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

double median_of_five(const std::function<void()>& work)
{
    std::array<double, 5> times{};
    std::generate(times.begin(), times.end(), [&] { return ms(work); });
    std::sort(times.begin(), times.end());
    return times[2];
}

// Documents of real lines, each with a number of its own so that no two files are the same.
void fill_from(Project& project, const std::filesystem::path& file, const bench::Size& size)
{
    std::istringstream lines(read_file(file));
    std::int64_t each = size.bytes / size.documents;
    for (std::int64_t i = 0; i < size.documents; ++i) {
        ImportedDocument document;
        document.name = "document " + std::to_string(i);
        document.language = "nl";
        document.text = document.name + "\n";
        for (std::string line; static_cast<std::int64_t>(document.text.size()) < each;) {
            if (!std::getline(lines, line)) {
                lines.clear();
                lines.seekg(0);
                continue;
            }
            document.text += line + "\n";
        }
        document.original_name = document.name + ".txt";
        document.original_sha256 = sha256(document.text);
        edits::add_document(project, std::move(document)).get();
    }
}

nlohmann::json ask(const ProjectIndex& index, const std::string& query)
{
    SearchRequest request;
    request.query = query;
    SearchResult result;
    nlohmann::json out{{"query", query}};
    out["first_page_ms"] = median_of_five([&] { result = index.search(request); });
    request.limit = all_hits;
    request.totals = Totals::Exact;
    out["all_ms"] = median_of_five([&] { result = index.search(request); });
    out["hits"] = result.total;
    out["matches"] = result.occurrences;
    out["words"] = result.expansion.size();
    return out;
}

nlohmann::json measure(Project& project)
{
    nlohmann::json out;
    ProjectIndex index(project);
    Progress progress;
    IndexUpdate update;
    double build = ms([&] { update = index.update(progress); });
    std::uintmax_t on_disk = 0;
    for (const auto& file : std::filesystem::recursive_directory_iterator(index.folder())) {
        on_disk += file.is_regular_file() ? file.file_size() : 0;
    }
    out["documents"] = update.documents;
    out["text_mb"] = static_cast<double>(update.bytes) / 1e6;
    out["index_mb_per_second"] = static_cast<double>(update.bytes) / 1e3 / build;
    out["index_size_of_text"] = static_cast<double>(on_disk) / static_cast<double>(update.bytes);
    out["first_search_ms"] = ms([&] { index.search({.query = "wijk"}); });
    for (const char* query : {"gemeente", "wijk", "zorg", "beleid*", "\"van de\"", "zorg AND gemeente", "zorg NEAR/10 gemeente",
                              "gemeente NOT zorg", "exact:De"}) {
        out["queries"].push_back(ask(index, query));
    }
    DocumentId document = project.snapshot()->documents->front().id;
    out["update_after_correction_ms"] = median_of_five([&] {
        edits::correct_text(project, document, {{char_range(0, 0), "x"}}).get();
        index.update(progress);
    });
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
    size.documents = argc >= 3 ? std::atoll(argv[1]) : 100;
    size.bytes = argc >= 3 ? std::atoll(argv[2]) : 10'000'000;
    size.codings = 0;
    auto folder = std::filesystem::temp_directory_path() / ("bench-index-" + Guid::make().text());
    std::filesystem::create_directories(folder);
    auto path = folder / "bench.duiding";
    if (argc >= 4) {
        fill_from(*Project::create(path, "nl"), argv[3], size);
    } else {
        bench::make_project(path, size);
    }
    std::cout << measure(*Project::open(path)).dump(1) << '\n';
    std::filesystem::remove_all(folder);
}
