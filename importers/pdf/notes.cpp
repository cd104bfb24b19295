// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/notes.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <map>

namespace duiding::pdf {

namespace {

constexpr double small = 0.93;                    // of the body's letters
constexpr double raised = 0.82;                   // of the letters of its line: a raised sign
constexpr double foot_begins = 0.4;               // of the page's height
constexpr double clear_gap = 1.5;                 // of the letter size, from middle to middle
constexpr int most_left_out = 3;                  // numbers between two notes of a page, at most
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

std::string sign_before(const Line& line)
{
    return line.words.size() > 1 && is_sign(line.words.front().text) ? line.words.front().text : std::string();
}

bool begins_raised(const Line& line)
{
    return !sign_before(line).empty() && line.words.front().size <= raised * line.size;
}

// A bare number is a sign where it is small or stands higher than the words behind it.
bool stands_as_sign(const Line& line)
{
    const Word& sign = line.words.front();
    return !is_number(sign.text) || begins_raised(line) || sign.box.bottom < line.words[1].box.bottom - 0.1 * line.size;
}

int number_of(std::string_view sign)
{
    int number = 0;
    for (char c : sign) {
        number = c >= '0' && c <= '9' ? 10 * number + (c - '0') : number;
    }
    return number;
}

bool begins_with_letter(const std::string& word)
{
    return std::any_of(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(std::min<std::size_t>(word.size(), 4)),
                       [](char c) { return std::isalpha(static_cast<unsigned char>(c)) || static_cast<unsigned char>(c) >= 0x80; });
}

// The signs of the notes in a row of lines: their numbers go up; "10 seconds" in note 13 is no sign. Gives how many there are.
std::size_t set_signs(std::vector<Line>& lines, std::size_t first, std::size_t last)
{
    std::size_t signs = 0;
    int number = 0;
    for (std::size_t i = first; i < last; ++i) {
        std::string sign = sign_before(lines[i]);
        int own = number_of(sign);
        bool follows = !sign.empty() && (own == 0 || number == 0 || (own > number && own <= number + most_left_out));
        if (follows && stands_as_sign(lines[i]) && begins_with_letter(lines[i].words[1].text)) {
            lines[i].sign = sign;
            number = own == 0 ? number : own;
            ++signs;
        }
    }
    return signs;
}

bool has_cells(const Line& line)
{
    for (std::size_t i = line.sign.empty() ? 1 : 2; i < line.words.size(); ++i) {
        if (gap_before(line, i) == Gap::Cell) {
            return true;
        }
    }
    return false;
}

// Where the notes begin among the lines first … last - 1 of one column; `last` when there are none.
std::size_t notes_of_small_letters(std::vector<Line>& lines, std::size_t first, std::size_t last, double top, double body, bool goes_on)
{
    std::size_t begin = last;
    while (begin > first && lines[begin - 1].size <= small * body && middle(lines[begin - 1]) > top) {
        --begin;
    }
    std::size_t signs = set_signs(lines, begin, last);
    auto cells = std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(begin), lines.begin() + static_cast<std::ptrdiff_t>(last), has_cells);
    if (signs == 0 || static_cast<std::size_t>(2 * cells) > last - begin) {
        for (std::size_t i = begin; i < last; ++i) {
            lines[i].sign.clear();
        }
        return last;
    }
    while (!goes_on && lines[begin].sign.empty()) {
        ++begin;
    }
    return begin;
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

bool set_notes_aside(std::vector<Line>& page, double page_height, double body_size, bool goes_on)
{
    double top = foot_begins * page_height;
    std::size_t noted = 0;
    for (std::size_t first = 0; first < page.size();) {
        std::size_t last = first + 1;
        while (last < page.size() && page[last].column == page[first].column) {
            ++last;
        }
        std::size_t begin = std::min(notes_of_small_letters(page, first, last, top, body_size, goes_on || noted > 0),
                                     notes_behind_signs(page, first, last, top));
        for (std::size_t i = begin; i < last; ++i) {
            page[i].note = true;
            page[i].sign = page[i].sign.empty() && begins_raised(page[i]) ? sign_before(page[i]) : page[i].sign;
            ++noted;
        }
        first = last;
    }
    if (noted == page.size()) {                                // a page of small letters only
        for (Line& line : page) {
            line.note = false;
        }
        return false;
    }
    std::stable_partition(page.begin(), page.end(), [](const Line& line) { return !line.note; });
    for (Line& line : page) {
        if (line.note && !line.sign.empty()) {
            line.words.front().space_after = true;             // "1In" is a sign and a word
        }
    }
    return noted > 0;
}

} // namespace duiding::pdf
