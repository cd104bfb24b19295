// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/paragraphs.h"

#include "importers/pdf/hyphenation.h"
#include "importers/support/speaker_labels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string_view>

namespace duiding::pdf {

namespace {

// In parts of the letter size, unless said otherwise.
constexpr double same_size = 0.08;
constexpr double indent = 0.8;
constexpr double wide_gap = 1.25;                 // of the usual distance between two lines
constexpr double clearly_short = 0.35;            // of the column's width
constexpr double narrow = 0.6;                    // of the column's width
constexpr std::size_t enough_lines = 6;           // to know a column's edges from itself
constexpr double heading_size = 1.12;             // of the body's
constexpr double title_size = 1.35;
constexpr std::size_t longest_heading = 200;      // bytes
constexpr std::size_t longest_bold_heading = 120;
constexpr int max_heading_level = 6;

struct Area {                                     // a page, or a column of one
    double left = 0;
    double right = 0;
    std::size_t lines = 0;
};

using AreaKey = std::pair<int, int>;              // page, column

double middle(const Line& line)
{
    return (line.box.top + line.box.bottom) / 2;
}

bool ends_sentence(const Line& line)
{
    std::string_view text = line.words.back().text;
    for (std::string_view closing : {"”", "’", "\"", ")", "'"}) {
        if (text.ends_with(closing) && text.size() > closing.size()) {
            text.remove_suffix(closing.size());
            break;
        }
    }
    return text.ends_with(".") || text.ends_with("?") || text.ends_with("!") || text.ends_with(":") || text.ends_with(";")
           || text.ends_with("…");
}

bool begins_small(const Line& line)
{
    char first = line.words.front().text.front();
    return first >= 'a' && first <= 'z';
}

bool begins_with_label(const Line& line)
{
    auto label = parse_line_label(line.text());
    return label && label->style == LabelStyle::Prefix;
}

class Measures {
public:
    explicit Measures(const std::vector<const Line*>& lines)
    {
        find_body_size(lines);
        find_areas(lines);
        find_pitch(lines);
    }

    double body_size() const { return m_body; }
    bool is_body_bold() const { return m_body_bold; }
    double pitch(double size) const { return m_pitch * size; }

    const Area& area_of(const Line& line) const
    {
        const Area& own = m_areas.at({line.page, line.column});
        return own.lines >= enough_lines || line.column > 0 ? own : m_whole;
    }

    // Are there lines enough to know where a full line of this page or column ends?
    bool knows(const Line& line) const { return area_of(line).lines >= enough_lines; }

    // Would the next line's first word still have fitted on this one? Then the break was wanted.
    bool next_word_fits(const Line& line, const Line& next) const
    {
        return line.box.right + 0.25 * line.size + next.words.front().box.width() < area_of(line).right - 1;
    }

private:
    void find_body_size(const std::vector<const Line*>& lines)
    {
        std::map<double, std::size_t> sizes;
        std::size_t bold = 0;
        std::size_t all = 0;
        for (const Line* line : lines) {
            sizes[line->size] += line->words.size();
            bold += line->bold ? line->words.size() : 0;
            all += line->words.size();
        }
        m_body = std::max_element(sizes.begin(), sizes.end(), [](auto& a, auto& b) { return a.second < b.second; })->first;
        m_body_bold = bold * 2 > all;
    }

    bool is_body(const Line& line) const { return std::abs(line.size - m_body) <= 1; }

    void find_areas(const std::vector<const Line*>& lines)
    {
        std::map<AreaKey, std::map<long, std::size_t>> lefts;
        std::map<long, std::size_t> all_lefts;
        for (const Line* line : lines) {
            Area& area = m_areas[{line->page, line->column}];
            if (is_body(*line)) {
                ++area.lines;
                area.right = std::max(area.right, line->box.right);
                ++lefts[{line->page, line->column}][std::lround(line->box.left / 2)];
                if (line->column == 0) {
                    ++m_whole.lines;
                    m_whole.right = std::max(m_whole.right, line->box.right);
                    ++all_lefts[std::lround(line->box.left / 2)];
                }
            } else if (area.lines == 0) {
                area.right = std::max(area.right, line->box.right);
            }
        }
        auto most = [](const std::map<long, std::size_t>& counts) {
            auto it = std::max_element(counts.begin(), counts.end(), [](auto& a, auto& b) { return a.second < b.second; });
            return it == counts.end() ? 0.0 : static_cast<double>(it->first) * 2;
        };
        for (auto& [key, area] : m_areas) {
            area.left = most(lefts[key]);
        }
        m_whole.left = most(all_lefts);
    }

