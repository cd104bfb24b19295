// SPDX-License-Identifier: GPL-3.0-or-later
// A context menu made of commands, so that it can never offer what the menu bar does not.
#pragma once

#include "app/desktop/commands/command.h"

#include <wx/window.h>

#include <string>
#include <vector>

namespace duiding {

// Ids in order; "" is a separator. Runs the chosen one.
void show_command_menu(wxWindow& owner, const Desk& desk, const CommandRegistry& commands, const std::vector<std::string>& ids);

} // namespace duiding
