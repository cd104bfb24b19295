// SPDX-License-Identifier: GPL-3.0-or-later
// Reading the original of a document once more with other choices: the encoding of a text (with the one found, why, and the
// first lines as they would be), the columns of a PDF, recognition of scanned pages. It stops nobody and goes when the study
// does. What came of it is said in the summary of imports.
#pragma once

#include "app/desktop/workspace.h"
#include "importers/importer.h"

#include <wx/dialog.h>

#include <memory>

class wxButton;
class wxCheckBox;
class wxChoice;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

class MainFrame;
struct TextOriginal;

class ReadAgainDialog : public wxDialog {
public:
    ReadAgainDialog(MainFrame& frame, const DocumentInfo& info);
    ~ReadAgainDialog() override;

    // Null where the document has no such choice.
    wxChoice* encoding() { return m_encoding; }
    wxTextCtrl* preview() { return m_preview; }
    wxChoice* columns() { return m_columns; }
    wxCheckBox* recognise() { return m_recognise; }
    wxButton& read_button() { return *m_read; }
    void choose_encoding(const std::string& name);

private:
    void add_encoding(wxSizer& column);
    void add_pdf_choices(wxSizer& column, bool columns);
    void add_buttons(wxSizer& column);
    void look_at_text();
    void show_text_choices(std::shared_ptr<const TextOriginal> original);
    void show_preview();
    ImportOptions answer() const;
    void read();

    MainFrame& m_frame;
    DocumentId m_document;
    ImportOptions m_before;                              // how it was read
    std::shared_ptr<const TextOriginal> m_original;      // null until it is there
    wxChoice* m_encoding = nullptr;
    wxStaticText* m_reason = nullptr;
    wxTextCtrl* m_preview = nullptr;
    wxChoice* m_columns = nullptr;
    wxCheckBox* m_recognise = nullptr;
    wxChoice* m_languages = nullptr;
    wxButton* m_read = nullptr;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

ReadAgainDialog& show_read_again(MainFrame& frame, DocumentId document);      // of a document that can be (read_choices)

} // namespace duiding