    void find_pitch(const std::vector<const Line*>& lines)
    {
        std::map<long, std::size_t> distances;        // in 1/20 of the size
        for (std::size_t i = 1; i < lines.size(); ++i) {
            const Line& a = *lines[i - 1];
            const Line& b = *lines[i];
            double distance = (middle(b) - middle(a)) / std::max(b.size, 1.0);
            if (a.page == b.page && a.column == b.column && is_body(a) && is_body(b) && distance > 0.8 && distance < 3) {
                ++distances[std::lround(distance * 20)];
            }
        }
        auto it = std::max_element(distances.begin(), distances.end(), [](auto& a, auto& b) { return a.second < b.second; });
        m_pitch = it == distances.end() ? 1.2 : static_cast<double>(it->first) / 20;
    }

    double m_body = 10;
    bool m_body_bold = false;
    double m_pitch = 1.2;
    std::map<AreaKey, Area> m_areas;
    Area m_whole;
};

class Assembler {
public:
    explicit Assembler(const std::vector<const Line*>& lines) : m_lines(lines), m_measures(lines) {}

    std::vector<Paragraph> run()
    {
        mark_table_lines();
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            if (m_table[i]) {
                std::size_t last = last_of_table(i);
                if (add_table(i, last)) {
                    i = last;
                    continue;
                }
            }
            if (i == 0 || m_table[i - 1] || begins_paragraph(i)) {
                m_paragraphs.emplace_back();
            }
            m_paragraphs.back().lines.push_back(m_lines[i]);
        }
        mark_headings();
        return std::move(m_paragraphs);
    }

private:
    std::size_t last_of_table(std::size_t i) const
    {
        while (i + 1 < m_lines.size() && m_table[i + 1] && same_area(i, i + 1)) {
            ++i;
        }
        return i;
    }

    // Adds the rows of a table; false where the lines turn out to have no columns in common, and so are none.
    bool add_table(std::size_t first, std::size_t last)
    {
        auto at = [](std::size_t i) { return static_cast<std::ptrdiff_t>(i); };
        std::vector<TableRow> rows = table_rows({m_lines.begin() + at(first), m_lines.begin() + at(last) + 1});
        if (rows.front().cells.size() < 2) {
            std::fill(m_table.begin() + at(first), m_table.begin() + at(last) + 1, false);
            return false;
        }
        for (TableRow& row : rows) {
            Paragraph paragraph;
            paragraph.role = Role::TableRow;
            paragraph.row = std::move(row);
            m_paragraphs.push_back(std::move(paragraph));
        }
        return true;
    }

    bool same_area(std::size_t a, std::size_t b) const
    {
        return m_lines[a]->page == m_lines[b]->page && m_lines[a]->column == m_lines[b]->column;
    }

    // Lines of at least two cells, two or more below each other, and the lines of wrapped cells between and below them.
    void mark_table_lines()
    {
        std::vector<bool> wide(m_lines.size());
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            wide[i] = cells_of(*m_lines[i]) >= 2;
        }
        m_table.assign(m_lines.size(), false);
        for (std::size_t i = 0; i + 1 < m_lines.size(); ++i) {
            for (std::size_t j = i + 1; wide[i] && j < m_lines.size() && j <= i + 4 && below(j, 2.5); ++j) {
                if (wide[j]) {
                    std::fill(m_table.begin() + static_cast<std::ptrdiff_t>(i), m_table.begin() + static_cast<std::ptrdiff_t>(j) + 1, true);
                    break;
                }
            }
        }
        for (std::size_t i = 1; i < m_lines.size(); ++i) {
            m_table[i] = m_table[i] || (m_table[i - 1] && below(i, 1.1) && is_narrow(*m_lines[i]));
        }
    }

