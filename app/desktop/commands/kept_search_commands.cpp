// SPDX-License-Identifier: GPL-3.0-or-later
// What the study keeps for searching, within the menu Edit: synonyms, and searches that are run together, brought in and written
// out as a dictionary.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/dialogs/dictionary_file.h"
#include "app/desktop/dialogs/synonyms.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/saved_searches.h"
#include "app/desktop/views/search_view.h"

namespace duiding {

namespace {

bool has_searches(const Desk& desk)
{
    return when::open(desk) && !desk.workspace.snapshot()->searches->empty();
}

} // namespace

void add_kept_search_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Edit;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({"edit.synonyms", menu, msg("Synonyms…"), msg("Words of this study that stand for the same: see, add, change and delete them"), "Ctrl+Shift+Y",
         [](const Desk& desk) { show_synonyms(desk.frame); }, when::open});
    add({"edit.run_searches", menu, msg("Run all kept searches"), msg("Runs every search the study keeps over all documents, and keeps what each found"), "",
         [](const Desk& desk) {
             desk.frame.search().show_page(SearchView::Page::Saved);
             desk.frame.search().saved().run_all();
         }, [](const Desk& desk) { return when::writable(desk) && has_searches(desk); }});
    add({"edit.import_dictionary", menu, msg("Import dictionary…"), msg("Brings in a table of searches: theme, name, query, options, words left out"), "",
         [](const Desk& desk) { ask_dictionary(desk.frame); }, when::writable});
    add({"edit.export_dictionary", menu, msg("Export dictionary…"), msg("Writes the searches the study keeps to a table, which can be brought in again"), "",
         [](const Desk& desk) { ask_dictionary_export(desk.frame, {}); }, has_searches});
}

} // namespace duiding
