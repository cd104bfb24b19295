// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_counting.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <unordered_set>

namespace duiding {

namespace {

constexpr const char* times_it_occurs = "nnn";       // of Xapian::TfIdfWeight
constexpr const char* once = "bnn";

Xapian::Query to_xapian(const CandidateQuery& query)
{
    using Kind = CandidateQuery::Kind;
    if (query.kind == Kind::Nothing) {
        return Xapian::Query::MatchNothing;
    }
    if (query.kind == Kind::AnyTerm) {
        return Xapian::Query(Xapian::Query::OP_OR, query.terms.begin(), query.terms.end());
    }
    std::vector<Xapian::Query> children;
    for (const CandidateQuery& child : query.children) {
        children.push_back(to_xapian(child));
    }
    auto operation = query.kind == Kind::AndNot ? Xapian::Query::OP_AND_NOT : query.kind == Kind::And ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
    return Xapian::Query(operation, children.begin(), children.end());
}

void collect_terms(const CandidateQuery& query, std::unordered_set<std::string_view>& terms)
{
    terms.insert(query.terms.begin(), query.terms.end());
    for (const CandidateQuery& child : query.children) {
        collect_terms(child, terms);
    }
}

// Words that lie in another one of the question, and those they lie in. "wijk-team" is indexed as wijk, team and wijkteam, but a
// text shows it once; so it is only counted more than once when a word and its part are both asked for.
std::vector<std::string> overlapping(const CandidateQuery& query)
{
    std::unordered_set<std::string_view> terms;
    collect_terms(query, terms);
    std::size_t shortest = max_term_bytes;
    for (std::string_view term : terms) {
        shortest = std::min(shortest, term.size());
    }
    std::unordered_set<std::string_view> found;
    for (std::string_view term : terms) {
        for (std::size_t begin = 0; begin + shortest <= term.size(); ++begin) {
            for (std::size_t length = std::max<std::size_t>(shortest, 1); begin + length <= term.size() && length < term.size(); ++length) {
                if (auto part = terms.find(term.substr(begin, length)); part != terms.end()) {
                    found.insert({term, *part});
                }
            }
        }
    }
    return {found.begin(), found.end()};
}

Xapian::MSet all_of(const Xapian::Database& database, const Xapian::Query& query, const char* weighed, double at_least)
{
    Xapian::Enquire enquire(database);
    enquire.set_query(query);
    enquire.set_weighting_scheme(Xapian::TfIdfWeight(weighed));
    enquire.set_cutoff(0, at_least);
    return enquire.get_mset(0, database.get_doccount());
}

} // namespace

std::vector<ShardCount> count_in_shard(const Xapian::Database& database, const CandidateQuery& query, const Xapian::Query* only)
{
    Xapian::Query asked = only ? Xapian::Query(Xapian::Query::OP_FILTER, to_xapian(query), *only) : to_xapian(query);
    std::vector<ShardCount> counts;
    Xapian::MSet found = all_of(database, asked, times_it_occurs, 0);
    counts.reserve(found.size());
    for (auto hit = found.begin(); hit != found.end(); ++hit) {
        counts.push_back({*hit, std::llround(hit.get_weight()), true});
    }
    std::sort(counts.begin(), counts.end(), [](const ShardCount& a, const ShardCount& b) { return a.entry < b.entry; });
    std::vector<std::string> parts = overlapping(query);
    if (counts.empty() || parts.empty()) {
        return counts;
    }
    Xapian::Query several(Xapian::Query::OP_OR, parts.begin(), parts.end());
    Xapian::MSet unsure = all_of(database, Xapian::Query(Xapian::Query::OP_FILTER, several, asked), once, 2);
    for (auto hit = unsure.begin(); hit != unsure.end(); ++hit) {
        auto at = std::lower_bound(counts.begin(), counts.end(), static_cast<std::int64_t>(*hit),
                                   [](const ShardCount& count, std::int64_t entry) { return count.entry < entry; });
        if (at != counts.end() && at->entry == *hit) {
            at->sure = false;
        }
    }
    return counts;
}

} // namespace duiding
