// SPDX-License-Identifier: GPL-3.0-or-later
// Scanned pages: named when they are not read, recognised when the user wants it.
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "tests/importers/scan_maker.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

using namespace duiding;

namespace {

const std::vector<std::string> meeting{"Verslag van de bijeenkomst in Nieuwveen", "",
                                       "De wethouder vertelde dat de gemeente en de zorgaanbieders elkaar",
                                       "beter zijn gaan vertrouwen. Er is een gezamenlijk doel, maar de",
                                       "verantwoordelijkheid ligt nog niet vast. Wie beslist er over het geld?"};
const std::vector<std::string> second{"De huisarts vond dat er te veel werd vergaderd en te weinig gedaan.",
                                      "Daarom komt er een kleine werkgroep met twee leden per organisatie."};

ImportedDocument read(const std::string& bytes, bool ocr)
{
    ImportOptions options;
    options.ocr = ocr;
    Progress progress;
    return import_bytes({"scan.pdf", bytes}, options, progress);
}

std::string english_of(const Findings& findings)
{
    std::string all;
    for (const Finding& finding : findings) {
        all += format(finding.message) + "\n";
    }
    return all;
}

std::vector<Mark> marks_of(const ImportedDocument& document, MarkKind kind)
{
    std::vector<Mark> marks;
    std::copy_if(document.marks.begin(), document.marks.end(), std::back_inserter(marks), [&](const Mark& m) { return m.kind == kind; });
    return marks;
}

// Of the words that were on paper, the part that came out.
double share_found(const std::vector<std::string>& lines, const std::string& text)
{
    int words = 0;
    int found = 0;
    for (const std::string& line : lines) {
        for (std::size_t at = 0; at < line.size();) {
            std::size_t end = std::min(line.find(' ', at), line.size());
            ++words;
            found += text.find(line.substr(at, end - at)) != std::string::npos;
            at = end + 1;
        }
    }
    return static_cast<double>(found) / words;
}

} // namespace

TEST_CASE("a scan is refused with the advice to recognise it")
{
    try {
        read(test::make_scan({{meeting}}), false);
        FAIL("was not refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().why).find("scans") != std::string::npos);
        CHECK(format(error.text().what_to_do).find("--ocr") != std::string::npos);
    }
}

TEST_CASE("pages that hold a picture and no text are named, blank ones are not")
{
    std::string bytes = test::make_scan({{second, true}, {}, {meeting}, {second, true}, {second}});
    ImportedDocument document = read(bytes, false);
    std::string said = english_of(document.findings);
    CHECK(said.find("2 pages hold a picture and no text: pages 3, 5.") != std::string::npos);
    CHECK(document.importer_options == "blank=2");
    CHECK(marks_of(document, MarkKind::Page).size() == 5);
    ImportedDocument one = read(test::make_scan({{second, true}, {}}), false);
    CHECK(one.findings.empty());
    CHECK(one.importer_options == "blank=2");
}

TEST_CASE("a scanned page in Dutch is recognised, marked with its certainty, and told")
{
    ImportedDocument document = read(test::make_scan({{meeting}, {second}}), true);
    CHECK(share_found(meeting, document.text) > 0.95);
    CHECK(share_found(second, document.text) > 0.95);
    CHECK(document.text.find("zorgaanbieders elkaar beter zijn") != std::string::npos);      // lines became a paragraph
    std::vector<Mark> recognised = marks_of(document, MarkKind::Recognised);
    std::vector<Mark> pages = marks_of(document, MarkKind::Page);
    REQUIRE(recognised.size() == 2);
    REQUIRE(pages.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        CHECK(recognised[i].range == pages[i].range);
        CHECK(recognised[i].number > 70);
        CHECK(recognised[i].number <= 100);
    }
    CHECK(english_of(document.findings).find("The text of 2 pages") != std::string::npos);
    CHECK(document.importer_options == "ocr=nld+eng");
    CHECK(document.language == "nl");
}

TEST_CASE("a page with text keeps its own when the others are recognised")
{
    ImportedDocument document = read(test::make_scan({{second, true}, {meeting}}), true);
    CHECK(document.text.find(second[0]) != std::string::npos);
    std::vector<Mark> recognised = marks_of(document, MarkKind::Recognised);
    REQUIRE(recognised.size() == 1);
    CHECK(recognised[0].range == marks_of(document, MarkKind::Page)[1].range);
}

TEST_CASE("a language that is not installed is refused by its name")
{
    ImportOptions options;
    options.ocr = true;
    Progress progress;
    for (const char* language : {"xyz", "../../etc/passwd"}) {
        options.ocr_languages = language;
        CHECK_THROWS_AS(import_bytes({"scan.pdf", test::make_scan({{meeting}})}, options, progress), BadInput);
    }
}

TEST_CASE("recognising can be cancelled")
{
    ImportOptions options;
    options.ocr = true;
    Progress progress;
    std::string bytes = test::make_scan(std::vector<test::ScanSheet>(8, {meeting}));
    std::thread canceller([&] {
        while (progress.total() == 0) {
            std::this_thread::yield();
        }
        progress.cancel();
    });
    CHECK_THROWS_AS(import_bytes({"scan.pdf", bytes}, options, progress), Cancelled);
    canceller.join();
}

TEST_CASE("a picture of a page is a document when its text is to be recognised, and else refused with that advice")
{
    ImportOptions options;
    Progress progress;
    ImportSource source{"flap.png", test::make_scan_png(meeting)};
    try {
        import_bytes(source, options, progress);
        FAIL("was not refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().what_to_do).find("--ocr") != std::string::npos);
    }
    options.ocr = true;
    ImportedDocument document = import_bytes(source, options, progress);
    CHECK(document.format == "image");
    CHECK(share_found(meeting, document.text) > 0.95);
    CHECK(marks_of(document, MarkKind::Recognised).size() == 1);
}

TEST_CASE("a picture that says it is enormous is refused before it is unpacked")
{
    std::string bytes = test::make_scan_png(second);
    std::string large = bytes;
    large.replace(16, 8, std::string("\x00\x00\xFF\xFF\x00\x00\xFF\xFF", 8));       // width and height in the first chunk
    ImportOptions options;
    options.ocr = true;
    Progress progress;
    try {
        import_bytes({"groot.png", large}, options, progress);
        FAIL("was not refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().why).find("megapixels") != std::string::npos);
    }
    CHECK_THROWS_AS(import_bytes({"half.png", bytes.substr(0, bytes.size() / 2)}, options, progress), BadInput);
}
