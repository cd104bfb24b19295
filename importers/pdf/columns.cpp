// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/columns.h"

#include "importers/pdf/gutters.h"
#include "importers/pdf/turned.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <optional>

namespace duiding::pdf {

namespace {

constexpr double narrowest_gutter = 0.6;          // of the letter size
constexpr double narrowest_gutter_points = 5;
constexpr int deepest = 8;

using Rows = std::vector<Line>;

class PageOrder {
public:
    explicit PageOrder(int page) : m_page(page) {}

    void append(Rows rows, int depth, int column)
    {
        std::size_t begin = 0;
        while (begin < rows.size()) {                          // each round takes one run of columns and what is above it
            Rows rest(std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(begin)), std::make_move_iterator(rows.end()));
            rows = std::move(rest);
            begin = 0;
            std::optional<Strip> strip = depth < deepest ? find_gutter(rows) : std::nullopt;
            if (!strip) {
                append_plain(rows, 0, rows.size(), column);
                return;
            }
            std::vector<Stretch> stretches = stretches_of(rows, *strip);
            std::size_t first = stretches.front().first;
            if (first > 0) {
                Rows above(std::make_move_iterator(rows.begin()), std::make_move_iterator(rows.begin() + static_cast<std::ptrdiff_t>(first)));
                append(std::move(above), depth + 1, column);
            }
            for (const Stretch& stretch : stretches) {
                append_stretch(rows, stretch, strip->x, depth, column);
            }
            begin = stretches.back().last;
        }
    }

    // As the user says: so many columns, each about as wide as the others.
    void append_forced(Rows rows, int columns)
    {
        Box area = area_of(rows);
        std::vector<double> gutters;
        for (int i = 1; i < columns; ++i) {
            gutters.push_back(gutter_near(rows, area.left + area.width() * i / columns, area.width() / columns / 3));
        }
        std::vector<std::vector<Word>> words(gutters.size() + 1);
        auto flush = [&] {
            for (std::vector<Word>& part : words) {
                append_words(std::move(part), deepest);
                part.clear();
            }
        };
        for (Line& row : rows) {
            bool crossing = std::any_of(row.words.begin(), row.words.end(), [&](const Word& word) {
                return std::any_of(gutters.begin(), gutters.end(), [&](double x) { return word.box.left < x && word.box.right > x; });
            });
            if (crossing) {
                flush();
                m_out.push_back(std::move(row));
                continue;
            }
            for (Word& word : row.words) {
                auto at = std::upper_bound(gutters.begin(), gutters.end(), word.box.left) - gutters.begin();
                words[static_cast<std::size_t>(at)].push_back(std::move(word));
            }
        }
        flush();
    }

    // The words of a page that are turned in one way. `columns` as in lines_of.
    void add_group(std::vector<Word> words, int turns, int columns, const Page& page)
    {
        if (words.empty()) {
            return;
        }
        std::size_t first = m_out.size();
        Rows rows = rows_of(std::move(words), m_page);
        if (columns >= 2) {
            append_forced(std::move(rows), columns);
        } else {
            append(std::move(rows), columns == 1 ? deepest : 0, first == 0 ? 0 : ++m_columns);
        }
        for (std::size_t i = first; i < m_out.size() && turns != 0; ++i) {
            m_out[i].turns = turns;
            m_out[i].shown = turned_back(m_out[i].box, turns, page);
        }
    }

    Rows take() { return std::move(m_out); }

private:
    static constexpr double same_gutter = 4;                   // points

    std::optional<Strip> find_gutter(const Rows& rows)
    {
        std::size_t cost = rows.size() * most_bins;
        if (rows.size() < 2 || cost > m_budget) {
            return std::nullopt;
        }
        m_budget -= cost;
        double narrowest = std::max(narrowest_gutter_points, narrowest_gutter * usual_size(rows));
        std::size_t tried = 0;
        for (const Strip& strip : free_strips(rows, narrowest)) {
            bool known = std::any_of(m_known.begin(), m_known.end(), [&](double x) { return std::abs(x - strip.x) < same_gutter; });
            if ((strip.rows < least_rows && !known) || ++tried > most_tried) {
                continue;
            }
            if (is_gutter(rows, strip, known)) {
                m_known.push_back(strip.x);
                return strip;
            }
        }
        return std::nullopt;
    }

    static double gutter_near(const Rows& rows, double x, double reach)
    {
        double best = x;
        double most = -1;
        for (double at = x - reach; at <= x + reach; at += 1) {
            double free = 0;
            for (const Line& row : rows) {
                free += std::none_of(row.words.begin(), row.words.end(),
                                     [&](const Word& word) { return word.box.left < at + 1 && word.box.right > at - 1; });
            }
            free -= std::abs(at - x) / (1000 * reach);         // of equals the nearest
            if (free > most) {
                most = free;
                best = at;
            }
        }
        return best;
    }

    void append_plain(Rows& rows, std::size_t first, std::size_t last, int column)
    {
        for (std::size_t i = first; i < last; ++i) {
            rows[i].column = column;
            m_out.push_back(std::move(rows[i]));
        }
    }

    void append_stretch(Rows& rows, const Stretch& stretch, double x, int depth, int column)
    {
        if (!stretch.columns) {
            append_plain(rows, stretch.first, stretch.last, column);
            return;
        }
        std::vector<Word> left;
        std::vector<Word> right;
        for (std::size_t i = stretch.first; i < stretch.last; ++i) {
            for (Word& word : rows[i].words) {
                (word.box.left < x ? left : right).push_back(std::move(word));
            }
        }
        append_words(std::move(left), depth + 1);
        append_words(std::move(right), depth + 1);
    }

    void append_words(std::vector<Word> words, int depth)
    {
        if (!words.empty()) {
            int column = ++m_columns;
            append(rows_of(std::move(words), m_page), depth, column);
        }
    }

    static constexpr std::size_t most_tried = 12;
    int m_page;
    int m_columns = 0;
    std::size_t m_budget = 40'000'000;                         // steps a page may cost: about 0.1 s
    std::vector<double> m_known;
    Rows m_out;
};

} // namespace

std::vector<Line> lines_of(const Page& page, int page_index, int columns)
{
    std::array<std::vector<Word>, 4> by_turns;
    for (const Word& word : page.words) {
        int turns = word.turns & 3;
        by_turns[static_cast<std::size_t>(turns)].push_back(word);
        Word& own = by_turns[static_cast<std::size_t>(turns)].back();
        make_sane(own);
        own.box = upright(own.box, turns, page);
    }
    auto most = std::max_element(by_turns.begin(), by_turns.end(), [](auto& a, auto& b) { return a.size() < b.size(); });
    auto main = static_cast<int>(most - by_turns.begin());
    PageOrder order(page_index);
    order.add_group(std::move(*most), main, columns, page);
    for (int turns = 0; turns < 4; ++turns) {
        if (turns != main) {                                   // beside the text: after it
            order.add_group(std::move(by_turns[static_cast<std::size_t>(turns)]), turns, 1, page);
        }
    }
    return order.take();
}

} // namespace duiding::pdf
