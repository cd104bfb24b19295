// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "tests/importers/document_checks.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;
using test::mentions;

namespace {

ImportedDocument import(const std::string& name)
{
    Progress progress;
    return import_file(test::test_data("good/txt") / name, {}, progress);
}

} // namespace

TEST_CASE("a Dutch transcript reads alike in every encoding")
{
    std::string expected = test::read_text(test::test_data("good/txt/interview-utf8.txt"));
    for (const char* name : {"interview-utf8.txt", "interview-utf8-bom-crlf.txt", "interview-utf16le.txt", "interview-utf16be-bom.txt",
                             "interview-windows-1252.txt", "interview-macroman-cr.txt"}) {
        CAPTURE(name);
        ImportedDocument document = import(name);
        CHECK(document.text == expected);
        CHECK(document.speakers.size() == 3);
        CHECK(document.kind == DocumentKind::Interview);
        CHECK(document.language == "nl");
    }
    ImportedDocument dos = import("interview-cp850.txt");
    CHECK(dos.text.find("cliënt, gemeente") != std::string::npos);
    CHECK(dos.text.find("één aanspreekpunt") != std::string::npos);
    CHECK(mentions(dos, "ibm-850"));
}

TEST_CASE("a guessed encoding is said, a certain one is not")
{
    CHECK(import("interview-utf8.txt").findings.empty());
    CHECK(mentions(import("interview-windows-1252.txt"), "windows-1252"));
    CHECK(mentions(import("interview-macroman-cr.txt"), "macintosh"));
}

TEST_CASE("the encoding the user chose is used")
{
    ImportOptions options;
    options.encoding = "ibm-850";
    Progress progress;
    auto document = import_file(test::test_data("good/txt/interview-windows-1252.txt"), options, progress);
    CHECK(document.text.find("cliënt") == std::string::npos);
    CHECK(document.importer_options == "encoding=ibm-850");
}

TEST_CASE("a policy text with words before colons has no speakers")
{
    ImportedDocument document = import("beleid.txt");
    CHECK(document.speakers.empty());
    CHECK(document.marks.empty());
    CHECK(document.kind == DocumentKind::Note);
}

TEST_CASE("a document keeps its original file and where it came from")
{
    ImportedDocument document = import("interview-utf8-bom-crlf.txt");
    CHECK(document.name == "interview-utf8-bom-crlf");
    CHECK(document.format == "txt");
    CHECK(document.original == test::read_text(test::test_data("good/txt/interview-utf8-bom-crlf.txt")));
    CHECK(document.original_sha256.size() == 32);
}

TEST_CASE("real text samples of other scripts and old machines are read")
{
    struct Sample {
        const char* name;
        const char* words;
    };
    for (Sample sample : {Sample{"tika__english.cp500.txt", "IntelliStation"},
                          Sample{"chardet__nobom-utf16le.txt", "DateTime,Bid"}, Sample{"tika__testTXT_win-1252.txt", "“windows”"},
                          Sample{"chardet___ude_2.txt", "vijf-en"}, Sample{"chardet___ude_1.txt", "observação"},
                          Sample{"tika__multi-language.txt", "ABC adhoc"}}) {
        auto path = test::shared_sample(std::string("formats/import/samples/txt/") + sample.name);
        if (!path) {
            WARN("../shared is absent: skipped");
            return;
        }
        CAPTURE(sample.name);
        Progress progress;
        ImportedDocument document = import_file(*path, {}, progress);
        CHECK(is_valid_utf8(document.text));
        CHECK(document.text.find(sample.words) != std::string::npos);
    }
}
