// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commands/code_changes.h"

#include "app/desktop/icons.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/codes_view.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/wx_text.h"

#include <wx/menu.h>

#include <algorithm>

namespace duiding {

namespace {

const Code* chosen_code(const Desk& desk)
{
    return desk.workspace.snapshot()->codebook->find(desk.workspace.code());
}

// Where a list of codes opens for the code chosen in the tree.
wxRect beside_tree(const Desk& desk)
{
    wxWindow& tree = desk.frame.codes();
    wxPoint corner = desk.frame.ScreenToClient(tree.GetScreenPosition());
    return wxRect(corner.x + tree.GetSize().x, corner.y + tree.FromDIP(20), 10, 10);
}

wxString colour_name(std::size_t index)
{
    switch (index) {
    case 0: return tr(msg("Blue"));
    case 1: return tr(msg("Orange"));
    case 2: return tr(msg("Green"));
    case 3: return tr(msg("Gold"));
    case 4: return tr(msg("Purple"));
    case 5: return tr(msg("Slate"));
    case 6: return tr(msg("Teal"));
    case 7: return tr(msg("Pink"));
    case 8: return tr(msg("Olive"));
    default: return tr(msg("Brown"));
    }
}

} // namespace

void recode_active(const Desk& desk)
{
    CodingId coding = desk.workspace.active_coding();
    CodingTarget target = target_now(desk.frame);
    desk.frame.coding_popup().choose_code(target.anchor, tr(msg("The other code")), [&w = desk.workspace, coding](CodeId code) {
        w.run(edits::recode(*w.project(), {coding}, code), [&w, code](const EditResult&) { w.remember_code(code); });
    });
}

void delete_active_coding(const Desk& desk)
{
    Workspace& w = desk.workspace;
    w.run(edits::delete_codings(*w.project(), {w.active_coding()}), [&w](const EditResult&) { w.say(msg("Coding removed. Ctrl+Z brings it back.")); });
}

void new_code(const Desk& desk)
{
    Workspace& w = desk.workspace;
    const Codebook& book = *w.snapshot()->codebook;
    edits::NewCode code;
    code.parent = w.code();
    std::string name = format(msg("new code"), translator(), number_style());
    code.name = name;
    for (int number = 2; book.find_sibling(code.parent, code.name); ++number) {
        code.name = name + " " + std::to_string(number);
    }
    w.run(edits::add_code(*w.project(), code), [&w, frame = &desk.frame](const EditResult& result) {
        w.set_code(result.code);
        frame->show_pane("codes", true);
        frame->CallAfter([frame] { frame->codes().rename_current(); });
    });
}

void choose_colour(const Desk& desk)
{
    const Code* code = chosen_code(desk);
    wxMenu menu;
    const auto& colours = theme::code_colours();
    for (std::size_t i = 0; i < colours.size(); ++i) {
        auto* item = new wxMenuItem(&menu, static_cast<int>(i) + 1, colour_name(i));
        item->SetBitmap(code_swatch(theme::code_colour(colours[i])));
        menu.Append(item);
    }
    int chosen = desk.frame.GetPopupMenuSelectionFromUser(menu, desk.frame.ScreenToClient(wxGetMousePosition()));
    if (chosen > 0 && chosen <= static_cast<int>(colours.size())) {
        Workspace& w = desk.workspace;
        w.run(edits::recolour_code(*w.project(), code->id, colours[static_cast<std::size_t>(chosen - 1)], true));
    }
}

void choose_favourite(const Desk& desk)
{
    const Codebook& book = *desk.workspace.snapshot()->codebook;
    CodeId code = desk.workspace.code();
    wxMenu menu;
    for (int number = 1; number <= 9; ++number) {
        const Code* owner = book.find_by_favourite(number);
        wxString label = wxString::Format(wxS("%d"), number);
        menu.AppendCheckItem(number, owner ? label + "   "_wx + to_wx(owner->name) : label)->Check(owner && owner->id == code);
    }
    menu.Append(10, tr(msg("No number")));
    int chosen = desk.frame.GetPopupMenuSelectionFromUser(menu, desk.frame.ScreenToClient(wxGetMousePosition()));
    if (chosen > 0) {
        Workspace& w = desk.workspace;
        w.run(edits::set_favourite(*w.project(), code, chosen == 10 ? 0 : chosen));
    }
}

void move_code(const Desk& desk, int step)
{
    const Code* code = chosen_code(desk);
    std::vector<CodeId> siblings = desk.workspace.snapshot()->codebook->children(code->parent);
    auto here = std::find(siblings.begin(), siblings.end(), code->id) - siblings.begin();
    auto wanted = here + step;
    if (wanted >= 0 && wanted < static_cast<std::ptrdiff_t>(siblings.size())) {
        desk.workspace.run(edits::move_code(*desk.workspace.project(), code->id, code->parent, wanted));
    }
}

void move_under(const Desk& desk)
{
    CodeId moved = desk.workspace.code();
    desk.frame.coding_popup().choose_code(beside_tree(desk), tr(msg("The code it comes under")), [&w = desk.workspace, moved](CodeId parent) {
        auto count = static_cast<std::int64_t>(w.snapshot()->codebook->children(parent).size());
        w.run(edits::move_code(*w.project(), moved, parent, count));
    });
}

void merge_into(const Desk& desk)
{
    CodeId from = desk.workspace.code();
    desk.frame.coding_popup().choose_code(beside_tree(desk), tr(msg("The code that takes them over")), [&w = desk.workspace, from](CodeId into) {
        w.run(edits::merge_codes(*w.project(), from, into), [&w, into](const EditResult&) {
            w.set_code(into);
            w.say(msg("Merged. Ctrl+Z brings both codes back."));
        });
    });
}

void delete_code(const Desk& desk)
{
    Workspace& w = desk.workspace;
    w.run(edits::delete_codes(*w.project(), {w.code()}), [&w](const EditResult& result) {
        w.say(msg("{0}. Ctrl+Z brings it back.", format(result.label.history, translator(), number_style())));
    });
}

} // namespace duiding
