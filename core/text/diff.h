// SPDX-License-Identifier: GPL-3.0-or-later
// Two versions of a text laid side by side, and where a stretch of the old one stands in the new one. For a document that comes
// in again (corrected by its author, read in another encoding, its columns in another order): every coding must land on its own
// words or on none.
//
// Alignment: paragraphs that are the same and occur once on both sides are fixed first (patience diff, B. Cohen), the gaps are
// aligned the same way by words, what is left by longest common subsequence. Time near linear; gaps that are too large and have
// nothing in common stay unaligned. Pure functions; positions are code points.
#pragma once

#include "core/text/offsets.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct TextMatch {
    CharPos before;
    CharPos after;
    std::int64_t length = 0;             // code points that are the same on both sides

    bool operator==(const TextMatch&) const = default;
};

// In order on both sides, disjoint, none empty, neighbours joined.
std::vector<TextMatch> align_texts(std::u32string_view before, std::u32string_view after);

enum class Found {
    Same,                                // the same words in the same surroundings
    Moved,                               // the same words, elsewhere, and nowhere else
    Changed,                             // the surroundings are the same and most of the words are
};

struct FoundRange {
    CharRange range;
    Found how = Found::Same;
};

// Built once for two versions, then asked for every coding.
class Reanchoring {
public:
    Reanchoring(std::string_view before, std::string_view after);

    // Where the words of that range stand in the new version; nothing when they are gone or it is not certain.
    std::optional<FoundRange> find(CharRange range) const;
    const std::vector<TextMatch>& matches() const { return m_matches; }
    const std::u32string& before() const { return m_before; }
    const std::u32string& after() const { return m_after; }

private:
    std::optional<FoundRange> find_aligned(CharRange range) const;
    std::optional<FoundRange> find_elsewhere(CharRange range) const;
    std::int64_t matched_in(CharRange range) const;
    bool in_its_surroundings(CharRange range) const;
    std::u32string_view words_of(CharRange range) const;      // in the old version
    bool stands_once(std::u32string_view words) const;        // in the new one

    std::u32string m_before;
    std::u32string m_after;
    std::vector<TextMatch> m_matches;
    std::vector<std::int64_t> m_plain_places;    // of each character of m_after_plain, its place in m_after
    std::u32string m_after_plain;                // blanks collapsed
};

} // namespace duiding
