// SPDX-License-Identifier: GPL-3.0-or-later
// The metadata grid in the real window: proposals wait for a person, a sheet's wrong row is named, corrected in the grid and
// applied with the others as one step.
#include "app/common/cell_block.h"
#include "app/desktop/dialogs/metadata_grid.h"
#include "app/desktop/views/document_heading.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"
#include "tests/ui/window_bench.h"

#include <wx/button.h>

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

namespace {

constexpr int documents_in_sheet = 14;

// Policy papers of invented content, named after their number: row 2 of the sheet is the first.
void add_papers(WindowBench& bench, int count)
{
    Project& project = *bench.workspace().project();
    for (int i = 1; i <= count; ++i) {
        ImportedDocument paper;
        paper.name = "nota " + std::to_string(i);
        paper.original_name = paper.name + ".txt";
        paper.original_sha256 = std::string(32, static_cast<char>('a' + i));
        paper.kind = DocumentKind::Policy;
        paper.format = "txt";
        paper.text = "Beleidsplan Wmo 2018\nGemeente Arnhem\nDe gemeente Arnhem wil dat buren elkaar helpen. De gemeente Arnhem betaalt mee.\n"
                     "Bladzijde " + std::to_string(i) + " gaat over de wijk.";
        bench.workspace().run(edits::add_document(project, paper));
    }
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == static_cast<std::size_t>(count) + 2; }));
}

MetadataGrid& open_grid(WindowBench& bench)
{
    REQUIRE(bench.frame().run("document.properties"));
    MetadataGrid* grid = find_metadata_grid(bench.frame());
    REQUIRE(grid);
    REQUIRE(wait_for([&] { return grid->proposals_ready(); }));
    return *grid;
}

std::size_t row_called(const MetadataGrid& grid, const std::string& name)
{
    for (std::size_t row = 0; row < grid.table().rows(); ++row) {
        if (grid.table().text(row, 0) == name) {
            return row;
        }
    }
    FAIL("no row " << name);
    return 0;
}

const DocumentInfo& paper(WindowBench& bench, const std::string& name)
{
    return bench.snapshot().resolve_document(name);
}

std::string municipality_of(WindowBench& bench, const std::string& name)
{
    return cases_text(bench.snapshot(), paper(bench, name).id, "municipality");
}

int column(const MetadataGrid& grid, SheetField field)
{
    return static_cast<int>(*grid.table().column_of(field));
}

} // namespace

TEST_CASE("what a policy document seems to say is shown, and only what a person takes over reaches the study")
{
    WindowBench bench;
    add_papers(bench, 2);
    MetadataGrid& grid = open_grid(bench);
    std::size_t row = row_called(grid, "nota 1");
    int municipality = column(grid, SheetField::Municipality);
    const CellProposal* offered = grid.table().proposal(row, static_cast<std::size_t>(municipality));
    REQUIRE(offered);
    CHECK(offered->text == "Arnhem");
    grid.grid().SetGridCursor(static_cast<int>(row), municipality);
    REQUIRE(wait_for([&] { return grid.status().Contains("Proposal: Arnhem"_wx); }));
    CHECK(grid.grid().GetCellValue(static_cast<int>(row), municipality).empty());

    grid.apply();                                             // nothing was taken over
    handle_events();
    CHECK(municipality_of(bench, "nota 1").empty());
    CHECK(bench.snapshot().cases->empty());

    grid.grid().ClearSelection();
    grid.take_selected_proposals();
    CHECK(municipality_of(bench, "nota 1").empty());          // taken over in the grid, not applied yet
    grid.apply();
    REQUIRE(wait_for([&] { return municipality_of(bench, "nota 1") == "Arnhem"; }));
    CHECK(municipality_of(bench, "nota 2").empty());
    REQUIRE(wait_for([&] { return grid.table().typed_rows() == 0; }));
}

TEST_CASE("an answer of yes or no is read and typed in the language of the window")
{
    WindowBench bench;
    add_papers(bench, 2);
    Attribute attribute;
    attribute.target = AttributeTarget::Document;
    attribute.name = "vastgesteld";
    attribute.type = AttributeType::YesNo;
    bench.workspace().run(edits::add_attribute(*bench.workspace().project(), attribute));
    REQUIRE(wait_for([&] { return !bench.snapshot().attributes->empty(); }));
    DocumentId document = paper(bench, "nota 1").id;
    AttributeId id = bench.snapshot().attributes->front().id;
    auto kept = [&] {
        const std::string* value = bench.snapshot().values->find(AttributeTarget::Document, document.value, id);
        return value ? *value : std::string();
    };
    struct Dutch {
        Dutch() { use_language("nl"); }
        ~Dutch() { use_language("en"); }
    } dutch;
    MetadataGrid& grid = open_grid(bench);
    const auto& columns = grid.table().columns();
    auto place = std::find_if(columns.begin(), columns.end(), [](const TableColumn& column) { return column.heading == "vastgesteld"; });
    REQUIRE(place != columns.end());
    auto answer = static_cast<int>(place - columns.begin());
    auto row = static_cast<int>(row_called(grid, "nota 1"));
    for (const auto& [typed, stored] : {std::pair{"ja", "yes"}, std::pair{"nee", "no"}}) {
        CAPTURE(typed);
        grid.grid().SetCellValue(row, answer, wxString(typed, wxConvUTF8));
        grid.apply();
        REQUIRE(wait_for([&] { return kept() == stored; }));
        REQUIRE(wait_for([&] { return grid.table().typed_rows() == 0; }));
        CHECK(grid.grid().GetCellValue(row, answer) == wxString(typed, wxConvUTF8));
    }
}

