// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/read_again.h"

#include "app/common/read_again.h"
#include "app/desktop/jobs/read_again_job.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/import_summary.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr int text_width = 520;

struct RecognisedLanguages {
    std::string tesseract;
    Message label;
};

const std::vector<RecognisedLanguages>& languages()
{
    static const std::vector<RecognisedLanguages> all{{"nld+eng", msg("Dutch and English")}, {"nld", msg("Dutch")}, {"eng", msg("English")}};
    return all;
}

// Names that people know beside those of ICU.
wxString encoding_label(const std::string& name)
{
    if (name == "windows-1252") {
        return tr(msg("Windows, Western European ({0})", name));
    }
    if (name == "macintosh") {
        return tr(msg("Old Mac ({0})", name));
    }
    return name == "ibm-850" ? tr(msg("DOS ({0})", name)) : to_wx(name);
}

} // namespace

ReadAgainDialog::ReadAgainDialog(MainFrame& frame, const DocumentInfo& info)
    : wxDialog(&frame, wxID_ANY, tr(msg("Read again: {0}", info.name)), wxDefaultPosition, wxDefaultSize, wxDEFAULT_DIALOG_STYLE | wxRESIZE_BORDER),
      m_frame(frame), m_document(info.id), m_before(reading_of(info))
{
    ReadChoices choices = read_choices(info);
    auto* column = new wxBoxSizer(wxVERTICAL);
    if (choices.encoding) {
        add_encoding(*column);
    }
    if (choices.columns || choices.recognition) {
        add_pdf_choices(*column, choices.columns);
    }
    auto* note = new wxStaticText(this, wxID_ANY, tr(msg("The text is made anew from the file “{0}”. Codings go along to where their words stand; what has no place any more is named. "
                                                         "Corrections you made in the text go. Undo brings everything back.", info.original_name)));
    note->Wrap(FromDIP(text_width));
    note->SetForegroundColour(theme::palette().muted);
    column->Add(note, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(18));
    add_buttons(*column);
    SetSizerAndFit(column);
    CentreOnParent();
    m_connections.push_back(frame.workspace().study_changed.connect([this] { Destroy(); }));
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent&) { Destroy(); });
    if (choices.encoding) {
        look_at_text();
    }
}

ReadAgainDialog::~ReadAgainDialog()
{
    *m_alive = false;
}

void ReadAgainDialog::add_encoding(wxSizer& column)
{
    auto* label = new wxStaticText(this, wxID_ANY, tr(msg("Encoding")));
    m_encoding = new wxChoice(this, wxID_ANY);
    native::set_accessible_name(m_encoding, tr(msg("Encoding")));
    m_reason = new wxStaticText(this, wxID_ANY, tr(msg("Looking at the file …")));
    m_reason->SetForegroundColour(theme::palette().muted);
    m_preview = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(text_width, 190)), wxTE_MULTILINE | wxTE_READONLY | wxTE_DONTWRAP);
    native::set_accessible_name(m_preview, tr(msg("The first lines in this encoding")));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(label, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(12));
    row->Add(m_encoding, 1, wxALIGN_CENTRE_VERTICAL);
    column.Add(row, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(18));
    column.Add(m_reason, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(18));
    column.Add(m_preview, 1, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(18));
    m_encoding->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { show_preview(); });
}

void ReadAgainDialog::add_pdf_choices(wxSizer& column, bool with_columns)
{
    auto* grid = new wxFlexGridSizer(2, FromDIP(wxSize(12, 12)));
    grid->AddGrowableCol(1);
    if (with_columns) {
        m_columns = new wxChoice(this, wxID_ANY);
        for (const Message& choice : {msg("found out for each page"), msg("one"), msg("two"), msg("three")}) {
            m_columns->Append(tr(choice));
        }
        m_columns->SetSelection(std::clamp(m_before.columns, 0, 3));
        native::set_accessible_name(m_columns, tr(msg("Columns of text")));
        grid->Add(new wxStaticText(this, wxID_ANY, tr(msg("Columns of text"))), 0, wxALIGN_CENTRE_VERTICAL);
        grid->Add(m_columns, 1, wxEXPAND);
    }
    m_recognise = new wxCheckBox(this, wxID_ANY, tr(msg("Recognise the text of scanned pages (slow)")));
    m_recognise->SetValue(m_before.ocr || !with_columns);
    m_languages = new wxChoice(this, wxID_ANY);
    for (const RecognisedLanguages& language : languages()) {
        m_languages->Append(tr(language.label));
        if (m_before.ocr_languages == language.tesseract) {
            m_languages->SetSelection(static_cast<int>(m_languages->GetCount()) - 1);
        }
    }
    m_languages->SetSelection(std::max(0, m_languages->GetSelection()));
    m_languages->Enable(m_recognise->GetValue());
    native::set_accessible_name(m_languages, tr(msg("Languages to recognise")));
    grid->Add(new wxStaticText(this, wxID_ANY, tr(msg("Languages to recognise"))), 0, wxALIGN_CENTRE_VERTICAL);
    grid->Add(m_languages, 1, wxEXPAND);
    column.Add(m_recognise, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(18));
    column.Add(grid, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP, FromDIP(18));
    m_recognise->Bind(wxEVT_CHECKBOX, [this](wxCommandEvent& event) { m_languages->Enable(event.IsChecked()); });
}

