// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/furniture.h"

#include "importers/pdf/lines.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace duiding::pdf {

namespace {

constexpr double top_zone = 0.12;                 // parts of the page's height
constexpr double bottom_zone = 0.14;
constexpr double widest_margin = 0.25;
constexpr double clear_gap = 0.7;                 // of the line's height, between it and the text
constexpr double same_height = 0.02;
constexpr std::size_t min_pages = 3;
constexpr double min_share = 0.15;
constexpr std::size_t always_enough = 6;
constexpr double usual_place = 0.5;               // of the pages have furniture at this height

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

struct Piece {
    std::size_t page = 0;
    double height = 0;                            // of its middle, 0 … 1
    std::vector<std::size_t> words;               // indexes into the page's words
    bool outermost = false;                       // nothing on the page stands further out
    bool taken = false;
};

using Pieces = std::map<std::string, std::vector<Piece>>;      // by their text without numbers

struct Zones {                                    // of a page: above `top` and below `bottom` furniture may stand
    double top = 0;
    double bottom = 0;
};

double middle(const Word& word)
{
    return (word.box.top + word.box.bottom) / 2;
}

// Beside the outer parts of the page the outermost line, also when the margin is wide, if it stands apart from what follows.
Zones zones_of(const Page& page)
{
    double height = std::max(page.height, 1.0);
    Zones zones{top_zone * height, (1 - bottom_zone) * height};
    Box first{0, height, 0, height};
    Box last;
    for (const Word& word : page.words) {
        first = middle(word) < (first.top + first.bottom) / 2 ? word.box : first;
        last = middle(word) > (last.top + last.bottom) / 2 ? word.box : last;
    }
    double next_top = height;
    double next_bottom = 0;
    for (const Word& word : page.words) {
        next_top = middle(word) > first.bottom ? std::min(next_top, word.box.top) : next_top;
        next_bottom = middle(word) < last.top ? std::max(next_bottom, word.box.bottom) : next_bottom;
    }
    if (first.bottom < widest_margin * height && next_top - first.bottom > clear_gap * first.height()) {
        zones.top = std::max(zones.top, first.bottom);
    }
    if (last.top > (1 - widest_margin) * height && last.top - next_bottom > clear_gap * last.height()) {
        zones.bottom = std::min(zones.bottom, last.top);
    }
    return zones;
}

// The words near the edges as lines, parted where cells are.
void add_pieces(const Page& page, std::size_t number, Pieces& pieces)
{
    Zones zones = zones_of(page);
    std::vector<Word> zone;
    Box all = page.words.empty() ? Box() : page.words.front().box;
    for (std::size_t i = 0; i < page.words.size(); ++i) {
        grow(all, page.words[i].box);
        if (middle(page.words[i]) < zones.top || middle(page.words[i]) > zones.bottom) {
            zone.push_back(page.words[i]);
            make_sane(zone.back());
            zone.back().id = i;
        }
    }
    for (const Line& row : rows_of(std::move(zone), 0)) {
        std::string text;
        Piece piece;
        auto finish = [&] {
            pieces[without_numbers(text)].push_back(piece);
            text.clear();
            piece.words.clear();
        };
        piece.page = number;
        piece.outermost = row.box.top <= all.top + 1 || row.box.bottom >= all.bottom - 1;
        piece.height = (row.box.top + row.box.bottom) / 2 / std::max(page.height, 1.0);
        for (std::size_t i = 0; i < row.words.size(); ++i) {
            Gap gap = i == 0 ? Gap::None : gap_before(row, i);
            if (gap == Gap::Cell) {
                finish();
            }
            text += gap == Gap::Blank ? " " : "";
            text += row.words[i].text;
            piece.words.push_back(row.words[i].id);
        }
        finish();
    }
}

// On how many pages does the text stand within the height of each of its pieces? The pieces are sorted by height.
template <typename Take>
void for_each_with_pages(std::vector<Piece>& pieces, std::size_t pages, Take take)
{
    std::stable_sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) { return a.height < b.height; });
    std::vector<std::size_t> on_page(pages);
    std::size_t different = 0;
    std::size_t from = 0;
    std::size_t to = 0;
    for (Piece& piece : pieces) {
        for (; to < pieces.size() && pieces[to].height <= piece.height + same_height; ++to) {
            different += ++on_page[pieces[to].page] == 1;
        }
        for (; pieces[from].height < piece.height - same_height; ++from) {
            different -= --on_page[pieces[from].page] == 0;
        }
        take(piece, different);
    }
}

