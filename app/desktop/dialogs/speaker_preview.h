// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks in these documents: the text with its labels tinted beside a table in which each label becomes the interviewer, a
// person with a role, or no speaker. A window of its own that stops nobody: documents wait in it until they are looked at.
// Applying is one step of undo, also for all documents of the same pattern at once. UI thread only.
#pragma once

#include "app/desktop/dialogs/speaker_table.h"
#include "app/desktop/workspace.h"

#include <wx/frame.h>

#include <vector>

class wxButton;
class wxCheckBox;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

class MainFrame;

class SpeakerPreviewWindow : public wxFrame {
public:
    explicit SpeakerPreviewWindow(MainFrame& frame);
    ~SpeakerPreviewWindow() override;

    void add(std::vector<DocumentId> documents);        // after those that wait already
    void apply();                                       // and on to the next document
    void say_no_speakers();
    void skip();

    bool ready() const { return m_current < m_waiting.size() && m_waiting[m_current].text; }
    const SpeakersOfDocument& current() const { return m_waiting[m_current]; }
    SpeakerTable& table() { return *m_table; }
    wxTextCtrl& text() { return *m_text; }
    wxCheckBox& same_pattern() { return *m_same; }

private:
    void make_controls();
    void load(std::vector<DocumentId> documents);
    void find_alike();
    void show_current();
    void show_text();
    void show_alike();
    void next();
    void split(std::size_t row);
    void show_row(std::size_t row);
    std::vector<std::size_t> alike() const;             // waiting documents of the current one's pattern

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<DocumentId> m_ids;                      // those of m_waiting
    std::vector<SpeakersOfDocument> m_waiting;          // without a text: not loaded yet
    std::size_t m_current = 0;
    std::size_t m_stops = 0;                            // so many are looked at; the rest may only go along with one
    wxStaticText* m_title;
    wxStaticText* m_hint;
    wxTextCtrl* m_text;
    SpeakerTable* m_table;
    wxCheckBox* m_same;
    wxButton* m_apply;
    std::vector<Connection> m_connections;
};

// Opens the preview on these documents, or adds them to the one that is open.
void show_speaker_preview(MainFrame& frame, std::vector<DocumentId> documents);
SpeakerPreviewWindow* open_speaker_preview(MainFrame& frame);       // null: none is open

} // namespace duiding
