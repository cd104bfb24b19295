// SPDX-License-Identifier: GPL-3.0-or-later
// The list that opens under a selection as soon as one types: existing codes first, a new one in the last row, never a dialog,
// never a lost selection. Enter codes, Tab changes the parent of the new code, Shift+Enter adds a line of definition, Esc
// leaves all as it was. " -" at the end of the typed text gives the direction at once.
#pragma once

#include "app/desktop/views/code_choice.h"
#include "app/desktop/widgets/overlay.h"
#include "core/edits/edits.h"

#include <functional>
#include <vector>

class wxStaticText;

namespace duiding {

class MainFrame;

// What a chosen code will be put on, and where on the screen it is.
struct CodingTarget {
    std::vector<std::pair<DocumentId, CharRange>> ranges;
    wxRect anchor;                              // in the frame's client coordinates
    Message label;                              // of the undo step; empty: the usual
    std::function<void(CodeId, Direction)> code_with = {};      // set: codes the ranges in a way of its own
    std::function<void()> after = {};           // takes the keyboard when the list closes; empty: the text does
};

class CodingPopup : public Overlay {
public:
    CodingPopup(wxWindow* parent, MainFrame& frame);
    void open_for(CodingTarget target, const wxString& typed = {});
    // Asks for one code and does something else with it (recode, merge into).
    void choose_code(wxRect anchor, const wxString& hint, std::function<void(CodeId)> chosen);
    // The parent a new code gets: the code selected in the tree, else that of the last used.
    CodeId new_parent() const;

private:
    struct Row {
        CodeId code;                            // 0: the row "new"
    };
    void on_typed() override;
    void on_enter(bool shift, bool control) override;
    bool on_other_key(wxKeyEvent& event) override;
    void on_closed() override;
    void show_rows();
    PickRow row_of(const Code& code) const;
    PickRow new_row(const std::string& name) const;
    void next_parent();
    void make_new(const std::string& name, const std::string& definition, Direction direction);

    MainFrame& m_frame;
    CodingTarget m_target;
    std::vector<Row> m_rows;
    std::vector<CodeId> m_parents;              // Tab goes round these
    std::size_t m_parent = 0;
    bool m_defining = false;                    // the field now takes the definition of m_new_name
    std::string m_new_name;
    Direction m_new_direction = Direction::None;
    std::function<void(CodeId)> m_chosen;       // set: choosing for something else
    wxStaticText* m_help;
};

} // namespace duiding
