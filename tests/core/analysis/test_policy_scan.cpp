// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/contents.h"
#include "core/analysis/policy_scan.h"
#include "tests/support/small_study.h"
#include "tests/support/transcript.h"

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

namespace {

// Invented municipalities: a plan each, a regional plan for two of them, one without any document.
struct Scan {
    SmallStudy study;
    DocumentId plan_a, draft_a, plan_b, regional, interview;
    CaseId region, a, b, c, d;
    CodeId prevention, early;
    CoderId noor;
    AttributeId status, year;
    SearchId search{41};
    ScanOptions options;
    ScanColumn column{search, {}, "preventie", "preventie*", {"preventie", "preventief"}, {}, {}, {}, {}};
    std::vector<UnreadablePages> pages;
    std::shared_ptr<const SharedText> shared;

    Scan()
    {
        plan_a = study.add_document("Plan Aasveld", {"Preventie gaat voor.", "Wij doen veel samen."});
        draft_a = study.add_document("Plan Aasveld concept", {"Preventie gaat voor."});
        plan_b = study.add_document("Plan Boekerdam", {"Preventie gaat voor.", "Het zwembad blijft open."});
        regional = study.add_document("Regioplan", {"De regio werkt preventief."});
        interview = study.add_document("Interview", {"R1: Preventie? Nee."});
        for (DocumentId id : {plan_a, draft_a, plan_b, regional}) {
            study.document(id).kind = DocumentKind::Policy;
            study.document(id).text_sha256 = "tekst " + std::to_string(id.value);
        }
        study.document(interview).kind = DocumentKind::Interview;
        region = study.add_case("region", "Rijnbocht");
        a = study.add_case("municipality", "Aasveld");
        b = study.add_case("municipality", "Boekerdam", region);
        c = study.add_case("municipality", "Coldenhove", region);
        d = study.add_case("municipality", "Drechtwaard");
        study.link(plan_a, a);
        study.link(draft_a, a);
        study.link(interview, a);
        study.link(plan_b, b);
        study.link(regional, region);
        prevention = study.add_code({}, "Preventie");
        early = study.add_code(prevention, "Vroeg erbij");
        noor = study.add_coder("Noor");
        status = study.add_attribute(AttributeTarget::Document, "status", AttributeType::Choice, {{"1", "vastgesteld"}, {"2", "Concept (raad)"}});
        year = study.add_attribute(AttributeTarget::Document, "jaar", AttributeType::Date);
        study.set_value(plan_a, status, "1");
        study.set_value(draft_a, status, "2");
        for (DocumentId id : {plan_a, draft_a, plan_b}) {
            hit(id, "Preventie gaat voor.");
        }
        hit(regional, "De regio werkt preventief.");
    }

    void hit(DocumentId document, const std::string& words) { column.hits.push_back({document, range_of(study.text(document), words), 1}); }

    PolicyScanInput input() const { return {study.snapshot(), options, {column}, pages, shared, {}}; }
    PolicyScan run() const { return policy_scan(input()); }

    Verdict verdict(const std::string& row_name, ScanState state)
    {
        PolicyScan scan = run();
        for (std::size_t i = 0; i < scan.rows.size(); ++i) {
            if (format(scan.rows[i].label) == row_name) {
                Verdict made = verdict_for(scan, i, 0);
                made.state = state;
                made.at = "2026-11-27T00:20:00Z";
                made.initials = "NV";
                return made;
            }
        }
        throw std::runtime_error("no row " + row_name);
    }
};

const ScanRow& row(const PolicyScan& scan, const std::string& name)
{
    auto it = std::find_if(scan.rows.begin(), scan.rows.end(), [&](const ScanRow& each) { return format(each.label) == name; });
    REQUIRE(it != scan.rows.end());
    return *it;
}

std::string state(const PolicyScan& scan, const std::string& name) { return state_key(row(scan, name).cells[0].state); }

std::string stale(const PolicyScan& scan, const std::string& name)
{
    std::string all;
    for (StaleReason reason : row(scan, name).cells[0].stale) {
        all += std::string(all.empty() ? "" : " ") + to_key(reason);
    }
    return all;
}

using Names = std::vector<std::string>;

} // namespace

