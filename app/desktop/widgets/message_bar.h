// SPDX-License-Identifier: GPL-3.0-or-later
// A bar above the text that says something without stopping anybody: an error with what, where, why and what to do; the
// findings of an import; an invitation. It has an icon (never colour alone), buttons, and a cross; Esc closes it too.
#pragma once

#include <wx/panel.h>

#include <functional>
#include <vector>

class wxBoxSizer;
class wxStaticBitmap;
class wxStaticText;

namespace duiding {

enum class BarKind { Info, Warning, Error };

class MessageBar : public wxPanel {
public:
    struct Button {
        wxString label;
        std::function<void()> run;
        bool closes = true;
    };

    explicit MessageBar(wxWindow* parent);
    void show_text(BarKind kind, const wxString& text, std::vector<Button> buttons = {}, bool closable = true);
    void dismiss();
    wxString text() const { return m_text; }
    std::function<void()> on_layout;         // shown, hidden or grown

private:
    void paint(wxPaintEvent&);
    void wrap();

    wxString m_text;
    int m_width = 0;                         // it was wrapped for
    BarKind m_kind = BarKind::Info;
    wxStaticBitmap* m_icon;
    wxStaticText* m_label;
    wxBoxSizer* m_buttons;
};

} // namespace duiding
