// SPDX-License-Identifier: GPL-3.0-or-later
// Two documents side by side (core/analysis/compare_texts.h): the paragraphs that belong together in one row, the words that
// differ marked by colour and by a line through or under them. Both sides scroll together. F8 goes to the next difference, Enter to
// the paragraph in the document, Esc closes. UI thread only.
#pragma once

#include "app/desktop/main_frame.h"
#include "app/desktop/widgets/paired_text.h"
#include "core/text/offsets.h"

#include <wx/frame.h>

#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxCheckBox;
class wxChoice;
class wxStaticText;

namespace duiding {

// The comparison made ready for the list; the places are those of each row in the two documents.
struct PairedDocuments {
    struct Places {
        CharRange left, right;
    };
    std::vector<PairedRow> rows;
    std::vector<Places> places;
    std::vector<Message> counts;                         // "12 paragraphs the same", "3 changed"
};

class CompareDocuments : public wxFrame {
public:
    CompareDocuments(MainFrame& frame, DocumentId left, DocumentId right, CharRange at);
    ~CompareDocuments() override;

    PairedText& text() { return *m_text; }
    bool ready() const { return m_job == nullptr; }
    wxString summary() const;
    void choose(DocumentId left, DocumentId right);
    void only_differences(bool only);

private:
    void compare();
    void show_rows();
    void open(std::size_t row, PairedText::Side side);
    void fill_choices();
    bool on_key(const wxKeyEvent& event);

    MainFrame& m_frame;
    Workspace& m_workspace;
    DocumentId m_left, m_right;
    CharRange m_at;                                      // of the right one: where to begin
    PairedDocuments m_compared;
    std::vector<std::size_t> m_shown;                    // rows of it that are listed
    std::vector<DocumentId> m_documents;                 // as the choices list them
    wxChoice* m_left_choice;
    wxChoice* m_right_choice;
    wxCheckBox* m_only;
    wxStaticText* m_summary;
    PairedText* m_text;
    std::shared_ptr<JobRunner::Job> m_job;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

// `at`: a stretch of the right document to begin with; empty: the first difference.
void show_comparison(MainFrame& frame, DocumentId left, DocumentId right, CharRange at = {});
CompareDocuments* open_comparison(MainFrame& frame);     // null: not open
// The document at hand with one that the user chooses.
void ask_comparison(MainFrame& frame);

} // namespace duiding
