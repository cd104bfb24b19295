// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Document: going to one, naming, kind, taking it out.
#include "app/common/read_again.h"
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/dialogs/metadata_grid.h"
#include "app/desktop/dialogs/read_again.h"
#include "app/desktop/dialogs/speaker_preview.h"
#include "app/desktop/document_order.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/documents_model.h"
#include "app/desktop/views/documents_view.h"

#include <algorithm>

namespace duiding {

namespace {

void step_document(const Desk& desk, int step)
{
    std::vector<DocumentId> documents = documents_as_listed(*desk.workspace.snapshot());
    auto here = std::find(documents.begin(), documents.end(), desk.workspace.document());
    if (here == documents.end()) {
        return;
    }
    auto index = (here - documents.begin()) + step;
    if (index >= 0 && index < static_cast<std::ptrdiff_t>(documents.size())) {
        desk.workspace.show_document(documents[static_cast<std::size_t>(index)]);
    }
}

// The coding after or before the caret, in text order.
void step_coding(const Desk& desk, int step)
{
    Workspace& w = desk.workspace;
    const auto& codings = w.snapshot()->codings_of(w.document()).codings;
    auto active = std::find_if(codings.begin(), codings.end(), [&w](const Coding& coding) { return coding.id == w.active_coding(); });
    auto at = w.selection().begin;
    auto index = active != codings.end() ? (active - codings.begin()) + step
        : std::find_if(codings.begin(), codings.end(), [at](const Coding& coding) { return coding.range().begin >= at; }) - codings.begin() - (step < 0 ? 1 : 0);
    if (index < 0 || index >= static_cast<std::ptrdiff_t>(codings.size())) {
        w.say(msg("There is no further coding in this document."));
        return;
    }
    const Coding& coding = codings[static_cast<std::size_t>(index)];
    w.show_range(w.document(), coding.range(), coding.id);
}

void add_kind(std::vector<Command>& commands, DocumentKind kind, bool first)
{
    Message label = kind_label(kind);
    commands.push_back({.id = std::string("document.kind_") + to_key(kind), .menu = MenuName::Document, .label = label,
        .help = msg("Says what kind of document this is"), .run = [kind](const Desk& desk) {
            desk.workspace.run(edits::set_document_kind(*desk.workspace.project(), desk.workspace.document(), kind));
        }, .enabled = when::has_document, .checked = [kind](const Desk& desk) {
            const DocumentInfo* info = desk.workspace.snapshot()->find_document(desk.workspace.document());
            return info && info->kind == kind;
        }, .separator_before = first});
}

// The language of the text: it chooses the word forms a search finds.
void add_language(std::vector<Command>& commands, const std::string& language, const Message& label, bool first)
{
    commands.push_back({.id = "document.language_" + (language.empty() ? std::string("unknown") : language), .menu = MenuName::Document, .label = label,
        .help = msg("Says which language the text of this document is in"), .run = [language](const Desk& desk) {
            desk.workspace.run(edits::set_document_language(*desk.workspace.project(), desk.workspace.document(), language));
        }, .enabled = when::has_document, .checked = [language](const Desk& desk) {
            const DocumentInfo* info = desk.workspace.snapshot()->find_document(desk.workspace.document());
            return info && info->language == language;
        }, .separator_before = first});
}

// The documents chosen in the list, or the one at hand.
void take_out(const Desk& desk)
{
    std::vector<DocumentId> documents = desk.frame.documents().chosen();
    auto count = std::ssize(documents);
    desk.workspace.run(edits::delete_documents(*desk.workspace.project(), std::move(documents)), [&workspace = desk.workspace, count](const EditResult&) {
        workspace.say(count > 1 ? msg("{0} documents are out of the study. Ctrl+Z brings them back, with their codings.", count)
                                : msg("The document is out of the study. Ctrl+Z brings it back, with its codings."));
    });
}

bool can_be_read_again(const Desk& desk)
{
    const DocumentInfo* info = desk.workspace.snapshot()->find_document(desk.workspace.document());
    return info && when::writable(desk) && read_choices(*info).possible;
}

} // namespace

void add_document_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Document;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({"document.next", menu, msg("Next document"), msg("Shows the next document of the list"), "Ctrl+PageDown",
         [](const Desk& desk) { step_document(desk, 1); }, when::has_document});
    add({"document.previous", menu, msg("Previous document"), msg("Shows the previous document of the list"), "Ctrl+PageUp",
         [](const Desk& desk) { step_document(desk, -1); }, when::has_document});
    add({"document.next_coding", menu, msg("Next coding"), msg("Goes to the next coding in this document"), "Ctrl+J",
         [](const Desk& desk) { step_coding(desk, 1); }, when::has_document});
    add({"document.previous_coding", menu, msg("Previous coding"), msg("Goes to the previous coding in this document"), "Ctrl+Shift+J",
         [](const Desk& desk) { step_coding(desk, -1); }, when::has_document});
    add({"document.close_tab", menu, msg("Close tab"), msg("Closes the tab; the document stays in the study"), "Ctrl+W",
         [](const Desk& desk) { desk.frame.centre().close_tab(desk.workspace.document()); }, when::has_document});
    add({.id = "document.rename", .menu = menu, .label = msg("Rename document"), .help = msg("Gives the document another name"),
         .run = [](const Desk& desk) {
             desk.frame.show_pane("documents", true);
             desk.frame.documents().rename_current();
         }, .enabled = when::has_document, .separator_before = true});
    add({"document.speakers", menu, msg("Speakers…"), msg("Who speaks in this document: labels, persons and their roles"), "",
         [](const Desk& desk) { show_speaker_preview(desk.frame, {desk.workspace.document()}); },
         [](const Desk& desk) { return when::writable(desk) && when::has_document(desk); }});
    add({"document.properties", menu, msg("Properties of documents…"), msg("Municipality, case, role, year, type and other properties of all documents in one grid"), "Ctrl+Shift+P",
         [](const Desk& desk) {
             std::vector<DocumentId> chosen = desk.frame.documents().chosen();
             show_metadata_grid(desk.frame, chosen.size() > 1 ? std::move(chosen) : std::vector<DocumentId>());
         }, when::writable});
    add_turn_commands(commands);
    add_recording_commands(commands);
    add_kind(commands, DocumentKind::Interview, true);
    add_kind(commands, DocumentKind::Policy, false);
    add_kind(commands, DocumentKind::Note, false);
    add_language(commands, "nl", msg("Text in Dutch"), true);
    add_language(commands, "en", msg("Text in English"), false);
    add_language(commands, "fr", msg("Text in French"), false);
    add_language(commands, "de", msg("Text in German"), false);
    add_language(commands, "", msg("Language of the text unknown"), false);
    add({.id = "document.read_again", .menu = menu, .label = msg("Read again…"), .help = msg("Makes the text anew from the file, with another encoding, columns or recognition"),
         .run = [](const Desk& desk) { show_read_again(desk.frame, desk.workspace.document()); }, .enabled = can_be_read_again, .separator_before = true});
    add({.id = "document.delete", .menu = menu, .label = msg("Take out of the study"), .help = msg("Removes the document with its codings; Ctrl+Z brings all of it back"),
         .run = take_out, .enabled = when::has_document, .current_label = [](const Desk& desk) {
             auto count = std::ssize(desk.frame.documents().chosen());
             return count > 1 ? msg("Take {0} documents out of the study", count) : msg("Take out of the study");
         }, .separator_before = true});
}

} // namespace duiding
