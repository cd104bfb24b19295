// SPDX-License-Identifier: GPL-3.0-or-later
// Every real file beside the checkout is imported or refused, and what is imported holds the words that another program finds.
#include "core/text/fold.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "tests/importers/import_outcome.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <sstream>

using namespace duiding;

namespace {

using Words = std::map<std::string, int>;

bool is_letter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 0xDF && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00));
}

// Words of at least three letters, folded: list numbers and notes are counted differently by every program.
Words words_of(const std::string& text)
{
    std::u32string folded = to_utf32(fold(replace_invalid_utf8(text)));
    Words words;
    std::u32string word;
    for (std::size_t i = 0; i <= folded.size(); ++i) {
        if (i < folded.size() && (folded[i] == 0xAD || (folded[i] == '-' && i + 1 < folded.size() && folded[i + 1] == '\n'))) {
            i += folded[i] == '-';
        } else if (i < folded.size() && is_letter(folded[i])) {
            word += folded[i];
        } else {
            if (word.size() >= 3) {
                ++words[to_utf8(word)];
            }
            word.clear();
        }
    }
    return words;
}

// Without lines that stand there three times or more, numbers aside: the running headers an importer may leave out.
std::string without_repeated_lines(const std::string& text)
{
    auto bare = [](const std::string& line) {
        std::string out;
        std::copy_if(line.begin(), line.end(), std::back_inserter(out), [](char c) { return c > ' ' && (c < '0' || c > '9') && c != '\f'; });
        return out;
    };
    std::map<std::string, int> times;
    std::istringstream counting(text);
    for (std::string line; std::getline(counting, line);) {
        ++times[bare(line)];
    }
    std::string out;
    std::istringstream copying(text);
    for (std::string line; std::getline(copying, line);) {
        out += times[bare(line)] < 3 ? line + "\n" : "";
    }
    return out;
}

double coverage(const Words& expected, const Words& ours)
{
    int all = 0;
    int found = 0;
    for (const auto& [word, count] : expected) {
        auto it = ours.find(word);
        all += count;
        found += it == ours.end() ? 0 : std::min(count, it->second);
    }
    return all == 0 ? 1 : static_cast<double>(found) / all;
}

// The best agreement with any of the programs whose text lies beside the sample.
std::optional<double> best_coverage(const std::filesystem::path& sample, const std::string& text)
{
    std::optional<double> best;
    Words ours = words_of(text);
    constexpr std::size_t too_few = 10;                        // different words: the sample is about something else
    for (const char* program : {"lo", "pandoc", "pdftotext", "mutool"}) {
        std::filesystem::path expected = sample;
        expected += std::string(".") + program + ".expected.txt";
        if (std::filesystem::exists(expected)) {
            Words theirs = words_of(without_repeated_lines(test::read_text(expected)));
            best = std::max(best.value_or(0), theirs.size() < too_few ? 1 : coverage(theirs, ours));
        }
    }
    return best;
}

// Texts of the other formats are held against another program's in tests of their own, or the other program has none.
double least_coverage(const std::filesystem::path& sample)
{
    std::string extension = sample.extension();
    return extension == ".docx" || extension == ".odt" || extension == ".pdf" ? 0.95 : 0;
}

struct Expected {
    std::string file;                            // "samples/docx/x.docx"
    bool imported = false;
    std::string reason;                          // a word of it
};

// tests/data/real_samples.tsv: each outcome was looked at, and a user would agree with it.
std::vector<Expected> expected_outcomes()
{
    std::vector<Expected> all;
    std::istringstream lines(test::read_text(test::test_data("real_samples.tsv")));
    for (std::string line; std::getline(lines, line);) {
        std::istringstream cells(line);
        Expected expected;
        std::string outcome;
        if (!line.starts_with("#") && std::getline(cells, expected.file, '\t') && std::getline(cells, outcome, '\t')) {
            std::getline(cells, expected.reason);
            expected.imported = outcome == "imported";
            all.push_back(expected);
        }
    }
    return all;
}

long most_memory_of_readers()                    // KB, of the largest program started so far
{
    rusage usage{};
    getrusage(RUSAGE_CHILDREN, &usage);
    return usage.ru_maxrss;
}

// A page of many kilometres: poppler gives up on it only where memory is short.
constexpr const char* needs_the_memory_limit = "samples/pdf/mozilla__bomb_giant.pdf";

} // namespace

TEST_CASE("every real file is imported or refused with the right reason, in time and memory")
{
    auto folder = test::shared_sample("formats/import/samples");
    if (!folder) {
        WARN("../shared is absent: skipped");
        return;
    }
    std::vector<Expected> all = expected_outcomes();
    CHECK(all.size() == 198);
    int imported = 0;
    for (const Expected& expected : all) {
        CAPTURE(expected.file);
        if (expected.file == needs_the_memory_limit && !test::readers_have_a_memory_limit) {
            continue;
        }
        std::filesystem::path path = folder->parent_path() / expected.file;
        test::ImportOutcome outcome = test::import_outcome(path);
        CHECK(outcome.time < std::chrono::seconds(10));
        CHECK(outcome.read == expected.imported);
        imported += outcome.read;
        CHECK_THAT(outcome.why, Catch::Matchers::Contains(expected.reason));
        CHECK(outcome.what_to_do.empty() == outcome.read);
        if (outcome.read) {
            CHECK(normalize_stored_text(outcome.content).text == outcome.content);
            CHECK(best_coverage(path, outcome.content).value_or(1) >= least_coverage(path));
        }
    }
    CHECK((most_memory_of_readers() < 1 << 20 || !test::readers_have_a_memory_limit));
    WARN(imported << " imported, " << all.size() - static_cast<std::size_t>(imported) << " refused");
}
