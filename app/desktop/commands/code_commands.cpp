// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Code: putting codes on passages, and keeping the codebook.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/more_like.h"
#include "app/desktop/commands/code_changes.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/dialogs/autocodings.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/codes_view.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/views/rule_view.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/segments_view.h"

namespace duiding {

namespace {

void apply(const Desk& desk)
{
    CodingTarget target = target_now(desk.frame);
    if (target.ranges.empty()) {
        desk.workspace.say(msg("Select a passage first, then type the name or subject of a code."));
        return;
    }
    desk.frame.coding_popup().open_for(std::move(target));
}

void add_direction(std::vector<Command>& commands, const char* id, const Message& label, const char* key, Direction direction)
{
    commands.push_back({.id = id, .menu = MenuName::Code, .label = label, .help = msg("Sets the direction of the active coding; the same key clears it"),
        .run = [direction](const Desk& desk) { toggle_direction(desk.frame, direction); }, .enabled = when::has_coding, .hint = key,
        .separator_before = direction == Direction::Facilitating});
}

} // namespace

void add_code_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Code;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({.id = "code.apply", .menu = menu, .label = msg("Code…"), .help = msg("Select a passage and type the name or subject of a code"), .run = apply,
         .enabled = when::writable, .hint = "Enter"});
    add({"code.last", menu, msg("Last code again"), msg("Puts the last used code on the selection"), "Ctrl+Return",
         [](const Desk& desk) { code_ranges(desk.frame, target_now(desk.frame), desk.workspace.last_code(), Direction::None); },
         [](const Desk& desk) { return when::has_passage(desk) && desk.workspace.last_code(); }});
    add({"code.in_vivo", menu, msg("Code in vivo"), msg("Makes a code of the respondent's own words"), "Ctrl+I",
         [](const Desk& desk) { code_in_vivo(desk.frame); }, when::has_passage});
    add({"code.search_hits", menu, msg("Code search hits…"), msg("Shows what would be coded of the selected hits, or of all, and codes it in one step"), "Ctrl+Shift+Return",
         [](const Desk& desk) { desk.frame.search().code_selection(); },
         [](const Desk& desk) { return when::writable(desk) && desk.frame.search().row_count() > 0; }});
    add({"code.autocodings", menu, msg("Coded searches…"), msg("Runs auto-coding again after new documents: codes only what is new, and lets you judge new words"), "Ctrl+Shift+L",
         [](const Desk& desk) { show_autocodings(desk.frame, desk.frame.search().coded_query()); }, when::open});
    add_direction(commands, "code.helps", msg("Facilitating ▲"), "+", Direction::Facilitating);
    add_direction(commands, "code.hinders", msg("Hindering ▼"), "-", Direction::Hindering);
    add_direction(commands, "code.both", msg("Ambivalent ◆"), "*", Direction::Ambivalent);
    add_direction(commands, "code.neutral", msg("Neutral ○"), "=", Direction::Neutral);
    add({.id = "code.recode", .menu = menu, .label = msg("Recode…"), .help = msg("Gives the active coding another code"), .run = recode_active,
         .enabled = when::has_coding, .separator_before = true});
    add({.id = "code.delete_coding", .menu = menu, .label = msg("Remove coding"), .help = msg("Takes the active coding away; the text stays"),
         .run = delete_active_coding, .enabled = when::has_coding, .hint = "Del"});
    add({.id = "code.new", .menu = menu, .label = msg("New code"), .help = msg("Makes a code below the chosen one"), .key = "Ctrl+Shift+N", .run = new_code,
         .enabled = when::writable, .separator_before = true});
    add({"code.import_codebook", menu, msg("Import codebook…"), msg("Adds the codes of a table: path, colour, definition, use when, not when, example"), "",
         ask_codebook, when::writable});
    add({"code.rename", menu, msg("Rename code"), msg("Gives the chosen code another name"), "F2",
         [](const Desk& desk) {
             // In the text F2 is about who speaks.
             if (when::caret_in_turn(desk) && desk.frame.centre().view().HasFocus()) {
                 desk.frame.run("document.change_speaker");
             } else {
                 desk.frame.codes().rename_current();
             }
         }, [](const Desk& desk) { return when::has_code(desk) || (when::caret_in_turn(desk) && desk.frame.centre().view().HasFocus()); }});
    add({"code.edit_rule", menu, msg("Edit rule"), msg("Writes when the code is used and when not"), "",
         [](const Desk& desk) {
             desk.frame.show_pane("rule", true);
             desk.frame.rule().edit_rule();
         }, when::has_code});
    add({"code.colour", menu, msg("Colour…"), msg("Gives the chosen code another colour"), "", choose_colour, when::has_code});
    add({"code.favourite", menu, msg("Favourite number…"), msg("Gives the chosen code a number key from 1 to 9"), "", choose_favourite, when::has_code});
    add({"code.move_up", menu, msg("Move up"), msg("Moves the chosen code before its neighbour"), "Alt+Up", [](const Desk& desk) { move_code(desk, -1); }, when::has_code});
    add({"code.move_down", menu, msg("Move down"), msg("Moves the chosen code after its neighbour"), "Alt+Down", [](const Desk& desk) { move_code(desk, 1); }, when::has_code});
    add({"code.move_under", menu, msg("Move under…"), msg("Makes the chosen code a sub-code of another"), "", move_under, when::has_code});
    add({"code.merge", menu, msg("Merge into…"), msg("Moves all codings of the chosen code to another and removes it"), "", merge_into, when::has_code});
    add({.id = "code.delete", .menu = menu, .label = msg("Delete code with its codings"), .help = msg("Deletes the chosen code with its sub-codes and codings; Ctrl+Z brings all of it back"),
         .run = delete_code, .enabled = when::has_code});
    add({.id = "code.show_segments", .menu = menu, .label = msg("Show segments"), .help = msg("Lists every passage with the chosen code"),
         .run = [](const Desk& desk) {
             desk.frame.show_pane("segments", true);
             desk.frame.segments().focus_list();
         }, .enabled = when::has_code, .separator_before = true});
    add({"code.more_like", menu, msg("More like the segments of this code"), msg("Finds passages that share the words that set the segments of the chosen code apart"),
         "Ctrl+Alt+H", more_like_code, when::has_code});
}

} // namespace duiding
