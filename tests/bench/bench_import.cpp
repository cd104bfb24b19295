// SPDX-License-Identifier: GPL-3.0-or-later
// bench_import: how many pages of PDF come in per second of CPU, from file to document value, the work of duiding-reader
// included; the most memory the reader took; and how many times longer it is than pdftotext on the same files. Read are the
// sample PDFs beside the checkout (../shared) that hold text; without them it says so and ends. Median of five rounds, as JSON.
// Usage: bench_import [FOLDER]
#include "core/base/error.h"
#include "core/base/platform.h"
#include "importers/importer.h"
#include "importers/support/reader_process.h"
#include "tests/support/paths.h"

#include <algorithm>
#include <functional>
#include <iostream>

#include <sys/resource.h>

#include <nlohmann/json.hpp>

namespace duiding {

namespace {

constexpr int rounds = 5;

double seconds_of(int who)
{
    rusage usage{};
    getrusage(who, &usage);
    auto seconds = [](const timeval& time) { return static_cast<double>(time.tv_sec) + static_cast<double>(time.tv_usec) / 1e6; };
    return seconds(usage.ru_utime) + seconds(usage.ru_stime);
}

// Of this program and of those it started and that have ended.
double cpu_seconds() { return seconds_of(RUSAGE_SELF) + seconds_of(RUSAGE_CHILDREN); }

double largest_child_megabytes()
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024;
}

double median_of_rounds(const std::function<void()>& work)
{
    std::vector<double> times;
    for (int i = 0; i < rounds; ++i) {
        double before = cpu_seconds();
        work();
        times.push_back(cpu_seconds() - before);
    }
    std::nth_element(times.begin(), times.begin() + rounds / 2, times.end());
    return times[rounds / 2];
}

std::int64_t pages_of(const ImportedDocument& document)
{
    return std::count_if(document.marks.begin(), document.marks.end(), [](const Mark& mark) { return mark.kind == MarkKind::Page; });
}

ImportedDocument read(const std::filesystem::path& path)
{
    Progress progress;
    return import_file(path, {}, progress);
}

struct Sample {
    std::filesystem::path path;
    std::int64_t pages = 0;
};

std::vector<Sample> samples_with_text(const std::filesystem::path& folder)
{
    std::vector<Sample> samples;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".pdf") {
            continue;
        }
        try {
            samples.push_back({entry.path(), pages_of(read(entry.path()))});
        } catch (const BadInput&) {                            // a scan, a damaged file: not measured, only counted
            samples.push_back({entry.path(), 0});
        }
    }
    std::sort(samples.begin(), samples.end(), [](const Sample& a, const Sample& b) { return a.path < b.path; });
    return samples;
}

int run(const std::filesystem::path& folder)
{
    std::vector<Sample> samples = samples_with_text(folder);
    auto readable = std::stable_partition(samples.begin(), samples.end(), [](const Sample& sample) { return sample.pages > 0; });
    auto refused = samples.end() - readable;
    samples.erase(readable, samples.end());
    std::int64_t pages = 0;
    nlohmann::json files = nlohmann::json::array();
    for (const Sample& sample : samples) {
        pages += sample.pages;
        double seconds = median_of_rounds([&] { read(sample.path); });
        files.push_back({{"file", sample.path.filename().string()}, {"pages", sample.pages}, {"cpu_seconds", seconds}});
    }
    double ours = median_of_rounds([&] {
        for (const Sample& sample : samples) {
            read(sample.path);
        }
    });
    double memory = largest_child_megabytes();
    platform::RunLimits limits;                                // as the reader's: one sample is a bomb
    limits.address_space = 1ull << 30;
    limits.cpu_seconds = 60;
    double theirs = median_of_rounds([&] {
        for (const Sample& sample : samples) {
            platform::run("/usr/bin/pdftotext", {sample.path.string(), "-"}, {}, limits);
        }
    });
    nlohmann::json out{{"files", samples.size()},
                       {"refused", refused},
                       {"pages", pages},
                       {"cpu_seconds", ours},
                       {"pages_per_cpu_second", static_cast<double>(pages) / ours},
                       {"largest_reader_megabytes", memory},
                       {"pdftotext_cpu_seconds", theirs},
                       {"times_pdftotext", ours / theirs},
                       {"each", std::move(files)}};
    std::cout << out.dump(1) << '\n';
    return 0;
}

} // namespace

} // namespace duiding

int main(int argc, char** argv)
{
    duiding::read_without_bubble();
    auto folder = argc > 1 ? std::optional<std::filesystem::path>(argv[1]) : duiding::test::shared_sample("formats/import/samples/pdf");
    if (!folder || !std::filesystem::is_directory(*folder)) {
        std::cout << R"({"skipped": "../shared is absent"})" << '\n';
        return 0;
    }
    return duiding::run(*folder);
}
