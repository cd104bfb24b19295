// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/compare_texts.h"

#include "core/analysis/range_set.h"
#include "core/text/diff.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

constexpr std::int64_t shortest_moved = 12;      // characters but blanks; "Inleiding" twice is no move

bool is_blank(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0 || c == 0x2028; }

// One of the two texts. It is aligned without empty lines and with every run of blanks as one, for those are no anchors.
struct Side {
    std::u32string text;
    const std::vector<CharRange>& paragraphs;
    std::vector<std::int64_t> solid;             // how many characters but blanks stand before each place; one more than characters
    std::u32string plain;
    std::vector<std::int64_t> places;            // of each character of `plain`, in `text`
    std::vector<std::size_t> paragraph_of;       // of each character of `plain`
    std::vector<bool> is_same;                   // of each character of `text`: aligned with one of the other

    explicit Side(const DocumentText& of) : text(to_utf32(of.text())), paragraphs(of.paragraphs()), is_same(text.size())
    {
        solid.reserve(text.size() + 1);
        solid.push_back(0);
        for (char32_t c : text) {
            solid.push_back(solid.back() + (is_blank(c) ? 0 : 1));
        }
        for (std::size_t i = 0; i < paragraphs.size(); ++i) {
            std::size_t begin = plain.size();
            for (auto at = paragraphs[i].begin; at < paragraphs[i].end; ++at) {
                char32_t c = text[static_cast<std::size_t>(at.value)];
                if (!is_blank(c) || (plain.size() > begin && plain.back() != U' ')) {
                    add_plain(is_blank(c) ? U' ' : c, at.value, i);
                }
            }
            if (plain.size() > begin) {
                add_plain(U'\n', paragraphs[i].end.value, i);
            }
        }
    }

    void add_plain(char32_t c, std::int64_t place, std::size_t paragraph)
    {
        plain += c;
        places.push_back(place);
        paragraph_of.push_back(paragraph);
    }

    std::int64_t solid_in(CharRange range) const
    {
        return solid[static_cast<std::size_t>(range.end.value)] - solid[static_cast<std::size_t>(range.begin.value)];
    }
    std::u32string without_blanks(CharRange range) const
    {
        std::u32string left;
        for (auto at = range.begin; at < range.end; ++at) {
            char32_t c = text[static_cast<std::size_t>(at.value)];
            if (!is_blank(c)) {
                left += c;
            }
        }
        return left;
    }

    // What is not aligned: from character to character, blanks between them included.
    RangeSet changed() const
    {
        RangeSet found;
        bool open = false;
        for (std::size_t at = 0; at < text.size(); ++at) {
            if (is_blank(text[at])) {
                continue;
            }
            auto place = static_cast<std::int64_t>(at);
            if (is_same[at]) {
                open = false;
            } else if (open) {
                found.back().end = {place + 1};
            } else {
                found.push_back(char_range(place, place + 1));
                open = true;
            }
        }
        return found;
    }
};

// Two paragraphs with words in common.
struct Edge {
    std::size_t before, after;                   // paragraphs
    std::int64_t common;                         // characters but blanks
};

class Comparer {
public:
    Comparer(const DocumentText& before, const DocumentText& after) : m_before(before), m_after(after) {}

    TextComparison run()
    {
        std::vector<Edge> found = edges();
        m_changed_before = m_before.changed();
        m_changed_after = m_after.changed();
        lay_rows(best_pairs(found));
        find_moved();
        count();
        return std::move(m_made);
    }

private:
    // In order on both sides, as the matches are.
    std::vector<Edge> edges()
    {
        std::vector<Edge> found;
        for (const TextMatch& match : align_texts(m_before.plain, m_after.plain)) {
            for (std::int64_t k = 0; k < match.length; ++k) {
                auto in_before = static_cast<std::size_t>(match.before.value + k);
                auto in_after = static_cast<std::size_t>(match.after.value + k);
                if (is_blank(m_before.plain[in_before])) {
                    continue;
                }
                m_before.is_same[static_cast<std::size_t>(m_before.places[in_before])] = true;
                m_after.is_same[static_cast<std::size_t>(m_after.places[in_after])] = true;
                std::size_t i = m_before.paragraph_of[in_before];
                std::size_t j = m_after.paragraph_of[in_after];
                if (found.empty() || found.back().before != i || found.back().after != j) {
                    found.push_back({i, j, 0});
                }
                ++found.back().common;
            }
        }
        std::erase_if(found, [&](const Edge& edge) { return !is_one_paragraph(edge); });
        return found;
    }

