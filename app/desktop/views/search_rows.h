// SPDX-License-Identifier: GPL-3.0-or-later
// Search results as lines of a list: a line a match (document, place, the words left and right of it, its codes), under a heading
// a group when they are grouped, after the memos and definitions that were found. Virtual, so tens of thousands of matches cost
// nothing until they are in sight. A heading folds its lines away; a document of two groups stands under both.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "core/model/snapshot.h"

#include <wx/dataview.h>

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

// A heading of the list, counted elsewhere (core/analysis).
struct RowGroup {
    std::string key;                  // stays the same in the next result
    wxString label;
    std::int64_t occurrences = 0;     // of all its matches, also those beyond the end of the list
    std::vector<DocumentId> documents;
};

// "R1 · p. 3", or the paragraph where no page is known.
wxString row_place(const std::string& speaker, const std::string& page, std::int64_t paragraph);
// The codes on a range, each with its colour, as markup.
std::string codes_markup(const Snapshot& snapshot, DocumentId document, CharRange range);

using Fits = std::function<bool(const wxString&)>;
// The end of a text that has room, from the beginning of a word on, with "…" before it; the text itself when it has room.
wxString fitting_end(const wxString& text, const Fits& fits);
// The same of its beginning, up to the end of a word.
wxString fitting_begin(const wxString& text, const Fits& fits);

class SearchRows : public wxDataViewVirtualListModel {
public:
    enum Column { Document, Place, Before, Match, Codes };
    enum class LineKind { Match, Note, Heading };
    enum class Look { Fresh, Former };                        // Former: of an earlier query, shown greyed

    // True: what was listed stays where it is, and lines were added at most.
    bool set_found(SnapshotPtr snapshot, SearchFoundPtr found, std::vector<RowGroup> groups);
    void set_snapshot(SnapshotPtr snapshot, const std::set<DocumentId>* changed);    // codes of these documents; null: of all
    void set_look(Look look);
    // Tell whether a text has room left of the match, and whether it has room behind this match; what is longer is cut between two
    // words. `room` is another number once the columns have another width.
    void set_measures(Fits before, std::function<Fits(const wxString& match)> after, std::function<std::int64_t()> room);
    bool toggle(unsigned line);                               // a heading; false: it is none

    const SearchFound& found() const { return *m_found; }
    LineKind kind(unsigned line) const { return m_lines[line].kind; }
    bool folded(unsigned line) const;
    // The match, or null on another kind of line.
    const SearchRow* match(unsigned line) const;
    const NoteHit* note(unsigned line) const;
    unsigned line_count() const { return static_cast<unsigned>(m_lines.size()); }
    std::optional<unsigned> line_of(DocumentId document, CharRange match) const;     // the first

    unsigned GetColumnCount() const override { return 5; }
    wxString GetColumnType(unsigned) const override { return wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    struct Line {
        LineKind kind = LineKind::Match;
        std::uint32_t index = 0;                              // of the row, the note or the group; notes_heading
    };
    bool goes_on(const SearchFound& found, const std::vector<RowGroup>& groups) const;
    void make_lines();
    void add_notes();
    std::string heading_text(const Line& line) const;
    std::string heading_count(const Line& line) const;
    struct Cut {                                              // what has room beside a match
        wxString before;
        wxString after;
    };
    const Cut& cut(std::uint32_t row) const;
    std::string match_text(std::uint32_t row) const;
    std::string note_text(const NoteHit& note) const;
    const std::string& key_of(const Line& line) const;

    SnapshotPtr m_snapshot;
    SearchFoundPtr m_found = std::make_shared<const SearchFound>();
    std::vector<RowGroup> m_groups;
    std::set<std::string> m_folded;                           // keys of groups
    std::vector<Line> m_lines;
    Look m_look = Look::Fresh;
    Fits m_fits_before;
    std::function<Fits(const wxString&)> m_fits_after;
    std::function<std::int64_t()> m_room;
    mutable std::unordered_map<std::uint32_t, Cut> m_cuts;    // of the rows that were in sight: measuring takes longer than painting
    mutable std::int64_t m_cut_for = 0;                       // so much room
};

} // namespace duiding
