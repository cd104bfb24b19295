// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/gutters.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace duiding::pdf {

namespace {

// Lengths in parts of the letter size, unless said otherwise.
constexpr double sure_gutter = 2;                 // so wide that nothing needs to stand in line with it
constexpr double narrowest_column = 6;
constexpr double least_fill = 0.62;               // of the column's width, by half of its lines
constexpr double short_side = 0.6;                // of the column's width
constexpr double sure_fill = 0.8;
constexpr std::size_t sure_rows = 8;
constexpr double below_base_line = 0.21;          // how far a word's box reaches below its line
constexpr double same_base_line = 0.08;
constexpr double aligned_points = 2;
constexpr double least_aligned = 0.4;             // of the lines right of a gutter begin at the same place
constexpr double apart = 2.5;                     // times the usual distance of two lines
constexpr double near = 1.7;
constexpr double larger = 1.15;                   // letters of a heading
constexpr double smaller = 0.93;                  // letters of a footnote


using Rows = std::vector<Line>;

double middle(const Line& row)
{
    return (row.box.top + row.box.bottom) / 2;
}

template <typename Number>
Number median(std::vector<Number> values, double share = 0.5)
{
    if (values.empty()) {
        return Number();
    }
    auto at = static_cast<std::size_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    auto place = values.begin() + static_cast<std::ptrdiff_t>(at);
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

// What a row has on one side of a gutter.
struct Part {
    double left = 0;
    double right = 0;
    std::size_t words = 0;
    double cell_gaps = 0;                         // width of the gaps that part cells
    double size = 10;
    double base_line = 0;

    bool empty() const { return words == 0; }
};

Part part_of(const Line& row, double from, double to)
{
    Part part;
    part.size = row.size;
    for (std::size_t i = 0; i < row.words.size(); ++i) {
        const Box& box = row.words[i].box;
        if (box.left < from || box.left >= to) {
            continue;
        }
        if (!part.empty() && gap_before(row, i) == Gap::Cell) {
            part.cell_gaps += std::max(0.0, box.left - part.right);
        }
        part.base_line = part.empty() ? box.bottom - below_base_line * row.words[i].size : part.base_line;
        part.left = part.empty() ? box.left : std::min(part.left, box.left);
        part.right = part.empty() ? box.right : std::max(part.right, box.right);
        ++part.words;
    }
    return part;
}

// One side of a gutter over a run of rows.
struct SideOfGutter {
    std::vector<Part> parts;                      // one a row, also the empty ones
    double left = 0;
    double right = 0;
    double fill = 0;                              // by the half of its lines
    std::size_t rows = 0;
    double size = 10;
    double aligned = 0;                           // share of the lines that begin at one place
    double pitch = 0;                             // the usual distance of two lines

    SideOfGutter(const Rows& rows_, std::size_t first, std::size_t last, double from, double to)
    {
        std::vector<double> lefts;
        std::vector<double> rights;
        std::vector<double> sizes;
        for (std::size_t i = first; i < last; ++i) {
            parts.push_back(part_of(rows_[i], from, to));
            if (!parts.back().empty()) {
                lefts.push_back(parts.back().left);
                rights.push_back(parts.back().right);
                sizes.push_back(parts.back().size);
            }
        }
        rows = lefts.size();
        if (rows == 0) {
            return;
        }
        left = median(lefts, 0.1);
        right = median(rights, 0.9);
        size = median(sizes);
        std::vector<double> fills;
        for (const Part& part : parts) {
            if (!part.empty()) {
                fills.push_back(filled(part));
            }
        }
        fill = median(fills);
        pitch = usual_pitch(rows_, first);
        aligned = share_aligned(std::move(lefts));
    }

    double filled(const Part& part) const
    {
        return (part.right - part.left - part.cell_gaps) / std::max(1.0, right - left);
    }

    bool is_text() const { return right - left >= narrowest_column * size && fill >= least_fill && usual_words() >= 2; }

    // Beyond doubt: cells of a table are not like that.
    bool is_plain_text() const { return is_text() && rows >= sure_rows && fill >= sure_fill && usual_words() >= 4; }

private:
    std::size_t usual_words() const
    {
        std::vector<std::size_t> words;
        for (const Part& part : parts) {
            if (!part.empty()) {
                words.push_back(part.words);
            }
        }
        return median(words);
    }

    double usual_pitch(const Rows& rows_, std::size_t first) const
    {
        std::vector<double> steps;
        std::optional<double> before;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (!parts[i].empty()) {
                double here = middle(rows_[first + i]);
                if (before && here - *before > 0.6 * size) {
                    steps.push_back(here - *before);
                }
                before = here;
            }
        }
        return steps.empty() ? 1.2 * size : median(steps);
    }

    static double share_aligned(std::vector<double> lefts)
    {
        std::sort(lefts.begin(), lefts.end());
        std::size_t best = 0;
        for (std::size_t from = 0, to = 0; to < lefts.size(); ++to) {
            while (lefts[to] - lefts[from] > aligned_points) {
                ++from;
            }
            best = std::max(best, to - from + 1);
        }
        return static_cast<double>(best) / static_cast<double>(lefts.size());
    }
};

// Takes from a run what only happens to leave the gutter free: rows before and after the columns, tables and headings over both.
class RunCutter {
public:
    RunCutter(const Rows& rows, const Strip& strip)
        : m_rows(rows), m_strip(strip), m_left(rows, strip.first, strip.last, -1e9, strip.x),
          m_right(rows, strip.first, strip.last, strip.x, 1e9), m_pitch(std::max(m_left.pitch, m_right.pitch))
    {
    }

