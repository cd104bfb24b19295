// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the menu Document about turns and the recording: who speaks here, one turn made two, two made one; playing.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/media_strip.h"
#include "app/desktop/views/turn_popup.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <wx/filedlg.h>

namespace duiding {

namespace {

void join_turn(const Desk& desk)
{
    Workspace* w = &desk.workspace;
    const Mark* turn = turn_at_caret(*w->text(), w->selection().begin);
    w->run(edits::join_turn(*w->project(), w->document(), turn->range.begin), [w](const EditResult& result) { w->say(result.label.history); });
}

// Relative to the study where the recording lies with it, so that the folder can move.
std::string path_from_study(const std::filesystem::path& recording, const std::filesystem::path& study)
{
    std::filesystem::path beside = recording.lexically_relative(study.parent_path());
    bool below = !beside.empty() && *beside.begin() != "..";
    return path_text(below ? beside : recording);
}

void choose_recording(const Desk& desk)
{
    wxFileDialog dialog(&desk.frame, tr(msg("Choose recording")), wxString(), wxString(),
                        tr(msg("Sound and film")) + "|*.wav;*.mp3;*.m4a;*.ogg;*.opus;*.flac;*.wma;*.aac;*.mp4;*.mov;*.mkv;*.webm;*.avi|*|*"_wx,
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) {
        set_recording(desk, path_of(from_wx(dialog.GetPath())));
    }
}

} // namespace

void set_recording(const Desk& desk, const std::filesystem::path& recording)
{
    Workspace& w = desk.workspace;
    w.run(edits::set_document_media(*w.project(), w.document(), path_from_study(recording, w.project()->path())));
}

void add_turn_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Document;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({.id = "document.change_speaker", .menu = menu, .label = msg("Who speaks here…"),
         .help = msg("Gives this turn, all of its label or what follows to another speaker"),
         .run = [](const Desk& desk) { desk.frame.turn_popup().open_to_relabel(); }, .enabled = when::caret_in_turn, .hint = "F2"});
    add({"document.split_turn", menu, msg("Split turn here…"), msg("What follows the caret in this turn is said by somebody else"), "Ctrl+Alt+Return",
         [](const Desk& desk) { desk.frame.turn_popup().open_to_split(); }, when::caret_in_turn});
    add({"document.join_turn", menu, msg("Join with previous turn"), msg("This turn belongs to whoever spoke before it"), "Ctrl+Alt+J", join_turn,
         when::caret_in_turn});
}

void add_recording_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Document;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    auto media = [](void (*act)(MediaStrip&)) { return [act](const Desk& desk) { act(desk.frame.centre().media()); }; };
    add({.id = "document.play", .menu = menu, .label = msg("Play or pause recording"), .help = msg("Plays the recording of this document, or pauses it"),
         .key = "Ctrl+Space", .run = media([](MediaStrip& strip) { strip.toggle(); }), .enabled = when::has_recording, .separator_before = true});
    add({"document.play_here", menu, msg("Play from here"), msg("Plays the recording from the time of this turn"), "Ctrl+Shift+Space",
         [](const Desk& desk) { desk.frame.centre().play_from(desk.workspace.selection().begin); }, when::has_recording});
    add({"document.play_back", menu, msg("5 seconds back"), msg("Hears the last words again"), "Ctrl+Alt+Left",
         media([](MediaStrip& strip) { strip.back(); }), when::has_recording});
    add({"document.play_faster", menu, msg("Play faster"), msg("Raises the rate of the recording, up to 2 times"), "Ctrl+Alt+Up",
         media([](MediaStrip& strip) { strip.change_rate(1); }), when::has_recording});
    add({"document.play_slower", menu, msg("Play slower"), msg("Lowers the rate of the recording, down to 0.5 times"), "Ctrl+Alt+Down",
         media([](MediaStrip& strip) { strip.change_rate(-1); }), when::has_recording});
    add({"document.choose_recording", menu, msg("Choose recording…"), msg("Says which sound or film file belongs to this document"), "", choose_recording,
         [](const Desk& desk) { return when::writable(desk) && when::has_document(desk); }});
}

} // namespace duiding
