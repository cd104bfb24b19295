// SPDX-License-Identifier: GPL-3.0-or-later
// The menu bar of the window, made from the command registry.
#include "app/desktop/main_frame.h"

#include "app/desktop/wx_text.h"

#include <wx/menu.h>

#include <map>

namespace duiding {

namespace {

// What stands after the label: the bound key, or the key one types on the text (shown, not bound).
wxString item_text(const Command& command, const wxString& label)
{
    wxString text = label;
    if (!command.key.empty()) {
        text += "\t"_wx + to_wx(command.key);
    } else if (!command.hint.empty()) {
        text += "    ("_wx + to_wx(command.hint) + ")"_wx;
    }
    return text;
}

} // namespace

void MainFrame::make_menus()
{
    auto* bar = new wxMenuBar;
    std::map<MenuName, wxMenu*> menus;
    for (const Command& command : m_commands.commands()) {
        wxMenu*& menu = menus[command.menu];
        if (!menu) {
            menu = new wxMenu;
            bar->Append(menu, tr(menu_label(command.menu)));
        }
        if (command.separator_before) {
            menu->AppendSeparator();
        }
        menu->Append(m_commands.menu_id(command), item_text(command, tr(command.label)), tr(command.help),
                     command.checked ? wxITEM_CHECK : wxITEM_NORMAL);
    }
    SetMenuBar(bar);
    Bind(wxEVT_MENU, [this](wxCommandEvent& event) {
        if (const Command* command = m_commands.by_menu_id(event.GetId())) {
            run_command(*command, {m_workspace, *this});
        } else {
            event.Skip();
        }
    });
    Bind(wxEVT_MENU_OPEN, &MainFrame::update_menu, this);
    // A disabled item would swallow its key for as long as the menu stays closed: run_command asks again anyway.
    Bind(wxEVT_MENU_CLOSE, [](wxMenuEvent& event) {
        if (wxMenu* menu = event.GetMenu()) {
            for (wxMenuItem* item : menu->GetMenuItems()) {
                item->Enable(true);
            }
        }
        event.Skip();
    });
}

void MainFrame::update_menu(wxMenuEvent& event)
{
    wxMenu* menu = event.GetMenu();
    Desk desk{m_workspace, *this};
    if (!menu) {
        return;
    }
    for (wxMenuItem* item : menu->GetMenuItems()) {
        const Command* command = m_commands.by_menu_id(item->GetId());
        if (!command) {
            continue;
        }
        item->Enable(is_enabled(*command, desk));
        if (command->checked) {
            item->Check(command->checked(desk));
        }
        if (command->current_label) {
            item->SetItemLabel(item_text(*command, tr(command->current_label(desk))));
        }
    }
    event.Skip();
}

} // namespace duiding
