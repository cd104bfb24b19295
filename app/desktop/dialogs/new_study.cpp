// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/new_study.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/edits/templates.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/dialog.h>
#include <wx/filepicker.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

namespace duiding {

namespace {

class NewStudyDialog : public wxDialog {
public:
    explicit NewStudyDialog(wxWindow* parent) : wxDialog(parent, wxID_ANY, tr(msg("New study"))), m_templates(edits::templates())
    {
        auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(12, 12)));
        grid->AddGrowableCol(1);
        auto add = [this, grid](const Message& label, wxWindow* field) {
            grid->Add(new wxStaticText(this, wxID_ANY, tr(label)), 0, wxALIGN_CENTRE_VERTICAL);
            grid->Add(field, 1, wxEXPAND);
            native::set_accessible_name(field, tr(label));
        };
        wxString proposed = to_wx(path_text(platform::home_folder() / format(msg("study"), translator(), number_style()))) + ".duiding"_wx;
        m_file = new wxFilePickerCtrl(this, wxID_ANY, proposed, tr(msg("New study")), "Duiding|*.duiding"_wx, wxDefaultPosition,
                                      FromDIP(wxSize(460, -1)), wxFLP_SAVE | wxFLP_USE_TEXTCTRL);
        m_template = new wxChoice(this, wxID_ANY);
        for (const edits::Template& choice : m_templates) {
            wxString label = tr(choice.label);
            if (choice.codes > 0) {
                label += " · "_wx + tr(msgn("{0} code", "{0} codes", choice.codes, choice.codes));
            }
            m_template->Append(label);
        }
        m_template->SetSelection(0);
        for (std::size_t i = 0; i < m_templates.size(); ++i) {
            if (m_templates[i].id == "damour") {
                m_template->SetSelection(static_cast<int>(i));
            }
        }
        m_language = new wxChoice(this, wxID_ANY);
        m_language->Append("Nederlands"_wx);
        m_language->Append("English"_wx);
        m_language->SetSelection(ui_language() == "nl" ? 0 : 1);
        add(msg("File"), m_file);
        add(msg("Codebook"), m_template);
        add(msg("Language of the codebook"), m_language);
        auto* make = new wxButton(this, wxID_OK, tr(msg("Make study")));
        make->SetDefault();
        // Not wxID_CANCEL: GTK would put its own word there, in the language of the session instead of the window.
        auto* cancel = new wxButton(this, wxID_ANY, tr(msg("Cancel")));
        cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { EndModal(wxID_CANCEL); });
        SetEscapeId(cancel->GetId());
        auto* buttons = new wxBoxSizer(wxHORIZONTAL);
        buttons->AddStretchSpacer();
        buttons->Add(cancel);
        buttons->Add(make, 0, wxLEFT, FromDIP(8));
        auto* column = new wxBoxSizer(wxVERTICAL);
        column->Add(grid, 1, wxEXPAND | wxALL, FromDIP(18));
        column->Add(buttons, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(18));
        SetSizerAndFit(column);
        CentreOnParent();
    }

    NewStudy answer() const
    {
        std::filesystem::path path = path_of(from_wx(m_file->GetPath()));
        if (path.extension() != ".duiding") {
            path += ".duiding";
        }
        return {path, m_templates[static_cast<std::size_t>(m_template->GetSelection())].id, m_language->GetSelection() == 0 ? "nl" : "en"};
    }

private:
    std::vector<edits::Template> m_templates;
    wxFilePickerCtrl* m_file = nullptr;
    wxChoice* m_template = nullptr;
    wxChoice* m_language = nullptr;
};

} // namespace

std::optional<NewStudy> ask_new_study(wxWindow* parent)
{
    NewStudyDialog dialog(parent);
    return dialog.ShowModal() == wxID_OK ? std::optional(dialog.answer()) : std::nullopt;
}

} // namespace duiding
