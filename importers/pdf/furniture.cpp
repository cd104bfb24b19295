// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/furniture.h"

#include <algorithm>
#include <map>
#include <set>

namespace duiding::pdf {

namespace {

constexpr double top_zone = 0.12;                 // parts of the page's height
constexpr double bottom_zone = 0.14;
constexpr double same_height = 0.02;
constexpr std::size_t min_pages = 3;
constexpr double min_share = 0.15;
constexpr std::size_t always_enough = 6;

// "Pagina 3 van 12" → "Pagina # van #"
std::string without_numbers(const std::string& text)
{
    std::string out;
    for (char c : text) {
        bool digit = c >= '0' && c <= '9';
        if (!digit) {
            out += c;
        } else if (out.empty() || out.back() != '#') {
            out += '#';
        }
    }
    return out;
}

bool is_page_number(const std::string& without_numbers)
{
    return without_numbers == "#" || without_numbers == "- # -" || without_numbers == "Pagina #" || without_numbers == "Page #"
           || without_numbers == "Pagina # van #" || without_numbers == "# / #" || without_numbers == "#/#";
}

struct Place {
    Line* line;
    double height;                                // of the line on its page, 0 … 1
};

void mark_places(const std::string& text, const std::vector<Place>& places, std::size_t pages, int& marked)
{
    for (const Place& place : places) {
        std::set<int> with_same;
        for (const Place& other : places) {
            if (std::abs(other.height - place.height) <= same_height) {
                with_same.insert(other.line->page);
            }
        }
        std::size_t times = with_same.size();
        bool often = times >= min_pages && (static_cast<double>(times) >= min_share * static_cast<double>(pages) || times >= always_enough);
        bool on_both_of_two = pages == 2 && times == 2 && is_page_number(text);
        if (often || on_both_of_two) {
            place.line->furniture = true;
            ++marked;
        }
    }
}

} // namespace

int mark_furniture(const std::vector<Page>& pages, std::vector<std::vector<Line>>& lines)
{
    std::map<std::string, std::vector<Place>> places;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        double height = std::max(pages[i].height, 1.0);
        for (Line& line : lines[i]) {
            double middle = (line.box.top + line.box.bottom) / 2 / height;
            if (middle < top_zone || middle > 1 - bottom_zone) {
                places[without_numbers(line.text())].push_back({&line, middle});
            }
        }
    }
    int marked = 0;
    for (const auto& [text, where] : places) {
        if (where.size() <= 4 * pages.size()) {
            mark_places(text, where, pages.size(), marked);
        }
    }
    auto emptied = std::count_if(lines.begin(), lines.end(), [](const std::vector<Line>& page) {
        return !page.empty() && std::all_of(page.begin(), page.end(), [](const Line& line) { return line.furniture; });
    });
    if (2 * static_cast<std::size_t>(emptied) > pages.size()) {       // then it was the text: slides of one line each
        for (std::vector<Line>& page : lines) {
            for (Line& line : page) {
                line.furniture = false;
            }
        }
        return 0;
    }
    return marked;
}

} // namespace duiding::pdf
