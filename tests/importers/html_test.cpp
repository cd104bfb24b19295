// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "importers/reader/html_document.h"
#include "importers/support/html_encoding.h"
#include "importers/support/html_limits.h"
#include "tests/importers/document_checks.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace duiding;
using test::repeat;
using test::marked;

namespace {

ImportedDocument import_good(const std::string& name)
{
    Progress progress;
    return import_file(test::test_data("good/html") / name, {}, progress);
}

// Without the process between, for the many small pages.
ImportedDocument read(const std::string& body)
{
    return reader::read_html_document({"proef.html", body}, {});
}

std::string text(const std::string& body)
{
    return read(body).text;
}

std::string many_attributes(int count)
{
    std::string tag = "<p ";
    for (int i = 0; i < count; ++i) {
        tag += "a" + std::to_string(i) + "=1 ";
    }
    return tag + ">x";
}

bool mentions(const Findings& findings, std::string_view words)
{
    return std::any_of(findings.begin(), findings.end(),
                       [&](const Finding& f) { return format(f.message).find(words) != std::string::npos; });
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a web page comes in as a browser shows it, with its title, language, author and date")
{
    ImportedDocument document = import_good("wijkkrant.html");
    CHECK(document.text
          == "Voorpagina\nZorg\nEén loket voor zorg\nDe gemeente opent in mei één loket. “Dat scheelt coördinatie”, zegt wethouder Tjitske "
             "Boonstra.\u2028Meer volgt.\nWat verandert er?\nvaste wijkverpleegkundige\nspreekuur\ndinsdag\ndonderdag\nBereik\nWijk\tCliënten\n"
             "Noord\t112\u2028(geschat)\nDit kader is geen tabel.\nI:  Hoe gaat het?\nR1: Goed.\nZuiderwold, 2023");
    CHECK(document.title == "Wijkkrant Zuiderwold: één loket voor zorg");
    CHECK(document.language == "nl");
    CHECK(document.importer_options == "encoding=UTF-8");
    CHECK(document.attributes
          == std::vector<ImportedAttribute>{{"author", "Redactie Wijkkrant", AttributeType::Text}, {"created", "2023-05-11", AttributeType::Date}});
    CHECK(marked(document, MarkKind::Heading) == Strings{"1||Eén loket voor zorg", "2||Wat verandert er?"});
    CHECK(marked(document, MarkKind::ListItem)
          == Strings{"1|•|Voorpagina", "1|•|Zorg", "1|c.|vaste wijkverpleegkundige", "1|d.|spreekuur", "2|•|dinsdag", "2|•|donderdag"});
    CHECK(marked(document, MarkKind::Table) == Strings{"2||Wijk\tCliënten\nNoord\t112\u2028(geschat)"});
    CHECK(marked(document, MarkKind::Bold) == Strings{"0||één loket"});
    CHECK(marked(document, MarkKind::Italic) == Strings{"0||Tjitske Boonstra"});
}

TEST_CASE("a page saved by Word keeps the markers of its lists and loses what only Word reads")
{
    ImportedDocument document = import_good("uit-word.htm");
    CHECK(document.text == "Verslag van de cliëntenraad\nideeën over het loket\néén vast aanspreekpunt voor € 0\nEinde.");
    CHECK(marked(document, MarkKind::ListItem) == Strings{"1|•|ideeën over het loket", "2|2.|één vast aanspreekpunt voor € 0"});
    CHECK(document.importer_options == "encoding=windows-1252");
}

TEST_CASE("blanks collapse across tags as in a browser")
{
    CHECK(text("<p> a <b> b</b> c  <i>d </i> e </p>") == "a b c d e");
    CHECK(text("<p>a<b>b</b>c</p><p>\n\td&nbsp; e</p>") == "abc\nd\u00A0 e");
    CHECK(text("a<br> b <br/><br>c<br>") == "a\u2028b\u2028\u2028c");
    CHECK(text("a<div>b<div>c</div>d</div>e") == "a\nb\nc\nd\ne");
    CHECK(text("<div>a</div><div><br></div><div>b</div>") == "a\n\nb");
    CHECK(text("&eacute;&#233;&#xe9;&euro;&hellip;&onbekend; &amp;lt;") == "ééé€…&onbekend; &lt;");
    CHECK(text("<q>ja</q> <wbr>nee<sup>2</sup>") == "“ja” nee2");
}

TEST_CASE("preformatted text keeps its lines and blanks")
{
    CHECK(text("<p>x</p><pre>\na  b\n\n\tc\n</pre>y") == "x\na  b\n\n\tc\ny");
}

TEST_CASE("a table inside a cell is parted by soft breaks")
{
    CHECK(text("<table><tr><td>a<table><tr><td>x</td><td>y</td></tr></table></td><td><p>b</p><p>c</p></td></tr></table>d") == "a\u2028x\u2028y\tb\u2028c\nd");
    CHECK(text("<table><tr><td><table><tr><td>x</td><td>y</td></tr></table></td></tr></table>d") == "x\ty\nd");
    CHECK(text("<table><tr><td>a<td>b<tr><td><td>c</table>") == "a\tb\n\tc");
}

TEST_CASE("ordered lists count in numbers, letters and Roman figures, from where they say")
{
    CHECK(marked(read("<ol type=A start=26><li>x<li>y</ol><ol type=i><li value=4>z</ol><ol reversed><li>p<li>q</ol>"), MarkKind::ListItem)
          == Strings{"1|Z.|x", "1|AA.|y", "1|iv.|z", "1|1.|p", "1|2.|q"});
}

TEST_CASE("what is not shown is left out, what is shown is kept")
{
    CHECK(text("<body><script>a</script><style>b</style><template>c</template><noscript>d</noscript><select><option>e</select><textarea>f</textarea>"
               "<svg><text>g</text></svg><iframe srcdoc='h'>i</iframe><button>knop</button><label>vraag</label><nav>menu</nav>")
          == "knopvraag\nmenu");
    CHECK(marked(read("<b style='font-weight:normal'>a</b><span style='font-weight: 700'>b</span><span style='font-style:italic'>c</span>"), MarkKind::Bold)
          == Strings{"0||b"});
}

TEST_CASE("the encoding a page claims is held against its bytes")
{
    auto decoded = [](const std::string& bytes) { return decode_html(bytes, {}, "proef.html"); };
    CHECK(decoded("<meta charset=iso-8859-1>\x80 \xE9").utf8 == "<meta charset=iso-8859-1>€ é");
    CHECK(decoded("<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=macintosh'>\x8E").utf8.ends_with("é"));
    CHECK(decoded("<?xml version='1.0' encoding='windows-1250'?>\xF8").utf8.ends_with("ř"));
    DecodedText wrong = decoded("<meta charset=windows-1252>één");
    CHECK(wrong.encoding == "UTF-8");
    CHECK(mentions(wrong.findings, "but it is in UTF-8"));
    DecodedText no_utf8 = decoded("<meta charset=\"utf-8\">\xE9\xE9n cli\xEBnt met idee\xEBn");
    CHECK(no_utf8.utf8.ends_with("één cliënt met ideeën"));
    CHECK(no_utf8.encoding == "windows-1252");
    CHECK(mentions(no_utf8.findings, "but it is not"));
    CHECK(decoded("<meta charset=klingon>cli\xEBnt").utf8.ends_with("cliënt"));
    CHECK(decoded("<meta charset=utf-16>één").utf8.ends_with("één"));
    CHECK(decoded("\xEF\xBB\xBF<meta charset=windows-1252>één").utf8 == "<meta charset=windows-1252>één");
    CHECK(decoded(std::string("<\0p\0>\0\xEB\0", 8)).utf8 == "<p>ë");
    CHECK(decoded(std::string(1'100, ' ') + "<meta charset=macintosh>cli\xEBnt").utf8.ends_with("cliënt"));
}

TEST_CASE("pages that a parser chokes on are refused before it sees them, honest ones of any age are not")
{
    auto start = std::chrono::steady_clock::now();
    for (const std::string& hostile :
         {"<html><body>" + repeat("<div>", 200'000) + "x", "<html><body>" + repeat("<b><i><div>", 20'000) + "x", many_attributes(100'000),
          repeat("<div></x>", 5'000), repeat("<table><tr><td>", 5'000), repeat("<div><b a='", 1) + repeat("<", 21 << 20)}) {
        CHECK_THROWS_AS(check_html_limits(hostile, "x.html"), BadInput);
    }
    for (const std::string& honest :
         {repeat("<p>a<br><li>b<td>c", 20'000), repeat("<tr><td><b>x</td></tr>", 20'000), repeat("<div><span>a</span></div>", 20'000),
          "<script>" + repeat("'<div>'", 5'000) + "</script>", "<!--" + repeat("<div>", 5'000) + "-->", repeat("<g/>", 5'000),
          repeat("<font size=2>a", 600), repeat("a < b < c ", 5'000), many_attributes(400)}) {
        CHECK_NOTHROW(check_html_limits(honest, "x.html"));
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("formatting that is never closed is read in seconds")
{
    auto start = std::chrono::steady_clock::now();
    Progress progress;
    CHECK(import_bytes({"misnest.html", "<html><body>" + repeat("<b><i><p>", 20'000) + "x"}, {}, progress).text == "x");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(5));
}

TEST_CASE("the largest page that passes is read within the limits of the process")
{
    std::string page = "<!DOCTYPE html><html><body>" + repeat("<div><p>Eén regel tekst over <b>zorg</b> in de wijk.</p></div>\n", 40'000) + "</body></html>";
    auto start = std::chrono::steady_clock::now();
    Progress progress;
    ImportedDocument document = import_bytes({"groot.html", page}, {}, progress);
    CHECK(std::count(document.text.begin(), document.text.end(), '\n') == 39'999);
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
}

TEST_CASE("a page with bytes changed is read or refused, never more")
{
    std::string page = test::read_text(test::test_data("good/html/wijkkrant.html"));
    int read_pages = 0;
    for (std::size_t at = 0; at < page.size(); ++at) {
        char before = page[at];
        page[at] = static_cast<char>(before ^ (1 << at % 8));
        try {
            read_pages += !read(decode_html(page, {}, {}).utf8).text.empty();
        } catch (const BadInput& error) {
            CHECK_FALSE(error.text().why.empty());
        }
        page[at] = before;
    }
    CHECK(read_pages > 0);
}
