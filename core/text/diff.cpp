// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/diff.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <unordered_map>

namespace duiding {

namespace {

// A text cut into pieces (paragraphs or words with the signs between them); equal pieces have equal numbers.
struct Pieces {
    std::vector<std::uint32_t> ids;
    std::vector<std::int64_t> begins;    // one more than ids: the last is the end
    std::vector<bool> tells;             // a paragraph without words, like an empty line, does not tell what belongs together
};

using PieceNumbers = std::unordered_map<std::u32string_view, std::uint32_t>;

enum class CutInto { Paragraphs, Words };

bool is_word_character(char32_t c)
{
    return (c >= U'0' && c <= U'9') || (c >= U'A' && c <= U'Z') || (c >= U'a' && c <= U'z') || c >= 0xC0;
}

std::size_t end_of_piece(std::u32string_view text, std::size_t begin, CutInto into)
{
    std::size_t end = begin + 1;
    if (into == CutInto::Paragraphs) {
        end = text.find(U'\n', begin);
        return end == std::u32string_view::npos ? text.size() : end + 1;
    }
    if (is_word_character(text[begin])) {
        while (end < text.size() && is_word_character(text[end])) {
            ++end;
        }
    }
    return end;
}

Pieces cut(std::u32string_view text, std::int64_t offset, CutInto into, PieceNumbers& numbers)
{
    Pieces pieces;
    for (std::size_t begin = 0; begin < text.size();) {
        std::size_t end = end_of_piece(text, begin, into);
        auto number = numbers.try_emplace(text.substr(begin, end - begin), static_cast<std::uint32_t>(numbers.size())).first->second;
        pieces.ids.push_back(number);
        pieces.begins.push_back(offset + static_cast<std::int64_t>(begin));
        std::u32string_view piece = text.substr(begin, end - begin);
        pieces.tells.push_back(into == CutInto::Words || std::any_of(piece.begin(), piece.end(), is_word_character));
        begin = end;
    }
    pieces.begins.push_back(offset + static_cast<std::int64_t>(text.size()));
    return pieces;
}

struct Stretch {
    std::size_t a, a_end, b, b_end;      // pieces of both sides that are still to be aligned

