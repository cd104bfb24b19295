// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/html.h"
#include "exporters/support/html_writer.h"
#include "tests/exporters/sample_values.h"
#include "tests/support/golden.h"

#include <pugixml.hpp>

#include <set>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string report_page(const ExportContext& context = {})
{
    Progress progress;
    return html_report(segments_report(), context, progress);
}

std::string table_page()
{
    Progress progress;
    return html_table(frequencies_table(), {}, progress);
}

struct Page {
    pugi::xml_document document;

    explicit Page(const std::string& html)
    {
        auto result = document.load_buffer(html.data(), html.size(), pugi::parse_full | pugi::parse_ws_pcdata);
        INFO(result.description() << " at " << result.offset);
        REQUIRE(result);
    }
    std::vector<pugi::xml_node> all(const char* xpath) const
    {
        std::vector<pugi::xml_node> found;
        for (const pugi::xpath_node& node : document.select_nodes(xpath)) {
            found.push_back(node.node());
        }
        return found;
    }
};

std::string inner(const pugi::xml_node& node) { return pugi::xpath_query("string(.)").evaluate_string(node); }

} // namespace

TEST_CASE("the pages are as they were last seen")
{
    CHECK(golden_difference("segment_report.html", report_page()) == "");
    CHECK(golden_difference("segment_report_nl.html", report_page(dutch_reader())) == "");
    CHECK(golden_difference("frequencies.html", table_page()) == "");
}

TEST_CASE("where words may not be quoted stands a sentence that says so, with code and place as ever")
{
    Report report = segments_report();
    for (ReportBlock& block : report.blocks) {
        if (auto* quote = std::get_if<ReportQuote>(&block); quote && quote->segment.speaker == "R1") {
            quote->segment.may_be_quoted = false;
        }
    }
    Progress progress;
    std::string html = html_report(report, {}, progress);
    Page page(html);
    CHECK(page.all("//figure").size() == 8);
    CHECK(page.all("//figure/p").size() == 3);
    CHECK(inner(page.all("//figure/p")[0]) == "This person gave no consent to be quoted.");
    CHECK(html.find("06-nummer") == std::string::npos);
    CHECK(html.find("Kende u de wijkverpleegkundige al?") != std::string::npos);
}

TEST_CASE("a passage of a policy document is cited with municipality, title, year, page and section")
{
    Report report = segments_report();
    for (ReportBlock& block : report.blocks) {
        if (auto* quote = std::get_if<ReportQuote>(&block); quote && quote->segment.document_name == "Beleidsplan") {
            quote->segment.citation = {{}, "Gemeente Veendrecht", "Beleidsplan jeugd", "2018", "iv", "§ 3.2 Samenwerking"};
        }
    }
    Progress progress;
    CHECK(html_report(report, {}, progress).find("<span class=\"who\">Gemeente Veendrecht, <cite>Beleidsplan jeugd</cite> (2018)</span> · p. iv · "
                                                 "§ 3.2 Samenwerking") != std::string::npos);
}

TEST_CASE("a page is well-formed and fetches nothing")
{
    for (const std::string& html : {report_page(), table_page()}) {
        Page page(html);
        for (const char* forbidden : {"//script", "//link", "//img", "//iframe", "//object", "//*[@src]", "//*[@onload]", "//form"}) {
            CHECK(page.all(forbidden).empty());
        }
        CHECK(html.find("url(") == std::string::npos);
        CHECK(html.find("@import") == std::string::npos);
        for (const pugi::xml_node& link : page.all("//a")) {
            CHECK(std::string(link.attribute("href").value()).starts_with("#"));
        }
        CHECK(page.all("//meta[@charset='utf-8']").size() == 1);
    }
}

