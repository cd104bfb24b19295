// SPDX-License-Identifier: GPL-3.0-or-later
// Ten PDFs in two and three columns, of words that all differ, through duiding-reader. In order is the longest row of the text's
// words that stands in the right order (a longest increasing subsequence), as a share of the words that were set; a word that is
// lost or wrongly joined counts as out of order. Notes are measured by themselves.
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "tests/importers/page_maker.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <sstream>
#include <unordered_map>

using namespace duiding;
using test::Frame;
using test::PageMaker;
using test::Type;

namespace {

constexpr double narrow_gutter = 0.35 / 2.54 * 72;              // 0.35 cm
constexpr double left_edge = 56;
constexpr double full_width = 483;

struct Reading {
    ImportedDocument document;
    std::vector<std::string> words;                             // of the text, without full stops
};

Reading read(PageMaker& maker)
{
    test::TempFolder folder;
    test::write_text(folder / "kolommen.pdf", maker.finish());
    Progress progress;
    Reading reading{import_file(folder / "kolommen.pdf", {}, progress), {}};
    std::istringstream words(reading.document.text);
    for (std::string word; words >> word;) {
        word.erase(std::remove(word.begin(), word.end(), '.'), word.end());
        reading.words.push_back(word);
    }
    return reading;
}

double share_in_order(const std::vector<std::string>& expected, const std::vector<std::string>& got)
{
    std::unordered_map<std::string, std::size_t> place;
    for (std::size_t i = 0; i < expected.size(); ++i) {
        place[expected[i]] = i;
    }
    std::vector<std::size_t> ends;                              // the smallest last place of a row of each length
    for (const std::string& word : got) {
        if (auto it = place.find(word); it != place.end()) {
            auto at = std::lower_bound(ends.begin(), ends.end(), it->second);
            at == ends.end() ? ends.push_back(it->second) : void(*at = it->second);
        }
    }
    return static_cast<double>(ends.size()) / static_cast<double>(expected.size());
}

std::size_t furniture_left(const Reading& reading)
{
    return static_cast<std::size_t>(std::count_if(reading.words.begin(), reading.words.end(), [](const std::string& word) {
        return word.find("Zandhoven") != std::string::npos || word.find("Kadernota") != std::string::npos
               || word.find_first_of("0123456789") != std::string::npos || word == "Pagina";
    }));
}

void put_furniture(PageMaker& maker, int page)
{
    bool odd = page % 2 == 1;
    maker.aside(odd ? 400 : left_edge, 30, odd ? "Kadernota Samen Sterk" : "Gemeente Zandhoven");
    maker.aside(odd ? 520 : left_edge, 800, odd ? std::to_string(page) : "Pagina " + std::to_string(page));
}

void check_order(PageMaker& maker)
{
    Reading reading = read(maker);
    CHECK(share_in_order(maker.read(), reading.words) >= 0.99);
    CHECK(furniture_left(reading) == 0);
    if (!maker.notes().empty()) {
        CHECK(share_in_order(maker.notes(), reading.words) >= 0.99);
    }
}

// The frames of equal columns between two heights.
std::vector<Frame> columns(int count, double gutter, double top = 70, double bottom = 770, bool closed = false)
{
    double width = (full_width - gutter * (count - 1)) / count;
    std::vector<Frame> frames;
    for (int i = 0; i < count; ++i) {
        frames.push_back({left_edge + (width + gutter) * i, top, width, bottom, closed && i + 1 == count});
    }
    return frames;
}

void fill(PageMaker& maker, const std::vector<Frame>& frames, const Type& type = {})
{
    for (const Frame& frame : frames) {
        maker.flow(frame, type);
    }
}

} // namespace

TEST_CASE("two justified columns 0.35 cm apart, over four pages with odd and even headers, are read in order")
{
    PageMaker maker;
    for (int page = 1; page <= 4; ++page) {
        put_furniture(maker, page);
        fill(maker, columns(2, narrow_gutter));
        maker.next_page();
    }
    check_order(maker);
}

TEST_CASE("three justified columns 0.35 cm apart are read in order")
{
    PageMaker maker;
    for (int page = 1; page <= 4; ++page) {
        put_furniture(maker, page);
        fill(maker, columns(3, narrow_gutter), {9});
        maker.next_page();
    }
    check_order(maker);
}

