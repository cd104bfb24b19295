// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/policy_scan.h"

#include "core/analysis/scan_rows.h"

#include <algorithm>
#include <map>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace duiding {

namespace {

using HitsByDocument = std::unordered_map<DocumentId, std::vector<const ScanHit*>>;

double per_thousand(std::int64_t hits, std::int64_t words)
{
    return words > 0 ? 1000.0 * static_cast<double>(hits) / static_cast<double>(words) : 0;
}

// One column made ready: its hits by document, and what is known of each.
struct PreparedColumn {
    HitsByDocument hits;
    std::unordered_set<CodeId> codes;                 // with sub-codes
    std::unordered_set<const ScanHit*> coded;
    std::unordered_set<const ScanHit*> copied;
};

class Scanner {
public:
    explicit Scanner(PolicyScanInput input) : m_shared(std::move(input.shared)), m_contents(std::move(input.contents))
    {
        m_scan.snapshot = std::move(input.snapshot);
        m_scan.options = std::move(input.options);
        m_scan.columns = std::move(input.columns);
        for (UnreadablePages& pages : input.pages) {
            DocumentId document = pages.document;
            m_pages.emplace(document, std::move(pages));
        }
        for (const DocumentInfo& info : *m_scan.snapshot->documents) {
            m_infos.emplace(info.id, &info);
        }
        for (const Verdict& verdict : *m_scan.snapshot->verdicts) {
            m_verdicts.emplace(verdict.unit, &verdict);
        }
    }

    PolicyScan run()
    {
        ScanRows rows = scan_rows(*m_scan.snapshot, m_scan.options);
        m_scan.rows = std::move(rows.rows);
        m_documents = std::move(rows.documents);
        sum_documents();
        find_sources();
        for (ScanColumn& column : m_scan.columns) {
            prepare(column);
        }
        for (ScanRow& row : m_scan.rows) {
            fill(row);
        }
        for (std::size_t i = 0; i < m_scan.columns.size(); ++i) {
            m_scan.totals.push_back(total_of(i));
        }
        if (m_scan.options.order == ScanOrder::WorstFirst) {
            sort_worst_first();
        }
        add_notes(rows);
        return std::move(m_scan);
    }

private:
    void sum_documents()
    {
        m_scan.documents = std::ssize(m_documents);
        for (DocumentId document : m_documents) {
            m_scan.words += m_infos.at(document)->words;
            if (auto pages = m_pages.find(document); pages != m_pages.end() && pages->second.unreadable() > 0) {
                m_scan.pages.push_back(pages->second);
            }
        }
    }

    // Of each family the first passage that lies in a document of this scan: the one that counts.
    void find_sources()
    {
        if (!m_shared) {
            return;
        }
        std::unordered_set<DocumentId> scanned(m_documents.begin(), m_documents.end());
        for (const SharedFamily& family : m_shared->families()) {
            auto first = std::find_if(family.passages.begin(), family.passages.end(),
                                      [&](const SharedPassage& each) { return scanned.contains(each.document); });
            m_sources.push_back(first == family.passages.end() ? DocumentId{} : first->document);
        }
    }

    bool is_copied(const ScanHit& hit) const
    {
        auto place = m_shared ? m_shared->find(hit.document, hit.range) : std::nullopt;
        return place && m_sources[place->family] != hit.document;
    }

    bool in_contents(const ScanHit& hit) const
    {
        auto of = m_contents.find(hit.document);
        return of != m_contents.end()
            && std::any_of(of->second.begin(), of->second.end(), [&](CharRange lines) { return lines.contains(hit.range); });
    }

    void add_codings(ScanColumn& column, const std::unordered_set<CodeId>& codes) const
    {
        column.hits.clear();
        for (DocumentId document : m_documents) {
            for (const Coding& coding : m_scan.snapshot->codings_of(document).codings) {
                bool again = !column.hits.empty() && column.hits.back().document == document && column.hits.back().range == coding.range();
                if (codes.contains(coding.code()) && !again) {           // coded by two people, it is one passage
                    column.hits.push_back({document, coding.range(), 1});
                }
            }
        }
    }

