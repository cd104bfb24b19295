// SPDX-License-Identifier: GPL-3.0-or-later
// Which coded segments an analysis is about. Every analysis takes the same choice, the command line and the window set it.
// An empty list means all.
#pragma once

#include "core/model/snapshot.h"

#include <optional>
#include <string>
#include <unordered_set>
#include <utility>
#include <vector>

namespace duiding {

enum class SubCodes { Include, LeaveOut };

struct SegmentFilter {
    std::vector<CodeId> codes;
    SubCodes sub_codes = SubCodes::Include;          // of `codes`
    std::vector<CoderId> coders;
    std::vector<Direction> directions;
    std::vector<DocumentId> documents;
    std::optional<InterviewerTurns> interviewer;     // not set: as the analysis does by default
};

// The filter made ready for a million questions.
class SegmentSelection {
public:
    SegmentSelection(const Snapshot& snapshot, const SegmentFilter& filter);

    bool has_code(CodeId id) const { return m_codes.contains(id); }
    bool has(const DocumentInfo& document) const { return m_documents.empty() || m_documents.contains(document.id); }
    bool has(const Coding& coding) const;

private:
    std::unordered_set<CodeId> m_codes;
    std::unordered_set<CoderId> m_coders;
    std::unordered_set<DocumentId> m_documents;
    std::vector<Direction> m_directions;
};

// The choice as stable key and value, for Table::parameters: code paths, names, direction keys.
std::vector<std::pair<std::string, std::string>> filter_parameters(const Snapshot& snapshot, const SegmentFilter& filter,
                                                                   InterviewerTurns interviewer);

} // namespace duiding
