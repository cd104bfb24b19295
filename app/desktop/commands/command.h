// SPDX-License-Identifier: GPL-3.0-or-later
// Everything a user can do, as an object: menus, toolbar, keys, the command palette and the tests all use the same list.
// A command has no window of its own; it works on the workspace and asks the frame for a view. UI thread only.
#pragma once

#include "core/base/message.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class Workspace;
class MainFrame;

// What a command works on.
struct Desk {
    Workspace& workspace;
    MainFrame& frame;
};

enum class MenuName { Project, Edit, Document, Code, Memo, Analyse, View, Help };

Message menu_label(MenuName menu);

struct Command {
    std::string id;                                      // "edit.undo": stable
    MenuName menu = MenuName::Project;
    Message label;                                       // "Undo"
    Message help;                                        // one sentence for the status bar and the palette
    std::string key;                                     // "Ctrl+Z"; a key that is only for the text: see hint
    std::function<void(const Desk&)> run;
    std::function<bool(const Desk&)> enabled = {};       // left out: always
    std::function<bool(const Desk&)> checked = {};       // set: a check item
    std::function<Message(const Desk&)> current_label = {};   // set: asked each time the menu opens
    std::string hint = {};                               // a key shown but not bound to the menu, because it is typed on text: "+"
    bool separator_before = false;
};

class CommandRegistry {
public:
    CommandRegistry();                                   // all commands of all menus, in menu order
    const std::vector<Command>& commands() const { return m_commands; }
    const Command* find(std::string_view id) const;
    int menu_id(const Command& command) const;           // wx id of its menu item
    const Command* by_menu_id(int id) const;

private:
    std::vector<Command> m_commands;
};

bool is_enabled(const Command& command, const Desk& desk);
// Runs it when enabled; errors end in the workspace's `failed`. False when it was not enabled.
bool run_command(const Command& command, const Desk& desk);

// Importing and exporting without asking for a path: what the menu, a drop on the window and the tests share.
void import_codebook(const Desk& desk, std::filesystem::path path);        // new codes only, as one step
void ask_codebook(const Desk& desk);                                       // the same, for a file the user chooses
void import_paths(const Desk& desk, std::vector<std::filesystem::path> paths);
void import_again(const Desk& desk, std::vector<std::filesystem::path> paths);      // though the study has them already
void set_recording(const Desk& desk, const std::filesystem::path& recording);      // of the document at hand
void export_to(const Desk& desk, const std::string& format, const std::filesystem::path& out);

// One function per menu, each in its own file.
void add_project_commands(std::vector<Command>& commands);
void add_import_commands(std::vector<Command>& commands);         // within the menu Project
void add_edit_commands(std::vector<Command>& commands);
void add_kept_search_commands(std::vector<Command>& commands);       // part of Edit: the dictionary
void add_document_commands(std::vector<Command>& commands);
void add_turn_commands(std::vector<Command>& commands);              // part of Document: who speaks where
void add_recording_commands(std::vector<Command>& commands);         // part of Document: the recording beside it
void add_code_commands(std::vector<Command>& commands);
void add_memo_commands(std::vector<Command>& commands);
void add_analyse_commands(std::vector<Command>& commands);
void add_scan_commands(std::vector<Command>& commands);              // part of Analyse: the policy scan
void add_view_commands(std::vector<Command>& commands);
void add_help_commands(std::vector<Command>& commands);

} // namespace duiding