    bool one_side_empty() const { return a == a_end || b == b_end; }
};

struct Pair {
    std::size_t a, b;
};

constexpr std::size_t largest_table = 4'000'000;       // cells of a longest common subsequence

// Pieces that occur once on either side, in the largest set that keeps its order on both (longest increasing subsequence).
std::vector<Pair> unique_anchors(const Pieces& a, const Pieces& b, const Stretch& s)
{
    struct Seen {
        std::size_t in_a = 0, in_b = 0, at_a = 0, at_b = 0;
    };
    std::unordered_map<std::uint32_t, Seen> seen;
    for (std::size_t i = s.a; i < s.a_end; ++i) {
        Seen& piece = seen[a.ids[i]];
        ++piece.in_a;
        piece.at_a = i;
    }
    for (std::size_t i = s.b; i < s.b_end; ++i) {
        if (auto it = seen.find(b.ids[i]); it != seen.end()) {
            ++it->second.in_b;
            it->second.at_b = i;
        }
    }
    std::vector<Pair> pairs;
    for (std::size_t i = s.a; i < s.a_end; ++i) {
        const Seen& piece = seen[a.ids[i]];
        if (piece.in_a == 1 && piece.in_b == 1 && a.tells[i]) {
            pairs.push_back({i, piece.at_b});
        }
    }
    std::vector<std::size_t> tails;                              // index of the pair that ends the best run of each length
    std::vector<std::size_t> before(pairs.size());
    for (std::size_t i = 0; i < pairs.size(); ++i) {
        auto it = std::lower_bound(tails.begin(), tails.end(), pairs[i].b, [&](std::size_t t, std::size_t value) { return pairs[t].b < value; });
        before[i] = it == tails.begin() ? pairs.size() : *(it - 1);
        if (it == tails.end()) {
            tails.push_back(i);
        } else {
            *it = i;
        }
    }
    std::vector<Pair> run;
    for (std::size_t i = tails.empty() ? pairs.size() : tails.back(); i < pairs.size(); i = before[i]) {
        run.push_back(pairs[i]);
    }
    std::reverse(run.begin(), run.end());
    return run;
}

void longest_common(const Pieces& a, const Pieces& b, const Stretch& s, std::vector<Pair>& out)
{
    std::size_t n = s.a_end - s.a, m = s.b_end - s.b;
    if (n * m > largest_table) {
        return;
    }
    std::vector<std::uint32_t> best((n + 1) * (m + 1), 0);
    auto at = [&](std::size_t i, std::size_t j) -> std::uint32_t& { return best[i * (m + 1) + j]; };
    auto agree = [&](std::size_t i, std::size_t j) { return a.ids[s.a + i] == b.ids[s.b + j] && a.tells[s.a + i]; };
    for (std::size_t i = n; i-- > 0;) {
        for (std::size_t j = m; j-- > 0;) {
            at(i, j) = agree(i, j) ? at(i + 1, j + 1) + 1 : std::max(at(i + 1, j), at(i, j + 1));
        }
    }
    for (std::size_t i = 0, j = 0; i < n && j < m;) {
        if (agree(i, j)) {
            out.push_back({s.a + i++, s.b + j++});
        } else if (at(i + 1, j) >= at(i, j + 1)) {
            ++i;
        } else {
            ++j;
        }
    }
}

void strip_equal_ends(const Pieces& a, const Pieces& b, Stretch& s, std::vector<Pair>& out)
{
    while (!s.one_side_empty() && a.ids[s.a] == b.ids[s.b]) {
        out.push_back({s.a++, s.b++});
    }
    while (!s.one_side_empty() && a.ids[s.a_end - 1] == b.ids[s.b_end - 1]) {
        out.push_back({--s.a_end, --s.b_end});
    }
}

// Every stretch that is split gets smaller by its anchors, so this ends; the list stands for the recursion.
std::vector<Pair> align(const Pieces& a, const Pieces& b)
{
    std::vector<Pair> out;
    std::vector<Stretch> waiting{{0, a.ids.size(), 0, b.ids.size()}};
    while (!waiting.empty()) {
        Stretch s = waiting.back();
        waiting.pop_back();
        strip_equal_ends(a, b, s, out);
        if (s.one_side_empty()) {
            continue;
        }
        std::vector<Pair> anchors = unique_anchors(a, b, s);
        if (anchors.empty()) {
            longest_common(a, b, s, out);
            continue;
        }
        for (const Pair& anchor : anchors) {
            out.push_back(anchor);
            waiting.push_back({s.a, anchor.a, s.b, anchor.b});
            s.a = anchor.a + 1;
            s.b = anchor.b + 1;
        }
        waiting.push_back(s);
    }
    std::sort(out.begin(), out.end(), [](const Pair& x, const Pair& y) { return x.a < y.a; });
    return out;
}

void add_match(std::vector<TextMatch>& matches, std::int64_t before, std::int64_t after, std::int64_t length)
{
    bool joins = !matches.empty() && matches.back().before.value + matches.back().length == before
                 && matches.back().after.value + matches.back().length == after;
    if (joins) {
        matches.back().length += length;
    } else {
        matches.push_back({{before}, {after}, length});
    }
}

void align_words(std::u32string_view before, std::u32string_view after, const Stretch& gap, std::vector<TextMatch>& matches)
{
    if (gap.one_side_empty()) {
        return;
    }
    PieceNumbers numbers;
    Pieces a = cut(before.substr(gap.a, gap.a_end - gap.a), static_cast<std::int64_t>(gap.a), CutInto::Words, numbers);
    Pieces b = cut(after.substr(gap.b, gap.b_end - gap.b), static_cast<std::int64_t>(gap.b), CutInto::Words, numbers);
    for (const Pair& pair : align(a, b)) {
        add_match(matches, a.begins[pair.a], b.begins[pair.b], a.begins[pair.a + 1] - a.begins[pair.a]);
    }
}

bool is_blank(char32_t c) { return c == U' ' || c == U'\n' || c == U'\t' || c == 0xA0 || c == 0x2028; }

// Stretches of blanks become one, so that a quote is found again where only the line ends differ.
std::u32string plain(std::u32string_view text, std::vector<std::int64_t>* places)
{
    std::u32string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool blank = is_blank(text[i]);
        if (blank && (out.empty() || out.back() == U' ')) {
            continue;
        }
        out += blank ? U' ' : text[i];
        if (places) {
            places->push_back(static_cast<std::int64_t>(i));
        }
    }
    if (!out.empty() && out.back() == U' ' && !places) {
        out.pop_back();
    }
    return out;
}

constexpr double most_of_the_words = 0.75;
constexpr std::int64_t surroundings = 40;                // code points on either side of a quote
constexpr double same_surroundings = 0.6;
constexpr double same_surroundings_of_one_of_several = 0.85;
constexpr std::int64_t long_quote = 24;
constexpr std::size_t long_enough = 12;                  // a shorter quote says nothing about its place

} // namespace

std::vector<TextMatch> align_texts(std::u32string_view before, std::u32string_view after)
{
    PieceNumbers numbers;
    Pieces a = cut(before, 0, CutInto::Paragraphs, numbers);
    Pieces b = cut(after, 0, CutInto::Paragraphs, numbers);
    std::vector<TextMatch> matches;
    Stretch gap{0, 0, 0, 0};
    for (const Pair& pair : align(a, b)) {
        gap.a_end = static_cast<std::size_t>(a.begins[pair.a]);
        gap.b_end = static_cast<std::size_t>(b.begins[pair.b]);
        align_words(before, after, gap, matches);
        add_match(matches, a.begins[pair.a], b.begins[pair.b], a.begins[pair.a + 1] - a.begins[pair.a]);
        gap.a = static_cast<std::size_t>(a.begins[pair.a + 1]);
        gap.b = static_cast<std::size_t>(b.begins[pair.b + 1]);
    }
    gap.a_end = before.size();
    gap.b_end = after.size();
    align_words(before, after, gap, matches);
    return matches;
}