    bool is_one_paragraph(const Edge& edge) const
    {
        std::int64_t a = m_before.solid_in(m_before.paragraphs[edge.before]);
        std::int64_t b = m_after.solid_in(m_after.paragraphs[edge.after]);
        return edge.common > 0 && (5 * edge.common >= a + b || 5 * edge.common >= 4 * std::min(a, b));
    }

    // The heaviest chain: each paragraph once. Edges that cannot stand together are neighbours, for they share a paragraph.
    static std::vector<Edge> best_pairs(const std::vector<Edge>& edges)
    {
        constexpr std::size_t none = static_cast<std::size_t>(-1);
        std::vector<std::int64_t> weight(edges.size());
        std::vector<std::size_t> from(edges.size(), none);
        std::vector<std::size_t> best(edges.size());             // the heaviest chain that ends here or earlier
        for (std::size_t k = 0; k < edges.size(); ++k) {
            std::size_t before = k;
            while (before > 0 && (edges[before - 1].before == edges[k].before || edges[before - 1].after == edges[k].after)) {
                --before;
            }
            from[k] = before > 0 ? best[before - 1] : none;
            weight[k] = edges[k].common + (from[k] == none ? 0 : weight[from[k]]);
            best[k] = k > 0 && weight[best[k - 1]] >= weight[k] ? best[k - 1] : k;
        }
        std::vector<Edge> chain;
        for (std::size_t k = edges.empty() ? none : best.back(); k != none; k = from[k]) {
            chain.push_back(edges[k]);
        }
        std::reverse(chain.begin(), chain.end());
        return chain;
    }

    void lay_rows(const std::vector<Edge>& pairs)
    {
        std::size_t i = 0, j = 0;
        auto up_to = [&](std::size_t before, std::size_t after) {
            // Empty paragraphs stand beside each other where both sides have one.
            while (i < before || j < after) {
                bool empty_before = i < before && m_before.solid_in(m_before.paragraphs[i]) == 0;
                bool empty_after = j < after && m_after.solid_in(m_after.paragraphs[j]) == 0;
                if (empty_before && empty_after) {
                    add_row(i++, j++);
                } else if (i < before && (!empty_before || j >= after)) {
                    add_row(i++, std::nullopt);
                } else if (j < after && (!empty_after || i >= before)) {
                    add_row(std::nullopt, j++);
                } else {
                    add_row(i++, std::nullopt);
                }
            }
        };
        for (const Edge& pair : pairs) {
            up_to(pair.before, pair.after);
            add_row(i++, j++);
        }
        up_to(m_before.paragraphs.size(), m_after.paragraphs.size());
    }

    void add_row(std::optional<std::size_t> i, std::optional<std::size_t> j)
    {
        ComparedParagraph row;
        bool empty = true;
        if (i) {
            row.before = m_before.paragraphs[*i];
            row.changed_before = intersected(m_changed_before, {*row.before});
            empty = empty && m_before.solid_in(*row.before) == 0;
        }
        if (j) {
            row.after = m_after.paragraphs[*j];
            row.changed_after = intersected(m_changed_after, {*row.after});
            empty = empty && m_after.solid_in(*row.after) == 0;
        }
        if (!empty && i && j) {
            bool same = m_before.without_blanks(*row.before) == m_after.without_blanks(*row.after);
            row.change = same ? ParagraphChange::Same : ParagraphChange::Changed;
        } else if (!empty) {
            row.change = i ? ParagraphChange::Removed : ParagraphChange::Added;
        }
        m_made.rows.push_back(std::move(row));
    }