    void prepare(ScanColumn& column)
    {
        PreparedColumn& made = m_columns.emplace_back();
        const Codebook& book = *m_scan.snapshot->codebook;
        std::vector<CodeId> roots = column.codes;
        if (column.code) {
            roots = {column.code};
        }
        for (CodeId root : roots) {
            for (CodeId code : book.subtree(root)) {
                made.codes.insert(code);
            }
        }
        if (column.code) {
            add_codings(column, made.codes);
        }
        if (!column.code) {
            column.in_contents = static_cast<std::int64_t>(std::erase_if(column.hits, [this](const ScanHit& hit) { return in_contents(hit); }));
        }
        for (const ScanHit& hit : column.hits) {
            made.hits[hit.document].push_back(&hit);
            for (const Coding* coding : m_scan.snapshot->codings_of(hit.document).overlapping(hit.range)) {
                if (made.codes.empty() || made.codes.contains(coding->code())) {
                    made.coded.insert(&hit);
                    break;
                }
            }
            if (is_copied(hit)) {
                made.copied.insert(&hit);
            }
        }
    }

    void fill(ScanRow& row) const
    {
        for (const ScanRowDocument& each : row.documents) {
            const DocumentInfo& info = *m_infos.at(each.document);
            row.words += info.words;
            auto pages = m_pages.find(each.document);
            row.pages += pages != m_pages.end() ? pages->second.pages : std::max<std::int64_t>(info.pages, 1);
            row.unreadable += pages != m_pages.end() ? pages->second.unreadable() : 0;
        }
        for (std::size_t i = 0; i < m_columns.size(); ++i) {
            row.cells.push_back(cell_of(row, m_scan.columns[i], m_columns[i]));
        }
    }

    ScanCell cell_of(const ScanRow& row, const ScanColumn& column, const PreparedColumn& prepared) const
    {
        ScanCell cell;
        for (const ScanRowDocument& each : row.documents) {
            auto found = prepared.hits.find(each.document);
            if (found == prepared.hits.end()) {
                continue;
            }
            ++cell.documents_with_hits;
            if (!cell.first || (cell.first_is_via && !each.via)) {
                cell.first = *found->second.front();
                cell.first_is_via = each.via;
            }
            for (const ScanHit* hit : found->second) {
                ++cell.hits;
                cell.occurrences += hit->occurrences;
                cell.coded += prepared.coded.contains(hit) ? 1 : 0;
                cell.copied += prepared.copied.contains(hit) ? 1 : 0;
            }
        }
        cell.per_thousand_words = per_thousand(cell.hits, row.words);
        if (const Verdict* verdict = verdict_on(row, column)) {
            cell.verdict = *verdict;
            cell.stale = stale_reasons(*verdict, row, column, cell);
        }
        cell.state = state_of(row, cell, !prepared.codes.empty());
        return cell;
    }

    std::optional<ScanState> state_of(const ScanRow& row, const ScanCell& cell, bool has_codes) const
    {
        if (row.documents.empty()) {
            return ScanState::NoDocument;
        }
        if (cell.verdict && (cell.verdict->state == ScanState::NoneRelevant || cell.verdict->state == ScanState::Relevant)) {
            return cell.verdict->state;
        }
        if (has_codes && cell.coded > 0) {
            return ScanState::Relevant;
        }
        if (cell.hits > 0) {
            return std::nullopt;
        }
        return row.unreadable > 0 ? ScanState::Unreadable : ScanState::NothingFound;
    }

    // The latest on this cell.
    const Verdict* verdict_on(const ScanRow& row, const ScanColumn& column) const
    {
        if (!row.the_case || (!column.search && !column.code)) {
            return nullptr;
        }
        const Verdict* latest = nullptr;
        auto [begin, end] = m_verdicts.equal_range(row.the_case);
        for (auto it = begin; it != end; ++it) {
            const Verdict& verdict = *it->second;
            if (verdict.search == column.search && verdict.code == column.code && (!latest || latest->at < verdict.at)) {
                latest = &verdict;
            }
        }
        return latest;
    }

