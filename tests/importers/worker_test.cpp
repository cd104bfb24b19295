// SPDX-License-Identifier: GPL-3.0-or-later
// What is left of a document when a page ends the process that reads it. The stub reader (tests/importers/stub) comes to grief on
// purpose; the real one is tested in pdf_test.cpp.
#include "core/base/error.h"
#include "importers/pdf/reading.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;

namespace {

ImportedDocument read(const std::string& content, Progress& progress)
{
    ImportOptions options;
    return pdf::read_document("pdf", {"proef.pdf", content}, options, progress, test::program("duiding-reader-stub"));
}

ImportedDocument read(const std::string& content)
{
    Progress progress;
    return read(content, progress);
}

// Those with text; the others have an empty mark.
std::vector<std::int64_t> pages_of(const ImportedDocument& document)
{
    std::vector<std::int64_t> pages;
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Page && !mark.range.empty()) {
            pages.push_back(mark.number);
        }
    }
    return pages;
}

std::vector<std::string> places_of(const ImportedDocument& document)
{
    std::vector<std::string> places;
    for (const Finding& finding : document.findings) {
        if (finding.severity == Severity::Warning) {
            places.push_back(finding.where);
        }
    }
    return places;
}

} // namespace

TEST_CASE("a page that ends its reader is named and the other pages come in")
{
    for (const char* how : {"crash", "hang", "memory", "lie", "other", "exit"}) {
#if defined(__SANITIZE_ADDRESS__)
        if (std::string_view(how) == "memory") {
            continue;                                // without a limit it would take the machine's
        }
#endif
        CAPTURE(how);
        ImportedDocument document = read("12 " + std::string(how) + " 7");
        CHECK(pages_of(document) == std::vector<std::int64_t>{1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12});
        CHECK(places_of(document) == std::vector<std::string>{"page 7"});
        CHECK(document.text.find("Bladzijde 8") != std::string::npos);
        CHECK(document.text.find("Bladzijde 7") == std::string::npos);
    }
}

TEST_CASE("the first and the last page may fail, and two in a row")
{
    ImportedDocument document = read("4 crash 1 2 4");
    CHECK(pages_of(document) == std::vector<std::int64_t>{3});
    CHECK(places_of(document) == std::vector<std::string>{"page 1", "page 2", "page 4"});
}

TEST_CASE("after twenty failed pages the rest is given up, and told")
{
    std::string content = "60 crash";
    for (int page = 10; page < 50; ++page) {
        content += " " + std::to_string(page);
    }
    ImportedDocument document = read(content);
    CHECK(pages_of(document).size() == 9);
    CHECK(places_of(document).size() == 21);
    CHECK(places_of(document).back() == "page 30");
}

TEST_CASE("a document of which no page can be read is refused")
{
    CHECK_THROWS_AS(read("2 crash 1 2"), BadInput);
    CHECK_THROWS_AS(read("0 crash"), BadInput);
    CHECK_THROWS_AS(read("20000 crash"), BadInput);
}

TEST_CASE("the bar counts pages, and cancelling ends a reader that hangs at once")
{
    Progress progress;
    read("12 none", progress);
    CHECK(progress.total() == 12);
    CHECK(progress.done() == 12);

    Progress stopped;
    stopped.cancel();
    auto started = std::chrono::steady_clock::now();
    CHECK_THROWS_AS(read("12 hang 1", stopped), Cancelled);
    CHECK(std::chrono::steady_clock::now() - started < std::chrono::milliseconds(900));
}