TEST_CASE("a plan that came in as a note is not left out in silence")
{
    Scan scan;
    auto says = [](const Message& note) { return format(note).find("are notes and do not count") != std::string::npos; };
    PolicyScan all = scan.run();
    CHECK(std::none_of(all.notes.begin(), all.notes.end(), says));
    scan.study.document(scan.plan_b).kind = DocumentKind::Note;
    scan.study.document(scan.regional).kind = DocumentKind::Note;
    DocumentId of_no_row = scan.study.add_document("Aantekening", {"Preventie bespreken."});
    scan.study.document(of_no_row).kind = DocumentKind::Note;
    PolicyScan done = scan.run();
    CHECK(state(done, "Boekerdam") == "no-document");
    REQUIRE(std::any_of(done.notes.begin(), done.notes.end(), says));
    CHECK(format(*std::find_if(done.notes.begin(), done.notes.end(), says)).starts_with("2 documents of these rows"));
    scan.options.kinds = {};
    PolicyScan every_kind = scan.run();
    CHECK(std::none_of(every_kind.notes.begin(), every_kind.notes.end(), says));
}

TEST_CASE("a scan says no document, nothing found, or hits to be read; never more than it knows")
{
    Scan scan;
    scan.column.hits.pop_back();                     // the regional plan says nothing
    PolicyScan done = scan.run();
    CHECK(state(done, "Aasveld") == "to-read");
    CHECK(state(done, "Coldenhove") == "nothing-found");
    CHECK(state(done, "Drechtwaard") == "no-document");
    CHECK(done.rows.size() == 4);
}

TEST_CASE("pages that cannot be read make nothing found uncertain")
{
    Scan scan;
    scan.column.hits.pop_back();
    scan.pages = {{scan.regional, 12, {"3", "4"}}};
    PolicyScan done = scan.run();
    CHECK(state(done, "Coldenhove") == "unreadable");
    CHECK(row(done, "Coldenhove").unreadable == 2);
    CHECK(row(done, "Coldenhove").pages == 12);
    CHECK(state(done, "Boekerdam") == "to-read");       // its own hit is there; the pages are still counted
    CHECK(row(done, "Boekerdam").unreadable == 2);
    REQUIRE(done.pages.size() == 1);
}

TEST_CASE("a draft beside its adopted plan does not count, and interviews are no policy")
{
    Scan scan;
    PolicyScan done = scan.run();
    CHECK(row(done, "Aasveld").cells[0].hits == 1);
    CHECK(row(done, "Aasveld").documents == std::vector{ScanRowDocument{scan.plan_a, false}});
    CHECK(row(done, "Aasveld").left_out == std::vector{scan.draft_a});
    CHECK(scanned_documents(*done.snapshot, scan.options) == std::vector{scan.plan_a, scan.plan_b, scan.regional});
}

TEST_CASE("a draft counts where there is nothing else, when that is asked for; a plan that was withdrawn never does")
{
    Scan scan;
    scan.options.documents = ScanDocuments::DraftsWhereNothingElse;
    CHECK(row(scan.run(), "Aasveld").documents == std::vector{ScanRowDocument{scan.plan_a, false}});
    scan.study.link(scan.draft_a, scan.d);
    PolicyScan done = scan.run();
    CHECK(row(done, "Drechtwaard").documents.front().document == scan.draft_a);
    CHECK(in_force("Concept, ter inzage") == InForce::Draft);
    CHECK(in_force("Vervallen per 2020") == InForce::NoLonger);
    CHECK(in_force("vastgesteld") == InForce::Yes);
    CHECK(in_force("") == InForce::Yes);
}

