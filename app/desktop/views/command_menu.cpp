// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/command_menu.h"

#include "app/desktop/wx_text.h"

#include <wx/menu.h>

namespace duiding {

void show_command_menu(wxWindow& owner, const Desk& desk, const CommandRegistry& commands, const std::vector<std::string>& ids)
{
    wxMenu menu;
    for (const std::string& id : ids) {
        const Command* command = commands.find(id);
        if (!command) {
            menu.AppendSeparator();
            continue;
        }
        wxString label = tr(command->current_label ? command->current_label(desk) : command->label);
        const std::string& key = command->key.empty() ? command->hint : command->key;
        if (!key.empty()) {
            label += "    ("_wx + to_wx(key) + ")"_wx;
        }
        menu.Append(commands.menu_id(*command), label)->Enable(is_enabled(*command, desk));
    }
    int chosen = owner.GetPopupMenuSelectionFromUser(menu);
    if (const Command* command = commands.by_menu_id(chosen)) {
        run_command(*command, desk);
    }
}

} // namespace duiding
