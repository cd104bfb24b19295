// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/tables.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace duiding::pdf {

namespace {

constexpr double min_strip = 2;                   // points
constexpr double share_with_wide_gap = 0.25;      // of the lines that have text on both sides of the strip
constexpr double between_rows = 1.15;             // of the distance of the lines inside a cell
constexpr double widest_in_cell = 1.7;            // of the letter size
constexpr std::size_t most_columns = 100;
constexpr double aligned = 3;                     // points

struct Span {
    double left;
    double right;
};

// The stretches of the width in which some line has a word.
std::vector<Span> covered(const std::vector<const Line*>& lines)
{
    std::vector<Span> spans;
    for (const Line* line : lines) {
        for (const Word& word : line->words) {
            spans.push_back({word.box.left, word.box.right});
        }
    }
    std::sort(spans.begin(), spans.end(), [](const Span& a, const Span& b) { return a.left < b.left; });
    std::vector<Span> merged;
    for (const Span& span : spans) {
        if (!merged.empty() && span.left < merged.back().right + min_strip) {
            merged.back().right = std::max(merged.back().right, span.right);
        } else {
            merged.push_back(span);
        }
    }
    return merged;
}

// Is the strip between two columns, or only a place where the blanks of a few lines happen to meet?
bool parts_columns(const std::vector<const Line*>& lines, double x)
{
    std::size_t both = 0;
    std::size_t wide = 0;
    for (const Line* line : lines) {
        for (std::size_t i = 1; i < line->words.size(); ++i) {
            if (line->words[i - 1].box.right <= x && line->words[i].box.left >= x) {
                ++both;
                wide += gap_before(*line, i) == Gap::Cell;
            }
        }
    }
    return wide > 0 && static_cast<double>(wide) >= share_with_wide_gap * static_cast<double>(both);
}

// At least two lines begin where the stretch begins, or end where it ends (numbers).
bool is_aligned(const std::vector<const Line*>& lines, const Span& span)
{
    std::size_t begin = 0;
    std::size_t end = 0;
    for (const Line* line : lines) {
        auto near = [&](double edge, double Box::*side) {
            return std::any_of(line->words.begin(), line->words.end(),
                               [&](const Word& word) { return std::abs(word.box.*side - edge) < aligned; });
        };
        begin += near(span.left, &Box::left);
        end += near(span.right, &Box::right);
    }
    return begin >= 2 || end >= 2;
}

// Where each column but the first begins.
std::vector<double> column_edges(const std::vector<const Line*>& lines)
{
    std::vector<double> edges;
    std::vector<Span> spans = covered(lines);
    if (spans.size() > most_columns) {
        return {};
    }
    for (std::size_t i = 1; i < spans.size(); ++i) {
        double middle = (spans[i - 1].right + spans[i].left) / 2;
        if (parts_columns(lines, middle) && is_aligned(lines, spans[i])) {
            edges.push_back(middle);
        }
    }
    return edges;
}

double distance(const Line& above, const Line& below)
{
    return (below.box.top + below.box.bottom - above.box.top - above.box.bottom) / 2;
}

std::size_t column_of(const Word& word, const std::vector<double>& edges)
{
    return static_cast<std::size_t>(std::upper_bound(edges.begin(), edges.end(), word.box.left) - edges.begin());
}

// Adds the line's words to the row, each part to its cell.
void add_line(TableRow& row, const Line& line, const std::vector<double>& edges)
{
    std::vector<Line> parts(edges.size() + 1);
    for (const Word& word : line.words) {
        parts[column_of(word, edges)].words.push_back(word);
    }
    for (std::size_t c = 0; c < parts.size(); ++c) {
        if (!parts[c].words.empty()) {
            parts[c].size = line.size;
            parts[c].page = line.page;
            parts[c].column = line.column;
            parts[c].box = parts[c].words.front().box;
            for (const Word& word : parts[c].words) {
                grow(parts[c].box, word.box);
            }
            row.cells[c].push_back(std::move(parts[c]));
        }
    }
}

} // namespace

std::vector<TableRow> table_rows(const std::vector<const Line*>& lines)
{
    std::vector<double> edges = column_edges(lines);
    double smallest = std::numeric_limits<double>::max();
    double largest = 0;
    for (std::size_t i = 1; i < lines.size(); ++i) {
        double step = distance(*lines[i - 1], *lines[i]);
        smallest = std::min(smallest, step);
        largest = std::max(largest, step);
    }
    bool evenly_spaced = largest <= between_rows * smallest;
    std::vector<TableRow> rows;
    for (std::size_t i = 0; i < lines.size(); ++i) {
        double step = i == 0 ? 0 : distance(*lines[i - 1], *lines[i]);
        bool first_cell_empty = column_of(lines[i]->words.front(), edges) > 0;
        bool far = step > between_rows * smallest || step > widest_in_cell * lines[i]->size;
        bool new_row = i == 0 || far || (evenly_spaced && !first_cell_empty);
        if (new_row) {
            rows.push_back({std::vector<std::vector<Line>>(edges.size() + 1), lines[i]->page});
        }
        add_line(rows.back(), *lines[i], edges);
    }
    return rows;
}

} // namespace duiding::pdf