TEST_CASE("a regional plan covers its municipalities and counts once in the totals")
{
    Scan scan;
    PolicyScan done = scan.run();
    CHECK(row(done, "Boekerdam").documents == std::vector{ScanRowDocument{scan.plan_b, false}, ScanRowDocument{scan.regional, true}});
    CHECK(row(done, "Coldenhove").documents == std::vector{ScanRowDocument{scan.regional, true}});
    CHECK(row(done, "Boekerdam").cells[0].hits == 2);
    CHECK(row(done, "Boekerdam").cells[0].first->document == scan.plan_b);
    CHECK(row(done, "Coldenhove").cells[0].first_is_via);
    CHECK(done.totals[0].hits == 3);
    CHECK(done.documents == 3);
    CHECK(done.words == 7 + 7 + 4);
    CHECK(row(done, "Coldenhove").cells[0].per_thousand_words == Approx(250));
    CHECK(done.totals[0].per_thousand_words == Approx(3000.0 / 18));
}

TEST_CASE("a copied paragraph counts in each cell, says that it is copied, and counts once in the total")
{
    Scan scan;
    auto passage = [&](DocumentId id) { return SharedPassage{id, range_of(scan.study.text(id), "Preventie gaat voor."), 3}; };
    // The draft is the source, but it is not in the scan: the adopted plan stands for it.
    scan.shared = std::make_shared<const SharedText>(
        std::vector<SharedFamily>{{{passage(scan.draft_a), passage(scan.plan_a), passage(scan.plan_b)}, 3, 3}});
    PolicyScan done = scan.run();
    CHECK(row(done, "Aasveld").cells[0].copied == 0);
    CHECK(row(done, "Boekerdam").cells[0].copied == 1);
    CHECK(row(done, "Boekerdam").cells[0].hits == 2);
    CHECK(done.totals[0].hits == 3);
    CHECK(done.totals[0].once == 2);
}

TEST_CASE("a person's verdict stands until the text, the documents, the query or the words change")
{
    Scan scan;
    scan.study.add_verdict(scan.verdict("Boekerdam", ScanState::NoneRelevant));
    CHECK(state(scan.run(), "Boekerdam") == "none-relevant");
    CHECK(stale(scan.run(), "Boekerdam").empty());
    CHECK(state(scan.run(), "Coldenhove") == "to-read");

    Scan other_query = scan;
    other_query.column.query = "preventie";
    CHECK(stale(other_query.run(), "Boekerdam") == "query");
    CHECK(state(other_query.run(), "Boekerdam") == "none-relevant");

    Scan other_text = scan;
    other_text.study.document(scan.plan_b).text_sha256 = "anders";
    CHECK(stale(other_text.run(), "Boekerdam") == "text");

    Scan other_documents = scan;
    other_documents.study.link(scan.plan_a, scan.b);
    CHECK(stale(other_documents.run(), "Boekerdam") == "documents");
}

TEST_CASE("a word that came into the study elsewhere makes no verdict stale; one that this plan holds does")
{
    Scan scan;
    scan.study.add_verdict(scan.verdict("Boekerdam", ScanState::Relevant));
    scan.column.words = {"preventie", "preventief", "preventielid"};
    scan.column.found_words = {{scan.plan_b, {"preventie"}}, {scan.regional, {"preventief"}}};
    CHECK(stale(scan.run(), "Boekerdam").empty());
    scan.column.found_words[scan.plan_b] = {"preventie", "preventielid"};
    CHECK(stale(scan.run(), "Boekerdam") == "words");
    scan.column.found_words.clear();                     // not known: then it may be
    CHECK(stale(scan.run(), "Boekerdam") == "words");
    scan.column.words = {"preventie"};
    CHECK(stale(scan.run(), "Boekerdam") == "words");
}

