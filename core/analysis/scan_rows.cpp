// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/scan_rows.h"

#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <unordered_set>

namespace duiding {

namespace {

// The words of the attribute "status", folded; a status that begins with one of them.
constexpr std::array draft_words = {"concept", "ontwerp", "draft", "voorlopig", "niet vastgesteld", "in voorbereiding", "inspraak", "proposed"};
constexpr std::array gone_words = {"ingetrokken", "vervallen", "verlopen", "vervangen", "niet meer", "afgelopen", "withdrawn", "expired",
                                   "repealed", "replaced", "superseded"};

template <class Words>
bool begins_with_one_of(const std::string& text, const Words& words)
{
    return std::any_of(words.begin(), words.end(), [&](std::string_view word) { return text.starts_with(word); });
}

// What a snapshot says about one document, asked for every row it stands in.
class Countable {
public:
    Countable(const Snapshot& snapshot, const ScanOptions& options)
        : m_snapshot(snapshot), m_options(options), m_status(snapshot.find_attribute(AttributeTarget::Document, "status"))
    {
    }

    bool is_asked_for(const DocumentInfo& info) const
    {
        const auto& kinds = m_options.kinds;
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), info.kind) == kinds.end()) {
            return false;
        }
        auto year = has_period() ? year_of(m_snapshot, info.id) : std::nullopt;
        return !year || ((!m_options.from_year || *year >= *m_options.from_year) && (!m_options.to_year || *year <= *m_options.to_year));
    }

    bool has_period() const { return m_options.from_year || m_options.to_year; }

    InForce force(DocumentId document) const
    {
        const std::string* value = m_status ? m_snapshot.values->find(AttributeTarget::Document, document.value, m_status->id) : nullptr;
        if (!value) {
            return InForce::Yes;
        }
        auto label = std::find_if(m_status->labels.begin(), m_status->labels.end(), [&](const ValueLabel& each) { return each.value == *value; });
        return in_force(label == m_status->labels.end() ? *value : label->label);
    }

private:
    const Snapshot& m_snapshot;
    const ScanOptions& m_options;
    const Attribute* m_status;
};

} // namespace

InForce in_force(std::string_view status)
{
    std::string folded = fold_name(status);
    return begins_with_one_of(folded, draft_words)  ? InForce::Draft
           : begins_with_one_of(folded, gone_words) ? InForce::NoLonger
                                                    : InForce::Yes;
}

ScanRows scan_rows(const Snapshot& snapshot, const ScanOptions& options)
{
    Countable countable(snapshot, options);
    Grouping grouping(snapshot, options.rows, FromAbove::Include);
    std::unordered_set<DocumentId> asked;
    for (const DocumentInfo& info : *snapshot.documents) {
        if (countable.is_asked_for(info)) {
            asked.insert(info.id);
        }
    }
    ScanRows made;
    std::unordered_set<DocumentId> counted;
    std::unordered_set<DocumentId> left_out;
    for (std::size_t index = 0; index < grouping.groups().size(); ++index) {
        const Group& group = grouping.groups()[index];
        ScanRow row;
        row.key = group.key;
        row.label = group.label;
        row.the_case = group.the_case;
        std::vector<ScanRowDocument> drafts;
        for (DocumentId document : group.documents) {
            if (!asked.contains(document)) {
                continue;
            }
            auto of = grouping.of(document);
            bool via = std::any_of(of.begin(), of.end(), [&](const Membership& each) { return each.group == index && each.via; });
            InForce force = countable.force(document);
            if (force == InForce::Yes) {
                row.documents.push_back({document, via});
            } else if (force == InForce::Draft) {
                drafts.push_back({document, via});
            } else {
                row.left_out.push_back(document);
            }
        }
        if (options.documents == ScanDocuments::DraftsWhereNothingElse && row.documents.empty()) {
            row.documents.swap(drafts);
        }
        for (const ScanRowDocument& draft : drafts) {
            row.left_out.push_back(draft.document);
        }
        for (const ScanRowDocument& each : row.documents) {
            counted.insert(each.document);
        }
        left_out.insert(row.left_out.begin(), row.left_out.end());
        bool nameless = group.key.empty() && row.documents.empty() && row.left_out.empty();     // no row for documents that do not matter
        bool by_value = options.rows.what != GroupBy::What::Case && row.documents.empty() && row.left_out.empty();
        if (!nameless && !by_value) {
            made.rows.push_back(std::move(row));
        }
    }
    for (const DocumentInfo& info : *snapshot.documents) {
        if (counted.contains(info.id)) {
            made.documents.push_back(info.id);
            made.without_year += countable.has_period() && !year_of(snapshot, info.id) ? 1 : 0;
        }
    }
    made.left_out = std::count_if(left_out.begin(), left_out.end(), [&](DocumentId id) { return !counted.contains(id); });
    return made;
}

std::vector<DocumentId> scanned_documents(const Snapshot& snapshot, const ScanOptions& options) { return scan_rows(snapshot, options).documents; }

} // namespace duiding
