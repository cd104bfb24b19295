// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every PDF, shown on pages of words thrown about: no word is lost or told twice, marks lie in the text, the same
// words give the same text, and time grows with the number of words.
#include "tests/importers/pdf_sheet.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <ctime>
#include <map>
#include <random>

using namespace duiding;

namespace {

enum class Shape { Columns, Rows, Thrown, Heap };

// Letters only: running headers are known by their text without numbers.
std::string word_of(int number)
{
    std::string word = "w";
    for (char digit : std::to_string(number)) {
        word += static_cast<char>('a' + digit - '0');
    }
    return word;
}

// A page of `count` words that all differ, counted on from `first`.
pdf::Page random_page(std::mt19937& random, int number, int first, int count, Shape shape)
{
    pdf::Page page = test::sheet(number);
    auto any = [&](double from, double to) { return std::uniform_real_distribution<double>(from, to)(random); };
    double x = 50;
    double y = 60;
    double column = any(120, 500);
    double left = 50;
    for (int i = 0; i < count; ++i) {
        std::string text = word_of(first + i);
        double size = any(0, 1) < 0.05 ? any(5, 24) : 10;
        double width = 0.5 * size * static_cast<double>(text.size());
        if (shape == Shape::Thrown) {
            x = any(0, 595);
            y = any(0, 842);
        } else if (shape == Shape::Heap) {
            x = y = 100;
        } else if (x + width > left + column || any(0, 1) < 0.02) {
            x = left;
            y += 12;
            if (y > 780 && shape == Shape::Columns) {
                y = 60;
                left = x = left + column + any(2, 30);
            }
        }
        page.words.push_back({text, {x, y, x + width, y + size}, size, any(0, 1) < 0.05, false, true, false, any(0, 1) < 0.01 ? 3 : 0});
        x += width + any(2, shape == Shape::Rows ? 40 : 7);
    }
    return page;
}

std::map<std::string, int> count_words(const std::string& text)
{
    std::map<std::string, int> counts;
    std::istringstream words(text);
    for (std::string word; words >> word;) {
        ++counts[word];
    }
    return counts;
}

void check_marks(const ImportedDocument& document)
{
    OffsetMap map(document.text);
    for (const Mark& mark : document.marks) {
        bool inside = mark.range.begin.value >= 0 && mark.range.begin <= mark.range.end && mark.range.end.value <= map.characters();
        CHECK(inside);
    }
}

double seconds_for(const std::vector<pdf::Page>& pages)
{
    std::clock_t before = std::clock();
    pdf::document_of(pages);
    return static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC;
}

} // namespace

TEST_CASE("every word of a page comes into the text once, wherever it stands")
{
    std::mt19937 random(20240612);
    for (int round = 0; round < 200; ++round) {
        auto shape = static_cast<Shape>(round % 4);
        int count = std::uniform_int_distribution<int>(1, 600)(random);
        pdf::Page page = random_page(random, 1, 0, count, shape);
        for (int columns : {0, 1, 2, 3}) {
            CAPTURE(round, columns, count);
            std::vector<pdf::LaidLine> laid;
            ImportedDocument document = pdf::document_of({page}, {columns}, &laid);
            std::map<std::string, int> words = count_words(document.text);
            REQUIRE(words.size() == page.words.size());
            REQUIRE(std::all_of(words.begin(), words.end(), [](auto& word) { return word.second == 1; }));
            check_marks(document);
            std::int64_t covered = 0;
            for (const pdf::LaidLine& line : laid) {
                covered += line.range.length();
            }
            CHECK(covered <= OffsetMap(document.text).characters());
        }
    }
}

TEST_CASE("of several pages only what is told as furniture is missing")
{
    std::mt19937 random(7);
    for (int round = 0; round < 20; ++round) {
        std::vector<pdf::Page> pages;
        std::size_t all = 0;
        for (int i = 1; i <= 6; ++i) {
            pdf::Page page = random_page(random, i, static_cast<int>(all), 300, static_cast<Shape>(round % 3));
            all += page.words.size();
            test::put(page, 60, 20, "Gemeente Zandhoven");
            test::put(page, 500, 800, std::to_string(i));
            pages.push_back(page);
        }
        ImportedDocument document = pdf::document_of(pages);
        ImportedDocument again = pdf::document_of(pages);
        CHECK(document.text == again.text);
        CHECK(document.marks == again.marks);
        std::map<std::string, int> words = count_words(document.text);
        words.erase("Gemeente");
        words.erase("Zandhoven");
        for (int i = 1; i <= 6; ++i) {
            words.erase(std::to_string(i));
        }
        CHECK(words.size() == all);
        check_marks(document);
    }
}

TEST_CASE("the order in which the file holds its words does not matter")
{
    std::mt19937 random(99);
    pdf::Page page = random_page(random, 1, 0, 500, Shape::Columns);
    std::string text = test::text_of({page});
    for (int round = 0; round < 5; ++round) {
        std::shuffle(page.words.begin(), page.words.end(), random);
        CHECK(test::text_of({page}) == text);
    }
}

TEST_CASE("a page of 10,000 words and a document of 2,000 pages are read in time that grows with their words")
{
    std::mt19937 random(3);
    for (Shape shape : {Shape::Columns, Shape::Rows, Shape::Thrown, Shape::Heap}) {
        CAPTURE(static_cast<int>(shape));
        CHECK(seconds_for({random_page(random, 1, 0, 10'000, shape)}) < 5);
    }
    std::vector<pdf::Page> pages;
    for (int i = 1; i <= 2000; ++i) {
        pages.push_back(random_page(random, i, 100 * i, 100, Shape::Columns));
        test::put(pages.back(), 60, 20, "Gemeente Zandhoven");
    }
    double all = seconds_for(pages);
    pages.resize(250);
    double part = std::max(seconds_for(pages), 0.02);
    CHECK(all < 24 * part);                                    // 8 would be linear to the letter
}
