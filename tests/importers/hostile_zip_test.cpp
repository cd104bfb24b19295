// SPDX-License-Identifier: GPL-3.0-or-later
// Files made to cost time or memory, as Word and as OpenDocument: each is refused or read within five seconds and a gigabyte.
#include "core/base/error.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "importers/importer.h"
#include "tests/importers/document_checks.h"
#include "tests/importers/docx_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <functional>

using namespace duiding;
using test::repeat;

namespace {

std::string numbered(int times, const std::function<std::string(const std::string& number, const std::string& next)>& make)
{
    std::string out;
    for (int i = 0; i < times; ++i) {
        out += make(std::to_string(i), std::to_string(i + 1));
    }
    return out;
}

test::DocxParts odt_parts(const std::string& text, const std::string& styles = {})
{
    return {{"mimetype", "application/vnd.oasis.opendocument.text"},
            {"content.xml", "<office:document-content><office:automatic-styles>" + styles + "</office:automatic-styles><office:body><office:text>" + text
                                + "</office:text></office:body></office:document-content>"}};
}

// "read" or "refused", within the time; the memory is the most that this process ever had.
std::string outcome(const test::DocxParts& parts, const std::string& name)
{
    test::TempFolder folder;
    test::write_docx(folder / name, parts);
    auto begin = std::chrono::steady_clock::now();
    std::string result = "read";
    try {
        Progress progress;
        ImportOptions options;
        options.speakers = SpeakerSearch::Never;
        import_file(folder / name, options, progress);
    } catch (const BadInput&) {
        result = "refused";
    }
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(5));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    CHECK(usage.ru_maxrss < 1'000'000);
    return result;
}

const std::string word_text = "<w:p><w:r><w:t>tekst</w:t></w:r></w:p>";
const std::string open_text = "<text:p>tekst</text:p>";

} // namespace

TEST_CASE("parts that unpack to very many elements are refused before they fill the memory")
{
    CHECK(outcome(odt_parts(repeat("<a/> ", 7'000'000)), "a.odt") == "refused");
    CHECK(outcome(odt_parts(open_text + std::string(70 << 20, ' ')), "a.odt") == "refused");
}

TEST_CASE("an OpenDocument text nested beyond a thousand is refused, and one of less is read")
{
    CHECK(outcome(odt_parts(repeat("<text:list><text:list-item>", 400) + open_text + repeat("</text:list-item></text:list>", 400)), "a.odt") == "read");
    CHECK(outcome(odt_parts(repeat("<text:section>", 300'000) + open_text + repeat("</text:section>", 300'000)), "a.odt") == "refused");
}

TEST_CASE("very long chains and circles of styles cost no more than their length")
{
    auto open_style = [](const std::string& number, const std::string& next) {
        return "<style:style style:family=\"paragraph\" style:name=\"P" + number + "\" style:parent-style-name=\"P" + next + "\"/>";
    };
    auto word_style = [](const std::string& number, const std::string& next) {
        return "<w:style w:styleId=\"P" + number + "\"><w:basedOn w:val=\"P" + next + "\"/></w:style>";
    };
    CHECK(outcome(odt_parts(open_text, numbered(20'000, open_style)), "a.odt") == "read");
    CHECK(outcome(test::docx_parts(word_text, {{"styles", numbered(20'000, word_style)}}), "a.docx") == "read");
}

TEST_CASE("very many notes, comments and alternatives cost no more than their number")
{
    std::string note = "<text:note><text:note-body><text:p>n</text:p></text:note-body></text:note>";
    CHECK(outcome(odt_parts("<text:p>a" + repeat(note, 20'000) + "</text:p>"), "a.odt") == "read");
    auto open_comment = [](const std::string& number, const std::string&) {
        return "<office:annotation office:name=\"" + number + "\"><text:p>c</text:p></office:annotation>a";
    };
    auto ends = [](const std::string& number, const std::string&) { return "<office:annotation-end office:name=\"" + number + "\"/>"; };
    CHECK(outcome(odt_parts("<text:p>" + numbered(20'000, open_comment) + numbered(20'000, ends) + "</text:p>"), "a.odt") == "read");
    CHECK(outcome(test::docx_parts("<w:p><mc:AlternateContent>" + repeat("<mc:Fallback/>", 100'000) + "</mc:AlternateContent></w:p>" + word_text), "a.docx")
          == "read");
    auto reference = [](const std::string& number, const std::string&) { return "<w:r><w:footnoteReference w:id=\"" + number + "\"/></w:r>"; };
    auto footnote = [](const std::string& number, const std::string&) { return "<w:footnote w:id=\"" + number + "\">" + word_text + "</w:footnote>"; };
    CHECK(outcome(test::docx_parts("<w:p>" + numbered(20'000, reference) + "</w:p>", {{"footnotes", numbered(20'000, footnote)}}), "a.docx") == "read");
}

TEST_CASE("an OpenDocument text with bytes changed is read or refused, and what is read keeps the rules of stored text")
{
    const std::string whole = test::read_text(test::test_data("good/odt/interview.fodt"));
    int read = 0;
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string bytes = whole;
        bytes[at] = static_cast<char>(bytes[at] ^ (1 << at % 8));
        try {
            Progress progress;
            ImportedDocument document = import_bytes({"a.fodt", bytes}, {}, progress);
            CHECK(normalize_stored_text(document.text).text == document.text);
            CHECK(std::all_of(document.marks.begin(), document.marks.end(), [](const Mark& mark) { return is_valid_utf8(mark.value); }));
            CHECK(is_valid_utf8(document.title));
            ++read;
        } catch (const BadInput& error) {
            CHECK_FALSE(error.text().why.empty());
        }
    }
    CHECK(read > 1'000);
}

TEST_CASE("a bomb without a directory is refused")
{
    test::TempFolder folder;
    std::string text = "<w:p><w:r><w:t>" + repeat("abcdefghij klmnopqrst", 2'000'000) + "</w:t></w:r></w:p>";
    test::write_docx(folder / "heel.docx", test::docx_parts(text));
    std::string bytes = test::read_text(folder / "heel.docx");
    test::write_text(folder / "half.docx", bytes.substr(0, bytes.find("PK\x01\x02")));
    Progress progress;
    CHECK_THROWS_AS(import_file(folder / "half.docx", {}, progress), BadInput);
}
