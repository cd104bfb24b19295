// SPDX-License-Identifier: GPL-3.0-or-later
// The table of the speaker preview: for each label how often it speaks, its first words, and who it is, to be chosen by
// keyboard. Native fields, so that a screen reader names each of them. It shows and gives back rows; it changes no study.
#pragma once

#include "app/desktop/dialogs/speaker_rows.h"

#include <wx/scrolwin.h>

#include <functional>
#include <vector>

class wxButton;
class wxChoice;
class wxComboBox;
class wxFlexGridSizer;
class wxTextCtrl;

namespace duiding {

class SpeakerTable : public wxScrolledWindow {
public:
    explicit SpeakerTable(wxWindow* parent);
    ~SpeakerTable() override { DestroyChildren(); }           // while what their events use is still there
    void show_rows(const std::vector<SpeakerRow>& rows, const SnapshotPtr& snapshot);
    void read_into(std::vector<SpeakerRow>& rows) const;
    void focus_first();
    void choose_kind(std::size_t row, SpeakerKind kind);      // as the user does with the list
    wxTextCtrl& person(std::size_t row) { return *m_fields[row].person; }
    wxComboBox& role(std::size_t row) { return *m_fields[row].role; }
    std::function<void(std::size_t row)> on_row;             // the focus came into this row
    std::function<void(std::size_t row)> on_split;

    // The colour of a row's label, here and in the text.
    static wxColour colour(std::size_t row);

private:
    struct Fields {
        wxChoice* kind = nullptr;
        wxTextCtrl* person = nullptr;
        wxComboBox* role = nullptr;
    };
    void add_row(std::size_t index, const SpeakerRow& row);
    void add_head();
    void kind_chosen(std::size_t row);
    void person_typed(std::size_t row);

    wxFlexGridSizer* m_grid;
    std::vector<Fields> m_fields;
    SnapshotPtr m_snapshot;
};

} // namespace duiding
