// SPDX-License-Identifier: GPL-3.0-or-later
// The menu View: panes, theme, language, size of the text.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/codes_view.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/page_view.h"
#include "app/desktop/wx_text.h"

namespace duiding {

namespace {

void add_pane(std::vector<Command>& commands, const std::string& pane, const Message& label)
{
    commands.push_back({.id = "view.pane_" + pane, .menu = MenuName::View, .label = label, .help = msg("Shows or hides this pane"),
        .run = [pane](const Desk& desk) { desk.frame.show_pane(pane, !desk.frame.pane_shown(pane)); },
        .checked = [pane](const Desk& desk) { return desk.frame.pane_shown(pane); }});
}

void add_theme(std::vector<Command>& commands, ThemeChoice choice, const Message& label)
{
    commands.push_back({.id = std::string("view.theme_") + to_key(choice), .menu = MenuName::View, .label = label, .help = msg("Changes the colours of the window"),
        .run = [choice](const Desk& desk) {
            theme::set_choice(choice);
            desk.workspace.settings().theme = choice;
            desk.workspace.save_settings();
        },
        .checked = [choice](const Desk&) { return theme::choice() == choice; }, .separator_before = choice == ThemeChoice::System});
}

void add_language(std::vector<Command>& commands, const std::string& language, const Message& label, bool first)
{
    commands.push_back({.id = "view.language_" + language, .menu = MenuName::View, .label = label, .help = msg("Changes the language of the window; your study stays as it is"),
        .run = [language](const Desk& desk) {
            if (desk.frame.on_language) {
                desk.frame.on_language(language);
            }
        },
        .enabled = [](const Desk& desk) { return !desk.workspace.jobs().busy(); },      // a job ends in the window it began in
        .checked = [language](const Desk&) { return ui_language() == language; }, .separator_before = first});
}

// The page when the keyboard is there, else the text.
void zoom(const Desk& desk, int steps)
{
    wxWindow* focus = wxWindow::FindFocus();
    if (focus && desk.frame.page().IsDescendant(focus)) {
        desk.frame.page().zoom_by(steps);
    } else {
        desk.frame.centre().view().zoom_by(steps);
    }
}

} // namespace

void add_view_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::View;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add_pane(commands, "documents", msg("Documents"));
    add_pane(commands, "codes", msg("Codes"));
    add_pane(commands, "rule", msg("Rule and memo"));
    add_pane(commands, "segments", msg("Segments"));
    add_pane(commands, "search", msg("Search results"));
    add_pane(commands, "scan", msg("Policy scan"));
    add({.id = "view.pane_page", .menu = menu, .label = msg("Page beside the text"), .help = msg("Shows the page of the PDF beside the text"), .key = "F9",
         .run = [](const Desk& desk) { desk.frame.show_pane("page", !desk.frame.pane_shown("page")); },
         .checked = [](const Desk& desk) { return desk.frame.pane_shown("page"); }});
    add({.id = "view.reading_order", .menu = menu, .label = msg("Reading order on the page"),
         .help = msg("Numbers the lines on the page in the order in which they were read"), .key = "Shift+F9",
         .run = [](const Desk& desk) {
             bool show = !desk.frame.pane_shown("page") || !desk.frame.page().order_shown();
             desk.frame.show_pane("page", true);
             desk.frame.page().show_order(show);
         }, .checked = [](const Desk& desk) { return desk.frame.pane_shown("page") && desk.frame.page().order_shown(); }});
    add({"view.reset_panes", menu, msg("Panes as at first"), msg("Puts every pane back in its place"), "", [](const Desk& desk) { desk.frame.reset_panes(); }});
    add({.id = "view.next_pane", .menu = menu, .label = msg("Next pane"), .help = msg("Moves the keyboard to the next pane"), .key = "F6",
         .run = [](const Desk& desk) { desk.frame.next_pane(1); }, .separator_before = true});
    add({"view.previous_pane", menu, msg("Previous pane"), msg("Moves the keyboard to the previous pane"), "Shift+F6", [](const Desk& desk) { desk.frame.next_pane(-1); }});
    add({"view.filter_codes", menu, msg("Filter codes"), msg("Moves the keyboard to the filter of the codes"), "Ctrl+L",
         [](const Desk& desk) {
             desk.frame.show_pane("codes", true);
             desk.frame.codes().focus_filter();
         }, when::open});
    add({.id = "view.zoom_in", .menu = menu, .label = msg("Larger text"), .help = msg("Makes the text larger"), .key = "Ctrl++",
         .run = [](const Desk& desk) { zoom(desk, 1); }, .separator_before = true});
    add({"view.zoom_out", menu, msg("Smaller text"), msg("Makes the text smaller"), "Ctrl+-", [](const Desk& desk) { zoom(desk, -1); }});
    add({"view.zoom_normal", menu, msg("Normal text"), msg("Gives the text its usual size"), "Ctrl+0", [](const Desk& desk) { zoom(desk, 0); }});
    add_theme(commands, ThemeChoice::System, msg("Colours of the system"));
    add_theme(commands, ThemeChoice::Light, msg("Light"));
    add_theme(commands, ThemeChoice::Dark, msg("Dark"));
    add_language(commands, "nl", msg("Dutch"), true);
    add_language(commands, "en", msg("English"), false);
}

} // namespace duiding
