// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Help: the keys, the sample study, which version this is.
#include "app/desktop/commands/command.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/sample_study.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"

namespace duiding {

namespace {

void show_keys(const Desk& desk)
{
    std::vector<wxString> lines;
    auto line = [&lines](const wxString& key, const wxString& text) { lines.push_back(key.Clone().Pad(24 - std::min<std::size_t>(24, key.length())) + "\t"_wx + text); };
    line(tr(msg("letters on a selection")), tr(msg("opens the list of codes")));
    line("+ - * ="_wx, tr(msg("facilitating, hindering, ambivalent, neutral")));
    line("1 … 9"_wx, tr(msg("favourite code")));
    line("Ctrl+E"_wx, tr(msg("word, sentence, paragraph, turn")));
    line("Alt+← Alt+→"_wx, tr(msg("moves the end of the active coding; with Shift its beginning")));
    for (const Command& command : desk.frame.commands().commands()) {
        if (!command.key.empty()) {
            line(to_wx(command.key), wxControl::RemoveMnemonics(tr(command.label)));
        }
    }
    show_list(desk.frame, tr(msg("Keys")), lines, wxString());
}

void restore_sample(const Desk& desk)
{
    if (!sample_study::original_path()) {
        desk.workspace.say(msg("This build has no sample study."));
        return;
    }
    desk.workspace.close();
    sample_study::restore();
    desk.workspace.open(sample_study::copy_path());
}

void open_sample(const Desk& desk)
{
    if (auto sample = sample_study::prepare()) {
        desk.workspace.open(*sample);
    } else {
        desk.workspace.say(msg("This build has no sample study."));
    }
}

} // namespace

void add_help_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Help;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({"help.keys", menu, msg("Keys"), msg("Every key on one page"), "F1", show_keys});
    add({.id = "help.open_sample", .menu = menu, .label = msg("Open the sample study"), .help = msg("A small study to play with; your own studies stay as they are"),
         .run = open_sample, .separator_before = true});
    add({.id = "help.restore_sample", .menu = menu, .label = msg("Put the sample study back"), .help = msg("Makes the sample study as it was at first"), .run = restore_sample,
         .enabled = [](const Desk& desk) { return desk.workspace.is_sample(); }});
    add({.id = "help.coder", .menu = menu, .label = msg("Your name or initials"), .help = msg("In whose name you code"),
         .run = [](const Desk& desk) { desk.frame.tools().focus_coder(); }, .separator_before = true});
    add({"help.about", menu, msg("About Duiding"), msg("Version and licence"), "", [](const Desk& desk) {
             desk.frame.messages().show_text(BarKind::Info, tr(msg("Duiding {0}: coding interviews and analysing cases. Free software under the GPL, version 3 or later.", DUIDING_VERSION)));
         }});
}

} // namespace duiding
