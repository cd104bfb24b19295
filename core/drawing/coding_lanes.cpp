// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/drawing/coding_lanes.h"

#include <algorithm>

namespace duiding {

namespace {

// Two stripes in one lane must not meet on one visual line. Without laying out, "surely another line" is: in another
// paragraph, or more characters on than any line of the reading column holds.
constexpr std::int64_t longest_line = 110;

// The first of the open ends that is free at the position; a new one when none is.
template <class IsFree>
int first_free(std::vector<CharPos>& ends, CharPos end, IsFree is_free)
{
    auto free = std::find_if(ends.begin(), ends.end(), is_free);
    if (free == ends.end()) {
        free = ends.insert(ends.end(), end);
    }
    *free = end;
    return static_cast<int>(free - ends.begin());
}

} // namespace

CodingLanes::CodingLanes(const DocumentText& document, const CodingList& codings, std::shared_ptr<const Codebook> codebook,
                         const std::vector<CoderId>& only_coders)
    : m_codebook(std::move(codebook))
{
    m_codings.reserve(codings.codings.size());
    for (const Coding& coding : codings.codings) {
        bool wanted = only_coders.empty() || std::find(only_coders.begin(), only_coders.end(), coding.coder()) != only_coders.end();
        if (wanted && m_codebook->find(coding.code())) {
            m_codings.push_back({coding, 0, 0});
            m_longest = std::max(m_longest, coding.range().length());
        }
    }
    place(document);
}

void CodingLanes::place(const DocumentText& document)
{
    std::vector<CharPos> lane_ends;
    std::vector<CharPos> level_ends;
    const auto& paragraphs = document.paragraphs();
    std::size_t paragraph = 0;
    for (LaidCoding& laid : m_codings) {
        CharPos begin = laid.coding.range().begin;
        CharPos end = laid.coding.range().end;
        while (paragraph + 1 < paragraphs.size() && paragraphs[paragraph + 1].begin <= begin) {
            ++paragraph;
        }
        CharPos paragraph_begin = paragraphs[paragraph].begin;
        laid.lane = first_free(lane_ends, end, [&](CharPos taken) { return taken <= paragraph_begin || taken + longest_line <= begin; });
        laid.level = first_free(level_ends, end, [&](CharPos taken) { return taken <= begin; });
    }
    m_lane_count = static_cast<int>(lane_ends.size());
}

std::vector<const LaidCoding*> CodingLanes::overlapping(CharRange range) const
{
    std::vector<const LaidCoding*> found;
    auto starts_before = [](const LaidCoding& laid, CharPos at) { return laid.coding.range().begin < at; };
    auto it = std::lower_bound(m_codings.begin(), m_codings.end(), range.begin - m_longest, starts_before);
    for (; it != m_codings.end() && it->coding.range().begin < range.end; ++it) {
        if (it->coding.range().end > range.begin) {
            found.push_back(&*it);
        }
    }
    return found;
}

std::vector<const LaidCoding*> CodingLanes::at(CharPos position) const
{
    std::vector<const LaidCoding*> found = overlapping({position, position + 1});
    std::stable_sort(found.begin(), found.end(), [](const LaidCoding* a, const LaidCoding* b) {
        return a->coding.range().length() < b->coding.range().length();
    });
    return found;
}

const LaidCoding* CodingLanes::find(CodingId id) const
{
    auto it = std::find_if(m_codings.begin(), m_codings.end(), [id](const LaidCoding& laid) { return laid.coding.id == id; });
    return it == m_codings.end() ? nullptr : &*it;
}

} // namespace duiding