TEST_CASE("a verdict that nothing was found still holds when more words are tried in vain")
{
    Scan scan;
    scan.column.hits.pop_back();
    scan.study.add_verdict(scan.verdict("Coldenhove", ScanState::NothingFound));
    scan.column.words.push_back("preventies");
    CHECK(state(scan.run(), "Coldenhove") == "nothing-found");
    CHECK(stale(scan.run(), "Coldenhove").empty());
    CHECK(row(scan.run(), "Coldenhove").cells[0].verdict->initials == "NV");
}

TEST_CASE("no verdict stands against there being no document, and the latest of two counts")
{
    Scan scan;
    Verdict first = scan.verdict("Coldenhove", ScanState::NoneRelevant);
    Verdict second = first;
    second.state = ScanState::Relevant;
    second.at = "2026-11-27T00:21:00Z";
    scan.study.add_verdict(second);
    scan.study.add_verdict(first);
    CHECK(state(scan.run(), "Coldenhove") == "relevant");
    scan.study.document(scan.regional).kind = DocumentKind::Note;
    CHECK(state(scan.run(), "Coldenhove") == "no-document");
    CHECK(stale(scan.run(), "Coldenhove") == "documents");
}

TEST_CASE("a hit that was coded with a code of the column is relevant; another code is no verdict")
{
    Scan scan;
    CodeId other = scan.study.add_code({}, "Sport");
    scan.column.codes = {scan.prevention};
    scan.study.add_coding(scan.plan_a, "Preventie", other, scan.noor);
    CHECK(state(scan.run(), "Aasveld") == "to-read");
    scan.study.add_coding(scan.plan_a, "gaat voor", scan.early, scan.noor);
    CHECK(state(scan.run(), "Aasveld") == "relevant");
    CHECK(row(scan.run(), "Aasveld").cells[0].coded == 1);
}

TEST_CASE("a code as a column: its passages and those of its sub-codes, each once however many coded it")
{
    Scan scan;
    CoderId emre = scan.study.add_coder("Emre");
    scan.study.add_coding(scan.plan_b, "zwembad", scan.early, scan.noor);
    scan.study.add_coding(scan.plan_b, "zwembad", scan.early, emre);
    scan.study.add_coding(scan.interview, "Nee", scan.early, scan.noor);
    scan.column = {{}, scan.prevention, "Preventie", "Preventie", {}, {}, {}, {}, {}};
    PolicyScan done = scan.run();
    CHECK(state(done, "Boekerdam") == "relevant");
    CHECK(row(done, "Boekerdam").cells[0].hits == 1);
    CHECK(state(done, "Aasveld") == "nothing-found");
    CHECK(cell_hits(done, 0, 0).empty());
}

TEST_CASE("the worst covered municipality stands on top, and documents of none at the end")
{
    Scan scan;
    DocumentId loose = scan.study.add_document("Los plan", {"Preventie."});
    scan.study.document(loose).kind = DocumentKind::Policy;
    scan.study.add_verdict(scan.verdict("Aasveld", ScanState::Relevant));
    auto names = [](const PolicyScan& done) {
        Names all;
        for (const ScanRow& each : done.rows) {
            all.push_back(format(each.label));
        }
        return all;
    };
    CHECK(names(scan.run()) == Names{"Drechtwaard", "Boekerdam", "Coldenhove", "Aasveld", "not said"});
    scan.options.order = ScanOrder::ByName;
    CHECK(names(scan.run()) == Names{"Aasveld", "Boekerdam", "Coldenhove", "Drechtwaard", "not said"});
}

TEST_CASE("only documents of the period count; one without a year counts, and a note says so")
{
    Scan scan;
    scan.study.set_value(scan.plan_a, scan.year, "2012");
    scan.study.set_value(scan.plan_b, scan.year, "2020-05");
    scan.options.from_year = 2018;
    scan.options.to_year = 2022;
    PolicyScan done = scan.run();
    CHECK(state(done, "Aasveld") == "no-document");
    CHECK(row(done, "Boekerdam").documents.size() == 2);
    CHECK(std::any_of(done.notes.begin(), done.notes.end(),
                      [](const Message& note) { return format(note) == "1 document has no year and counts in every period."; }));
}

