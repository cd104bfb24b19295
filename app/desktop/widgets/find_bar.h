// SPDX-License-Identifier: GPL-3.0-or-later
// The field of Ctrl+F with "3 of 12", previous, next and a cross. It does not search: the owner does.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <string>

class wxStaticText;
class wxTextCtrl;

namespace duiding {

class FindBar : public wxPanel {
public:
    explicit FindBar(wxWindow* parent);
    void open(const std::string& words);
    void say(const wxString& count);
    std::string query() const;
    std::function<void()> on_typed;
    std::function<void(int step)> on_step;
    std::function<void()> on_close;

private:
    wxTextCtrl* m_field;
    wxStaticText* m_count;
};

} // namespace duiding
