// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/canvas_paint.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr double stripe_width = 3.5;
constexpr double label_distance = 17;
constexpr std::size_t paragraphs_above = 3;      // whose labels may be pushed down into the view

class StripePlacer {
public:
    StripePlacer(TextLayout& layout, const CodingLanes& lanes, double top, double bottom)
        : m_layout(layout), m_lanes(lanes), m_top(top), m_bottom(bottom)
    {
    }

    std::vector<CodingStripe> place()
    {
        const auto& paragraphs = m_layout.document().paragraphs();
        m_first = m_layout.paragraph_at(m_top);
        m_first -= std::min(m_first, paragraphs_above);
        m_last = m_layout.paragraph_at(m_bottom);
        m_range = {paragraphs[m_first].begin, paragraphs[m_last].end};
        for (const LaidCoding* laid : m_lanes.overlapping(m_range)) {
            m_stripes.push_back({laid, stripe_box(*laid), {}});
        }
        if (m_layout.columns().label_width > 0) {
            place_labels();
        }
        return std::move(m_stripes);
    }

private:
    Box stripe_box(const LaidCoding& laid)
    {
        const CanvasColumns& columns = m_layout.columns();
        CharRange range = laid.coding.range();
        double above = m_layout.top_of(m_first);
        double y = above;
        if (range.begin >= m_range.begin) {
            y = m_layout.caret(range.begin).y;
        }
        double end = m_layout.top_of(m_last + 1);
        if (range.end <= m_range.end) {
            Box last = m_layout.caret(range.end);
            std::vector<Box> boxes = m_layout.boxes({std::max(range.end - 1, range.begin), range.end});
            end = boxes.empty() ? last.bottom() : boxes.back().bottom();
        }
        int lane = std::min(laid.lane, columns.lanes - 1);
        double width = m_layout.fonts().px(stripe_width);
        return {columns.stripes_left + lane * columns.lane_width, y, width, std::max(end - y, width)};
    }

    // From top to bottom, each label at its stripe's top or as far below it as the one before asks.
    void place_labels()
    {
        std::vector<CodingStripe*> order;
        for (CodingStripe& stripe : m_stripes) {
            if (stripe.laid->coding.range().begin >= m_range.begin) {
                order.push_back(&stripe);
            }
        }
        std::stable_sort(order.begin(), order.end(), [](const CodingStripe* a, const CodingStripe* b) {
            return a->stripe.y != b->stripe.y ? a->stripe.y < b->stripe.y : a->laid->lane < b->laid->lane;
        });
        double distance = m_layout.fonts().px(label_distance);
        double next = -1e9;
        for (CodingStripe* stripe : order) {
            double y = std::max(stripe->stripe.y, next);
            stripe->label = label_box(y);
            next = y + distance;
        }
        label_those_from_above(order, distance);
    }

    // A long coding keeps its name in sight while its beginning is above the view, where that place is free.
    void label_those_from_above(const std::vector<CodingStripe*>& placed, double distance)
    {
        double y = m_top + m_layout.fonts().px(6);
        auto taken = [&](double at) {
            return std::any_of(placed.begin(), placed.end(), [&](const CodingStripe* other) {
                return std::abs(other->label->y - at) < distance && other->label->bottom() > m_top;
            });
        };
        for (CodingStripe& stripe : m_stripes) {
            bool begins_above = stripe.label ? stripe.label->y < m_top - distance / 2 : true;
            if (!begins_above || stripe.stripe.bottom() < y + distance) {
                continue;
            }
            if (taken(y)) {
                return;
            }
            stripe.label = label_box(y);
            y += distance;
        }
    }

    Box label_box(double y) const
    {
        const CanvasColumns& columns = m_layout.columns();
        return {columns.labels_left, y, columns.label_width, m_layout.fonts().px(label_distance)};
    }

    TextLayout& m_layout;
    const CodingLanes& m_lanes;
    double m_top;
    double m_bottom;
    std::size_t m_first = 0;
    std::size_t m_last = 0;
    CharRange m_range;
    std::vector<CodingStripe> m_stripes;
};

} // namespace

std::vector<CodingStripe> coding_stripes(TextLayout& layout, const CodingLanes& lanes, double top, double bottom)
{
    return StripePlacer(layout, lanes, top, bottom).place();
}

const LaidCoding* stripe_at(const std::vector<CodingStripe>& stripes, double x, double y)
{
    constexpr double slack = 3;
    for (const CodingStripe& stripe : stripes) {
        Box wide{stripe.stripe.x - slack, stripe.stripe.y, stripe.stripe.width + 2 * slack, stripe.stripe.height};
        if (wide.contains(x, y) || (stripe.label && stripe.label->contains(x, y))) {
            return stripe.laid;
        }
    }
    return nullptr;
}

} // namespace duiding