    // Does line i follow the one before it at no more than so many times the usual distance?
    bool below(std::size_t i, double times) const
    {
        double distance = middle(*m_lines[i]) - middle(*m_lines[i - 1]);
        return same_area(i - 1, i) && distance > 0 && distance < times * m_measures.pitch(m_lines[i]->size);
    }

    bool is_narrow(const Line& line) const
    {
        const Area& area = m_measures.area_of(line);
        return line.box.width() < narrow * (area.right - area.left);
    }

    bool begins_paragraph(std::size_t i) const
    {
        const Line& before = *m_lines[i - 1];
        const Line& line = *m_lines[i];
        if (std::abs(before.size - line.size) > same_size * std::max(before.size, line.size)) {
            return true;
        }
        return same_area(i - 1, i) ? begins_below(before, line) : begins_elsewhere(before, line);
    }

    bool begins_below(const Line& before, const Line& line) const
    {
        double distance = middle(line) - middle(before);
        if (distance <= 0 || distance > wide_gap * m_measures.pitch(line.size) + 0.5) {
            return true;
        }
        if (ends_in_hyphen(before.words.back().text) && begins_small(line)) {
            return false;
        }
        if (is_title(before) && is_title(line) && std::abs(before.size - line.size) < 0.6 && before.bold == line.bold) {
            return begins_item(line);
        }
        bool fits = m_measures.next_word_fits(before, line);
        bool marked = begins_item(line) || begins_with_label(line);
        if (is_round_bullet(line) || (marked && (fits || ends_sentence(before)))) {
            return true;
        }
        if (before.bold != line.bold && fits) {
            return true;
        }
        if (begins_by_indent(before, line)) {
            return true;
        }
        if (!fits) {
            return false;
        }
        double room = m_measures.area_of(before).right - before.box.right;
        double width = std::max(1.0, m_measures.area_of(before).right - m_measures.area_of(before).left);
        return ends_sentence(before) || !begins_small(line) || room > clearly_short * width;
    }

    // Letters so large that every line close below belongs to the same heading.
    bool is_title(const Line& line) const { return line.size >= title_size * m_measures.body_size(); }

    // A first line that is set in, or a line that returns to the margin after a block that was set in.
    bool begins_by_indent(const Line& before, const Line& line) const
    {
        double step = indent * line.size;
        double shift = line.box.left - before.box.left;
        const Line& first = *m_paragraphs.back().lines.front();
        bool hanging = begins_item(first) || begins_with_label(first);
        if (shift > step) {
            return !(hanging && &first == &before) && before.box.left < m_measures.area_of(line).left + 0.4 * line.size;
        }
        bool second_line = &first == &before;
        return shift < -step && !second_line;
    }

    bool begins_elsewhere(const Line& before, const Line& line) const
    {
        if (ends_in_hyphen(before.words.back().text)) {
            return false;
        }
        bool full = m_measures.knows(before) && !m_measures.next_word_fits(before, line);
        bool goes_on = before.bold == line.bold && !begins_item(line) && !begins_with_label(line)
                       && (full ? begins_small(line) || !ends_sentence(before) : begins_small(line) && !ends_sentence(before));
        return !goes_on;
    }

    static bool begins_item(const Line& line)
    {
        return line.words.size() > 1 && is_list_marker(line.words.front().text);
    }

    // A dash may also stand in a sentence; a bullet never does.
    static bool is_round_bullet(const Line& line)
    {
        const std::string& first = line.words.front().text;
        return begins_item(line) && is_bullet(first) && first != "–" && first != "—" && first != "-" && first != "*";
    }

