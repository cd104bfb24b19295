// SPDX-License-Identifier: GPL-3.0-or-later
// Importing through the real window: a folder of good, known and broken files, the summary of what came of it, and the reports
// that stay.
#include "app/desktop/dialogs/read_again.h"
#include "app/desktop/views/import_reports.h"
#include "app/desktop/views/import_summary.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/window_bench.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

// A good file, one that is in the study already, and two that cannot be read.
void fill_folder(WindowBench& bench)
{
    write_text(bench.folder / "map/Gesprek 3.txt", "I: Nog iets?\nR3: Nee hoor.\nI: Echt niet?\nR3: Echt niet.\n");
    write_text(bench.folder / "map/Kopie van gesprek 1.txt", read_text(bench.folder / "Gesprek 1.txt"));
    write_text(bench.folder / "map/leeg.txt", "");
    write_text(bench.folder / "map/stuk.docx", "PK\x03\x04 is niet genoeg");
}

ImportSummary& import_map(WindowBench& bench)
{
    fill_folder(bench);
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "map"});
    REQUIRE(wait_for([&] { return bench.frame().pane_shown("import"); }));
    handle_events();
    return bench.frame().import_summary();
}

std::vector<std::string> outcomes(ImportSummary& summary)
{
    std::vector<std::string> words;
    for (std::size_t row = 0; row < summary.rows().row_count(); ++row) {
        words.push_back(from_wx(summary.rows().text(row, ImportRows::Outcome)));
    }
    return words;
}

std::string said_of(ImportSummary& summary)
{
    return from_wx(summary.detail().GetValue());
}

wxButton* find_button(wxWindow& parent, const wxString& label)
{
    for (wxWindow* child : parent.GetChildren()) {
        auto* button = dynamic_cast<wxButton*>(child);
        if (button && button->IsShown() && button->GetLabel().StartsWith(label)) {
            return button;
        }
    }
    return nullptr;
}

void press(wxButton& button)
{
    wxCommandEvent event(wxEVT_BUTTON, button.GetId());
    event.SetEventObject(&button);
    button.ProcessWindowEvent(event);
    handle_events();
}

ReadAgainDialog* open_dialog()
{
    for (wxWindow* window : wxTopLevelWindows) {
        auto* dialog = dynamic_cast<ReadAgainDialog*>(window);
        if (dialog && dialog->IsShown()) {
            return dialog;
        }
    }
    return nullptr;
}

void code_words(WindowBench& bench, const std::string& words)
{
    bench.workspace().run(edits::add_codings(*bench.workspace().project(), {{bench.workspace().document(), bench.find(words), bench.code("vertrouwen"), {},
                                                                             Direction::None, {}, {}}}));
    REQUIRE(bench.wait_for_codings(1));
}

std::string only_quote(WindowBench& bench)
{
    const auto& codings = bench.snapshot().codings_of(bench.workspace().document()).codings;
    return codings.size() == 1 && bench.workspace().text() ? bench.workspace().text()->quote(codings.front().range()) : std::string();
}

} // namespace

TEST_CASE("a folder comes in as one batch: the summary has a row a file, with how it ended as sign and word")
{
    WindowBench bench;
    ImportSummary& summary = import_map(bench);
    CHECK(bench.snapshot().documents->size() == 3);
    CHECK(summary.headline_text() == "1 file imported · 1 in the study already · 2 refused"_wx);
    CHECK(outcomes(summary) == std::vector<std::string>{"✓  imported", "=  already there", "✗  refused", "✗  refused"});
    CHECK(summary.rows().text(0, ImportRows::File) == "Gesprek 3.txt"_wx);
    CHECK(summary.rows().text(0, ImportRows::Document) == "Gesprek 3"_wx);
    CHECK(summary.rows().text(1, ImportRows::Said).Contains("already in the project as “Gesprek 1”"_wx));
    summary.select(2);
    CHECK(said_of(summary).find("leeg.txt") != std::string::npos);
    CHECK(said_of(summary).find("The file is empty") != std::string::npos);
    CHECK(bench.status().find("2 refused") != std::string::npos);

    bench.frame().run("edit.undo");
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 2; }));
    CHECK(summary.rows().text(0, ImportRows::Document) == "Gesprek 3 (no longer in the study)"_wx);
}

TEST_CASE("the filter of the summary keeps the refused files, and Enter opens the document of a row")
{
    WindowBench bench;
    ImportSummary& summary = import_map(bench);
    summary.filter().SetFocus();
    summary.set_filter(ImportFilter::Refused);
    CHECK(summary.rows().row_count() == 2);
    CHECK(summary.filter().GetStringSelection() == "Refused (2)"_wx);
    summary.set_filter(ImportFilter::All);
    summary.focus_list();
    REQUIRE(wait_for([&] { return summary.list().GetSelectedItemsCount() == 1; }));
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] {
        const DocumentInfo* info = bench.snapshot().find_document(bench.workspace().document());
        return info && info->name == "Gesprek 3";
    }));
}

TEST_CASE("one good file opens without a summary; the status bar says it")
{
    WindowBench bench;
    write_text(bench.folder / "los/Notitie.txt", "Op kantoor was het stil.\n");
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "los/Notitie.txt"});
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3 && bench.status() == "Import: 1 file imported."; }));
    CHECK_FALSE(bench.frame().pane_shown("import"));
    CHECK(bench.snapshot().find_document(bench.workspace().document())->name == "Notitie");
}