std::size_t bucket(double height) { return static_cast<std::size_t>(std::clamp(height, 0.0, 1.0) / same_height); }

void take_repeated(Pieces& pieces, std::size_t pages)
{
    for (auto& [text, where] : pieces) {
        for_each_with_pages(where, pages, [&, &text = text](Piece& piece, std::size_t times) {
            bool often = times >= min_pages && (static_cast<double>(times) >= min_share * static_cast<double>(pages) || times >= always_enough);
            bool odd_or_even = pages >= min_pages && times >= 2 && piece.outermost;
            bool on_both_of_two = pages == 2 && times == 2 && is_page_number(text);
            piece.taken = often || odd_or_even || on_both_of_two;
        });
    }
}

// Where half of the pages have furniture, what comes back on two pages is furniture too, and so is a lone page number.
void take_at_usual_places(Pieces& pieces, std::size_t pages)
{
    std::map<std::size_t, std::vector<char>> taken_at;
    for (const auto& [text, where] : pieces) {
        for (const Piece& piece : where) {
            if (piece.taken) {
                std::vector<char>& on = taken_at[bucket(piece.height)];
                on.resize(pages);
                on[piece.page] = 1;
            }
        }
    }
    auto usual = [&](double height) {
        auto it = taken_at.find(bucket(height));
        return it != taken_at.end()
               && static_cast<double>(std::count(it->second.begin(), it->second.end(), 1)) >= usual_place * static_cast<double>(pages);
    };
    for (auto& [text, where] : pieces) {
        for_each_with_pages(where, pages, [&, &text = text](Piece& piece, std::size_t times) {
            piece.taken = piece.taken || ((times >= 2 || is_page_number(text)) && usual(piece.height));
        });
    }
}

int remove(std::vector<Page>& pages, const Pieces& pieces)
{
    std::vector<std::vector<std::size_t>> words(pages.size());
    int taken = 0;
    for (const auto& [text, where] : pieces) {
        for (const Piece& piece : where) {
            if (piece.taken) {
                ++taken;
                words[piece.page].insert(words[piece.page].end(), piece.words.begin(), piece.words.end());
            }
        }
    }
    std::size_t with_words = 0;
    std::size_t emptied = 0;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        with_words += !pages[i].words.empty();
        emptied += !pages[i].words.empty() && words[i].size() == pages[i].words.size();
    }
    if (2 * emptied > with_words) {                            // then it was the text: slides of one line each
        return 0;
    }
    for (std::size_t i = 0; i < pages.size(); ++i) {
        std::vector<char> gone(pages[i].words.size());
        for (std::size_t word : words[i]) {
            gone[word] = 1;
        }
        std::size_t kept = 0;
        for (std::size_t w = 0; w < gone.size(); ++w) {
            if (!gone[w]) {
                std::swap(pages[i].words[kept++], pages[i].words[w]);
            }
        }
        pages[i].words.resize(kept);
    }
    return taken;
}

} // namespace

int remove_furniture(std::vector<Page>& pages)
{
    if (pages.size() < 2) {
        return 0;
    }
    Pieces pieces;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        add_pieces(pages[i], i, pieces);
    }
    take_repeated(pieces, pages.size());
    take_at_usual_places(pieces, pages.size());
    return remove(pages, pieces);
}

} // namespace duiding::pdf
