// SPDX-License-Identifier: GPL-3.0-or-later
// PDFs through duiding-reader, as the programs read them.
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "importers/support/reader_frames.h"
#include "tests/importers/pdf_maker.h"
#include "tests/support/paths.h"
#include "tests/support/run_program.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <thread>

using namespace duiding;
using test::PdfSheet;

namespace {

ImportedDocument import_bytes(const std::string& bytes, const std::string& name = "proef.pdf")
{
    test::TempFolder folder;
    test::write_text(folder / name, bytes);
    Progress progress;
    return import_file(folder / name, {}, progress);
}

ImportedDocument import(const std::vector<PdfSheet>& pages, const std::string& labels = {})
{
    return import_bytes(test::make_pdf(pages, labels));
}

std::string why_refused(const std::string& bytes)
{
    try {
        import_bytes(bytes);
    } catch (const BadInput& error) {
        return format(error.text().why);
    }
    return "not refused";
}

} // namespace

TEST_CASE("a PDF gives its paragraphs, headings, pages and speakers")
{
    auto document = import({{{72, 100, "Gesprek één", 18, "Helvetica-Bold"}, {72, 140, "I: Hoe gaat het?"}, {72, 160, "R1: Goed, dank u."}},
                            {{72, 100, "I: En thuis?"}, {72, 120, "R1: Ook."}}},
                           "0 << /S /r /St 4 >>");
    CHECK(document.text == "Gesprek één\nI: Hoe gaat het?\nR1: Goed, dank u.\nI: En thuis?\nR1: Ook.");
    CHECK(document.title == "Gesprek één");
    CHECK(document.format == "pdf");
    CHECK(document.speakers.size() == 2);
    std::vector<std::string> labels;
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Page) {
            labels.push_back(std::to_string(mark.number) + mark.value);
        }
    }
    CHECK(labels == std::vector<std::string>{"1iv", "2v"});
}

TEST_CASE("a PDF that is called a Word document is read as what it is, and the user is told")
{
    auto document = import_bytes(test::make_pdf({{{72, 100, "Tekst"}}}), "rapport.docx");
    CHECK(document.format == "pdf");
    CHECK(std::any_of(document.findings.begin(), document.findings.end(),
                      [](const Finding& f) { return format(f.message).find(".docx") != std::string::npos; }));
}

TEST_CASE("a scan, a damaged PDF and one with a password are told apart")
{
    CHECK(why_refused(test::make_pdf({{}})).find("scans") != std::string::npos);
    CHECK(why_refused("%PDF-1.4\nrommel").find("damaged") != std::string::npos);
    std::string locked = test::read_text(test::test_data("broken/pdf/password.pdf"));
    CHECK(why_refused(locked).find("password") != std::string::npos);
}

TEST_CASE("a PDF cut off or with bytes changed is read or refused, never more")
{
    std::string whole = test::make_pdf({{{72, 100, "Tekst van de eerste bladzijde"}}, {{72, 100, "Tweede"}}});
    for (std::size_t length = 20; length < whole.size(); length += 97) {
        CHECK_NOTHROW(why_refused(whole.substr(0, length)));
    }
    for (std::size_t at = 10; at < whole.size(); at += 101) {
        std::string changed = whole;
        changed[at] = static_cast<char>(changed[at] ^ 0x15);
        CHECK_NOTHROW(why_refused(changed));
    }
}

TEST_CASE("the reader answers what it is asked and nothing else")
{
    std::string request = encode_frame(FrameKind::Request, encode_request({"pdf", "proef.pdf"}));
    auto result = test::run_program(test::program("duiding-reader"), {}, request + "no pdf");
    CHECK(result.exit_code == 0);
    CHECK(result.errors.empty());
    FrameSplitter frames;
    frames.feed(result.output);
    CHECK(frames.next()->kind == FrameKind::Refused);
    CHECK(frames.next()->kind == FrameKind::Done);
    CHECK(test::run_program(test::program("duiding-reader"), {}, "%PDF-1.4 without a request").exit_code == 1);
}

TEST_CASE("reading a PDF can be cancelled")
{
    std::vector<PdfSheet> pages(400);
    for (PdfSheet& page : pages) {
        for (int line = 0; line < 50; ++line) {
            page.push_back({72, 80.0 + 14 * line, "Een regel met gewone woorden om de lezer bezig te houden"});
        }
    }
    test::TempFolder folder;
    test::write_text(folder / "lang.pdf", test::make_pdf(pages));
    Progress progress;
    std::thread canceller([&] { progress.cancel(); });
    CHECK_THROWS_AS(import_file(folder / "lang.pdf", {}, progress), Cancelled);
    canceller.join();
}
