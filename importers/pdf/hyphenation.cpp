// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/hyphenation.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace duiding::pdf {

namespace {

constexpr std::array<std::string_view, 3> hyphens{"-", "\u00AD", "\u2010"};

// After these a hyphen at the end of a word stands for what is still to come: "klimaat- en natuurcrisis".
constexpr std::string_view conjunctions[] = {"en", "of", "noch", "tot", "als", "maar", "respectievelijk", "resp.", "c.q.", "and", "or",
                                             "en/of", "dan", "und", "oder"};

std::string without_signs(std::string_view word)
{
    static constexpr std::string_view signs = ".,;:!?()[]\"'";
    std::size_t from = word.find_first_not_of(signs);
    std::size_t to = word.find_last_not_of(signs);
    return from == std::string::npos ? std::string() : std::string(word.substr(from, to - from + 1));
}

std::string bare(std::string_view word)
{
    return without_signs(fold(word));
}

// "https://www.", "wijkteams/": an address that goes on.
bool is_broken_link(std::string_view word)
{
    bool link = word.find("://") != std::string_view::npos || word.starts_with("www.");
    return link && (word.ends_with("/") || word.ends_with("=") || word.ends_with("_") || word.ends_with("-"));
}

// "2024–" "2027"
bool is_broken_range(std::string_view before, std::string_view after)
{
    constexpr std::string_view dash = "–";
    auto digit = [](char c) { return c >= '0' && c <= '9'; };
    return before.size() > dash.size() && before.ends_with(dash) && digit(before[before.size() - dash.size() - 1]) && !after.empty()
           && digit(after.front());
}

// By folding: a letter that changes is a capital.
bool is_small_letter(std::string_view text)
{
    DecodedPoint first = decode_at(text, 0);
    bool letter = (first.value >= 'a' && first.value <= 'z') || (first.value >= 0xDF && first.value < 0x250 && first.value != 0xF7);
    return letter && (first.value < 0x80 || !(first.value >= 0x100 && first.value % 2 == 0));
}

bool has_small_letter(std::string_view text)
{
    for (std::size_t at = 0; at < text.size(); at += static_cast<std::size_t>(decode_at(text, at).bytes)) {
        if (is_small_letter(text.substr(at))) {
            return true;
        }
    }
    return false;
}

} // namespace

bool ends_in_hyphen(std::string_view word)
{
    return std::any_of(hyphens.begin(), hyphens.end(),
                       [&](std::string_view hyphen) { return word.size() > hyphen.size() && word.ends_with(hyphen); });
}

std::string without_hyphen(const std::string& word)
{
    for (std::string_view hyphen : hyphens) {
        if (word.ends_with(hyphen)) {
            return word.substr(0, word.size() - hyphen.size());
        }
    }
    return word;
}

void Hyphenation::learn(std::string_view word)
{
    m_words.insert(bare(word));
    m_written.insert(std::string(without_signs(word)));
}

Join Hyphenation::join(const std::string& before, const std::string& after) const
{
    if (is_broken_link(before) || is_broken_range(before, after)) {
        return Join::KeepHyphen;
    }
    if (!ends_in_hyphen(before) || after.empty()) {
        return Join::Blank;
    }
    if (before.ends_with("\u00AD")) {
        return Join::DropHyphen;
    }
    if (std::find(std::begin(conjunctions), std::end(conjunctions), after) != std::end(conjunctions)) {
        return Join::Blank;
    }
    std::string stem = without_hyphen(before);
    std::string last_part = stem.substr(stem.find_last_of("-/") + 1);
    if (m_written.contains(without_signs(stem + after))) {
        return Join::DropHyphen;
    }
    if (!is_small_letter(after) || !has_small_letter(last_part)) {
        return Join::KeepHyphen;
    }
    if (m_words.contains(bare(stem + after))) {
        return Join::DropHyphen;
    }
    return m_words.contains(bare(stem + "-" + after)) ? Join::KeepHyphen : Join::DropHyphen;
}

} // namespace duiding::pdf
