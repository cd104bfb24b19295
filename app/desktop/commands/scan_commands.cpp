// SPDX-License-Identifier: GPL-3.0-or-later
// The policy scan within the menu Analyse: showing it, making it again, its words, its shared passages, taking it elsewhere; and
// comparing two documents, which is in the menu Document.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/dialogs/compare_documents.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/scan_view.h"

namespace duiding {

namespace {

bool has_scan(const Desk& desk)
{
    return desk.workspace.is_open() && desk.frame.scan().scan() != nullptr;
}

void show(const Desk& desk)
{
    desk.frame.show_pane("scan", true);
    desk.frame.scan().focus_grid();
}

} // namespace

void add_scan_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Analyse;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({"analyse.scan", menu, msg("Policy scan"), msg("What the documents of each municipality say about a theme, and what was not found"), "Ctrl+Shift+G",
         show, when::open});
    add({"analyse.scan_run", menu, msg("Make the scan"), msg("Makes the policy scan that is chosen"), "Ctrl+R",
         [](const Desk& desk) {
             show(desk);
             desk.frame.scan().run();
         }, when::open});
    add({"analyse.scan_words", menu, msg("Words of the scan…"), msg("The words that the queries become; untick what you do not mean"), "",
         [](const Desk& desk) {
             show(desk);
             desk.frame.scan().edit_words();
         }, when::open});
    add({"analyse.scan_theme", menu, msg("New theme…"), msg("Saves a list of queries as a theme"), "",
         [](const Desk& desk) {
             show(desk);
             desk.frame.scan().new_theme();
         }, when::writable});
    add({"analyse.scan_shared", menu, msg("Shared passages…"), msg("Passages that several documents hold, and which was first"), "",
         [](const Desk& desk) { desk.frame.scan().show_shared(); }, has_scan});
    add({"analyse.scan_copy", menu, msg("Copy the scan"), msg("Puts the grid on the clipboard, for a spreadsheet"), "",
         [](const Desk& desk) { desk.frame.scan().copy(); }, has_scan});
    add({"analyse.scan_xlsx", menu, msg("Scan to Excel…"), msg("Writes the grid as a table for a spreadsheet"), "",
         [](const Desk& desk) { desk.frame.scan().ask_export("xlsx", "xlsx"); }, has_scan});
    add({"analyse.scan_cells_xlsx", menu, msg("Scan to Excel, a row a cell…"), msg("Writes every cell with its state, hits, verdict, note, initials and date"), "",
         [](const Desk& desk) { desk.frame.scan().ask_export("xlsx", "xlsx", ScanView::Exported::Cells); }, has_scan});
    add({"document.compare", MenuName::Document, msg("Compare with…"), msg("Lays two documents side by side, with the words that differ"), "Ctrl+Shift+D",
         [](const Desk& desk) { ask_comparison(desk.frame); }, when::has_document});
    add({"analyse.scan_cells_csv", menu, msg("Scan to CSV, a row a cell…"), msg("Writes every cell with its state, hits, verdict, note, initials and date"), "",
         [](const Desk& desk) { desk.frame.scan().ask_export("csv", "csv", ScanView::Exported::Cells); }, has_scan});
    add({"analyse.scan_csv", menu, msg("Scan to CSV…"), msg("Writes the grid as a table for other programs"), "",
         [](const Desk& desk) { desk.frame.scan().ask_export("csv", "csv"); }, has_scan});
}

} // namespace duiding
