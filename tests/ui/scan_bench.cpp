// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/scan_bench.h"

#include "core/edits/edits.h"

#include <catch2/catch.hpp>

#include <algorithm>

namespace duiding::test {

namespace {

const std::string shared =
    "Alle kinderen groeien gezond op in een veilige buurt, met ouders die steun vinden bij elkaar, bij de school en bij het wijkteam, en "
    "preventie gaat daarbij altijd voor, zodat problemen niet te groot worden om zelf nog op te lossen.";

SavedSearch query(const std::string& name, const std::string& words)
{
    SavedSearch search;
    search.name = name;
    search.theme = "Jeugd";
    search.query = words;
    return search;
}

} // namespace

ScanBench::ScanBench()
{
    add_plan("Jeugdplan Veldermeer", "Preventie is ons eerste antwoord.\n" + shared + "\nDe raad besluit in mei.", {"Veldermeer"}, "2018", "vastgesteld");
    add_plan("Jeugdplan Oosterlo", "Dit plan geldt vier jaar.\n" + shared, {"Oosterlo"}, "2019", "vastgesteld");
    add_plan("Regiovisie Lagewaard", "De regio betaalt preventie samen.", {"Oosterlo", "Duinbroek"}, "2019", "vastgesteld");
    add_plan("Woonnota Hogeveld", "De woningen krijgen nieuwe daken.", {"Hogeveld"}, "2020", "vastgesteld");
    std::string scanned = "De wachtlijst is lang.\n\nDe gemeente denkt na.";
    add_plan("Nota Zandwijk", scanned, {"Zandwijk"}, "2020", "vastgesteld",
             {{MarkKind::Page, char_range(0, 22), 1, {}}, {MarkKind::Page, char_range(23, 23), 2, {}}, {MarkKind::Page, char_range(24, 45), 3, {}}});
    add_plan("Concept Veldermeer", "Preventie, preventie, preventie.", {"Veldermeer"}, "2022", "concept");
    Project& project = *workspace().project();
    workspace().run(edits::add_case(project, {{}, "municipality", "Kadeland", {}}));
    workspace().run(edits::add_dictionary(project, {query("Voorkomen", "preventie"), query("Wonen", "woningen")}, "Jeugd"));
    REQUIRE(wait_for([&] { return snapshot().searches->size() == 2 && !workspace().edits_pending(); }));
    wait_until_findable();
}

void ScanBench::add_plan(const std::string& name, const std::string& text, const std::vector<std::string>& municipalities, const std::string& year,
                         const std::string& status, std::vector<Mark> marks)
{
    Project& project = *workspace().project();
    ImportedDocument plan;
    plan.name = name;
    plan.original_name = name + ".txt";
    plan.original_sha256 = std::string(31, 'x') + static_cast<char>('a' + snapshot().documents->size());
    plan.kind = DocumentKind::Policy;
    plan.format = "txt";
    plan.language = "nl";
    plan.text = text;
    plan.marks = std::move(marks);
    auto before = snapshot().documents->size();
    workspace().run(edits::add_document(project, plan));
    REQUIRE(wait_for([&] { return snapshot().documents->size() == before + 1; }));
    edits::DocumentDescription row;
    row.document = document(name);
    row.cases.emplace();
    for (const std::string& each : municipalities) {
        row.cases->push_back({{{}, "municipality", each, {}}, {}});
    }
    row.attributes = {{"jaar", year, AttributeType::Number}, {"status", status, AttributeType::Text}};
    workspace().run(edits::describe_documents(project, {row}));
    REQUIRE(wait_for([&] { return !workspace().edits_pending(); }));
}

void ScanBench::wait_until_findable()
{
    bool asked = false;
    Connection connection = workspace().index_changed.connect([&] { asked = true; });
    REQUIRE(wait_for([&] { return asked || workspace().index()->status().state == IndexState::UpToDate; }));
}

void ScanBench::scan()
{
    frame().run("analyse.scan");
    view().choice().choose_columns("theme:Jeugd");
    REQUIRE(frame().run("analyse.scan_run"));
    REQUIRE(wait_for([&] { return view().scan() && !view().running(); }));
    REQUIRE(wait_for([&] { return view().grid().HasFocus() && !view().cell().loading(); }));
}

ScanPlace ScanBench::place(const std::string& row, const std::string& column)
{
    const PolicyScan& scan = *view().scan();
    auto r = std::find_if(scan.rows.begin(), scan.rows.end(), [&](const ScanRow& each) { return format(each.label) == row; });
    auto c = std::find_if(scan.columns.begin(), scan.columns.end(), [&](const ScanColumn& each) { return each.name == column; });
    REQUIRE(r != scan.rows.end());
    REQUIRE(c != scan.columns.end());
    return {static_cast<std::size_t>(r - scan.rows.begin()), static_cast<std::size_t>(c - scan.columns.begin())};
}

const ScanCell& ScanBench::cell(const std::string& row, const std::string& column)
{
    ScanPlace at = place(row, column);
    return view().scan()->rows[at.row].cells[at.column];
}

void ScanBench::choose(const std::string& row, const std::string& column)
{
    view().grid().choose(place(row, column));
    REQUIRE(wait_for([&] { return !view().cell().loading(); }));
}

} // namespace duiding::test
