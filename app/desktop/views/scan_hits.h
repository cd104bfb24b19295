// SPDX-License-Identifier: GPL-3.0-or-later
// The hits of one cell of a policy scan as rows: where a passage stands, its words around the first match, and whether it is
// copied, regional or coded. Made in a job from the texts; the list shows them.
#pragma once

#include "app/desktop/views/scan_text.h"
#include "app/desktop/views/search_rows.h"
#include "core/base/progress.h"
#include "core/index/search.h"

#include <wx/dataview.h>

#include <string>
#include <vector>

namespace duiding {

struct ScanHitRow {
    ScanHit hit;
    std::vector<CharRange> matches;              // the words that were searched for, in the hit; none of a coding
    std::string place;                           // "p. 3", "¶ 12"
    MatchContext context;
    bool via = false;
    std::optional<SharedPlace> copied;           // an earlier document says the same
};

constexpr std::size_t most_scan_hits = 1000;     // of one cell; whoever reads more searches the document

std::vector<ScanHitRow> scan_hit_rows(const PolicyScan& scan, const SharedText* shared, ScanPlace place, const TextSource& texts, Progress& progress);

class ScanHits : public wxDataViewVirtualListModel {
public:
    enum Column { Place, Passage, Marks };

    void set_rows(SnapshotPtr snapshot, std::vector<ScanHitRow> rows);
    const std::vector<ScanHitRow>& rows() const { return m_rows; }
    // Tells whether words before a match leave room for it; of longer ones the last stay, so that the match is in sight.
    void set_measure(Fits before) { m_fits_before = std::move(before); }

    unsigned GetColumnCount() const override { return 3; }
    wxString GetColumnType(unsigned) const override { return wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    std::string marks(const ScanHitRow& row) const;

    Fits m_fits_before;
    SnapshotPtr m_snapshot;
    std::vector<ScanHitRow> m_rows;
};

} // namespace duiding
