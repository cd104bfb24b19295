// SPDX-License-Identifier: GPL-3.0-or-later
// The rule of one code as fields to edit in place. Ctrl+Enter or the button saves, Esc leaves all as it was.
#pragma once

#include "core/edits/edits.h"
#include "core/model/code.h"

#include <wx/scrolwin.h>

#include <functional>

class wxChoice;
class wxTextCtrl;

namespace duiding {

class RuleForm : public wxScrolledWindow {
public:
    explicit RuleForm(wxWindow* parent);
    void show_code(const Code& code);
    CodeId code() const { return m_code; }
    edits::CodeRule rule() const;
    std::function<void()> on_save;
    std::function<void()> on_cancel;

private:
    CodeId m_code;
    wxTextCtrl* m_definition;
    wxTextCtrl* m_use_when;
    wxTextCtrl* m_not_when;
    wxTextCtrl* m_example;
    wxChoice* m_directions;
};

} // namespace duiding
