// SPDX-License-Identifier: GPL-3.0-or-later
// Pages made of words with boxes, as duiding-reader gets them: 10-point letters and blanks 5 points wide, 12 points a line.
#pragma once

#include "core/text/offsets.h"
#include "core/text/utf8.h"
#include "importers/pdf/document.h"
#include "tests/importers/document_checks.h"

#include <cmath>
#include <sstream>
#include <string>
#include <vector>

namespace duiding::test {

struct Look {
    double size = 10;
    bool bold = false;
};

// Puts words on the page, from the left edge at height y. "|" jumps to the next column of 150 points.
inline void put(pdf::Page& page, double left, double y, const std::string& text, Look look = {})
{
    std::istringstream words(text);
    double x = left;
    for (std::string word; words >> word;) {
        if (word == "|") {
            x = left + 150 * (std::floor((x - left) / 150) + 1);
            continue;
        }
        double width = 0.5 * look.size * static_cast<double>(count_code_points(word));
        page.words.push_back({word, {x, y, x + width, y + look.size}, look.size, look.bold, false, true, false});
        x += width + 0.5 * look.size;
    }
}

inline pdf::Page sheet(int number = 1)
{
    pdf::Page page;
    page.number = number;
    page.width = 595;
    page.height = 842;
    return page;
}

// A page with lines of one height below each other, from y = 200.
inline pdf::Page lines(const std::vector<std::string>& text, int number = 1, double from = 200)
{
    pdf::Page page = sheet(number);
    double y = from;
    for (const std::string& line : text) {
        put(page, 72, y, line);
        y += 12;
    }
    return page;
}

inline std::string text_of(const std::vector<pdf::Page>& pages) { return pdf::document_of(pages).text; }

// A line of 66 letters, as wide as the page's text.
inline std::string filled(const std::string& begin, const std::string& end = {})
{
    static const std::string words = "deze regel is helemaal vol met woorden tot aan de rechter kantlijn";
    std::size_t room = 66 - count_code_points(begin) - count_code_points(end);
    std::string middle = words.substr(0, room);
    for (std::size_t i : {std::size_t(0), room - 1}) {
        middle[i] = middle[i] == ' ' ? 'x' : middle[i];
    }
    return begin + middle + end;
}

inline const std::string full = filled("");

} // namespace duiding::test
