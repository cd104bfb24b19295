// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/canvas_columns.h"

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr int most_lanes = 12;
constexpr int lanes_kept_free = 2;        // so that the text does not re-wrap at the first overlap
constexpr double widest_text = 690;
constexpr double narrowest_text_beside_names = 360;
constexpr double narrowest_text = 160;

} // namespace

CanvasColumns canvas_columns(const CanvasFonts& fonts, double width, NotesColumn notes, int lanes)
{
    CanvasColumns columns;
    columns.width = width;
    columns.lane_width = fonts.px(9);
    columns.lanes = std::clamp(lanes, lanes_kept_free, most_lanes);

    double margin = fonts.px(width < fonts.px(640) ? 20 : 40);
    double notes_width = fonts.px(notes == NotesColumn::Shown ? 84 : 0);
    double stripes_gap = fonts.px(26);
    double stripes = stripes_gap + columns.lanes * columns.lane_width + fonts.px(8);
    double names = fonts.px(168);

    double beside = width - margin - notes_width - stripes - fonts.px(8);
    if (beside - names >= fonts.px(narrowest_text_beside_names)) {
        columns.label_width = names;
    }
    columns.text_width = std::clamp(beside - columns.label_width, fonts.px(narrowest_text), fonts.px(widest_text));
    double spare = beside - columns.label_width - columns.text_width;
    if (columns.label_width > 0 && spare > 0) {
        double more = std::min(spare, fonts.px(72));
        columns.label_width += more;
        spare -= more;
    }
    columns.notes_left = margin + std::max(0.0, spare * 0.4);
    columns.text_left = std::round(columns.notes_left + notes_width);
    columns.text_width = std::floor(columns.text_width);
    columns.stripes_left = std::round(columns.text_right() + stripes_gap);
    columns.labels_left = columns.stripes_left + columns.lanes * columns.lane_width + fonts.px(8);
    return columns;
}

} // namespace duiding
