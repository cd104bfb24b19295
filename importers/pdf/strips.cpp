// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/strips.h"

#include <algorithm>
#include <cmath>

namespace duiding::pdf {

namespace {

using Rows = std::vector<Line>;

bool has_left(const Line& row, double x) { return row.box.left < x; }
bool has_right(const Line& row, double x) { return row.box.right > x; }

class StripFinder {
public:
    StripFinder(const Rows& rows, double narrowest) : m_rows(rows), m_area(area_of(rows))
    {
        m_bins = std::clamp(static_cast<std::size_t>(std::ceil(m_area.width())), std::size_t(1), most_bins);
        m_scale = static_cast<double>(m_bins) / std::max(1.0, m_area.width());
        m_need = std::max(std::ptrdiff_t(1), static_cast<std::ptrdiff_t>(narrowest * m_scale));
        m_open.resize(m_bins);
        m_best.resize(m_bins);
    }

    std::vector<Strip> find()
    {
        std::vector<char> usable(m_bins);
        for (std::size_t r = 0; r < m_rows.size(); ++r) {
            mark_usable(m_rows[r], usable);
            for (std::size_t b = 0; b < m_bins; ++b) {
                usable[b] ? extend(b, r) : close(b, r);
            }
        }
        for (std::size_t b = 0; b < m_bins; ++b) {
            close(b, m_rows.size());
        }
        return grouped();
    }

private:
    struct Run {
        std::size_t first = 0;
        std::size_t last = 0;
        std::size_t left = 0;
        std::size_t right = 0;
        bool open = false;

        std::size_t rows() const { return std::min(left, right); }
    };

    double place(std::size_t bin) const { return m_area.left + (static_cast<double>(bin) + 0.5 * static_cast<double>(m_need)) / m_scale; }

    void mark_usable(const Line& row, std::vector<char>& usable) const
    {
        std::fill(usable.begin(), usable.end(), 1);
        for (const Word& word : row.words) {
            auto begin = static_cast<std::ptrdiff_t>(std::floor((word.box.left - m_area.left) * m_scale + 0.3)) - m_need + 1;
            auto end = static_cast<std::ptrdiff_t>(std::ceil((word.box.right - m_area.left) * m_scale - 0.3));
            for (auto b = std::max(std::ptrdiff_t(0), begin); b < std::min(end, static_cast<std::ptrdiff_t>(m_bins)); ++b) {
                usable[static_cast<std::size_t>(b)] = 0;
            }
        }
    }

    void extend(std::size_t bin, std::size_t row)
    {
        Run& run = m_open[bin];
        if (!run.open) {
            run = {row, row, 0, 0, true};
        }
        run.left += has_left(m_rows[row], place(bin));
        run.right += has_right(m_rows[row], place(bin));
    }

    void close(std::size_t bin, std::size_t row)
    {
        Run& run = m_open[bin];
        if (run.open) {
            run.open = false;
            run.last = row;
            if (run.rows() > m_best[bin].rows()) {
                m_best[bin] = run;
            }
        }
    }

    // Places next to each other with the same rows are one strip. The longest first, of equals the widest.
    std::vector<Strip> grouped() const
    {
        std::vector<Strip> strips;
        std::size_t b = 0;
        while (b < m_bins) {
            std::size_t end = b + 1;
            while (end < m_bins && m_best[end].first == m_best[b].first && m_best[end].last == m_best[b].last
                   && m_best[end].rows() == m_best[b].rows()) {
                ++end;
            }
            if (m_best[b].rows() > 0) {
                double width = static_cast<double>(end - b - 1 + static_cast<std::size_t>(m_need)) / m_scale;
                strips.push_back({(place(b) + place(end - 1)) / 2, width, m_best[b].first, m_best[b].last, m_best[b].rows()});
            }
            b = end;
        }
        std::stable_sort(strips.begin(), strips.end(), [](const Strip& a, const Strip& b_) {
            return std::pair(a.rows, a.width) > std::pair(b_.rows, b_.width);
        });
        return strips;
    }

    const Rows& m_rows;
    Box m_area;
    std::size_t m_bins = 1;
    double m_scale = 1;
    std::ptrdiff_t m_need = 1;
    std::vector<Run> m_open;
    std::vector<Run> m_best;
};

} // namespace

std::vector<Strip> free_strips(const Rows& rows, double narrowest)
{
    return StripFinder(rows, narrowest).find();
}

Box area_of(const Rows& rows)
{
    Box area = rows.front().box;
    for (const Line& row : rows) {
        grow(area, row.box);
    }
    return area;
}

} // namespace duiding::pdf
