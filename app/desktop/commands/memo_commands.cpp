// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Memo: the researcher's own words beside a document or a coding.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/rule_view.h"

namespace duiding {

void add_memo_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Memo;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({"memo.document", menu, msg("Memo on the document"), msg("Your own words about this document"), "Ctrl+Shift+M",
         [](const Desk& desk) {
             desk.frame.show_pane("rule", true);
             desk.frame.rule().edit_memo_of_document();
         }, when::has_document});
    add({"memo.coding", menu, msg("Memo on the coding"), msg("Your own words about the active coding"), "Ctrl+M",
         [](const Desk& desk) {
             desk.frame.show_pane("rule", true);
             desk.frame.rule().edit_memo_of_coding();
         }, when::has_coding});
}

} // namespace duiding
