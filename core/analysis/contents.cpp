// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/contents.h"

#include <string_view>

namespace duiding {

namespace {

constexpr std::size_t longest_line = 200;            // bytes of a line of contents
constexpr int least_dots = 4;
constexpr std::size_t least_lines = 3;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// "Inleiding ....... 3", "Inleiding . . . . 3", "Inleiding …… 3"
bool has_leader(std::string_view line)
{
    constexpr std::string_view ellipsis = "…";
    int dots = 0;
    for (std::size_t at = 0; at < line.size();) {
        if (line.substr(at).starts_with(ellipsis)) {
            dots += 3;
            at += ellipsis.size();
        } else if (line[at] == '.') {
            ++dots;
            ++at;
        } else if (line[at] == ' ' || line[at] == '\t') {
            ++at;
        } else if (dots >= least_dots && is_digit(line[at])) {
            return true;
        } else {
            dots = 0;
            ++at;
        }
    }
    return false;
}

// "2.1 Het wijkteam\t12"
bool ends_in_page(std::string_view line)
{
    while (!line.empty() && line.back() == ' ') {
        line.remove_suffix(1);
    }
    std::size_t digits = 0;
    while (digits < line.size() && digits < 4 && is_digit(line[line.size() - 1 - digits])) {
        ++digits;
    }
    auto tab = line.size() - digits;
    return line.size() <= longest_line && digits > 0 && digits < 4 && tab > 1 && line[tab - 1] == '\t' && line.find_first_not_of(" \t0123456789.") < tab;
}

} // namespace

std::vector<CharRange> tables_of_contents(const DocumentText& text)
{
    std::vector<CharRange> found;
    std::vector<CharRange> lines;                    // in a row that end in a page
    auto take_lines = [&] {
        if (lines.size() >= least_lines) {
            found.insert(found.end(), lines.begin(), lines.end());
        }
        lines.clear();
    };
    for (CharRange paragraph : text.paragraphs()) {
        std::string_view line = text.slice(paragraph);
        bool leads = has_leader(line);
        if (!leads && ends_in_page(line) && !text.mark_at(MarkKind::Table, paragraph.begin)) {
            lines.push_back(paragraph);
            continue;
        }
        if (!paragraph.empty() || leads) {
            take_lines();
        }
        if (leads) {
            found.push_back(paragraph);
        }
    }
    take_lines();
    return found;
}

} // namespace duiding
