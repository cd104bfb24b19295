// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/entry_counter.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace duiding {

namespace {

using Kind = CandidateQuery::Kind;
using Entries = std::vector<CountedEntry>;

constexpr std::size_t surely_whole = max_term_bytes - 4;     // longer terms may have been cut off

bool collect_terms(const CandidateQuery& query, std::set<std::string>& terms)
{
    bool distinct = std::all_of(query.terms.begin(), query.terms.end(), [&](const std::string& term) {
        return term.size() <= surely_whole && terms.insert(term).second;
    });
    return distinct && std::all_of(query.children.begin(), query.children.end(),
                                   [&](const CandidateQuery& child) { return collect_terms(child, terms); });
}

constexpr std::size_t entries_between_checks = 16'384;

Entries of_term(const Xapian::Database& database, const std::string& term, const Progress* progress)
{
    Entries entries;
    entries.reserve(database.get_termfreq(term));
    for (auto posting = database.postlist_begin(term); posting != database.postlist_end(term); ++posting) {
        entries.push_back({*posting, posting.get_wdf(), 1});
        if (progress && entries.size() % entries_between_checks == 0) {
            progress->check();
        }
    }
    return entries;
}

CountedEntry together(const CountedEntry& a, const CountedEntry& b) { return {a.entry, a.occurrences + b.occurrences, a.terms + b.terms}; }

Entries either(const Entries& a, const Entries& b)
{
    Entries all;
    all.reserve(a.size() + b.size());
    auto left = a.begin();
    auto right = b.begin();
    while (left != a.end() && right != b.end()) {
        if (left->entry == right->entry) {
            all.push_back(together(*left++, *right++));
        } else {
            all.push_back(left->entry < right->entry ? *left++ : *right++);
        }
    }
    all.insert(all.end(), left, a.end());
    all.insert(all.end(), right, b.end());
    return all;
}

Entries both(const Entries& a, const Entries& b)
{
    Entries all;
    for (auto left = a.begin(), right = b.begin(); left != a.end() && right != b.end();) {
        if (left->entry == right->entry) {
            all.push_back(together(*left++, *right++));
        } else {
            left->entry < right->entry ? ++left : ++right;
        }
    }
    return all;
}

Entries without(const Entries& a, const Entries& b)
{
    Entries left;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(left),
                        [](const CountedEntry& x, const CountedEntry& y) { return x.entry < y.entry; });
    return left;
}

// Lists are merged in pairs, so that a thousand of them cost ten passes and not a thousand.
Entries either_of(std::vector<Entries> lists, const Progress* progress)
{
    while (lists.size() > 1) {
        std::vector<Entries> merged;
        for (std::size_t i = 0; i < lists.size(); i += 2) {
            if (progress) {
                progress->check();
            }
            merged.push_back(i + 1 < lists.size() ? either(lists[i], lists[i + 1]) : std::move(lists[i]));
        }
        lists = std::move(merged);
    }
    return lists.empty() ? Entries() : std::move(lists.front());
}

Entries count(const Xapian::Database& database, const CandidateQuery& query, const Progress* progress)
{
    std::vector<Entries> lists;
    for (const std::string& term : query.terms) {
        lists.push_back(of_term(database, term, progress));
    }
    for (const CandidateQuery& child : query.children) {
        lists.push_back(count(database, child, progress));
    }
    if (query.kind == Kind::AndNot) {
        return without(lists.at(0), lists.at(1));
    }
    if (query.kind == Kind::And) {
        Entries all = lists.at(0);
        for (std::size_t i = 1; i < lists.size(); ++i) {
            all = both(all, lists[i]);
        }
        return all;
    }
    return either_of(std::move(lists), progress);              // AnyTerm, Or; of nothing nothing
}

} // namespace

bool can_be_counted(const CandidateQuery& query)
{
    std::set<std::string> terms;
    return collect_terms(query, terms);
}

std::optional<std::vector<CountedEntry>> count_entries(const Xapian::Database& database, const CandidateQuery& query, const Progress* progress)
{
    return can_be_counted(query) ? std::optional(count(database, query, progress)) : std::nullopt;
}

} // namespace duiding