Reanchoring::Reanchoring(std::string_view before, std::string_view after)
    : m_before(to_utf32(before)), m_after(to_utf32(after)), m_matches(align_texts(m_before, m_after)), m_after_plain(plain(m_after, &m_plain_places))
{
}

std::optional<FoundRange> Reanchoring::find(CharRange range) const
{
    if (range.empty()) {
        return std::nullopt;
    }
    auto aligned = find_aligned(range);
    if (aligned && aligned->how == Found::Same) {
        return aligned;
    }
    auto elsewhere = find_elsewhere(range);
    return elsewhere ? elsewhere : aligned;
}

std::int64_t Reanchoring::matched_in(CharRange range) const
{
    auto it = std::lower_bound(m_matches.begin(), m_matches.end(), range.begin,
                               [](const TextMatch& match, CharPos at) { return match.before.value + match.length <= at.value; });
    std::int64_t matched = 0;
    for (; it != m_matches.end() && it->before < range.end; ++it) {
        matched += std::min(it->before.value + it->length, range.end.value) - std::max(it->before.value, range.begin.value);
    }
    return matched;
}

// From the first to the last character of the range that has a counterpart; certain when most have, and most of what stands
// around the range has too.
std::optional<FoundRange> Reanchoring::find_aligned(CharRange range) const
{
    auto it = std::lower_bound(m_matches.begin(), m_matches.end(), range.begin,
                               [](const TextMatch& match, CharPos at) { return match.before.value + match.length <= at.value; });
    std::int64_t begin = -1, end = -1;
    for (; it != m_matches.end() && it->before < range.end; ++it) {
        std::int64_t from = std::max(it->before.value, range.begin.value);
        std::int64_t to = std::min(it->before.value + it->length, range.end.value);
        begin = begin < 0 ? it->after.value + (from - it->before.value) : begin;
        end = it->after.value + (to - it->before.value);
    }
    if (begin < 0) {
        return std::nullopt;
    }
    std::int64_t matched = matched_in(range);
    bool place = in_its_surroundings(range);
    bool words = static_cast<double>(matched) >= most_of_the_words * static_cast<double>(range.length())
                 && static_cast<double>(end - begin) <= static_cast<double>(range.length()) / most_of_the_words;
    bool same = matched == range.length() && end - begin == range.length();
    if (place && (same || words)) {
        return FoundRange{char_range(begin, end), same ? Found::Same : Found::Changed};
    }
    return std::nullopt;
}

// A long quote is known by one of its sides, a short one by both together.
bool Reanchoring::in_its_surroundings(CharRange range) const
{
    CharRange left{{std::max<std::int64_t>(0, range.begin.value - surroundings)}, range.begin};
    CharRange right{range.end, {std::min(static_cast<std::int64_t>(m_before.size()), range.end.value + surroundings)}};
    double needed = stands_once(words_of(range)) ? same_surroundings : same_surroundings_of_one_of_several;
    auto enough = [needed](std::int64_t matched, std::int64_t length) { return static_cast<double>(matched) >= needed * static_cast<double>(length); };
    std::int64_t before = matched_in(left), after = matched_in(right);
    bool one_side = (!left.empty() && enough(before, left.length())) || (!right.empty() && enough(after, right.length()));
    return enough(before + after, left.length() + right.length()) || (range.length() >= long_quote && one_side);
}

std::u32string_view Reanchoring::words_of(CharRange range) const
{
    return std::u32string_view(m_before).substr(static_cast<std::size_t>(range.begin.value), static_cast<std::size_t>(range.length()));
}

bool Reanchoring::stands_once(std::u32string_view words) const
{
    std::size_t at = m_after.find(words);
    return at == std::u32string::npos || m_after.find(words, at + 1) == std::u32string::npos;
}

std::optional<FoundRange> Reanchoring::find_elsewhere(CharRange range) const
{
    std::u32string_view exact = words_of(range);
    std::u32string quote = plain(exact, nullptr);
    if (quote.size() < long_enough) {
        return std::nullopt;
    }
    std::size_t whole = m_after.find(exact);
    if (whole != std::u32string::npos && m_after.find(exact, whole + 1) == std::u32string::npos) {
        return FoundRange{char_range(std::int64_t(whole), std::int64_t(whole + exact.size())), Found::Moved};
    }
    std::size_t at = m_after_plain.find(quote);
    if (at == std::u32string::npos || m_after_plain.find(quote, at + 1) != std::u32string::npos) {
        return std::nullopt;
    }
    return FoundRange{char_range(m_plain_places[at], m_plain_places[at + quote.size() - 1] + 1), Found::Moved};
}

} // namespace duiding
