// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_connection.h"

#include "core/base/file.h"
#include "core/index/corpus/shard_counting.h"
#include "core/index/corpus/shard_reasons.h"
#include "core/index/matching_entries.h"

#include <xapian.h>

#include <algorithm>
#include <cmath>
#include <map>

namespace duiding {

namespace {

using Clock = std::chrono::steady_clock;

// Xapian's own defaults, which the project's index uses too.
constexpr double k1 = 1;
constexpr double b = 0.5;
constexpr double shortest = 0.5;             // of the average: shorter entries count as this

constexpr std::size_t entries_at_a_time = 1000;
constexpr std::size_t most_remembered = 500; // weights of groups of words

Xapian::Query any_of(const std::vector<std::string>& terms)
{
    return Xapian::Query(Xapian::Query::OP_SYNONYM, terms.begin(), terms.end());
}

Xapian::Query any_document(const std::vector<std::int64_t>& documents)
{
    std::vector<std::string> terms;
    for (std::int64_t document : documents) {
        terms.push_back(shard_schema::document_term(document));
    }
    return Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end());
}

std::string in_seconds(std::chrono::milliseconds limit)
{
    std::string tenths = std::to_string(limit.count() / 100);
    return limit.count() % 1000 == 0 ? std::to_string(limit.count() / 1000)
        : limit.count() < 1000       ? "0." + tenths
                                     : tenths.substr(0, tenths.size() - 1) + "." + tenths.substr(tenths.size() - 1);
}

} // namespace

double bm25_weight(double all, double entries)
{
    double odds = (all - std::min(all, entries) + 0.5) / (std::min(all, entries) + 0.5);
    return std::log(odds < 2 ? odds * 0.5 + 1 : odds);
}

struct ShardConnection::Implementation {
    ShardAddress address;
    std::chrono::milliseconds limit;
    std::optional<Xapian::Database> database;
    std::string expected;                                    // GUID of the build
    std::atomic<Clock::rep> heard{Clock::now().time_since_epoch().count()};
    std::map<std::string, double> weights;                   // of groups of words in this shard, as Xapian has them

    void open()
    {
        auto milliseconds = static_cast<unsigned>(limit.count());
        switch (address.kind) {
        case ShardAddress::Kind::Folder:
            database.emplace(path_text(address.folder), Xapian::DB_BACKEND_GLASS);
            break;
        case ShardAddress::Kind::Tcp:
            database.emplace(Xapian::Remote::open(address.host, static_cast<unsigned>(address.port), milliseconds, milliseconds));
            break;
        case ShardAddress::Kind::Ssh: {
            // Never asks anybody for a password: a search cannot wait for one.
            std::string seconds = std::to_string(std::max<std::int64_t>(1, limit.count() / 1000));
            database.emplace(Xapian::Remote::open("ssh", "-o BatchMode=yes -o ConnectTimeout=" + seconds + " -- " + address.host
                                                             + " xapian-progsrv " + address.path, milliseconds));
            break;
        }
        }
        weights.clear();
        if (!expected.empty() && read_fitting_stamp(database->get_metadata(shard_schema::stamp_key)).guid != expected) {
            database.reset();
            throw ShardAway({msg("The shard “{0}” does not answer.", address.name), text_of(address), msg("It was built anew since it was last asked."),
                             msg("Search again.")},
                            false);
        }
        heard = Clock::now().time_since_epoch().count();
    }

    [[noreturn]] void throw_away(const Xapian::Error& error, bool hangs) const
    {
        Message why = hangs ? msg("It did not answer within {0} seconds.", in_seconds(limit)) : why_away(error, address);
        throw ShardAway({msg("The shard “{0}” does not answer.", address.name), text_of(address), std::move(why),
                         msg("Look whether it is being served; “duiding-cli corpus status” asks again.")},
                        hangs);
    }

    [[noreturn]] void throw_unfit(Message why) const
    {
        throw ShardUnfit({msg("The shard “{0}” cannot be used.", address.name), text_of(address), std::move(why),
                          msg("Build it anew with “duiding-cli corpus build”.")});
    }