TEST_CASE("a sheet with a wrong municipality in row 12 is named, corrected in the grid, applied as one step and undone")
{
    WindowBench bench;
    add_papers(bench, documents_in_sheet);
    std::string sheet = "bestand;gemeente;jaar;type\n";
    for (int i = 1; i <= documents_in_sheet; ++i) {
        sheet += "nota " + std::to_string(i) + ".txt;" + (i == 11 ? "Arnhen" : "GM0202") + ";2019;beleidsplan\n";
    }
    sheet += "kwijt.txt;Tiel;2019;beleidsplan\n";
    write_file(bench.folder / "lijst.csv", sheet);
    MetadataGrid& grid = open_grid(bench);
    grid.load_sheet(bench.folder / "lijst.csv");
    REQUIRE(wait_for([&] { return grid.table().all_problems().size() == 2; }));
    TableProblem wrong = grid.table().all_problems().front();
    CHECK(format(wrong.finding.message).find("Row 12: “Arnhen” is no municipality that is known.") == 0);
    CHECK(grid.table().text(wrong.row, 0) == "nota 11");
    CHECK(grid.table().is_bad(wrong.row, static_cast<std::size_t>(column(grid, SheetField::Municipality))));
    CHECK(format(grid.table().all_problems().back().finding.message) == "Row 16: there is no document or file “kwijt.txt”.");

    // The row of a lost file stops everything; nothing is half applied.
    grid.apply();
    CHECK(grid.bar().text().Contains("Nothing was changed"_wx));
    handle_events();
    CHECK(bench.snapshot().cases->empty());

    // Typed over in the grid with the keyboard, and checked again at once; the lost file is left out.
    grid.grid().SetFocus();
    REQUIRE(wait_for([&] { return grid.grid().GetGridWindow()->HasFocus(); }));
    grid.grid().SetGridCursor(static_cast<int>(wrong.row), column(grid, SheetField::Municipality));
    bench.driver.type("arnhem");
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return grid.table().all_problems().size() == 1; }));
    CHECK(grid.table().text(wrong.row, static_cast<std::size_t>(column(grid, SheetField::Municipality))) == "arnhem");
    grid.grid().SetGridCursor(grid.grid().GetNumberRows() - 1, 0);
    grid.clear_cells();
    CHECK(grid.table().all_problems().empty());

    grid.apply();
    REQUIRE(wait_for([&] { return municipality_of(bench, "nota 11") == "Arnhem"; }));
    CHECK(municipality_of(bench, "nota 1") == "Arnhem");
    CHECK(bench.snapshot().cases->size() == 1);
    CHECK(belongs_to(bench.snapshot(), paper(bench, "nota 3").id) == "Arnhem · 2019");
    bench.frame().run("edit.undo");
    REQUIRE(wait_for([&] { return bench.snapshot().cases->empty(); }));
    CHECK(municipality_of(bench, "nota 1").empty());
}

TEST_CASE("after a button took over the proposals the keys go on in the grid")
{
    WindowBench bench;
    add_papers(bench, 2);
    MetadataGrid& grid = open_grid(bench);
    wxButton* take = nullptr;
    for (wxWindow* child : grid.GetChildren()) {
        auto* button = dynamic_cast<wxButton*>(child);
        take = button && button->GetLabel().StartsWith("Take over proposals"_wx) ? button : take;
    }
    REQUIRE(take);
    take->SetFocus();
    wxCommandEvent press(wxEVT_BUTTON, take->GetId());
    take->ProcessWindowEvent(press);
    REQUIRE(wait_for([&] { return grid.table().typed_rows() == 2 && grid.grid().GetGridWindow()->HasFocus(); }));
    bench.driver.key(WXK_RETURN, wxMOD_CONTROL);
    REQUIRE(wait_for([&] { return municipality_of(bench, "nota 2") == "Arnhem"; }));
    grid.take_proposals();
    bench.driver.key(WXK_ESCAPE);
    REQUIRE(wait_for([&] { return find_metadata_grid(bench.frame()) == nullptr; }));
}

