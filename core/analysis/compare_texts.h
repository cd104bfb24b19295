// SPDX-License-Identifier: GPL-3.0-or-later
// Two versions of a plan side by side: paragraph beside paragraph, the same, changed (and which words), added, removed, or moved.
//
// The words of both texts are aligned by core/text/diff.h; two paragraphs stand in one row when most of their words are aligned with
// each other. The rows keep the order of both texts: their left sides are the paragraphs of the one, their right sides those of
// the other, none left out. So a paragraph that was moved is two rows that point at each other, and one that was split is
// a changed row and an added one. Blanks alone make no difference. Positions are code points of each stored text; immutable; any thread.
#pragma once

#include "core/model/snapshot.h"
#include "core/model/table.h"

#include <array>
#include <optional>
#include <vector>

namespace duiding {

enum class ParagraphChange { Same, Changed, Added, Removed, Moved };

const char* to_key(ParagraphChange change);              // "same", "changed", "added", "removed", "moved"
Message change_words(ParagraphChange change);

struct ComparedParagraph {
    ParagraphChange change = ParagraphChange::Same;      // an empty paragraph on one side alone is Same: there is nothing to read
    std::optional<CharRange> before;                     // the paragraph without its LF
    std::optional<CharRange> after;
    std::vector<CharRange> changed_before;               // words and signs that are nowhere in the other text; sorted, disjoint
    std::vector<CharRange> changed_after;
    std::optional<std::size_t> other;                    // of Moved: the row with its other side
};

struct TextComparison {
    std::vector<ComparedParagraph> rows;
    std::array<std::int64_t, 5> counts{};                // rows per ParagraphChange that hold text; a moved paragraph counts once
    double same_share = 0;                               // of all characters but blanks, on both sides: those that are the same
};

TextComparison compare_texts(const DocumentText& before, const DocumentText& after);

Table comparison_table(const TextComparison& comparison, const DocumentInfo& before_info, const DocumentText& before,
                       const DocumentInfo& after_info, const DocumentText& after);

} // namespace duiding
