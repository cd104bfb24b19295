// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/lines.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace duiding::pdf {

namespace {

// In parts of the font size.
constexpr double blank_gap = 0.25;
constexpr double cell_gap = 1.8;
constexpr double gutter_gap = 0.9;

constexpr std::size_t min_column_rows = 6;
constexpr double column_share = 0.6;              // of the rows of a stretch must leave the gutter free

double overlap(const Box& a, const Box& b)
{
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
}

void grow(Box& box, const Box& by)
{
    box = {std::min(box.left, by.left), std::min(box.top, by.top), std::max(box.right, by.right), std::max(box.bottom, by.bottom)};
}

Line line_of(std::vector<Word> words, int page)
{
    bool leftward = 2 * std::count_if(words.begin(), words.end(), [](const Word& word) { return word.right_to_left; })
                    > static_cast<std::ptrdiff_t>(words.size());
    std::stable_sort(words.begin(), words.end(), [&](const Word& a, const Word& b) {
        return leftward ? a.box.right > b.box.right : a.box.left < b.box.left;
    });
    Line line;
    line.page = page;
    line.box = words.front().box;
    line.bold = true;
    std::map<double, std::size_t> sizes;
    for (const Word& word : words) {
        grow(line.box, word.box);
        line.bold = line.bold && word.bold;
        sizes[std::round(word.size * 2) / 2] += word.text.size();
    }
    line.size = std::max_element(sizes.begin(), sizes.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
    line.words = std::move(words);
    return line;
}

// Words whose heights overlap by half stand on one line; the tallest word so far is the measure, so that a note sign above
// the line does not draw the next line in.
std::vector<Line> rows_of(std::vector<Word> words, int page)
{
    std::stable_sort(words.begin(), words.end(), [](const Word& a, const Word& b) {
        return a.box.top + a.box.bottom < b.box.top + b.box.bottom;
    });
    std::vector<Line> rows;
    std::vector<Word> row;
    Box measure;
    for (Word& word : words) {
        double least = 0.5 * std::min(word.box.height(), measure.height());
        if (!row.empty() && overlap(word.box, measure) < least) {
            rows.push_back(line_of(std::move(row), page));
            row.clear();
        }
        if (row.empty() || word.box.height() > measure.height()) {
            measure = word.box;
        }
        row.push_back(std::move(word));
    }
    if (!row.empty()) {
        rows.push_back(line_of(std::move(row), page));
    }
    return rows;
}

enum class Side { Left, Right, Both, Crossing };

// Where a row lies with respect to a gutter at x.
Side side_of(const Line& row, double x)
{
    bool left = false;
    bool right = false;
    double nearest_left = -1e9;
    double nearest_right = 1e9;
    for (const Word& word : row.words) {
        if (word.box.left < x && word.box.right > x) {
            return Side::Crossing;
        }
        if (word.box.right <= x) {
            left = true;
            nearest_left = std::max(nearest_left, word.box.right);
        } else {
            right = true;
            nearest_right = std::min(nearest_right, word.box.left);
        }
    }
    if (left && right) {
        return nearest_right - nearest_left < gutter_gap * row.size ? Side::Crossing : Side::Both;
    }
    return left ? Side::Left : Side::Right;
}

// Does the text left and right of x fill its half as running text does? Cells of a table do not.
bool filled_like_text(const std::vector<Line>& rows, double x, const Box& area)
{
    double fill_left = 0;
    double fill_right = 0;
    std::size_t both = 0;
    for (const Line& row : rows) {
        if (side_of(row, x) != Side::Both) {
            continue;
        }
        ++both;
        double left = 0;
        double right = 0;
        for (const Word& word : row.words) {
            (word.box.right <= x ? left : right) += word.box.width();
        }
        fill_left += left / (x - area.left);
        fill_right += right / (area.right - x);
    }
    auto n = static_cast<double>(both);
    return both >= min_column_rows && fill_left > 0.55 * n && fill_right > 0.55 * n;
}

std::optional<double> find_gutter(const std::vector<Line>& rows, const Box& area)
{
    std::optional<double> best;
    std::size_t most = 0;
    for (double x = area.left + area.width() * 0.25; x < area.left + area.width() * 0.75; x += 3) {
        std::size_t both = 0;
        std::size_t crossing = 0;
        for (const Line& row : rows) {
            Side side = side_of(row, x);
            both += side == Side::Both;
            crossing += side == Side::Crossing;
        }
        bool enough = both >= min_column_rows && static_cast<double>(both) > column_share * static_cast<double>(both + crossing);
        if (enough && both > most && filled_like_text(rows, x, area)) {
            most = both;
            best = x;
        }
    }
    return best;
}

void append_in_order(std::vector<Line> rows, int page, int depth, int& columns, std::vector<Line>& out);

// Rows across the gutter part the page in stretches; of each stretch the left column is read before the right one.
void append_columns(std::vector<Line> rows, double gutter, int page, int depth, int& columns, std::vector<Line>& out)
{
    std::vector<Word> left;
    std::vector<Word> right;
    auto flush = [&] {
        for (std::vector<Word>* words : {&left, &right}) {
            if (!words->empty()) {
                ++columns;
                append_in_order(rows_of(std::move(*words), page), page, depth + 1, columns, out);
                words->clear();
            }
        }
    };
    for (Line& row : rows) {
        if (side_of(row, gutter) == Side::Crossing) {
            flush();
            row.column = 0;
            out.push_back(std::move(row));
            continue;
        }
        for (Word& word : row.words) {
            (word.box.right <= gutter ? left : right).push_back(std::move(word));
        }
    }
    flush();
}

void append_in_order(std::vector<Line> rows, int page, int depth, int& columns, std::vector<Line>& out)
{
    Box area = rows.front().box;
    for (const Line& row : rows) {
        grow(area, row.box);
    }
    std::optional<double> gutter = depth < 3 ? find_gutter(rows, area) : std::nullopt;
    if (gutter) {
        append_columns(std::move(rows), *gutter, page, depth, columns, out);
        return;
    }
    for (Line& row : rows) {
        row.column = depth == 0 ? 0 : columns;
        out.push_back(std::move(row));
    }
}

// A broken PDF can place a word anywhere, or nowhere; its text is kept all the same.
void make_sane(Word& word)
{
    constexpr double farthest = 1e5;
    for (double* side : {&word.box.left, &word.box.top, &word.box.right, &word.box.bottom}) {
        *side = std::isfinite(*side) ? std::clamp(*side, -farthest, farthest) : 0;
    }
    word.box.right = std::max(word.box.left, word.box.right);
    word.box.bottom = std::max(word.box.top, word.box.bottom);
    word.size = std::isfinite(word.size) ? std::clamp(word.size, 1.0, 1000.0) : 1;
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

std::string Line::text() const
{
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        out += i > 0 && gap_before(*this, i) != Gap::None ? " " : "";
        out += words[i].text;
    }
    return out;
}

std::vector<Line> lines_of(const Page& page, int page_index)
{
    std::vector<Line> out;
    if (!page.words.empty()) {
        std::vector<Word> words = page.words;
        for (Word& word : words) {
            make_sane(word);
        }
        int columns = 0;
        append_in_order(rows_of(std::move(words), page_index), page_index, 0, columns, out);
    }
    return out;
}

Gap gap_before(const Line& line, std::size_t i)
{
    const Word& before = line.words[i - 1];
    const Word& word = line.words[i];
    double gap = std::max(word.box.left - before.box.right, before.box.left - word.box.right);
    bool after_marker = i == 1 && (is_list_marker(before.text) || before.text.ends_with(":"));
    if (gap > cell_gap * line.size && !after_marker) {
        return Gap::Cell;
    }
    bool after_bullet = i == 1 && is_bullet(before.text);
    return before.space_after || after_bullet || gap > blank_gap * line.size ? Gap::Blank : Gap::None;
}

int cells_of(const Line& line)
{
    int cells = 1;
    for (std::size_t i = 1; i < line.words.size(); ++i) {
        cells += gap_before(line, i) == Gap::Cell;
    }
    return cells;
}

bool is_bullet(const std::string& word)
{
    static const std::u32string bullets = U"•●○◦▪▫■□–—-*➢❑✓→·‣";
    return count_code_points(word) == 1 && bullets.find(decode_at(word, 0).value) != std::u32string::npos;
}

bool is_list_marker(const std::string& word)
{
    if (is_bullet(word)) {
        return true;
    }
    if (word.size() < 2 || (word.back() != '.' && word.back() != ')')) {
        return false;
    }
    std::string_view body = std::string_view(word).substr(word.front() == '(' ? 1 : 0);
    body.remove_suffix(1);
    bool letter = body.size() == 1 && body[0] >= 'a' && body[0] <= 'z';
    return is_number(body) || letter;
}

} // namespace duiding::pdf
