// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commands/command.h"

#include "app/desktop/workspace.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr int first_menu_id = wxID_HIGHEST + 1000;

} // namespace

Message menu_label(MenuName menu)
{
    switch (menu) {
    case MenuName::Project: return msg("&Project");
    case MenuName::Edit: return msg("&Edit");
    case MenuName::Document: return msg("&Document");
    case MenuName::Code: return msg("&Code");
    case MenuName::Memo: return msg("&Memo");
    case MenuName::Analyse: return msg("&Analyse");
    case MenuName::View: return msg("&View");
    case MenuName::Help: break;
    }
    return msg("&Help");
}

CommandRegistry::CommandRegistry()
{
    add_project_commands(m_commands);
    add_edit_commands(m_commands);
    add_document_commands(m_commands);
    add_code_commands(m_commands);
    add_memo_commands(m_commands);
    add_analyse_commands(m_commands);
    add_view_commands(m_commands);
    add_help_commands(m_commands);
}

const Command* CommandRegistry::find(std::string_view id) const
{
    auto found = std::find_if(m_commands.begin(), m_commands.end(), [id](const Command& command) { return command.id == id; });
    return found == m_commands.end() ? nullptr : &*found;
}

int CommandRegistry::menu_id(const Command& command) const
{
    return first_menu_id + static_cast<int>(&command - m_commands.data());
}

const Command* CommandRegistry::by_menu_id(int id) const
{
    int index = id - first_menu_id;
    return index >= 0 && index < static_cast<int>(m_commands.size()) ? &m_commands[static_cast<std::size_t>(index)] : nullptr;
}

bool is_enabled(const Command& command, const Desk& desk)
{
    return !command.enabled || command.enabled(desk);
}

bool run_command(const Command& command, const Desk& desk)
{
    if (!is_enabled(command, desk)) {
        return false;
    }
    try {
        command.run(desk);
    } catch (const Cancelled&) {
        return true;
    } catch (...) {
        desk.workspace.fail(describe_current_exception());
    }
    return true;
}

} // namespace duiding
