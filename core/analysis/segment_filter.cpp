// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/segment_filter.h"

#include <algorithm>

namespace duiding {

SegmentSelection::SegmentSelection(const Snapshot& snapshot, const SegmentFilter& filter)
    : m_coders(filter.coders.begin(), filter.coders.end()), m_documents(filter.documents.begin(), filter.documents.end()),
      m_directions(filter.directions)
{
    if (filter.codes.empty()) {
        for (const Code& code : snapshot.codebook->codes()) {
            m_codes.insert(code.id);
        }
        return;
    }
    for (CodeId id : filter.codes) {
        if (filter.sub_codes == SubCodes::LeaveOut) {
            m_codes.insert(id);
            continue;
        }
        for (CodeId below : snapshot.codebook->subtree(id)) {
            m_codes.insert(below);
        }
    }
}

bool SegmentSelection::has(const Coding& coding) const
{
    return m_codes.contains(coding.code()) && (m_coders.empty() || m_coders.contains(coding.coder())) &&
           (m_directions.empty() || std::find(m_directions.begin(), m_directions.end(), coding.direction) != m_directions.end());
}

namespace {

template <class Item, class Name>
void add_list(std::vector<std::pair<std::string, std::string>>& to, const char* key, const std::vector<Item>& items, Name name)
{
    std::string all;
    for (const Item& item : items) {
        all += (all.empty() ? "" : "; ") + std::string(name(item));
    }
    if (!all.empty()) {
        to.emplace_back(key, all);
    }
}

} // namespace

std::vector<std::pair<std::string, std::string>> filter_parameters(const Snapshot& snapshot, const SegmentFilter& filter,
                                                                   InterviewerTurns interviewer)
{
    std::vector<std::pair<std::string, std::string>> made;
    made.emplace_back("study", snapshot.name);
    add_list(made, "codes", filter.codes, [&](CodeId id) { return snapshot.codebook->path(id); });
    if (!filter.codes.empty()) {
        made.emplace_back("sub_codes", filter.sub_codes == SubCodes::Include ? "include" : "leave-out");
    }
    add_list(made, "coders", filter.coders, [&](CoderId id) {
        const Coder* coder = snapshot.find_coder(id);
        return coder ? coder->name : std::string();
    });
    add_list(made, "directions", filter.directions, [](Direction direction) { return to_key(direction); });
    add_list(made, "documents", filter.documents, [&](DocumentId id) {
        const DocumentInfo* document = snapshot.find_document(id);
        return document ? document->name : std::string();
    });
    made.emplace_back("interviewer", interviewer == InterviewerTurns::Include ? "include" : "leave-out");
    return made;
}

} // namespace duiding
