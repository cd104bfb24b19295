// SPDX-License-Identifier: GPL-3.0-or-later
// What every importer promises of files that are not as they should be: every good file cut off, every format empty, every format under
// the extension of every other.
#include "core/base/file.h"
#include "tests/importers/import_outcome.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <map>
#include <set>

using namespace duiding;
using test::ImportOutcome;

namespace {

constexpr std::chrono::milliseconds longest{5'000};

ImportOptions options_for(const std::string& format)
{
    ImportOptions options;
    options.ocr = format == "image";             // a picture has no text until it is recognised
    return options;
}

std::string format_of(const std::filesystem::path& good_file) { return path_text(good_file.parent_path().filename()); }

// Each good file is read once.
const ImportOutcome& whole(const std::filesystem::path& path)
{
    static std::map<std::filesystem::path, ImportOutcome> known;
    auto it = known.find(path);
    return it != known.end() ? it->second : known.emplace(path, test::import_outcome(path, options_for(format_of(path)))).first->second;
}

void check_refused_in_words(const ImportOutcome& outcome, const std::filesystem::path& path)
{
    CHECK_FALSE(outcome.what.empty());
    CHECK(outcome.where.find(path_text(path.filename())) != std::string::npos);
    CHECK_FALSE(outcome.why.empty());
    CHECK_FALSE(outcome.what_to_do.empty());
}

// A line of text, a row or a cue says nothing of how many should follow.
bool can_end_anywhere(const std::string& format)
{
    static const std::set<std::string> formats{"txt", "md", "csv", "html", "srt", "vtt", "spoken-table"};
    return formats.contains(format);
}

bool says_damaged(const ImportOutcome& outcome)
{
    return std::any_of(outcome.findings.begin(), outcome.findings.end(),
                       [](const std::string& finding) { return finding.find("damaged or incomplete") != std::string::npos; });
}

// The name of a good file with the extension of another format.
struct Disguise {
    std::filesystem::path file;
    std::string format;
    std::string extension;
};

std::vector<Disguise> disguises()
{
    std::vector<Disguise> all;
    for (const Importer& importer : importers()) {
        std::filesystem::path file = test::files_below(test::test_data(std::string("good/") + importer.id)).front();
        for (const Importer& other : importers()) {
            std::string extension(other.extensions.front());
            bool own = std::find(importer.extensions.begin(), importer.extensions.end(), extension) != importer.extensions.end();
            if (!own) {
                all.push_back({file, importer.id, extension});
            }
        }
    }
    return all;
}

} // namespace

TEST_CASE("a good file that is cut off is read with a finding or refused in words, in time")
{
    test::TempFolder folder;
    for (const std::filesystem::path& good : test::files_below(test::test_data("good"))) {
        std::string format = format_of(good);
        std::string bytes = test::read_text(good);
        for (std::size_t size : {bytes.size() / 4, bytes.size() / 2, bytes.size() * 3 / 4, bytes.size() - 1}) {
            CAPTURE(good, size);
            std::filesystem::path path = folder / path_text(good.filename());
            test::write_text(path, bytes.substr(0, size));
            ImportOutcome outcome = test::import_outcome(path, options_for(format));
            CHECK(outcome.time < longest);
            if (!outcome.read) {
                check_refused_in_words(outcome, path);
            } else if (!can_end_anywhere(format) && !says_damaged(outcome) && outcome.findings == whole(good).findings) {
                CHECK(outcome.content == whole(good).content);           // nothing is lost in silence
            }
        }
    }
}

TEST_CASE("a text cut off inside a letter keeps the letters before it")
{
    test::TempFolder folder;
    std::string text = "De cliënt vond één idee: coördinatie met de gemeente Súdwest-Fryslân. Zij sprak van een reünie";
    for (const char* name : {"gesprek.txt", "gesprek.md", "gesprek.html"}) {
        CAPTURE(name);
        std::string head = std::string(name).ends_with("html") ? "<html><body><p>" : "";
        test::write_text(folder / name, head + text + " met cli\xC3");
        ImportOutcome outcome = test::import_outcome(folder / name);
        CHECK_THAT(outcome.content, Catch::Matchers::Contains(text));
        CHECK_THAT(outcome.findings, Catch::Matchers::VectorContains(std::string(name) + ": The file ends inside a letter: it may have been cut off."));
    }
    test::write_text(folder / "windows.txt", "Een caf\xE9");
    CHECK_THAT(test::import_outcome(folder / "windows.txt").content, Catch::Matchers::StartsWith("Een café"));
}

TEST_CASE("an empty file is said to be empty, whatever it is called")
{
    test::TempFolder folder;
    for (const Importer& importer : importers()) {
        for (std::string_view extension : importer.extensions) {
            for (const char* bytes : {"", " \n\t\r\n", "\xEF\xBB\xBF"}) {
                std::filesystem::path path = folder / ("leeg." + std::string(extension));
                CAPTURE(path, bytes);
                test::write_text(path, bytes);
                ImportOutcome outcome = test::import_outcome(path);
                CHECK_FALSE(outcome.read);
                CHECK(outcome.why == "The file is empty.");
                check_refused_in_words(outcome, path);
            }
        }
    }
}

TEST_CASE("a good file under the extension of another format is read as what it is, and the user is told")
{
    test::TempFolder folder;
    for (const Disguise& disguise : disguises()) {
        CAPTURE(disguise.file, disguise.extension);
        std::filesystem::path path = folder / (path_text(disguise.file.stem()) + "." + disguise.extension);
        std::filesystem::copy_file(disguise.file, path, std::filesystem::copy_options::overwrite_existing);
        ImportOutcome outcome = test::import_outcome(path);
        CHECK(outcome.time < longest);
        if (!outcome.read) {
            check_refused_in_words(outcome, path);
            CHECK(disguise.format == "image");
            CHECK(outcome.why == "It is a picture; its text has to be recognised.");
            continue;
        }
        static const std::set<std::string> by_name{"txt", "md", "csv", "bib"};      // a list of BibTeX may begin with any words
        bool by_name_alone = by_name.contains(disguise.format);
        if (!by_name_alone) {
            CHECK(outcome.format == disguise.format);
            CHECK(outcome.content == whole(disguise.file).content);
        }
        bool told = std::any_of(outcome.findings.begin(), outcome.findings.end(),
                                [&](const std::string& finding) { return finding.find("is called ." + disguise.extension) != std::string::npos; });
        CHECK((told || outcome.format == disguise.extension));
    }
}
