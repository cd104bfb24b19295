// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/matching_entries.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>

namespace duiding {

namespace {

using Kind = CandidateQuery::Kind;
using Entries = std::vector<MatchingEntry>;

constexpr std::size_t surely_whole = max_term_bytes - 4;     // longer terms may have been cut off
constexpr std::size_t steps_between_checks = 16'384;

bool collect_terms(const CandidateQuery& query, std::set<std::string>& terms)
{
    bool distinct = std::all_of(query.terms.begin(), query.terms.end(), [&](const std::string& term) {
        return term.size() <= surely_whole && terms.insert(term).second;
    });
    return distinct && std::all_of(query.children.begin(), query.children.end(),
                                   [&](const CandidateQuery& child) { return collect_terms(child, terms); });
}

MatchingEntry together(const MatchingEntry& a, const MatchingEntry& b)
{
    return {a.entry, a.occurrences + b.occurrences, a.terms + b.terms, a.score + b.score};
}

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

bool is_before(const MatchingEntry& a, const MatchingEntry& b) { return a.entry < b.entry; }

Entries without(const Entries& a, const Entries& b)
{
    Entries left;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(left), is_before);
    return left;
}

Entries among_those(const Entries& a, const Entries& b)
{
    Entries kept;
    std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(kept), is_before);
    return kept;
}

// BM25 of one word in an entry.
class Weight {
public:
    Weight(const Xapian::Database& database, std::uint64_t entries_with_it, double factor) : m_average(std::max(database.get_avlength(), 1.0))
    {
        auto all = static_cast<double>(database.get_doccount());
        double with = std::min(static_cast<double>(entries_with_it), all);
        double rarity = (all - with + 0.5) / (with + 0.5);
        m_most = 2 * factor * std::log(rarity < 2 ? rarity / 2 + 1 : rarity);
    }

    double in(std::uint32_t words, std::uint32_t occurrences) const
    {
        double length = std::max(words / m_average, 0.5);
        return m_most * occurrences / (length / 2 + 0.5 + occurrences);
    }

private:
    double m_average;
    double m_most = 0;
};

class Matching {
public:
    explicit Matching(const EntriesAsked& asked) : m_asked(asked) {}

    // `among`: only these are wanted, sorted; null: all.
    Entries of(const CandidateQuery& query, const Entries* among)
    {
        switch (query.kind) {
        case Kind::Nothing:
            return {};
        case Kind::AnyTerm:
            return of_terms(query, among);
        case Kind::And:
            return of_all(query, among);
        case Kind::AndNot: {
            Entries found = of(query.children.at(0), among);
            return weighted(without(found, of(query.children.at(1), &found)), query);
        }
        case Kind::Or: {
            std::vector<Entries> lists;
            for (const CandidateQuery& child : query.children) {
                lists.push_back(of(child, among));
            }
            return weighted(either_of(std::move(lists)), query);
        }
        }
        return {};
    }

private:
    void step()
    {
        if (m_asked.progress && ++m_steps % steps_between_checks == 0) {
            m_asked.progress->check();
        }
    }

