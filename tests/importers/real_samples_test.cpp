// SPDX-License-Identifier: GPL-3.0-or-later
// Every real file beside the checkout is imported or refused, and what is imported holds the words that another program finds.
#include "core/base/error.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

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

struct Tally {
    int imported = 0;
    int refused = 0;
};

Tally import_all(const std::string& format)
{
    Tally tally;
    auto folder = test::shared_sample("formats/import/samples/" + format);
    if (!folder) {
        WARN("../shared is absent: skipped");
        return tally;
    }
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        if (entry.path().extension() != "." + format) {
            continue;
        }
        CAPTURE(entry.path().filename().string());
        try {
            Progress progress;
            ImportedDocument document = import_file(entry.path(), {}, progress);
            ++tally.imported;
            CHECK(normalize_stored_text(document.text).text == document.text);
            if (auto share = best_coverage(entry.path(), document.text)) {
                CHECK(*share >= 0.95);
            }
        } catch (const BadInput& error) {
            ++tally.refused;
            CHECK_FALSE(error.text().why.empty());
        }
    }
    return tally;
}

} // namespace

TEST_CASE("real Word documents are read whole or refused")
{
    Tally tally = import_all("docx");
    CHECK((tally.imported == 0 || (tally.imported >= 35 && tally.refused <= 6)));
}

TEST_CASE("real OpenDocument texts are read whole or refused")
{
    Tally tally = import_all("odt");
    CHECK((tally.imported == 0 || (tally.imported >= 9 && tally.refused <= 1)));
}

TEST_CASE("real PDFs are read whole or refused")
{
    Tally tally = import_all("pdf");
    CHECK((tally.imported == 0 || (tally.imported >= 26 && tally.refused <= 12)));
}
