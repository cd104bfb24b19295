// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/text_layout.h"

#include <algorithm>
#include <cmath>

namespace duiding {

namespace {

constexpr std::size_t most_kept = 400;
constexpr double space_below = 80;
constexpr std::size_t settled_above = 3;

} // namespace

TextLayout::TextLayout(DocumentTextPtr document, DocumentHeading heading, CanvasFonts fonts, double width)
    : m_document(std::move(document)), m_heading(std::move(heading)), m_shape(shape_of(*m_document)), m_fonts(std::move(fonts)),
      m_width(width)
{
    start_again();
}

void TextLayout::set_width(double width)
{
    if (width != m_width) {
        m_width = width;
        start_again();
    }
}

void TextLayout::set_fonts(CanvasFonts fonts)
{
    m_fonts = std::move(fonts);
    start_again();
}

void TextLayout::set_lanes(int lanes)
{
    m_lanes = lanes;
    CanvasColumns now = canvas_columns(m_fonts, m_width, m_shape.has_notes ? NotesColumn::Shown : NotesColumn::Absent, lanes);
    if (now.text_width != m_columns.text_width || now.text_left != m_columns.text_left) {
        start_again();
    } else {
        m_columns = now;
    }
}

void TextLayout::set_heading(DocumentHeading heading)
{
    m_heading = std::move(heading);
    make_heading();
    m_tops_valid = 0;
}

void TextLayout::start_again()
{
    m_columns = canvas_columns(m_fonts, m_width, m_shape.has_notes ? NotesColumn::Shown : NotesColumn::Absent, m_lanes);
    m_maker = std::make_unique<ParagraphMaker>(*m_document, m_shape, m_fonts, m_columns);
    make_heading();
    m_slots.clear();
    m_slots.resize(m_shape.paragraphs.size());
    m_kept.clear();
    for (std::size_t i = 0; i < m_slots.size(); ++i) {
        m_slots[i].height = m_maker->estimate(i);
    }
    m_tops.assign(m_slots.size() + 1, 0);
    m_tops_valid = 0;
    m_inexact = m_slots.size();
    m_next_refine = 0;
}

void TextLayout::make_heading()
{
    double width = m_columns.text_right() - m_columns.notes_left;
    double y = m_fonts.px(24);
    auto place = [&](FontRole role, const std::string& text, double gap) {
        LaidText laid{m_fonts.layout(role, text, width), m_columns.notes_left, std::round(y)};
        int height = 0;
        pango_layout_get_size(laid.layout.get(), nullptr, &height);
        y += text.empty() ? 0 : from_pango(height) + gap;
        return laid;
    };
    m_title = place(FontRole::Title, m_heading.title, m_fonts.px(4));
    m_details = place(FontRole::Small, m_heading.details, m_fonts.px(4));
    m_first_top = std::ceil(y + m_fonts.px(6));
}

void TextLayout::update_tops() const
{
    m_tops[0] = m_first_top;
    for (std::size_t i = m_tops_valid; i < m_slots.size(); ++i) {
        m_tops[i + 1] = m_tops[i] + m_slots[i].height;
    }
    m_tops_valid = m_slots.size();
}

double TextLayout::top_of(std::size_t paragraph) const
{
    if (paragraph > m_tops_valid || m_tops_valid == 0) {
        update_tops();
    }
    return m_tops[paragraph];
}

double TextLayout::height() const
{
    return top_of(m_slots.size()) + m_fonts.px(space_below);
}

std::size_t TextLayout::paragraph_at(double y) const
{
    height();
    auto after = std::upper_bound(m_tops.begin(), m_tops.end(), y);
    auto number = static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, after - m_tops.begin() - 1));
    return std::min(number, m_slots.size() - 1);
}

void TextLayout::set_height(std::size_t paragraph, double height)
{
    Slot& slot = m_slots[paragraph];
    if (!slot.exact) {
        slot.exact = true;
        --m_inexact;
    }
    if (slot.height != height) {
        slot.height = height;
        m_tops_valid = std::min(m_tops_valid, paragraph);
    }
}