    std::vector<StaleReason> stale_reasons(const Verdict& verdict, const ScanRow& row, const ScanColumn& column, const ScanCell& cell) const
    {
        std::vector<StaleReason> reasons;
        std::map<Guid, std::string> then;
        for (const ReadDocument& read : verdict.documents) {
            then.emplace(read.document, read.text_sha256);
        }
        bool other_text = false;
        bool other_documents = then.size() != row.documents.size();
        for (const ScanRowDocument& each : row.documents) {
            const DocumentInfo& info = *m_infos.at(each.document);
            auto read = then.find(info.guid);
            other_documents = other_documents || read == then.end();
            other_text = other_text || (read != then.end() && read->second != info.text_sha256);
        }
        if (other_text) {
            reasons.push_back(StaleReason::Text);
        }
        if (other_documents) {
            reasons.push_back(StaleReason::Documents);
        }
        if (verdict.query != column.query) {
            reasons.push_back(StaleReason::Query);
        } else if (cell.hits > 0 && other_words(verdict, row, column)) {     // nothing found with other words is still nothing found
            reasons.push_back(StaleReason::Words);
        }
        return reasons;
    }

    static bool other_words(const Verdict& verdict, const ScanRow& row, const ScanColumn& column)
    {
        std::vector<std::string> gone;
        std::set_difference(verdict.words.begin(), verdict.words.end(), column.words.begin(), column.words.end(), std::back_inserter(gone));
        if (!gone.empty()) {
            return true;
        }
        std::vector<std::string> added;
        std::set_difference(column.words.begin(), column.words.end(), verdict.words.begin(), verdict.words.end(), std::back_inserter(added));
        return !added.empty() && std::any_of(row.documents.begin(), row.documents.end(), [&](const ScanRowDocument& each) {
            auto found = column.found_words.find(each.document);
            if (found == column.found_words.end()) {
                return std::any_of(column.hits.begin(), column.hits.end(), [&](const ScanHit& hit) { return hit.document == each.document; });
            }
            return std::any_of(added.begin(), added.end(), [&](const std::string& word) {
                return std::binary_search(found->second.begin(), found->second.end(), word);
            });
        });
    }

    ScanTotal total_of(std::size_t column) const
    {
        ScanTotal total;
        const PreparedColumn& prepared = m_columns[column];
        for (DocumentId document : m_documents) {
            auto found = prepared.hits.find(document);
            if (found == prepared.hits.end()) {
                continue;
            }
            ++total.documents_with_hits;
            total.hits += std::ssize(found->second);
            total.once += std::count_if(found->second.begin(), found->second.end(), [&](const ScanHit* hit) { return !prepared.copied.contains(hit); });
        }
        total.per_thousand_words = per_thousand(total.hits, m_scan.words);
        total.rows.assign(6, 0);
        for (const ScanRow& row : m_scan.rows) {
            const auto& state = row.cells[column].state;
            ++total.rows[state ? static_cast<std::size_t>(*state) : 5];
        }
        return total;
    }

    // How much is known: from no document at all, over hits that wait to be read, to passages that matter.
    static int coverage(const ScanRow& row)
    {
        int sum = 0;
        for (const ScanCell& cell : row.cells) {
            constexpr int waiting = 4;
            sum += !cell.state ? waiting : *cell.state == ScanState::Relevant ? waiting + 1 : static_cast<int>(*cell.state);
        }
        return sum;
    }

    void sort_worst_first()
    {
        std::stable_sort(m_scan.rows.begin(), m_scan.rows.end(), [](const ScanRow& a, const ScanRow& b) {
            return a.key.empty() != b.key.empty() ? b.key.empty() : coverage(a) < coverage(b);
        });
    }

