// SPDX-License-Identifier: GPL-3.0-or-later
// Beside the text: the rule of the code at hand (that of the active coding, else the one chosen in the tree), and below it the
// memo of the active coding or of the document. The memo is saved when one leaves it and with Ctrl+Enter; the rule can be
// edited in place.
#pragma once

#include "app/desktop/workspace.h"

#include <wx/panel.h>

#include <vector>

class wxStaticText;
class wxTextCtrl;

namespace duiding {

class MainFrame;
class RuleForm;
class RuleText;

class RuleView : public wxPanel {
public:
    RuleView(wxWindow* parent, MainFrame& frame);
    void refill();
    void edit_rule();
    void edit_memo_of_document();
    void edit_memo_of_coding();
    bool save_memo();                        // false: nothing to save
    wxTextCtrl& memo() { return *m_memo; }

private:
    enum class MemoOf { Nothing, Document, Coding };
    void show_rule();
    void show_memo();
    void close_form();
    CodeId code_at_hand() const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    RuleText* m_rule;
    RuleForm* m_form;
    wxStaticText* m_memo_caption;
    wxTextCtrl* m_memo;
    MemoOf m_memo_of = MemoOf::Nothing;      // whose text stands in the field
    DocumentId m_memo_document;
    CodingId m_memo_coding;
    MemoId m_memo_id;
    std::string m_memo_saved;                // as the project has it
    bool m_wants_document = false;           // the user asked for the document's memo while a coding is active
    std::vector<Connection> m_connections;
};

} // namespace duiding