TEST_CASE("the report of an import is there after reopening, newest first, and Enter shows it")
{
    WindowBench bench;
    import_map(bench);
    bench.close();
    bench.open();
    CHECK_FALSE(bench.frame().pane_shown("import"));
    bench.frame().run("project.import_reports");
    ImportSummary& summary = bench.frame().import_summary();
    REQUIRE(wait_for([&] { return summary.reports().IsShown(); }));
    CHECK(summary.reports().list().rows().front().path == "1 file imported · 1 in the study already · 2 refused");
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return bench.frame().pane_shown("import") && !summary.reports().IsShown(); }));
    CHECK(summary.rows().row_count() == 4);
    CHECK(summary.rows().text(3, ImportRows::File) == "stuk.docx"_wx);
}

TEST_CASE("Cancel in the middle of a folder keeps whole files and says so")
{
    WindowBench bench;
    for (int i = 0; i < 400; ++i) {
        write_text(bench.folder / ("veel/nummer " + std::to_string(i) + ".txt"), "Verslag nummer " + std::to_string(i) + " van het overleg.\n");
    }
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "veel"});
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() > 4; }));
    REQUIRE(bench.workspace().jobs().shown());
    bench.workspace().jobs().shown()->progress.cancel();
    REQUIRE(wait_for([&] { return bench.frame().pane_shown("import"); }));
    ImportSummary& summary = bench.frame().import_summary();
    CHECK(summary.headline_text().Contains("cancelled: what was in stays in"_wx));
    std::size_t in = bench.snapshot().documents->size() - 2;
    CHECK(in < 400);
    CHECK(summary.rows().row_count() == in);
    bench.close();
    CHECK(Project::open(bench.study())->verify().get().empty());
}

TEST_CASE("a file that is known can be taken in all the same")
{
    WindowBench bench;
    import_map(bench);
    import_again({bench.workspace(), bench.frame()}, {bench.folder / "map/Kopie van gesprek 1.txt"});
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 4; }));
    CHECK(bench.snapshot().documents->back().name == "Kopie van gesprek 1");
}

TEST_CASE("a changed file is taken as the new version of the older document from the summary, and its coding goes along")
{
    WindowBench bench;
    code_words(bench, "We vertrouwen elkaar");
    DocumentId older = bench.workspace().document();
    write_text(bench.folder / "nieuw/Gesprek 1.txt", "I: Een vraag vooraf?\nR1: Ja hoor.\n" + read_text(bench.folder / "Gesprek 1.txt"));
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "nieuw"});
    REQUIRE(wait_for([&] { return bench.frame().pane_shown("import"); }));
    ImportSummary& summary = bench.frame().import_summary();
    REQUIRE(wait_for([&] { return find_button(summary, "Take as new version of “Gesprek 1”"_wx) != nullptr; }));
    CHECK(bench.snapshot().documents->size() == 3);
    press(*find_button(summary, "Take as new version"_wx));
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 2 && summary.rows().text(0, ImportRows::Outcome) == "↻  new text"_wx; }));
    CHECK(said_of(summary).find("1 coding moved along") != std::string::npos);
    REQUIRE(wait_for([&] { return bench.workspace().document() == older && only_quote(bench) == "We vertrouwen elkaar"; }));
    CHECK(bench.workspace().text()->text().find("Een vraag vooraf") != std::string::npos);

    bench.frame().run("edit.undo");
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3; }));
}

TEST_CASE("reading a document again in another encoding shows its first lines and keeps a coding on its words")
{
    WindowBench bench;
    write_text(bench.folder / "los/Verslag.txt", "Verslag. Het wijkteam belt elke week.\nDe cli\xEBnt en de co\xF6rdinator komen ook.\n");
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "los/Verslag.txt"});
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->text().find("cliënt") != std::string::npos; }));
    code_words(bench, "Het wijkteam belt");

    bench.frame().run("document.read_again");
    REQUIRE(wait_for([&] { return open_dialog() && open_dialog()->read_button().IsEnabled(); }));
    ReadAgainDialog& dialog = *open_dialog();
    CHECK(dialog.encoding()->GetStringSelection().Contains("windows-1252"_wx));
    CHECK(dialog.preview()->GetValue().Contains("cliënt"_wx));
    CHECK(dialog.columns() == nullptr);
    dialog.choose_encoding("macintosh");
    CHECK(dialog.preview()->GetValue().Contains("cliÎnt"_wx));
    press(dialog.read_button());
    REQUIRE(wait_for([&] { return bench.workspace().text() && bench.workspace().text()->text().find("cliÎnt") != std::string::npos; }));
    CHECK(only_quote(bench) == "Het wijkteam belt");
    REQUIRE(wait_for([&] { return bench.frame().pane_shown("import"); }));
    CHECK(bench.frame().import_summary().headline_text() == "1 document with a new text · 1 with findings"_wx);
}

TEST_CASE("the language of a document can be said from the menu")
{
    WindowBench bench;
    bench.frame().run("document.language_fr");
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(bench.workspace().document())->language == "fr"; }));
    bench.frame().run("document.language_unknown");
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(bench.workspace().document())->language.empty(); }));
}

TEST_CASE("a codebook from a table adds its new codes in one step and says which rows it could not read")
{
    WindowBench bench;
    auto count = [&] { return bench.workspace().snapshot()->codebook->codes().size(); };
    std::size_t before = count();
    write_text(bench.folder / "codeboek.csv", "code;kleur;definitie\nonderweg;rood;Wat onderweg gebeurt\nonderweg/bus;;\n;blauw;zonder naam\n");
    import_codebook({bench.workspace(), bench.frame()}, bench.folder / "codeboek.csv");
    REQUIRE(wait_for([&] { return count() == before + 2; }));
    handle_events();
    bench.workspace().undo();
    CHECK(wait_for([&] { return count() == before; }));
}