    // Runs a question. `again`: the connection may have been closed by the other end while nobody asked, so it is made anew once.
    template <class Ask>
    auto ask(Ask question, bool again = true)
    {
        bool was_open = database.has_value();
        try {
            try {
                if (!was_open) {
                    open();
                }
                auto answer = question(*database);
                heard = Clock::now().time_since_epoch().count();
                return answer;
            } catch (const Xapian::NetworkTimeoutError& error) {
                database.reset();
                throw_away(error, true);
            } catch (const Xapian::NetworkError& error) {
                database.reset();
                if (!was_open || !again) {
                    throw_away(error, false);
                }
            } catch (const Xapian::DatabaseModifiedError& error) {           // another program writes in it
                database.reset();
                if (!again) {
                    throw_unfit(why_unfit(error));
                }
            } catch (const Xapian::DatabaseNotFoundError& error) {           // a disk that is not plugged in
                database.reset();
                throw_away(error, false);
            } catch (const Xapian::Error& error) {
                database.reset();
                throw_unfit(why_unfit(error));
            }
        } catch (const ShardUnfit& error) {                                  // of what was read in the answer
            if (error.text().where.empty()) {
                throw_unfit(error.text().why);
            }
            throw;
        }
        return ask(question, false);
    }

    // What Xapian makes of a group of words in this shard.
    double weight_here(const Xapian::Database& db, const std::vector<std::string>& terms, const ShardFacts& facts)
    {
        std::vector<std::string> present;
        const ShardWord* rarest = nullptr;
        for (const std::string& term : terms) {
            if (const ShardWord* word = facts.find(term)) {
                present.push_back(term);
                rarest = !rarest || word->entries < rarest->entries ? word : rarest;
            }
        }
        if (present.size() <= 1) {
            return present.empty() ? 0 : bm25_weight(db.get_doccount(), static_cast<double>(rarest->entries));
        }
        std::string key;
        for (const std::string& term : terms) {
            key += term + ' ';
        }
        if (auto known = weights.find(key); known != weights.end()) {
            return known->second;
        }
        Xapian::Enquire enquire(db);                         // any entry will do; those of the rarest word are the fewest
        enquire.set_query(Xapian::Query(Xapian::Query::OP_FILTER, any_of(terms), Xapian::Query(std::string(rarest->word))));
        enquire.set_weighting_scheme(Xapian::BM25Weight(0, 0, 1, b, shortest));
        Xapian::MSet one = enquire.get_mset(0, 1);
        double weight = one.empty() ? 0 : one.begin().get_weight();
        if (weights.size() < most_remembered) {
            weights.emplace(std::move(key), weight);
        }
        return weight;
    }

    Xapian::Query to_xapian(const Xapian::Database& db, const CandidateQuery& query, const ShardQuestion& question, double scale)
    {
        using Kind = CandidateQuery::Kind;
        if (query.kind == Kind::Nothing) {
            return Xapian::Query::MatchNothing;
        }
        if (query.kind == Kind::AnyTerm) {
            double here = scale > 0 ? weight_here(db, query.terms, question.facts) : 0;
            double factor = here > 0 ? question.weight(query.terms) / here * scale : 0;
            return Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, any_of(query.terms), factor);
        }
        if (query.kind == Kind::AndNot) {
            return Xapian::Query(Xapian::Query::OP_AND_NOT, to_xapian(db, query.children.at(0), question, scale),
                                 to_xapian(db, query.children.at(1), question, 0));
        }
        std::vector<Xapian::Query> children;
        for (const CandidateQuery& child : query.children) {
            children.push_back(to_xapian(db, child, question, scale));
        }
        return Xapian::Query(query.kind == Kind::And ? Xapian::Query::OP_AND : Xapian::Query::OP_OR, children.begin(), children.end());
    }

    // The paragraphs behind these terms, which come along as the sort keys of the list of hits.
    std::vector<ShardEntry> records(const Xapian::Database& db, const std::vector<std::string>& terms, std::size_t most,
                                    const std::function<DocumentId(std::int64_t)>& id)
    {
        Xapian::Enquire enquire(db);
        enquire.set_query(Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_sort_by_value(shard_schema::paragraph_slot, false);
        Xapian::MSet found = enquire.get_mset(0, static_cast<Xapian::doccount>(std::min<std::size_t>(most, db.get_doccount())));
        std::map<Xapian::docid, ShardEntry> by_number;
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            by_number.emplace(*hit, read_record(hit.get_sort_key(), id)).first->second.number = *hit;
        }
        std::vector<ShardEntry> entries;
        for (auto& [number, entry] : by_number) {
            entries.push_back(std::move(entry));
        }
        return entries;
    }
};