const LaidParagraph& TextLayout::laid(std::size_t paragraph)
{
    Slot& slot = m_slots[paragraph];
    if (!slot.laid) {
        slot.laid = std::make_unique<LaidParagraph>(m_maker->make(paragraph));
        m_kept.push_back(paragraph);
        set_height(paragraph, slot.laid->height);
    }
    slot.used = ++m_clock;
    return *slot.laid;
}

void TextLayout::trim()
{
    if (m_kept.size() <= most_kept) {
        return;
    }
    auto oldest_kept = m_kept.end() - static_cast<std::ptrdiff_t>(most_kept / 2);
    std::nth_element(m_kept.begin(), oldest_kept, m_kept.end(),
                     [this](std::size_t a, std::size_t b) { return m_slots[a].used < m_slots[b].used; });
    for (auto it = m_kept.begin(); it != oldest_kept; ++it) {
        m_slots[*it].laid.reset();
    }
    m_kept.erase(m_kept.begin(), oldest_kept);
}

bool TextLayout::refine(std::chrono::microseconds budget)
{
    auto until = std::chrono::steady_clock::now() + budget;
    for (; m_next_refine < m_slots.size(); ++m_next_refine) {
        if (m_slots[m_next_refine].exact) {
            continue;
        }
        set_height(m_next_refine, m_maker->make(m_next_refine).height);
        if (std::chrono::steady_clock::now() >= until) {
            break;
        }
    }
    return m_inexact > 0;
}

CharPos TextLayout::hit(double x, double y)
{
    std::size_t paragraph = paragraph_at(y);
    const LaidParagraph& found = laid(paragraph);
    return found.hit(x, y - top_of(paragraph));
}

Box TextLayout::caret(CharPos position)
{
    std::size_t paragraph = m_document->paragraph_index(position);
    Box box = laid(paragraph).caret(position);
    box.y += top_of(paragraph);
    return box;
}

std::vector<Box> TextLayout::boxes(CharRange range)
{
    std::vector<Box> result;
    const auto& paragraphs = m_document->paragraphs();
    for (std::size_t i = m_document->paragraph_index(range.begin); i < paragraphs.size() && paragraphs[i].begin < range.end; ++i) {
        const LaidParagraph& paragraph = laid(i);
        double top = top_of(i);
        for (Box box : paragraph.boxes(range)) {
            box.y += top;
            result.push_back(box);
        }
    }
    return result;
}

Box TextLayout::bounds(CharRange range)
{
    Box around = caret(range.begin);
    if (range.empty()) {
        return around;
    }
    // Of a range longer than a screen only the ends are measured.
    std::size_t first = m_document->paragraph_index(range.begin);
    std::size_t last = m_document->paragraph_index(range.end);
    Box end = caret(range.end);
    double left = std::min(around.x, end.x);
    double right = std::max(around.x, end.x);
    double bottom = end.bottom();
    if (last - first < most_kept / 2) {
        for (const Box& box : boxes(range)) {
            left = std::min(left, box.x);
            right = std::max(right, box.right());
            bottom = std::max(bottom, box.bottom());
        }
    }
    around = caret(range.begin);
    return {left, around.y, right - left, bottom - around.y};
}

ScrollAnchor TextLayout::anchor_at(double y) const
{
    std::size_t paragraph = paragraph_at(y);
    return {paragraph, y - top_of(paragraph)};
}

double TextLayout::y_of(const ScrollAnchor& anchor) const
{
    return top_of(std::min(anchor.paragraph, m_slots.size() - 1)) + anchor.offset;
}

double TextLayout::settle(const ScrollAnchor& anchor, double view_height)
{
    for (;;) {
        double top = std::clamp(y_of(anchor), 0.0, std::max(0.0, height() - view_height));
        std::size_t unsettled = m_inexact;
        std::size_t first = paragraph_at(top);
        for (std::size_t i = first - std::min(first, settled_above); i < m_slots.size() && top_of(i) < top + view_height; ++i) {
            laid(i);
            top = std::clamp(y_of(anchor), 0.0, std::max(0.0, height() - view_height));
        }
        if (unsettled == m_inexact) {
            return top;
        }
    }
}

} // namespace duiding
