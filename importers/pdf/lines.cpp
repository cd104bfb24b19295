// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/lines.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>

namespace duiding::pdf {

namespace {

// In parts of the font size.
constexpr double blank_gap = 0.25;
constexpr double cell_gap = 1.8;
constexpr double tall = 1.7;                       // times the usual height of a word
constexpr std::size_t longest_initial = 3;         // bytes

double overlap(const Box& a, const Box& b)
{
    return std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
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
std::vector<Line> even_rows(std::vector<Word> words, int page)
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

double usual_height(const std::vector<Word>& words)
{
    std::vector<double> heights;
    for (const Word& word : words) {
        heights.push_back(word.box.height());
    }
    auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    return *middle;
}

double middle(const Box& box)
{
    return (box.top + box.bottom) / 2;
}

// The rows that lie beside a word: they overlap its height by half of their own.
std::pair<std::size_t, std::size_t> rows_beside(const std::vector<Line>& rows, const Box& box)
{
    auto above = [](const Line& row, double y) { return middle(row.box) < y; };
    auto first = std::lower_bound(rows.begin(), rows.end(), box.top, above);
    auto last = std::lower_bound(first, rows.end(), box.bottom, above);
    return {static_cast<std::size_t>(first - rows.begin()), static_cast<std::size_t>(last - rows.begin())};
}

// Does the word stand at the beginning of the row, as an initial does?
bool leads(const Word& word, const Line& row)
{
    return word.text.size() <= longest_initial
           && std::any_of(row.words.begin(), row.words.end(), [&](const Word& next) {
                  double gap = next.box.left - word.box.right;
                  return gap > -1 && gap < 1.5 * next.size;
              });
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

} // namespace

void grow(Box& box, const Box& by)
{
    box = {std::min(box.left, by.left), std::min(box.top, by.top), std::max(box.right, by.right), std::max(box.bottom, by.bottom)};
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

std::vector<Line> rows_of(std::vector<Word> words, int page)
{
    if (words.empty()) {
        return {};
    }
    double highest = tall * usual_height(words);
    auto first_tall = std::stable_partition(words.begin(), words.end(), [&](const Word& word) { return word.box.height() <= highest; });
    std::vector<Word> large(std::make_move_iterator(first_tall), std::make_move_iterator(words.end()));
    words.erase(first_tall, words.end());
    std::vector<Line> rows = even_rows(std::move(words), page);
    if (large.empty()) {
        return rows;
    }
    std::vector<Word> alone;
    std::map<std::size_t, std::vector<Word>> joining;
    for (Word& word : large) {
        auto [first, last] = rows_beside(rows, word.box);
        bool one = last == first + 1;
        bool initial = last > first + 1 && leads(word, rows[first]);
        (one || initial ? joining[first] : alone).push_back(std::move(word));
    }
    for (auto& [at, more] : joining) {
        Box box = rows[at].box;
        std::move(more.begin(), more.end(), std::back_inserter(rows[at].words));
        rows[at] = line_of(std::move(rows[at].words), page);
        rows[at].box.top = box.top;                    // an initial does not make its line higher
        rows[at].box.bottom = box.bottom;
    }
    std::vector<Line> own = even_rows(std::move(alone), page);
    std::move(own.begin(), own.end(), std::back_inserter(rows));
    std::stable_sort(rows.begin(), rows.end(), [](const Line& a, const Line& b) { return middle(a.box) < middle(b.box); });
    return rows;
}

std::string Line::text() const
{
    std::string out;
    for (std::size_t i = 0; i < words.size(); ++i) {
        out += i > 0 && gap_before(*this, i) != Gap::None ? " " : "";
        out += words[i].text;
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