TEST_CASE("a screen reader finds its way: language, one title, headings without gaps, links that lead somewhere")
{
    Page page(report_page(dutch_reader()));
    CHECK(std::string(page.all("/html").front().attribute("lang").value()) == "nl");
    CHECK(page.all("//main").size() == 1);
    CHECK(page.all("//nav[@aria-label]").size() == 1);
    CHECK(page.all("//h1").size() == 1);
    int last = 1;
    for (const pugi::xml_node& heading : page.all("//main//*[self::h2 or self::h3 or self::h4 or self::h5]")) {
        int level = heading.name()[1] - '0';
        CHECK(level <= last + 1);
        last = level;
    }
    std::set<std::string> ids;
    for (const pugi::xml_node& node : page.all("//*[@id]")) {
        CHECK(ids.insert(node.attribute("id").value()).second);
    }
    for (const pugi::xml_node& link : page.all("//a")) {
        CHECK(ids.count(std::string(link.attribute("href").value()).substr(1)) == 1);
    }
    for (const pugi::xml_node& cell : page.all("//th")) {
        CHECK(std::string(cell.attribute("scope").value()) == "col");
    }
}

TEST_CASE("texts in another language than the page say so")
{
    Page english_page(report_page());
    CHECK(english_page.all("//blockquote[@lang='nl']").size() == 5);
    CHECK(english_page.all("//dd[@lang='nl']").size() == english_page.all("//dd").size());
    CHECK(Page(report_page(dutch_reader())).all("//main//*[@lang]").empty());
}

TEST_CASE("the contents hang as the headings do")
{
    Page page(report_page());
    auto nested = page.all("//nav/ul/li/ul/li/ul/li/a");
    REQUIRE(nested.size() == 1);
    CHECK(inner(nested.front()) == "Privacy als drempel");
    CHECK(page.all("//nav/ul/li").size() == 2);
    CHECK(page.all("//nav//a").size() == page.all("//main//h2 | //main//h3 | //main//h4 | //main//h5").size());
}

TEST_CASE("a quote stands with direction by shape and word, speaker, document, page, coder, weight and memo")
{
    Page page(report_page(dutch_reader()));
    auto figures = page.all("//figure");
    REQUIRE(figures.size() == 8);
    pugi::xml_node marked = page.document.select_node("//figure[.//div[@class='memo']]").node();
    std::string caption = inner(marked.child("figcaption"));
    for (const char* part : {"▲ facilitating", "R1, Interview cliënte", "p. 1", "Begin", "gecodeerd door Noor", "weight 80", "Kernzin."}) {
        INFO(part);
        CHECK(caption.find(part) != std::string::npos);
    }
    pugi::xml_node privacy = page.document.select_node("//figure[contains(., 'privacy')]").node();
    CHECK(inner(privacy.child("figcaption")).find("▼ negatief") != std::string::npos);
    CHECK(std::string(page.document.select_node("//figcaption//span[@aria-hidden='true']").node().text().get()) == "◆");
}

TEST_CASE("what people wrote is shown, never run")
{
    Page page(report_page());
    CHECK(inner(page.document.select_node("//figure[contains(., 'privacy')]/blockquote").node()) ==
          "Die mogen niks delen, “privacy” heet het. <Dat> helpt & hindert");
    CHECK(html_escaped("<script>alert(\"x\")</script> & 'y'") == "&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; 'y'");
    CHECK(html_escaped(std::string("a\x01\x7F\uFFFE", 6)) == "a���");
}

TEST_CASE("line ends are paragraphs and soft breaks are breaks")
{
    CHECK(html_paragraphs("een\ntwee\u2028drie\n\n& vier") == "<p>een</p><p>twee<br />drie</p><p>&amp; vier</p>");
    CHECK(html_paragraphs("").empty());
}

TEST_CASE("headings of any depth make a well-formed page")
{
    Report report;
    report.title = msg("Title");
    report.study = "x & y";
    for (int level : {3, 1, 4, 2, 2, 1, 3, 9}) {
        report.blocks.push_back(ReportHeading{level, std::string("kop"), 0, {}});
        report.blocks.push_back(ReportDefinition{msg("Definition"), "tekst"});
    }
    Progress progress;
    Page page(html_report(report, {}, progress));
    CHECK(page.all("//nav//a").size() == 8);
    CHECK(page.all("//main//dl").size() == 8);
    CHECK(page.all("//nav//ul[not(li)]").empty());
}

TEST_CASE("a report without blocks and a table without rows are pages too")
{
    Progress progress;
    Page report(html_report(Report{}, {}, progress));
    CHECK(report.all("//nav").empty());
    Page table(html_table(Table{}, {}, progress));
    CHECK(table.all("//table").size() == 1);
}