    // The rarest first: what follows is looked up at its entries only, and what is not in all is not weighed.
    Entries of_all(const CandidateQuery& query, const Entries* among)
    {
        struct Part {
            const CandidateQuery* query;
            std::uint64_t most;
            Entries entries;
        };
        std::vector<Part> parts;
        for (const CandidateQuery& child : query.children) {
            parts.push_back({&child, most_entries(child), {}});
        }
        std::stable_sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) { return a.most < b.most; });
        Entries found;
        for (Part& part : parts) {
            bool is_first = &part == &parts.front();
            const Entries* wanted = is_first ? among : &found;
            part.entries = part.query->kind == Kind::AnyTerm ? with_any(*part.query, wanted) : of(*part.query, wanted);
            found = is_first ? part.entries : both(found, part.entries);
        }
        if (m_asked.passages) {
            for (MatchingEntry& each : found) {
                each.score = 0;
            }
            for (Part& part : parts) {
                part.entries = among_those(part.entries, found);
                if (part.query->kind == Kind::AnyTerm) {
                    weigh(part.entries, *part.query, part.most);
                }
                for (std::size_t i = 0; i < found.size(); ++i) {
                    found[i].score += part.entries[i].score;     // of the same entry: it is in each part
                }
            }
        }
        return weighted(std::move(found), query);
    }

    std::uint64_t most_entries(const CandidateQuery& query) const
    {
        if (query.kind == Kind::AnyTerm) {
            return entries_with(query);
        }
        std::uint64_t most = 0;
        for (std::size_t i = 0; i < query.children.size(); ++i) {
            std::uint64_t of_child = most_entries(query.children[i]);
            bool least = query.kind == Kind::And && i > 0;
            most = query.kind == Kind::Or ? most + of_child : least ? std::min(most, of_child) : std::max(most, of_child);
            if (query.kind == Kind::AndNot) {
                break;
            }
        }
        return most;
    }

    // At most: those that hold several of the words are counted as often.
    std::uint64_t entries_with(const CandidateQuery& query) const
    {
        std::uint64_t entries = 0;
        for (const std::string& term : query.terms) {
            entries += m_asked.database.get_termfreq(term);
        }
        return entries;
    }

    Entries of_terms(const CandidateQuery& query, const Entries* among)
    {
        Entries found = with_any(query, among);
        if (m_asked.passages) {
            bool read_whole = !among && !m_asked.only;
            weigh(found, query, read_whole ? found.size() : entries_with(query));
        }
        return found;
    }

    // Not weighed.
    Entries with_any(const CandidateQuery& query, const Entries* among)
    {
        std::vector<Entries> lists;
        for (const std::string& term : query.terms) {
            lists.push_back(among ? of_term_among(term, *among) : of_term(term));
        }
        return either_of(std::move(lists));
    }

    void weigh(Entries& entries, const CandidateQuery& query, std::uint64_t entries_with_it) const
    {
        Weight weight(m_asked.database, entries_with_it, query.weight);
        for (MatchingEntry& each : entries) {
            each.score = weight.in(m_asked.passages->facts(each.entry).words(), each.occurrences);
        }
    }

    Entries of_term(const std::string& term)
    {
        Entries entries;
        auto posting = m_asked.database.postlist_begin(term);
        if (!m_asked.only) {
            for (; posting != Xapian::PostingIterator(); ++posting) {
                entries.push_back({*posting, posting.get_wdf(), 1, 0});
                step();
            }
            return entries;
        }
        auto range = m_asked.only->begin();
        while (posting != Xapian::PostingIterator() && range != m_asked.only->end()) {
            Xapian::docid entry = *posting;
            step();
            if (entry < range->first) {
                posting.skip_to(range->first);
            } else if (entry >= range->end()) {
                range = std::upper_bound(range, m_asked.only->end(), entry, [](Xapian::docid at, EntryRange each) { return at < each.end(); });
            } else {
                entries.push_back({entry, posting.get_wdf(), 1, 0});
                ++posting;
            }
        }
        return entries;
    }

    Entries of_term_among(const std::string& term, const Entries& among)
    {
        Entries entries;
        auto wanted = among.begin();
        auto posting = m_asked.database.postlist_begin(term);
        while (posting != Xapian::PostingIterator() && wanted != among.end()) {
            Xapian::docid entry = *posting;
            step();
            if (entry < wanted->entry) {
                posting.skip_to(wanted->entry);
            } else if (entry > wanted->entry) {
                wanted = next_from(wanted, among.end(), entry);
            } else {
                entries.push_back({entry, posting.get_wdf(), 1, 0});
                ++posting;
                ++wanted;
            }
        }
        return entries;
    }

    // The first that is not before `entry`: most often it is near.
    static Entries::const_iterator next_from(Entries::const_iterator at, Entries::const_iterator end, Xapian::docid entry)
    {
        std::ptrdiff_t width = 1;
        while (width < end - at && (at + width)->entry < entry) {
            at += width;
            width *= 2;
        }
        return std::lower_bound(at, at + std::min(width + 1, end - at), entry, [](const MatchingEntry& each, Xapian::docid wanted) { return each.entry < wanted; });
    }

    // The two shortest first, so that the list of a frequent word is gone through once and not for each of its thousand compounds.
    Entries either_of(std::vector<Entries> lists) const
    {
        auto longer = [](const Entries& a, const Entries& b) { return a.size() > b.size(); };
        std::make_heap(lists.begin(), lists.end(), longer);
        auto take_shortest = [&] {
            std::pop_heap(lists.begin(), lists.end(), longer);
            Entries shortest = std::move(lists.back());
            lists.pop_back();
            return shortest;
        };
        while (lists.size() > 1) {
            if (m_asked.progress) {
                m_asked.progress->check();
            }
            Entries shortest = take_shortest();
            lists.push_back(either(shortest, take_shortest()));
            std::push_heap(lists.begin(), lists.end(), longer);
        }
        return lists.empty() ? Entries() : std::move(lists.front());
    }

    static Entries weighted(Entries entries, const CandidateQuery& query)
    {
        if (query.weight != 1) {
            for (MatchingEntry& each : entries) {
                each.score *= query.weight;
            }
        }
        return entries;
    }

    const EntriesAsked& m_asked;
    std::size_t m_steps = 0;
};

} // namespace

bool can_be_counted(const CandidateQuery& query)
{
    std::set<std::string> terms;
    return collect_terms(query, terms);
}

std::vector<MatchingEntry> matching_entries(const EntriesAsked& asked, const CandidateQuery& query)
{
    if (asked.progress) {
        asked.progress->check();
    }
    return Matching(asked).of(query, nullptr);
}

} // namespace duiding