    bool is_gutter(bool known) const
    {
        bool in_line = known || m_strip.width >= sure_gutter * m_right.size || m_right.aligned >= least_aligned;
        std::size_t least = known ? 1 : least_rows;
        bool text = (m_left.is_text() && m_right.is_text()) || is_text_beside_something();
        return std::min(m_left.rows, m_right.rows) >= least && text && in_line;
    }

    std::vector<Stretch> cut() const
    {
        std::vector<char> across(m_rows.size());
        mark_tables(across);
        mark_headings(across);
        std::size_t first = m_strip.first;
        std::size_t last = m_strip.last;
        trim(first, last);
        std::vector<Stretch> stretches;
        for (std::size_t i = first; i < last; ++i) {
            if (stretches.empty() || stretches.back().columns == static_cast<bool>(across[i])) {
                stretches.push_back({i, i, !across[i]});
            }
            stretches.back().last = i + 1;
        }
        return stretches;
    }

private:
    const Part& left(std::size_t row) const { return m_left.parts[row - m_strip.first]; }
    const Part& right(std::size_t row) const { return m_right.parts[row - m_strip.first]; }
    bool both(std::size_t row) const { return !left(row).empty() && !right(row).empty(); }
    double step(std::size_t above, std::size_t below) const { return middle(m_rows[below]) - middle(m_rows[above]); }

    // Plain text on one side, and on the other lines at heights of their own: not cells of the same rows, whatever they hold.
    bool is_text_beside_something() const
    {
        std::size_t both_sides = 0;
        std::size_t level = 0;
        for (std::size_t i = m_strip.first; i < m_strip.last; ++i) {
            if (both(i)) {
                ++both_sides;
                level += std::abs(left(i).base_line - right(i).base_line) < same_base_line * m_rows[i].size;
            }
        }
        bool wide = std::min(m_left.right - m_left.left, m_right.right - m_right.left) >= narrowest_column * m_rows[m_strip.first].size;
        return wide && (m_left.is_plain_text() || m_right.is_plain_text()) && 2 * level < both_sides;
    }

