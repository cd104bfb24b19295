// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks this turn? A field above the speakers of the document, over the turn at the caret: Enter gives the turn (or all of
// its label, or what follows; Tab changes which) to one of them or to a new one. The same list says who speaks on after a split.
#pragma once

#include "app/desktop/widgets/overlay.h"
#include "core/edits/edits.h"

#include <string>
#include <vector>

class wxChoice;
class wxStaticText;

namespace duiding {

class MainFrame;

// The turn the caret is in, or the one that ends there; null outside turns.
const Mark* turn_at_caret(const DocumentText& text, CharPos caret);

class TurnPopup : public Overlay {
public:
    TurnPopup(wxWindow* parent, MainFrame& frame);
    void open_to_relabel();
    void open_to_split();
    wxChoice& scope() { return *m_scope; }

private:
    enum class Task { Relabel, Split };
    void open(Task task);
    void show_rows();
    void on_typed() override { show_rows(); }
    void on_enter(bool shift, bool control) override;
    bool on_other_key(wxKeyEvent& event) override;
    void on_closed() override;
    void fill_scopes(const std::string& label);

    MainFrame& m_frame;
    Task m_task = Task::Relabel;
    DocumentTextPtr m_text;
    CharPos m_at;
    std::string m_label;                     // of the turn at hand
    std::vector<std::string> m_names;        // of the rows
    wxPanel* m_foot;
    wxChoice* m_scope;
    wxStaticText* m_help;
};

} // namespace duiding