    bool could_be_heading(const Paragraph& paragraph) const
    {
        bool stamp = paragraph.lines.empty() || paragraph.lines.front()->turns != 0;
        if (paragraph.role != Role::Text || stamp) {
            return false;
        }
        const Line& first = *paragraph.lines.front();
        std::size_t length = 0;
        for (const Line* line : paragraph.lines) {
            length += line->text().size();
        }
        if (length > longest_heading || is_bullet(first.words.front().text)) {
            return false;
        }
        std::string text = first.text();
        bool has_letter = std::any_of(text.begin(), text.end(), [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); });
        if (!has_letter || begins_with_label(first)) {
            return false;
        }
        if (first.size >= heading_size * m_measures.body_size()) {
            return true;
        }
        bool all_bold = std::all_of(paragraph.lines.begin(), paragraph.lines.end(), [](const Line* line) { return line->bold; });
        return all_bold && !m_measures.is_body_bold() && first.size >= 0.95 * m_measures.body_size() && length <= longest_bold_heading
               && paragraph.lines.size() <= 2 && !ends_sentence(*paragraph.lines.back());
    }

    // Levels by look: the largest letters first, bold before plain.
    void mark_headings()
    {
        std::set<std::pair<double, bool>> looks;
        auto look = [](const Paragraph& p) { return std::pair(-p.lines.front()->size, !p.lines.front()->bold); };
        for (Paragraph& paragraph : m_paragraphs) {
            if (could_be_heading(paragraph)) {
                paragraph.role = Role::Heading;
                looks.insert(look(paragraph));
            }
        }
        for (Paragraph& paragraph : m_paragraphs) {
            if (paragraph.role == Role::Heading) {
                auto place = std::distance(looks.begin(), looks.find(look(paragraph)));
                paragraph.level = std::min(static_cast<int>(place) + 1, max_heading_level);
            }
        }
    }

    const std::vector<const Line*>& m_lines;
    Measures m_measures;
    std::vector<bool> m_table;
    std::vector<Paragraph> m_paragraphs;
};

// A sign begins a note; what comes before the first one on a page ends the last note of the page before.
std::vector<Paragraph> note_paragraphs(const std::vector<const Line*>& lines)
{
    std::vector<Paragraph> notes;
    for (const Line* line : lines) {
        if (notes.empty() || !line->sign.empty() || notes.back().lines.back()->page != line->page) {
            notes.emplace_back();
            notes.back().role = Role::Note;
            notes.back().sign = line->sign;
        }
        notes.back().lines.push_back(line);
    }
    return notes;
}

int first_page(const Paragraph& paragraph)
{
    return paragraph.lines.empty() ? paragraph.row.page : paragraph.lines.front()->page;
}

int last_page(const Paragraph& paragraph)
{
    return paragraph.lines.empty() ? paragraph.row.page : paragraph.lines.back()->page;
}

std::vector<Paragraph> with_notes(std::vector<Paragraph> paragraphs, std::vector<Paragraph> notes)
{
    std::vector<Paragraph> out;
    auto note = notes.begin();
    auto add_notes = [&](auto belongs) {
        for (; note != notes.end() && belongs(first_page(*note)); ++note) {
            out.push_back(std::move(*note));
        }
    };
    for (Paragraph& paragraph : paragraphs) {
        int first = first_page(paragraph);
        int last = last_page(paragraph);
        add_notes([&](int page) { return page < first || (page == first && page < last); });
        out.push_back(std::move(paragraph));
        add_notes([&](int page) { return page < last; });
    }
    add_notes([](int) { return true; });
    return out;
}

} // namespace

std::vector<Paragraph> paragraphs_of(const std::vector<const Line*>& lines)
{
    std::vector<const Line*> text;
    std::vector<const Line*> notes;
    for (const Line* line : lines) {
        (line->note ? notes : text).push_back(line);
    }
    std::vector<Paragraph> paragraphs = text.empty() ? std::vector<Paragraph>() : Assembler(text).run();
    return notes.empty() ? std::move(paragraphs) : with_notes(std::move(paragraphs), note_paragraphs(notes));
}

} // namespace duiding::pdf