    // Cells on both sides: a row of a table over both columns.
    bool is_table_row(std::size_t row) const
    {
        if (!both(row)) {
            return false;
        }
        bool cells_left = left(row).cell_gaps > 0;
        bool cells_right = right(row).cell_gaps > 0;
        bool short_left = m_left.filled(left(row)) < short_side;
        bool short_right = m_right.filled(right(row)) < short_side;
        return (cells_left || cells_right) && (cells_left || short_left) && (cells_right || short_right);
    }

    void mark_tables(std::vector<char>& across) const
    {
        std::optional<std::size_t> before;
        for (std::size_t i = m_strip.first; i < m_strip.last; ++i) {
            if (!is_table_row(i)) {
                continue;
            }
            if (before && i <= *before + 3 && step(*before, i) < 3 * apart * m_pitch) {
                std::fill(across.begin() + static_cast<std::ptrdiff_t>(*before), across.begin() + static_cast<std::ptrdiff_t>(i) + 1, 1);
            }
            before = i;
        }
    }

    // Large letters with nothing beside them, and both columns above and below: a short heading over both.
    void mark_headings(std::vector<char>& across) const
    {
        std::vector<char> right_after(m_rows.size() + 1);
        for (std::size_t i = m_strip.last; i-- > m_strip.first;) {
            right_after[i] = right_after[i + 1] || !right(i).empty();
        }
        bool right_before = false;
        for (std::size_t i = m_strip.first; i < m_strip.last; ++i) {
            bool alone = !left(i).empty() && right(i).empty() && m_rows[i].size >= larger * m_left.size;
            if (alone && right_before && right_after[i + 1] && is_clear(i)) {
                across[i] = 1;
            }
            right_before = right_before || !right(i).empty();
        }
    }

    bool is_clear(std::size_t row) const
    {
        double margin = 0.4 * m_rows[row].size;
        auto beside = [&](std::size_t i) {
            const Box& box = m_rows[i].box;
            return !right(i).empty() && box.bottom > m_rows[row].box.top - margin && box.top < m_rows[row].box.bottom + margin;
        };
        bool above = row > m_strip.first && beside(row - 1);
        bool below = row + 1 < m_strip.last && beside(row + 1);
        return !above && !below;
    }

    double step_on_left(std::size_t row) const
    {
        std::size_t above = row;
        while (above > m_strip.first && left(--above).empty()) {
        }
        return step(above, row);
    }

    // Does the row's own column go on right below it?
    bool goes_on(std::size_t row, std::size_t last) const
    {
        bool is_left = !left(row).empty();
        std::size_t next = row + 1;
        while (next < last && (is_left ? left(next) : right(next)).empty()) {
            ++next;
        }
        return next < last && step(row, next) < near * m_pitch;
    }

    void trim(std::size_t& first, std::size_t& last) const
    {
        while (first < last && !both(first) && !goes_on(first, last)) {
            ++first;
        }
        if (first == last) {                                   // the lines of the columns do not stand on one height
            first = m_strip.first;
        }
        trim_end(first, last);
    }

    // Below the columns: small letters, or far away, under the left one only.
    void trim_end(std::size_t first, std::size_t& last) const
    {
        std::size_t i = last;
        while (i > first + 1 && right(i - 1).empty()) {
            --i;
            bool small = m_rows[i].size < smaller * m_left.size && step_on_left(i) > near * 0.8 * m_pitch;
            if (small || step_on_left(i) > 2 * apart * m_pitch) {
                last = i;
            }
        }
    }

    const Rows& m_rows;
    const Strip& m_strip;
    SideOfGutter m_left;
    SideOfGutter m_right;
    double m_pitch;
};

} // namespace

double usual_size(const Rows& rows)
{
    std::vector<double> sizes;
    for (const Line& row : rows) {
        sizes.push_back(row.size);
    }
    return median(sizes);
}

bool is_gutter(const Rows& rows, const Strip& strip, bool known)
{
    return RunCutter(rows, strip).is_gutter(known);
}

std::vector<Stretch> stretches_of(const Rows& rows, const Strip& strip)
{
    return RunCutter(rows, strip).cut();
}

} // namespace duiding::pdf