TEST_CASE("a row of the sheet whose file is unknown can be given a document, and then is that document's")
{
    WindowBench bench;
    add_papers(bench, 2);
    write_file(bench.folder / "lijst.csv", "bestand;gemeente;omvang\nnota 1.txt;Tiel;10\nnota-2-def.pdf;Ede;veel\nnota 1.txt;Ede;12\n");
    MetadataGrid& grid = open_grid(bench);
    grid.load_sheet(bench.folder / "lijst.csv");
    REQUIRE(wait_for([&] { return grid.table().all_problems().size() == 2; }));
    CHECK(format(grid.table().all_problems()[1].finding.message) == "Row 4: “nota 1.txt” is named in row 2 already.");
    std::size_t unknown = grid.table().all_problems()[0].row;
    CHECK_FALSE(grid.table().document(unknown));
    auto free = grid.table().free_documents();
    CHECK(std::find(free.begin(), free.end(), "nota 2") != free.end());
    CHECK(std::find(free.begin(), free.end(), "nota 1") == free.end());
    std::size_t rows = grid.table().rows();
    grid.grid().GetTable()->SetValue(static_cast<int>(unknown), 0, "nota 2"_wx);
    REQUIRE(wait_for([&] { return grid.grid().GetNumberRows() == static_cast<int>(rows) - 1; }));
    CHECK(grid.table().text(row_called(grid, "nota 2"), static_cast<std::size_t>(column(grid, SheetField::Municipality))) == "Ede");
    CHECK(grid.table().refused_rows() == 1);
}

TEST_CASE("Esc leaves a grid that nothing was typed in, and asks in the window when something was")
{
    WindowBench bench;
    add_papers(bench, 1);
    MetadataGrid* grid = &open_grid(bench);
    grid->Close();
    REQUIRE(wait_for([&] { return find_metadata_grid(bench.frame()) == nullptr; }));

    grid = &open_grid(bench);
    grid->grid().SetGridCursor(static_cast<int>(row_called(*grid, "nota 1")), column(*grid, SheetField::Case));
    grid->grid().GetTable()->SetValue(grid->grid().GetGridCursorRow(), grid->grid().GetGridCursorCol(), "A1"_wx);
    handle_events();
    grid->Close();
    handle_events();
    REQUIRE(find_metadata_grid(bench.frame()) == grid);
    CHECK(grid->bar().text().Contains("not applied"_wx));
    CHECK(bench.snapshot().cases->empty());
}

TEST_CASE("a block from a spreadsheet lands in the grid, and a filled value goes down")
{
    CHECK(block_of_text("a\t\"b \"\"c\"\"\nd\"\r\ne\t\n") == CellBlock{{"a", "b \"c\"\nd"}, {"e", ""}});
    CHECK(block_of_text(block_text({{"x\ty", "\"z"}, {"", "5\" buis"}})) == CellBlock{{"x\ty", "\"z"}, {"", "5\" buis"}});

    WindowBench bench;
    add_papers(bench, 3);
    MetadataGrid& grid = open_grid(bench);
    int row = static_cast<int>(row_called(grid, "nota 1"));
    int the_case = column(grid, SheetField::Case);
    grid.grid().SetGridCursor(row, the_case);
    grid.grid().GetTable()->SetValue(row, the_case, "A1"_wx);
    grid.grid().SelectBlock(row, the_case, row, the_case + 1);
    grid.copy();
    grid.grid().ClearSelection();
    grid.grid().SetGridCursor(row + 1, the_case);
    grid.paste();
    CHECK(grid.table().text(static_cast<std::size_t>(row) + 1, static_cast<std::size_t>(the_case)) == "A1");
    grid.grid().SelectBlock(row + 1, the_case, row + 2, the_case);
    grid.fill_down();
    CHECK(grid.table().text(static_cast<std::size_t>(row) + 2, static_cast<std::size_t>(the_case)) == "A1");
}

TEST_CASE("a cell made empty takes the value out of the study, and other cases stay")
{
    WindowBench bench;
    add_papers(bench, 1);
    MetadataGrid& grid = open_grid(bench);
    int row = static_cast<int>(row_called(grid, "nota 1"));
    grid.grid().GetTable()->SetValue(row, column(grid, SheetField::Case), "A1"_wx);
    grid.grid().GetTable()->SetValue(row, column(grid, SheetField::Municipality), "Rijnwaarden"_wx);
    CHECK(format(grid.table().problems(static_cast<std::size_t>(row)).front().message).find("Zevenaar") != std::string::npos);
    grid.apply();
    REQUIRE(wait_for([&] { return municipality_of(bench, "nota 1") == "Rijnwaarden" && !grid.applying(); }));
    grid.grid().GetTable()->SetValue(row, column(grid, SheetField::Municipality), wxString());
    grid.apply();
    REQUIRE(wait_for([&] { return municipality_of(bench, "nota 1").empty(); }));
    CHECK(cases_text(bench.snapshot(), paper(bench, "nota 1").id, "case") == "A1");
}
