// SPDX-License-Identifier: GPL-3.0-or-later
// Coded passages as a painted list of cards: the quote in at most four lines, where it comes from, the code with its direction.
// Only what is in sight is laid out. The card at hand is said to screen readers as the list's name.
#pragma once

#include "core/model/segment.h"

#include <wx/vlbox.h>

#include <functional>
#include <vector>

namespace duiding {

class SegmentCards : public wxVListBox {
public:
    explicit SegmentCards(wxWindow* parent);
    void set_segments(const std::vector<Segment>* segments);     // must outlive the list; null: none
    std::function<void(std::size_t index)> on_open;
    std::function<void(std::size_t index)> on_context_menu;

private:
    void OnDrawItem(wxDC& dc, const wxRect& rect, size_t n) const override;
    void OnDrawBackground(wxDC& dc, const wxRect& rect, size_t n) const override;
    wxCoord OnMeasureItem(size_t n) const override;
    int quote_width() const;

    const std::vector<Segment>* m_segments = nullptr;
};

} // namespace duiding