    // The same words removed in one place and added in another. Of several alike the first goes with the first.
    void find_moved()
    {
        std::map<std::u32string, std::vector<std::size_t>> removed;
        for (std::size_t row = 0; row < m_made.rows.size(); ++row) {
            const ComparedParagraph& at = m_made.rows[row];
            if (at.change == ParagraphChange::Removed && m_before.solid_in(*at.before) >= shortest_moved) {
                removed[m_before.without_blanks(*at.before)].push_back(row);
            }
        }
        for (auto& [ignored, rows] : removed) {
            std::reverse(rows.begin(), rows.end());
        }
        for (std::size_t row = 0; row < m_made.rows.size(); ++row) {
            ComparedParagraph& to = m_made.rows[row];
            auto from = to.change == ParagraphChange::Added ? removed.find(m_after.without_blanks(*to.after)) : removed.end();
            if (from == removed.end() || from->second.empty()) {
                continue;
            }
            ComparedParagraph& old = m_made.rows[from->second.back()];
            to.change = old.change = ParagraphChange::Moved;
            to.other = from->second.back();
            old.other = row;
            to.changed_after.clear();
            old.changed_before.clear();
            from->second.pop_back();
        }
    }

    void count()
    {
        for (const ComparedParagraph& row : m_made.rows) {
            bool empty = (!row.before || m_before.solid_in(*row.before) == 0) && (!row.after || m_after.solid_in(*row.after) == 0);
            bool second_half = row.change == ParagraphChange::Moved && !row.before;
            m_made.counts[static_cast<std::size_t>(row.change)] += empty || second_half ? 0 : 1;
        }
        std::int64_t all = m_before.solid.back() + m_after.solid.back();
        std::int64_t other = 0;
        for (const CharRange& range : m_changed_before) {
            other += m_before.solid_in(range);
        }
        for (const CharRange& range : m_changed_after) {
            other += m_after.solid_in(range);
        }
        m_made.same_share = all > 0 ? 1 - static_cast<double>(other) / static_cast<double>(all) : 1;
    }

    Side m_before;
    Side m_after;
    RangeSet m_changed_before;
    RangeSet m_changed_after;
    TextComparison m_made;
};

} // namespace

const char* to_key(ParagraphChange change)
{
    constexpr std::array keys = {"same", "changed", "added", "removed", "moved"};
    return keys[static_cast<std::size_t>(change)];
}

Message change_words(ParagraphChange change)
{
    switch (change) {
    case ParagraphChange::Same: return msg("the same");
    case ParagraphChange::Changed: return msg("changed");
    case ParagraphChange::Added: return msg("added");
    case ParagraphChange::Removed: return msg("removed");
    case ParagraphChange::Moved: break;
    }
    return msg("moved");
}

TextComparison compare_texts(const DocumentText& before, const DocumentText& after) { return Comparer(before, after).run(); }

Table comparison_table(const TextComparison& comparison, const DocumentInfo& before_info, const DocumentText& before,
                       const DocumentInfo& after_info, const DocumentText& after)
{
    Table table;
    table.title = msg("“{0}” beside “{1}”", before_info.name, after_info.name);
    table.parameters = {{"before", before_info.name}, {"after", after_info.name}};
    std::vector<std::pair<std::string, Message>> words;
    for (ParagraphChange change : {ParagraphChange::Same, ParagraphChange::Changed, ParagraphChange::Added, ParagraphChange::Removed, ParagraphChange::Moved}) {
        words.emplace_back(to_key(change), change_words(change));
    }
    table.columns = {{"change", msg("Change"), ColumnType::Text, words},         {"before", msg("{0}", before_info.name), ColumnType::Text, {}},
                     {"after", msg("{0}", after_info.name), ColumnType::Text, {}}, {"before_begin", msg("Begin"), ColumnType::Integer, {}},
                     {"before_end", msg("End"), ColumnType::Integer, {}},          {"after_begin", msg("Begin"), ColumnType::Integer, {}},
                     {"after_end", msg("End"), ColumnType::Integer, {}}};
    auto text_of = [](const DocumentText& text, const std::optional<CharRange>& range) {
        return range ? Cell{std::string(text.slice(*range))} : Cell{};
    };
    for (const ComparedParagraph& row : comparison.rows) {
        std::vector<Cell> cells = {std::string(to_key(row.change)), text_of(before, row.before), text_of(after, row.after)};
        for (const auto& range : {row.before, row.after}) {
            cells.push_back(range ? Cell{range->begin.value} : Cell{});
            cells.push_back(range ? Cell{range->end.value} : Cell{});
        }
        table.rows.push_back(std::move(cells));
    }
    table.notes.push_back(msg("{0} paragraphs are the same, {1} changed, {2} added, {3} removed, {4} moved.", comparison.counts[0], comparison.counts[1],
                              comparison.counts[2], comparison.counts[3], comparison.counts[4]));
    return table;
}

} // namespace duiding