TEST_CASE("a plan counts in every year of its period, whatever year it is of")
{
    Scan scan;
    AttributeId period = scan.study.add_attribute(AttributeTarget::Document, "looptijd");
    scan.study.set_value(scan.plan_a, scan.year, "2018");
    scan.study.set_value(scan.plan_a, period, "2018–2022");
    scan.study.set_value(scan.plan_b, scan.year, "2023");
    scan.study.set_value(scan.plan_b, period, "2024 t/m 2027");
    auto counts = [&](int from, int to) {
        scan.options.from_year = from;
        scan.options.to_year = to;
        PolicyScan done = scan.run();
        return std::pair(row(done, "Aasveld").documents.size(), row(done, "Boekerdam").documents.size() - 1);     // beside the regional plan
    };
    CHECK(counts(2020, 2021) == std::pair<std::size_t, std::size_t>(1, 0));
    CHECK(counts(2022, 2024) == std::pair<std::size_t, std::size_t>(1, 1));
    CHECK(counts(2023, 2023) == std::pair<std::size_t, std::size_t>(0, 0));
    scan.study.set_value(scan.plan_b, period, "onbekend");
    CHECK(counts(2023, 2023) == std::pair<std::size_t, std::size_t>(0, 1));
}

TEST_CASE("rows can be the values of a property")
{
    Scan scan;
    scan.options.rows = {GroupBy::What::Attribute, {}, scan.status};
    PolicyScan done = scan.run();
    CHECK(row(done, "vastgesteld").documents.size() == 1);
    CHECK(row(done, "not said").documents.size() == 2);
    CHECK(row(done, "Concept (raad)").left_out == std::vector{scan.draft_a});
}

TEST_CASE("the hits of a cell come own documents first")
{
    Scan scan;
    scan.options.order = ScanOrder::ByName;
    std::reverse(scan.column.hits.begin(), scan.column.hits.end());
    auto hits = cell_hits(scan.run(), 1, 0);
    REQUIRE(hits.size() == 2);
    CHECK(hits[0].document == scan.plan_b);
    CHECK(hits[1].document == scan.regional);
}

TEST_CASE("a page without a word, one that is missing and one that was recognised badly are unreadable")
{
    std::string text = "Een twee\n\nx y";
    std::vector<Mark> marks = {{MarkKind::Page, char_range(0, 8), 1, "i"}, {MarkKind::Page, char_range(9, 9), 2, ""},
                               {MarkKind::Page, char_range(10, 13), 4, ""}, {MarkKind::Recognised, char_range(10, 13), 31, ""}};
    UnreadablePages found = unreadable_pages(DocumentText({1}, text, marks, {}));
    CHECK(found.pages == 4);
    CHECK(found.labels == Names{"2", "3", "4"});
    CHECK(unreadable_pages(DocumentText({1}, text, marks, {}), {2, 3, 4}).labels == Names{"3", "4"});
    CHECK(unreadable_pages(DocumentText({1}, "Woorden zonder pagina's", {}, {})).unreadable() == 0);
    CHECK(unreadable_pages(DocumentText({1}, " … ", {}, {})).labels == Names{""});
}

TEST_CASE("a picture between two pages and one at the end are unreadable, a blank page is not, and a page in two places counts once")
{
    std::string text = "een twee drie vier";
    std::vector<Mark> marks = {{MarkKind::Page, char_range(0, 4), 1, ""},   {MarkKind::Page, char_range(9, 9), 2, ""},
                               {MarkKind::Page, char_range(9, 13), 3, ""},  {MarkKind::Page, char_range(4, 9), 1, ""},
                               {MarkKind::Page, char_range(13, 13), 4, ""}, {MarkKind::Page, char_range(13, 18), 5, ""},
                               {MarkKind::Page, char_range(18, 18), 6, ""}};
    UnreadablePages found = unreadable_pages(DocumentText({1}, text, marks, {}), {4});
    CHECK(found.pages == 6);
    CHECK(found.labels == Names{"2", "6"});
}