TEST_CASE("headings over two ragged columns and inside them are read in order")
{
    PageMaker maker;
    Type ragged{10, false, false};
    maker.line(left_edge, 60, 3, {20, true});
    fill(maker, columns(2, narrow_gutter, 100, 380, true), ragged);
    maker.line(left_edge, 395, 4, {15, true});
    std::vector<Frame> below = columns(2, narrow_gutter, 425, 770);
    for (Frame frame : below) {
        maker.flow({frame.left, frame.top, frame.width, 560, true}, ragged);
        maker.line(frame.left, 575, 1, {12, true});
        maker.flow({frame.left, 600, frame.width, frame.bottom, true}, ragged);
    }
    check_order(maker);
}

TEST_CASE("a box and a short heading over both columns are read between what is above and below them")
{
    PageMaker maker;
    maker.flow({left_edge, 60, full_width, 120, true});
    fill(maker, columns(2, 14, 130, 330, true));
    maker.flow({left_edge + 20, 350, full_width - 40, 420, true}, {10, true});
    fill(maker, columns(2, 14, 440, 600, true));
    maker.line(left_edge, 625, 1, {16, true});
    fill(maker, columns(2, 14, 665, 770, true));
    check_order(maker);
}

TEST_CASE("a table inside a column is read row by row where it stands")
{
    PageMaker maker;
    std::vector<Frame> frames = columns(2, narrow_gutter);
    maker.flow({frames[0].left, 70, frames[0].width, 300, true});
    maker.table({frames[0].left, frames[0].left + 130}, 320, 6, 18, {9});
    maker.flow({frames[0].left, 440, frames[0].width, 770});
    maker.flow({frames[1].left, 70, frames[1].width, 500, true});
    maker.table({frames[1].left, frames[1].left + 90, frames[1].left + 180}, 520, 5, 18, {7});
    maker.flow({frames[1].left, 630, frames[1].width, 770, true});
    check_order(maker);
}

TEST_CASE("a table over both columns is read row by row between what is above and below it")
{
    PageMaker maker;
    std::vector<Frame> frames = columns(2, narrow_gutter);
    fill(maker, columns(2, narrow_gutter, 70, 300, true));
    maker.table({left_edge, left_edge + 125, frames[1].left, frames[1].left + 125}, 325, 7, 18, {9});
    fill(maker, columns(2, narrow_gutter, 470, 770, true));
    check_order(maker);
}

TEST_CASE("notes under both columns stay out of the running text")
{
    PageMaker maker;
    for (int page = 1; page <= 3; ++page) {
        put_furniture(maker, page);
        fill(maker, columns(2, narrow_gutter, 70, 700));
        for (int i = 0; i < 3; ++i) {
            maker.note(left_edge, 712 + 12 * i, std::to_string(3 * page + i), i == 1 ? 1 : 7, {8});
        }
        maker.next_page();
    }
    Reading reading = read(maker);
    CHECK(share_in_order(maker.read(), reading.words) >= 0.99);
    CHECK(share_in_order(maker.notes(), reading.words) >= 0.99);
}

TEST_CASE("notes under each column stay out of the running text")
{
    PageMaker maker;
    for (int page = 1; page <= 2; ++page) {
        for (const Frame& frame : columns(2, narrow_gutter)) {
            maker.flow({frame.left, 70, frame.width, 700});
            maker.note(frame.left, 715, std::to_string(page), 3, {8});
            maker.note(frame.left, 727, "", 3, {8});
        }
        maker.next_page();
    }
    Reading reading = read(maker);
    CHECK(share_in_order(maker.read(), reading.words) >= 0.99);
    CHECK(share_in_order(maker.notes(), reading.words) >= 0.99);
}

TEST_CASE("columns of unequal width and length, with text over both below, are read in order")
{
    PageMaker maker;
    for (int page = 1; page <= 3; ++page) {
        put_furniture(maker, page);
        maker.flow({left_edge, 70, 320, 770});
        maker.flow({left_edge + 320 + narrow_gutter, 70, full_width - 320 - narrow_gutter, page == 2 ? 400.0 : 770.0}, {9, false, false});
        maker.next_page();
    }
    put_furniture(maker, 4);
    maker.flow({left_edge, 70, 236, 400});
    maker.flow({left_edge + 236 + narrow_gutter, 70, 236, 200, true});
    maker.flow({left_edge, 420, full_width, 600, true});
    check_order(maker);
}

TEST_CASE("three columns with a heading over two of them, on lines of their own heights, are read in order")
{
    PageMaker maker;
    std::vector<Frame> frames = columns(3, 14, 70, 770);
    maker.line(left_edge, 70, 2, {16, true});
    maker.flow({frames[0].left, 105, frames[0].width, 770}, {9});
    maker.flow({frames[1].left, 109, frames[1].width, 770, true}, {9});
    maker.flow({frames[2].left, 73, frames[2].width, 770}, {8, false, false});
    check_order(maker);
}
