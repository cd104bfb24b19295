// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Edit: undo and redo (named after the step), quotes, finding. Where a text field has the focus, its own undo and
// clipboard come first.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/more_like.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/dialogs/corpus_window.h"
#include "app/desktop/jobs/live_search.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/quote_text.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"
#include "core/model/citation.h"
#include "core/model/quote_consent.h"

#include <wx/combobox.h>
#include <wx/srchctrl.h>
#include <wx/textctrl.h>

namespace duiding {

namespace {

wxTextEntry* focused_field()
{
    return dynamic_cast<wxTextEntry*>(wxWindow::FindFocus());
}

Message step_label(const Message& verb, const EditLabel& label, const Message& bare)
{
    if (label.menu.empty()) {
        return bare;
    }
    Message message = verb;
    message.arguments = {format(label.menu, translator(), number_style())};
    return message;
}

bool can_undo(const Desk& desk)
{
    wxTextEntry* field = focused_field();
    return field ? field->CanUndo() || (desk.workspace.is_open() && !desk.workspace.project()->undo_label().menu.empty())
                 : desk.workspace.is_open() && !desk.workspace.project()->undo_label().menu.empty();
}

void undo(const Desk& desk)
{
    if (wxTextEntry* field = focused_field(); field && field->CanUndo()) {
        field->Undo();
    } else {
        desk.workspace.undo();
    }
}

bool can_redo(const Desk& desk)
{
    return desk.workspace.is_open() && !desk.workspace.project()->redo_label().menu.empty();
}

void copy(const Desk& desk, QuoteSource source)
{
    if (wxTextEntry* field = focused_field()) {
        field->Copy();
        return;
    }
    Workspace& w = desk.workspace;
    const DocumentInfo* info = w.snapshot()->find_document(w.document());
    CharRange range = range_to_code(w);
    if (!info || !w.text() || range.empty()) {
        w.say(msg("Select a passage, or click a coding, to copy its quote."));
        return;
    }
    if (const Person* person = who_refuses_citing(*w.snapshot(), *w.text(), range)) {
        w.fail({msg("The quote was not copied."), info->name, msg("“{0}” did not allow to be cited.", person->name),
                msg("Choose another passage; what was allowed stands under Project › Persons.")});
        return;
    }
    std::string from = source == QuoteSource::Include ? citation_text(Citer(*w.snapshot(), *info, *w.text()).cite(range), translator()) : std::string();
    if (!native::put_on_clipboard(quote_for_clipboard(*w.text(), range, from))) {
        w.say(msg("The clipboard is in use by another program; try again."));
    } else {
        w.say(source == QuoteSource::Include ? msg("Quote copied, with its source.") : msg("Quote copied, without its source."));
    }
}

void select_all(const Desk& desk)
{
    wxWindow* focus = wxWindow::FindFocus();
    if (wxTextEntry* field = focused_field()) {
        field->SelectAll();
    } else if (focus && desk.frame.search().IsDescendant(focus)) {
        desk.frame.search().select_all();
    } else {
        desk.frame.centre().view().select_all();
    }
}

void paste(const Desk&)
{
    if (wxTextEntry* field = focused_field()) {
        field->Paste();
    }
}

void cut(const Desk&)
{
    if (wxTextEntry* field = focused_field()) {
        field->Cut();
    }
}

void search_all(const Desk& desk)
{
    const Workspace& w = desk.workspace;
    CharRange selection = w.selection();
    bool words = w.text() && !selection.empty() && selection.length() < 60;
    desk.frame.tools().focus_search(words ? w.text()->quote(selection) : std::string());
}

// In the document while its field is open, else in what was found in all documents.
void next_match(const Desk& desk, int step)
{
    if (desk.frame.centre().finding() || !desk.frame.search().step(step)) {
        desk.frame.centre().find_step(step);
    }
}

} // namespace

void add_edit_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Edit;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    auto in_field = [](const Desk&) { return focused_field() != nullptr; };
    add({.id = "edit.undo", .menu = menu, .label = msg("Undo"), .help = msg("Takes the last change back, also one of another day"), .key = "Ctrl+Z", .run = undo,
         .enabled = can_undo, .current_label = [](const Desk& desk) {
             return desk.workspace.is_open() ? step_label(msg("Undo: {0}"), desk.workspace.project()->undo_label(), msg("Undo")) : msg("Undo");
         }});
    add({.id = "edit.redo", .menu = menu, .label = msg("Redo"), .help = msg("Does again what was undone"), .key = "Ctrl+Shift+Z",
         .run = [](const Desk& desk) { desk.workspace.redo(); }, .enabled = can_redo, .current_label = [](const Desk& desk) {
             return desk.workspace.is_open() ? step_label(msg("Redo: {0}"), desk.workspace.project()->redo_label(), msg("Redo")) : msg("Redo");
         }});
    add({.id = "edit.copy_quote", .menu = menu, .label = msg("Copy quote"), .help = msg("Copies the passage with speaker, document and page"), .key = "Ctrl+C",
         .run = [](const Desk& desk) { copy(desk, QuoteSource::Include); }, .separator_before = true});
    add({"edit.copy_text", menu, msg("Copy without source"), msg("Copies only the words of the passage"), "Ctrl+Shift+C",
         [](const Desk& desk) { copy(desk, QuoteSource::LeaveOut); }});
    add({"edit.cut", menu, msg("Cut"), msg("Cuts the selected words of a field"), "Ctrl+X", cut, in_field});
    add({"edit.paste", menu, msg("Paste"), msg("Pastes into a field"), "Ctrl+V", paste, in_field});
    add({"edit.select_all", menu, msg("Select all"), msg("Selects all of the text, the field or the results"), "Ctrl+A", select_all});
    add({.id = "edit.find", .menu = menu, .label = msg("Find in document…"), .help = msg("Finds words in the document at hand"), .key = "Ctrl+F",
         .run = [](const Desk& desk) { desk.frame.centre().open_find(); }, .enabled = when::has_document, .separator_before = true});
    add({"edit.find_next", menu, msg("Next match"), msg("Goes to the next match of the search, or of the words to find in the document"), "F3",
         [](const Desk& desk) { next_match(desk, 1); }, when::open});
    add({"edit.find_previous", menu, msg("Previous match"), msg("Goes to the previous match of the search, or of the words to find in the document"),
         "Shift+F3", [](const Desk& desk) { next_match(desk, -1); }, when::open});
    add({"edit.search", menu, msg("Search all documents…"), msg("Words, “phrases”, AND OR NOT, prefix*, NEAR/5"), "Ctrl+Shift+F", search_all, when::open});
    add({.id = "edit.stop_search", .menu = menu, .label = msg("Stop the search"), .help = msg("Stops a search that lasts; what it has found stays listed"), .key = "",
         .run = [](const Desk& desk) { desk.frame.live_search().cancel(); },
         .enabled = [](const Desk& desk) { return desk.frame.live_search().lasts(); }, .hint = "Esc"});
    add({"edit.search_corpus", menu, msg("Search the corpus…"), msg("Searches documents in shards on this machine and on others, beside the study"),
         "Ctrl+Shift+O", [](const Desk& desk) { show_corpus(desk.frame); }, when::open});
    add({"edit.search_builder", menu, msg("Build a search…"), msg("Build a query by filling in rows"), "Ctrl+Shift+B",
         [](const Desk& desk) { desk.frame.search().show_page(SearchView::Page::Builder); }, when::open});
    add({"edit.keep_search", menu, msg("Keep this search…"), msg("Keeps the search at hand, and shows what kept searches found over time"), "Ctrl+Shift+K",
         [](const Desk& desk) { desk.frame.search().show_page(SearchView::Page::Saved); }, when::open});
    add_kept_search_commands(commands);
    add({"edit.more_like", menu, msg("More like this passage"), msg("Finds passages that share the words that set this one apart"), "Ctrl+Shift+H",
         more_like_passage, when::has_document});
    add({.id = "edit.palette", .menu = menu, .label = msg("Commands, codes, documents…"), .help = msg("One field that finds everything by a few letters"), .key = "Ctrl+K",
         .run = [](const Desk& desk) { desk.frame.open_palette(); }, .separator_before = true});
}

} // namespace duiding