ShardConnection::ShardConnection(ShardAddress address, std::chrono::milliseconds limit) : m_implementation(std::make_unique<Implementation>())
{
    m_implementation->address = std::move(address);
    m_implementation->limit = limit;
}

ShardConnection::~ShardConnection() = default;

const ShardAddress& ShardConnection::address() const { return m_implementation->address; }
void ShardConnection::close() { m_implementation->database.reset(); }
void ShardConnection::expect(std::string guid) { m_implementation->expected = std::move(guid); }

std::string ShardConnection::metadata(const std::string& key)
{
    return m_implementation->ask([&](Xapian::Database& db) { return db.get_metadata(key); });
}

ShardCandidates ShardConnection::find(const ShardQuestion& question, std::size_t first, std::size_t count)
{
    return m_implementation->ask([&](Xapian::Database& db) {
        ShardCandidates candidates;
        if (db.get_doccount() == 0 || db.get_avlength() == 0) {
            return candidates;                               // no words at all
        }
        double ratio = db.get_avlength() / question.average_length;
        double k1_here = k1 * (1 - b) + k1 * b * ratio;
        Xapian::Query query = m_implementation->to_xapian(db, question.query, question, (k1 + 1) / (k1_here + 1));
        if (question.documents) {
            query = Xapian::Query(Xapian::Query::OP_FILTER, query, any_document(*question.documents));
        }
        Xapian::Enquire enquire(db);
        enquire.set_query(query);
        enquire.set_weighting_scheme(Xapian::BM25Weight(k1_here, 0, 1, k1 * b * ratio / k1_here, shortest / ratio));
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        std::size_t all = db.get_doccount();
        Xapian::MSet found = enquire.get_mset(static_cast<Xapian::doccount>(std::min(first, all)), static_cast<Xapian::doccount>(std::min(count, all)));
        candidates.in_all = found.get_matches_estimated();
        for (auto hit = found.begin(); hit != found.end(); ++hit) {
            candidates.found.push_back({*hit, hit.get_weight()});
        }
        return candidates;
    });
}

std::optional<std::vector<ShardCount>> ShardConnection::count(const ShardQuestion& question)
{
    if (!can_be_counted(question.query)) {
        return std::nullopt;
    }
    return m_implementation->ask([&](Xapian::Database& db) {
        Xapian::Query only = question.documents ? any_document(*question.documents) : Xapian::Query();
        return std::optional(count_in_shard(db, question.query, question.documents ? &only : nullptr));
    });
}

std::vector<ShardEntry> ShardConnection::entries(const std::vector<std::int64_t>& numbers, const std::function<DocumentId(std::int64_t)>& id)
{
    std::vector<ShardEntry> all;
    for (std::size_t at = 0; at < numbers.size(); at += entries_at_a_time) {
        std::vector<std::string> terms;
        for (std::size_t i = at; i < std::min(at + entries_at_a_time, numbers.size()); ++i) {
            terms.push_back(shard_schema::entry_term(numbers[i]));
        }
        auto some = m_implementation->ask([&](Xapian::Database& db) { return m_implementation->records(db, terms, terms.size(), id); });
        std::move(some.begin(), some.end(), std::back_inserter(all));
    }
    return all;
}

DocumentTextPtr ShardConnection::document(std::int64_t number, DocumentId id)
{
    std::string marks = metadata(shard_schema::marks_prefix + std::to_string(number));
    auto paragraphs = m_implementation->ask([&](Xapian::Database& db) {
        return m_implementation->records(db, {shard_schema::document_term(number)}, db.get_doccount(), [&](std::int64_t) { return id; });
    });
    std::string text;
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        text += (i == 0 ? "" : "\n") + paragraphs[i].text->text();
    }
    if (marks.empty() || paragraphs.empty()) {
        m_implementation->throw_unfit(msg("A text in it is damaged."));
    }
    return read_whole(id, std::move(text), marks);
}

Clock::time_point ShardConnection::last_heard() const { return Clock::time_point(Clock::duration(m_implementation->heard)); }

} // namespace duiding