    void add_notes(const ScanRows& rows)
    {
        auto& notes = m_scan.notes;
        notes.push_back(msg("No hits is not the same as no policy: see which documents, pages and words a cell rests on."));
        if (rows.left_out > 0) {
            notes.push_back(msgn("{0} document is a draft or no longer in force and does not count.",
                                 "{0} documents are drafts or no longer in force and do not count.", rows.left_out, rows.left_out));
        }
        if (rows.notes > 0) {
            notes.push_back(msgn("{0} document of these rows is a note and does not count; make it a policy document if it is one.",
                                 "{0} documents of these rows are notes and do not count; make them policy documents if they are.", rows.notes, rows.notes));
        }
        if (rows.without_year > 0) {
            notes.push_back(msgn("{0} document has no year and counts in every period.", "{0} documents have no year and count in every period.",
                                 rows.without_year, rows.without_year));
        }
        auto is_via = [](const ScanRowDocument& each) { return each.via; };
        std::set<DocumentId> regional;
        for (const ScanRow& row : m_scan.rows) {
            for (const ScanRowDocument& each : row.documents) {
                if (is_via(each)) {
                    regional.insert(each.document);
                }
            }
        }
        if (!regional.empty()) {
            notes.push_back(msgn("{0} document covers several rows; in the totals it counts once.",
                                 "{0} documents cover several rows; in the totals each counts once.", std::ssize(regional), std::ssize(regional)));
        }
        std::int64_t in_contents = 0;
        for (const ScanColumn& column : m_scan.columns) {
            in_contents += column.in_contents;
        }
        if (in_contents > 0) {
            notes.push_back(msgn("{0} hit in a table of contents is left out: the section itself counts.",
                                 "{0} hits in tables of contents are left out: the sections themselves count.", in_contents, in_contents));
        }
        for (const ScanColumn& column : m_scan.columns) {
            notes.insert(notes.end(), column.notices.begin(), column.notices.end());
        }
    }

    PolicyScan m_scan;
    std::shared_ptr<const SharedText> m_shared;
    std::map<DocumentId, std::vector<CharRange>> m_contents;
    std::vector<DocumentId> m_sources;                           // by family; 0: not in this scan
    std::vector<DocumentId> m_documents;
    std::unordered_map<DocumentId, UnreadablePages> m_pages;
    std::unordered_map<DocumentId, const DocumentInfo*> m_infos;
    std::unordered_multimap<CaseId, const Verdict*> m_verdicts;
    std::vector<PreparedColumn> m_columns;
};

} // namespace

const char* to_key(StaleReason reason)
{
    switch (reason) {
    case StaleReason::Text: return "text";
    case StaleReason::Documents: return "documents";
    case StaleReason::Query: return "query";
    case StaleReason::Words: break;
    }
    return "words";
}

Message stale_words(StaleReason reason)
{
    switch (reason) {
    case StaleReason::Text: return msg("the text of a document has changed since");
    case StaleReason::Documents: return msg("documents have been added or taken away since");
    case StaleReason::Query: return msg("the query has changed since");
    case StaleReason::Words: break;
    }
    return msg("the words that are searched for have changed since");
}

PolicyScan policy_scan(PolicyScanInput input) { return Scanner(std::move(input)).run(); }

std::vector<ScanHit> cell_hits(const PolicyScan& scan, std::size_t row, std::size_t column)
{
    std::unordered_map<DocumentId, std::size_t> order;           // own documents before regional ones
    const auto& documents = scan.rows.at(row).documents;
    for (std::size_t i = 0; i < documents.size(); ++i) {
        order.emplace(documents[i].document, i + (documents[i].via ? documents.size() : 0));
    }
    std::vector<ScanHit> hits;
    for (const ScanHit& hit : scan.columns.at(column).hits) {
        if (order.contains(hit.document)) {
            hits.push_back(hit);
        }
    }
    std::stable_sort(hits.begin(), hits.end(), [&](const ScanHit& a, const ScanHit& b) { return order[a.document] < order[b.document]; });
    return hits;
}

Verdict verdict_for(const PolicyScan& scan, std::size_t row, std::size_t column)
{
    const ScanColumn& of = scan.columns.at(column);
    Verdict verdict;
    verdict.unit = scan.rows.at(row).the_case;
    verdict.search = of.search;
    verdict.code = of.code;
    verdict.state = scan.rows[row].cells.at(column).state.value_or(ScanState::Relevant);
    verdict.query = of.query;
    verdict.words = of.words;
    for (const ScanRowDocument& each : scan.rows[row].documents) {
        if (const DocumentInfo* info = scan.snapshot->find_document(each.document)) {
            verdict.documents.push_back({info->guid, info->text_sha256});
        }
    }
    std::sort(verdict.documents.begin(), verdict.documents.end(),
              [](const ReadDocument& a, const ReadDocument& b) { return a.document < b.document; });
    return verdict;
}

} // namespace duiding
