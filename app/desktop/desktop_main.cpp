// SPDX-License-Identifier: GPL-3.0-or-later
// duiding: the desktop window.
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/app.h>
#include <wx/frame.h>
#include <wx/uilocale.h>

#include <clocale>

namespace duiding {

class DesktopApp : public wxApp {
public:
    bool OnInit() override
    {
        wxUILocale::UseDefault();
        setlocale(LC_NUMERIC, "C");
        use_language(system_language());
        theme::set_choice(ThemeChoice::System);
        (new wxFrame(nullptr, wxID_ANY, "Duiding"_wx, wxDefaultPosition, wxSize(1600, 1000)))->Show();
        return true;
    }
};

} // namespace duiding

wxIMPLEMENT_APP(duiding::DesktopApp);
