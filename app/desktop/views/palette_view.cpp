// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/palette_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/code_choice.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding {

namespace {

// Higher is better, 0 = no match: the letters in order, with a bonus for standing together and at the start of words.
int fuzzy_score(const std::string& typed, const std::string& text)
{
    if (typed.empty()) {
        return 1;
    }
    if (auto at = text.find(typed); at != std::string::npos) {
        bool word = at == 0 || text[at - 1] == ' ' || text[at - 1] == '/';
        return 1000 + (word ? 500 : 0) - static_cast<int>(std::min<std::size_t>(at, 400));
    }
    std::size_t next = 0;
    int score = 1;
    std::size_t last = std::string::npos;
    for (std::size_t i = 0; i < text.size() && next < typed.size(); ++i) {
        if (text[i] != typed[next]) {
            continue;
        }
        bool start = i == 0 || text[i - 1] == ' ';
        score += start ? 20 : last + 1 == i ? 10 : 1;
        last = i;
        ++next;
    }
    return next == typed.size() ? score : 0;
}

} // namespace

PaletteView::PaletteView(wxWindow* parent, MainFrame& frame) : Overlay(parent), m_frame(frame)
{
    m_field->SetHint(tr(msg("A command, a code or a document")));
    native::set_accessible_name(m_field, tr(msg("A command, a code or a document")));
}

void PaletteView::open()
{
    m_field->ChangeValue(wxString());
    Show();
    on_typed();
    wxSize size = m_frame.GetClientSize();
    int width = std::min(FromDIP(680), size.x - FromDIP(40));
    open_at(wxPoint((size.x - width) / 2, FromDIP(64)), FromDIP(60), width);
}

void PaletteView::add(int score, PickRow row, std::function<void()> run)
{
    if (score > 0) {
        m_choices.push_back({score, std::move(row), std::move(run)});
    }
}

void PaletteView::on_typed()
{
    std::string typed = fold_name(from_wx(m_field->GetValue()));
    m_choices.clear();
    Desk desk{m_frame.workspace(), m_frame};
    for (const Command& command : m_frame.commands().commands()) {
        wxString label = tr(command.current_label ? command.current_label(desk) : command.label);
        std::string name = from_wx(wxControl::RemoveMnemonics(label));
        std::string menu = from_wx(wxControl::RemoveMnemonics(tr(menu_label(command.menu))));
        if (is_enabled(command, desk)) {
            int score = fuzzy_score(typed, fold_name(menu + " " + name));
            add(score, {name, menu, {}, command.key.empty() ? command.hint : command.key, {}}, [this, id = command.id] { m_frame.run(id); });
        }
    }
    const Snapshot& snapshot = *m_frame.workspace().snapshot();
    for (const DocumentInfo& info : *snapshot.documents) {
        add(typed.empty() ? 0 : fuzzy_score(typed, fold_name(info.name)), {info.name, format(msg("Document"), translator(), number_style()), {}, {}, {}},
            [this, id = info.id] { m_frame.workspace().show_document(id); });
    }
    for (const Code& code : snapshot.codebook->codes()) {
        std::string path = shown_path(*snapshot.codebook, code.id);
        add(typed.empty() ? 0 : fuzzy_score(typed, fold_name(path)), {code.name, path, {}, {}, theme::code_colour(code.colour)},
            [this, id = code.id] { m_frame.workspace().set_code(id); });
    }
    std::stable_sort(m_choices.begin(), m_choices.end(), [](const Choice& a, const Choice& b) { return a.score > b.score; });
    if (m_choices.size() > 200) {
        m_choices.resize(200);
    }
    std::vector<PickRow> rows;
    for (const Choice& choice : m_choices) {
        rows.push_back(choice.row);
    }
    m_list->set_rows(std::move(rows));
    resize_to_rows();
}

void PaletteView::on_enter(bool, bool)
{
    int row = m_list->GetSelection();
    if (row < 0 || row >= static_cast<int>(m_choices.size())) {
        return;
    }
    auto run = m_choices[static_cast<std::size_t>(row)].run;
    close();
    run();
}

void PaletteView::on_closed()
{
    m_frame.centre().focus_text();
}

} // namespace duiding
