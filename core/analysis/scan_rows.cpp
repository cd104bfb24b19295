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

struct Years {
    int first = 0;
    int last = 0;
};

// "2018-2022", "2018 t/m 2022": the first two years of a text, or the one there is.
std::optional<Years> years_of_period(std::string_view text)
{
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    std::vector<int> years;
    for (std::size_t at = 0; at < text.size() && years.size() < 2;) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        if (end - at == 4) {
            years.push_back((text[at] - '0') * 1000 + (text[at + 1] - '0') * 100 + (text[at + 2] - '0') * 10 + text[at + 3] - '0');
        }
        at = std::max(end, at + 1);
    }
    return years.empty() ? std::nullopt : std::optional(Years{years.front(), std::max(years.front(), years.back())});
}

// What a snapshot says about one document, asked for every row it stands in.
class Countable {
public:
    Countable(const Snapshot& snapshot, const ScanOptions& options)
        : m_snapshot(snapshot), m_options(options), m_status(snapshot.find_attribute(AttributeTarget::Document, "status"))
    {
        for (const char* name : {"looptijd", "periode", "period"}) {
            m_period = m_period ? m_period : snapshot.find_attribute(AttributeTarget::Document, name);
        }
    }

    bool is_asked_for(const DocumentInfo& info) const
    {
        const auto& kinds = m_options.kinds;
        if (!kinds.empty() && std::find(kinds.begin(), kinds.end(), info.kind) == kinds.end()) {
            return false;
        }
        auto years = has_period() ? years_of(info.id) : std::nullopt;
        return !years || ((!m_options.from_year || years->last >= *m_options.from_year) && (!m_options.to_year || years->first <= *m_options.to_year));
    }

    // In which it holds: a plan of 2018 for 2018-2022 is in force in 2020.
    std::optional<Years> years_of(DocumentId document) const
    {
        const std::string* period = m_period ? m_snapshot.values->find(AttributeTarget::Document, document.value, m_period->id) : nullptr;
        if (auto years = period ? years_of_period(*period) : std::nullopt) {
            return years;
        }
        auto year = year_of(m_snapshot, document);
        return year ? std::optional(Years{*year, *year}) : std::nullopt;
    }

    bool is_unasked_note(const DocumentInfo& info) const
    {
        const auto& kinds = m_options.kinds;
        return info.kind == DocumentKind::Note && !kinds.empty() && std::find(kinds.begin(), kinds.end(), info.kind) == kinds.end();
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
    const Attribute* m_period = nullptr;
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
    std::unordered_set<DocumentId> unasked_notes;
    for (const DocumentInfo& info : *snapshot.documents) {
        if (countable.is_asked_for(info)) {
            asked.insert(info.id);
        } else if (countable.is_unasked_note(info)) {
            unasked_notes.insert(info.id);
        }
    }
    ScanRows made;
    std::unordered_set<DocumentId> notes;
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
            if (!group.key.empty() && unasked_notes.contains(document)) {
                notes.insert(document);
            }
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
            made.without_year += countable.has_period() && !countable.years_of(info.id) ? 1 : 0;
        }
    }
    made.notes = std::ssize(notes);
    made.left_out = std::count_if(left_out.begin(), left_out.end(), [&](DocumentId id) { return !counted.contains(id); });
    return made;
}

std::vector<DocumentId> scanned_documents(const Snapshot& snapshot, const ScanOptions& options) { return scan_rows(snapshot, options).documents; }

} // namespace duiding
