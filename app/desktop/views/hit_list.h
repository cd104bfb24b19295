// SPDX-License-Identifier: GPL-3.0-or-later
// The list of a search's matches, the searched word of each in one line below the other. Arrows and clicks show the match in the
// text, Enter goes there, headings fold with Enter, Left and Right. Remembers the match at hand when a newer result comes, and its
// place when that only adds lines.
#pragma once

#include "app/desktop/views/search_rows.h"

#include <wx/dataview.h>

#include <functional>

namespace duiding {

class HitList : public wxDataViewCtrl {
public:
    explicit HitList(wxWindow* parent);

    void set_found(SnapshotPtr snapshot, SearchFoundPtr found, std::vector<RowGroup> groups);
    SearchRows& rows() { return *m_rows; }
    const SearchRows& rows() const { return *m_rows; }
    // From the match at hand to the next or previous one that is listed, round the ends. Without one at hand: to the first at
    // or after this place. False: there is none.
    bool step(int step, DocumentId document, CharPos place);
    void jump_to(unsigned line);                          // as a click does
    void fit_columns(int width);
    void show_codes(bool show) { m_codes = show; }        // the column, where there is room for it
    // The hits of the selected lines with only the selected matches; all of them when fewer than two are selected.
    std::vector<SearchHit> chosen_hits() const;

    std::function<void(const SearchRow&)> on_match;       // shown in the text
    std::function<void(const SearchRow&)> on_enter;       // and the keyboard goes there
    std::function<void(const NoteHit&)> on_note;
    std::function<bool()> on_escape;                      // false: there was nothing to stop

private:
    void add_column(const wxString& title, unsigned column, wxAlignment align, wxEllipsizeMode cut, bool markup);
    void selected();
    void activated(unsigned line);
    bool on_key(const wxKeyEvent& event);
    void fold(unsigned line);
    void choose(unsigned line);

    wxObjectDataPtr<SearchRows> m_rows;
    DocumentId m_document;                                // the match at hand
    CharRange m_match;
    bool m_codes = true;
    bool m_choosing = false;                              // the list is being told; its events are echoes
};

} // namespace duiding