void ReadAgainDialog::add_buttons(wxSizer& column)
{
    auto* buttons = new wxStdDialogButtonSizer;
    m_read = new wxButton(this, wxID_OK, tr(msg("Read again")));
    m_read->SetDefault();
    buttons->AddButton(m_read);
    // Not wxID_CANCEL: GTK would put its own word there, in the language of the session instead of the window.
    auto* cancel = new wxButton(this, wxID_ANY, tr(msg("Cancel")));
    buttons->SetCancelButton(cancel);
    buttons->Realize();
    SetEscapeId(cancel->GetId());
    column.Add(buttons, 0, wxEXPAND | wxALL, FromDIP(18));
    m_read->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { read(); });
    cancel->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Destroy(); });
}

void ReadAgainDialog::look_at_text()
{
    m_read->Disable();
    m_frame.workspace().jobs().start(msg("Looking at the file"), JobShow::Silent,
        [project = m_frame.workspace().project(), document = m_document](Progress& progress) {
            return std::make_shared<const TextOriginal>(look_at_original(*project, document, progress));
        },
        [this, alive = m_alive](std::shared_ptr<const TextOriginal> original) {
            if (*alive) {
                show_text_choices(std::move(original));
            }
        });
}

void ReadAgainDialog::show_text_choices(std::shared_ptr<const TextOriginal> original)
{
    m_original = std::move(original);
    m_encoding->Append(tr(msg("Found out from the text: {0}", from_wx(encoding_label(m_original->encoding)))));
    for (const std::string& name : common_encodings()) {
        m_encoding->Append(encoding_label(name));
    }
    choose_encoding(m_before.encoding == m_original->encoding ? std::string() : m_before.encoding);
    wxString reason = tr(msg("The encoding that was found is certain."));
    if (!m_original->reasons.empty()) {
        reason = tr(m_original->reasons.front().message);
    }
    m_reason->SetLabelText(reason);
    m_reason->Wrap(FromDIP(text_width));
    m_read->Enable();
    m_read->SetDefault();
    Fit();
}

void ReadAgainDialog::choose_encoding(const std::string& name)
{
    const auto& all = common_encodings();
    auto place = std::find(all.begin(), all.end(), name);
    m_encoding->SetSelection(place == all.end() ? 0 : static_cast<int>(place - all.begin()) + 1);
    show_preview();
}

void ReadAgainDialog::show_preview()
{
    std::string encoding = answer().encoding;
    wxString lines;
    try {
        lines = to_wx(first_lines(*m_original, encoding));
    } catch (const BadInput& error) {
        lines = tr(error.text());                 // said where the lines would stand: the user is still choosing
    }
    m_preview->ChangeValue(lines);
    m_preview->SetInsertionPoint(0);
}

ImportOptions ReadAgainDialog::answer() const
{
    ImportOptions options = m_before;
    if (m_encoding) {
        int row = m_encoding->GetSelection();
        options.encoding = row > 0 ? common_encodings()[static_cast<std::size_t>(row - 1)] : std::string();
    }
    if (m_columns) {
        options.columns = m_columns->GetSelection();
    }
    if (m_recognise) {
        options.ocr = m_recognise->GetValue();
        options.ocr_languages = languages()[static_cast<std::size_t>(m_languages->GetSelection())].tesseract;
    }
    return options;
}

void ReadAgainDialog::read()
{
    MainFrame* frame = &m_frame;
    start_read_again(m_frame.workspace(), m_document, answer(), [frame](const ImportReport& report) { frame->import_summary().present(report); });
    Destroy();
}

ReadAgainDialog& show_read_again(MainFrame& frame, DocumentId document)
{
    const DocumentInfo* info = frame.workspace().snapshot()->find_document(document);
    if (!info) {
        throw BadInput({msg("The document was not read again."), {}, msg("It is no longer in the study."), {}});
    }
    auto* dialog = new ReadAgainDialog(frame, *info);
    dialog->Show();
    return *dialog;
}

} // namespace duiding
