// SPDX-License-Identifier: GPL-3.0-or-later
// The codings that a coding view shows, each with its place among the others: the lane of its stripe beside the text and the
// level of its underline, so that overlapping codings can be told apart without their colours. Both depend on positions in
// the text only, not on width or zoom. A value made anew after each edit (5,000 codings: under a millisecond).
#pragma once

#include "core/model/code.h"
#include "core/model/coding.h"
#include "core/model/document.h"

#include <memory>
#include <vector>

namespace duiding {

struct LaidCoding {
    Coding coding;
    int lane = 0;                    // 0 is nearest to the text
    int level = 0;                   // 0 is the underline nearest to the letters
};

class CodingLanes {
public:
    CodingLanes() = default;
    // Only the codings of these coders; of all when the list is empty. Codings of unknown codes are left out.
    CodingLanes(const DocumentText& document, const CodingList& codings, std::shared_ptr<const Codebook> codebook,
                const std::vector<CoderId>& only_coders);

    const std::vector<LaidCoding>& all() const { return m_codings; }        // in text order
    int lane_count() const { return m_lane_count; }
    const Code& code(const LaidCoding& laid) const { return *m_codebook->find(laid.coding.code()); }

    std::vector<const LaidCoding*> overlapping(CharRange range) const;      // in text order
    // Those that hold the character, the shortest first: the one a click means.
    std::vector<const LaidCoding*> at(CharPos position) const;
    const LaidCoding* find(CodingId id) const;

private:
    void place(const DocumentText& document);

    std::shared_ptr<const Codebook> m_codebook;
    std::vector<LaidCoding> m_codings;
    std::int64_t m_longest = 0;
    int m_lane_count = 0;
};

} // namespace duiding