TEST_CASE("a table of contents is known by its form")
{
    auto found = [](const std::string& text, std::vector<Mark> marks = {}) {
        DocumentText document({1}, text, std::move(marks), {});
        Names lines;
        for (CharRange range : tables_of_contents(document)) {
            lines.emplace_back(document.slice(range));
        }
        return lines;
    };
    CHECK(found("Inhoud\n1. Preventie ........ 3 2. Geld ..... 4\n1. Preventie") == Names{"1. Preventie ........ 3 2. Geld ..... 4"});
    CHECK(found("Preventie . . . . . 12\nPreventie …… 13").size() == 2);
    CHECK(found("Inhoud\n1 Preventie\t3\n2 Geld\t4\n\n2.1 Het wijkteam\t12\nPreventie") == Names{"1 Preventie\t3", "2 Geld\t4", "2.1 Het wijkteam\t12"});
    CHECK(found("Wij wachten ... 3 jaar later").empty());
    CHECK(found("Zie artikel 3.1.2.4 en … 5").empty());
    CHECK(found("Preventie\t3\nGeld\t4").empty());
    CHECK(found("Jaar\t12\nKind\t14\nGezin\t15", {{MarkKind::Table, char_range(0, 24), 2, ""}}).empty());
}

TEST_CASE("a hit in a table of contents does not count, and a note says so")
{
    Scan scan;
    PolicyScan before = scan.run();
    ScanHit first = scan.column.hits.front();
    PolicyScanInput input = scan.input();
    input.contents[first.document] = {first.range};
    PolicyScan after = policy_scan(std::move(input));
    CHECK(after.columns.front().in_contents == 1);
    CHECK(after.totals.front().hits == before.totals.front().hits - 1);
    auto says = [](const Message& note) { return format(note) == "1 hit in a table of contents is left out: the section itself counts."; };
    CHECK(std::any_of(after.notes.begin(), after.notes.end(), says));
    CHECK(std::none_of(before.notes.begin(), before.notes.end(), says));
}

TEST_CASE("the scan as tables: a grid for people, a row a cell for programs")
{
    Scan scan;
    scan.study.add_verdict(scan.verdict("Boekerdam", ScanState::NoneRelevant));
    scan.column.query = "preventie";
    PolicyScan done = scan.run();
    Table grid = scan_table(done);
    REQUIRE(grid.rows.size() == 4);
    CHECK(grid.rows[0][0] == Cell{std::string("Drechtwaard")});
    CHECK(grid.rows[0][5] == Cell{std::string("no-document")});
    CHECK(format(cell_words(grid.columns[5], "no-document")) == "no document");
    Table cells = scan_cells_table(done);
    REQUIRE(cells.rows.size() == 4);
    auto at = [&](std::size_t line, const std::string& name) {
        auto column = std::find_if(cells.columns.begin(), cells.columns.end(), [&](const Column& each) { return each.name == name; });
        return cells.rows[line][static_cast<std::size_t>(column - cells.columns.begin())];
    };
    for (const auto& each : cells.rows) {
        CHECK(each.size() == cells.columns.size());
    }
    CHECK(at(1, "unit") == Cell{std::string("Boekerdam")});
    CHECK(at(1, "state") == Cell{std::string("none-relevant")});
    CHECK(at(1, "stale") == Cell{std::string("query")});
    CHECK(at(1, "via_region") == Cell{std::string("Regioplan")});
    CHECK(at(2, "left_out") == Cell{std::string("Plan Aasveld concept")});
}
