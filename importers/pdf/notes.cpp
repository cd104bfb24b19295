// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/notes.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace duiding::pdf {

namespace {

constexpr double small = 0.93;                    // of the body's letters
constexpr double raised = 0.82;                   // of the letters of its line: a raised sign
constexpr double foot_begins = 0.4;               // of the page's height
constexpr double clear_gap = 1.5;                 // of the letter size, from middle to middle
constexpr double torn = 2.6;                      // no note goes on after a gap like that

double middle(const Line& line)
{
    return (line.box.top + line.box.bottom) / 2;
}

bool is_number(std::string_view text)
{
    return !text.empty() && text.size() <= 3 && text.find_first_not_of("0123456789") == std::string_view::npos;
}

bool is_sign(std::string_view text)
{
    static constexpr std::string_view signs[] = {"*", "**", "***", "†", "‡", "§", "∗"};
    if (text.ends_with('.') || text.ends_with(')')) {
        text.remove_suffix(1);
        return is_number(text);
    }
    return is_number(text) || std::find(std::begin(signs), std::end(signs), text) != std::end(signs);
}

bool begins_raised(const Line& line)
{
    return line.words.size() > 1 && is_sign(line.words.front().text) && line.words.front().size <= raised * line.size;
}

// Where the notes begin among the lines first … last - 1 of one column; `last` when there are none.
std::size_t notes_of_small_letters(const std::vector<Line>& lines, std::size_t first, std::size_t last, double top, double body)
{
    std::size_t begin = last;
    while (begin > first && lines[begin - 1].size <= small * body && middle(lines[begin - 1]) > top) {
        --begin;
    }
    auto from = lines.begin() + static_cast<std::ptrdiff_t>(begin);
    auto to = lines.begin() + static_cast<std::ptrdiff_t>(last);
    bool signs = std::any_of(from, to, [](const Line& line) { return !note_sign(line).empty(); });
    auto cells = std::count_if(from, to, [](const Line& line) { return cells_of(line) > 1 && note_sign(line).empty(); });
    return signs && 2 * cells <= to - from ? begin : last;
}

// Letters as large as the text's: the topmost line behind a raised sign that stands apart from the text.
std::size_t notes_behind_signs(const std::vector<Line>& lines, std::size_t first, std::size_t last, double top)
{
    std::size_t begin = last;
    for (std::size_t i = last; i > first + 1 && middle(lines[i - 1]) > top; --i) {
        const Line& line = lines[i - 1];
        double step = middle(line) - middle(lines[i - 2]);
        if (begins_raised(line) && step > clear_gap * line.size) {
            begin = i - 1;
        }
        if (step > torn * line.size) {
            break;
        }
    }
    return begin;
}

} // namespace

double body_size(const std::vector<std::vector<Line>>& pages)
{
    std::map<double, std::size_t> sizes;
    for (const std::vector<Line>& page : pages) {
        for (const Line& line : page) {
            sizes[line.size] += line.words.size();
        }
    }
    auto most = std::max_element(sizes.begin(), sizes.end(), [](auto& a, auto& b) { return a.second < b.second; });
    return most == sizes.end() ? 10 : most->first;
}

std::string note_sign(const Line& line)
{
    return line.words.size() > 1 && is_sign(line.words.front().text) ? line.words.front().text : std::string();
}

void set_notes_aside(std::vector<Line>& page, double page_height, double body_size)
{
    double top = foot_begins * page_height;
    std::size_t noted = 0;
    for (std::size_t first = 0; first < page.size();) {
        std::size_t last = first + 1;
        while (last < page.size() && page[last].column == page[first].column) {
            ++last;
        }
        std::size_t begin = std::min(notes_of_small_letters(page, first, last, top, body_size), notes_behind_signs(page, first, last, top));
        for (std::size_t i = begin; i < last; ++i) {
            page[i].note = true;
            ++noted;
        }
        first = last;
    }
    if (noted == page.size()) {                                // a page of small letters only
        for (Line& line : page) {
            line.note = false;
        }
        return;
    }
    std::stable_partition(page.begin(), page.end(), [](const Line& line) { return !line.note; });
    for (Line& line : page) {
        if (line.note && !note_sign(line).empty()) {
            line.words.front().space_after = true;             // "1In" is a sign and a word
        }
    }
}

} // namespace duiding::pdf
