// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/xapian_database.h"

#include "core/index/entry_counter.h"
#include "core/index/xapian_errors.h"

#include <algorithm>
#include <thread>
#include <unordered_set>

namespace duiding {

namespace {

Xapian::Query to_xapian(const CandidateQuery& query);

Xapian::Query unweighted(const CandidateQuery& query)
{
    using Kind = CandidateQuery::Kind;
    if (query.kind == Kind::Nothing) {
        return Xapian::Query::MatchNothing;
    }
    if (query.kind == Kind::AnyTerm) {
        return Xapian::Query(Xapian::Query::OP_SYNONYM, query.terms.begin(), query.terms.end());
    }
    std::vector<Xapian::Query> children;
    for (const CandidateQuery& child : query.children) {
        children.push_back(to_xapian(child));
    }
    if (query.kind == Kind::AndNot) {
        return Xapian::Query(Xapian::Query::OP_AND_NOT, children.at(0), children.at(1));
    }
    auto operation = query.kind == Kind::And ? Xapian::Query::OP_AND : Xapian::Query::OP_OR;
    return Xapian::Query(operation, children.begin(), children.end());
}

Xapian::Query to_xapian(const CandidateQuery& query)
{
    return query.weight == 1 ? unweighted(query) : Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, unweighted(query), query.weight);
}

Xapian::Query only_documents(const Xapian::Query& query, const std::vector<DocumentId>& documents)
{
    if (documents.empty()) {
        return query;
    }
    std::vector<std::string> terms;
    for (DocumentId id : documents) {
        terms.push_back(index_schema::document_term(id));
    }
    return Xapian::Query(Xapian::Query::OP_FILTER, query, Xapian::Query(Xapian::Query::OP_OR, terms.begin(), terms.end()));
}

constexpr std::uint32_t steps_between_checks = 4096;
constexpr std::size_t worth_listening = 10'000;      // entries wanted; fewer are found in no time

// Every entry, and at each some thousands a look whether the search was cancelled: put beside a query, it stops Xapian inside its
// own loop.
class Listener : public Xapian::PostingSource {
public:
    explicit Listener(const Progress& progress) : m_progress(progress) {}

    Xapian::doccount get_termfreq_min() const override { return m_all; }
    Xapian::doccount get_termfreq_est() const override { return m_all; }
    Xapian::doccount get_termfreq_max() const override { return m_all; }
    void init(const Xapian::Database& database) override
    {
        m_all = database.get_doccount();
        m_last = database.get_lastdocid();
        m_at = 0;
    }
    void next(double) override { go_to(m_at + 1); }
    void skip_to(Xapian::docid entry, double) override { go_to(std::max(m_at, entry)); }
    bool at_end() const override { return m_at > m_last; }
    Xapian::docid get_docid() const override { return m_at; }

private:
    void go_to(Xapian::docid entry)
    {
        m_at = entry;
        if (++m_steps % steps_between_checks == 0) {
            m_progress.check();
        }
    }

    const Progress& m_progress;
    Xapian::doccount m_all = 0;
    Xapian::docid m_last = 0;
    Xapian::docid m_at = 0;
    std::uint32_t m_steps = 0;
};

// The entries that are gone, to be left out of a query.
class Gone : public Xapian::PostingSource {
public:
    explicit Gone(const GoneEntries& entries) : m_entries(entries) {}

    Xapian::doccount get_termfreq_min() const override { return m_entries.count(); }
    Xapian::doccount get_termfreq_est() const override { return m_entries.count(); }
    Xapian::doccount get_termfreq_max() const override { return m_entries.count(); }
    void init(const Xapian::Database&) override
    {
        m_at = 0;
        m_end = false;
    }
    void next(double) override { go_to(m_at + 1); }
    void skip_to(Xapian::docid entry, double) override { go_to(std::max(m_at, entry)); }
    bool at_end() const override { return m_end; }
    Xapian::docid get_docid() const override { return m_at; }

private:
    void go_to(Xapian::docid entry)
    {
        m_at = m_entries.next_in(entry);
        m_end = m_at == 0;
    }

    const GoneEntries& m_entries;
    Xapian::docid m_at = 0;
    bool m_end = false;
};

// Xapian keeps a pointer to the source: it must live as long as the query.
Xapian::Query without(const Xapian::Query& query, Gone& gone) { return Xapian::Query(Xapian::Query::OP_AND_NOT, query, Xapian::Query(&gone)); }

} // namespace

struct IndexReader::Implementation {
    std::string where;
    std::filesystem::path folder;
    Xapian::Database database;
    std::shared_ptr<const Passages> passages;
    GoneEntries gone;
    const Progress* progress = nullptr;

    void check() const
    {
        if (progress) {
            progress->check();
        }
    }

    template <class Read>
    auto read(Read question)
    {
        auto renew = [this] {
            bool moved = database.reopen();
            find_texts();
            return moved;
        };
        return reading(where, renew, [&] { return question(database); });
    }

    // What belongs to what the database now shows: the flat texts, and which entries are gone.
    void find_texts()
    {
        auto listed = GoneEntries::parse(database.get_metadata(index_schema::gone_entries_key));
        if (!listed) {
            throw Xapian::DatabaseCorruptError("The index does not say which entries are gone.");
        }
        gone = std::move(*listed);
        auto extent = PassageExtent::parse(database.get_metadata(index_schema::passages_key));
        if (extent && (!passages || passages->extent() != *extent)) {
            passages = std::make_shared<const Passages>(folder / index_schema::folder_of_terms, *extent, passages.get());
        } else if (extent) {
            passages->check_whole();
        } else {
            passages = nullptr;
        }
    }

    // How often a term stands in entries that are gone.
    std::int64_t gone_times(const std::string& term) const
    {
        return gone.empty() ? 0 : index_schema::number_of<std::int64_t>(database.get_metadata(index_schema::gone_key(term))).value_or(0);
    }

    // Words that stand in entries that are gone.
    std::unordered_set<std::string> gone_words() const
    {
        std::unordered_set<std::string> words;
        std::string prefix = index_schema::gone_prefix;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
            words.insert((*key).substr(prefix.size()));
        }
        return words;
    }

    std::optional<BlockRecord> record(const std::string& key) const
    {
        std::string text = database.get_metadata(key);
        auto record = BlockRecord::parse(text);
        if (!record && !text.empty()) {
            throw Xapian::DatabaseCorruptError("The index does not say where a text is.");
        }
        return record;
    }

    std::set<DocumentId> documents(std::uint32_t least_entries)
    {
        return read([&](Xapian::Database&) {
            std::set<DocumentId> documents;
            std::string prefix = index_schema::block_prefix;
            for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
                if (record(*key)->entries.count >= least_entries) {
                    documents.insert(DocumentId{std::stoll((*key).substr(prefix.size()))});
                }
            }
            return documents;
        });
    }

    // The index has entries, so it has texts.
    const Passages& texts() const
    {
        if (!passages) {
            throw_unfit(where, Xapian::DatabaseCorruptError("The index does not say where its texts are."));
        }
        return *passages;
    }
};

IndexReader::IndexReader(std::unique_ptr<Implementation> implementation) : m_implementation(std::move(implementation)) {}
IndexReader::~IndexReader() = default;

std::unique_ptr<IndexReader> IndexReader::open(const std::filesystem::path& folder, std::shared_ptr<const Passages> before)
{
    for (int tries = 1;; ++tries) {
        if (!std::filesystem::exists(folder / index_schema::folder_of_terms)) {
            // Between two renames the old index has gone and the new one is not there yet.
            bool between = std::filesystem::exists(folder / index_schema::folder_of_old_terms) && tries < most_tries_to_read;
            if (!between) {
                return nullptr;
            }
            std::this_thread::yield();
            continue;
        }
        auto implementation = std::make_unique<Implementation>();
        implementation->where = path_text(folder);
        implementation->folder = folder;
        implementation->passages = before;
        try {
            auto open_anew = [&] {
                implementation->database = Xapian::Database(terms_path(folder), Xapian::DB_BACKEND_GLASS);
                implementation->find_texts();
                return true;
            };
            reading(implementation->where, [] { return true; }, open_anew);
        } catch (const IndexUnfit&) {
            if (tries == most_tries_to_read) {               // else a rebuild may have put another index in its place just now
                throw;
            }
            continue;
        }
        return std::unique_ptr<IndexReader>(new IndexReader(std::move(implementation)));
    }
}

void IndexReader::listen_to(const Progress* progress) { m_implementation->progress = progress; }

std::optional<IndexStamp> IndexReader::stamp()
{
    return m_implementation->read([&](Xapian::Database& database) { return IndexStamp::parse(database.get_metadata(index_schema::stamp_key)); });
}

std::set<DocumentId> IndexReader::pending()
{
    return m_implementation->read([&](Xapian::Database& database) { return index_schema::parse_pending(database.get_metadata(index_schema::pending_key)); });
}

std::string IndexReader::revision()
{
    return m_implementation->read([&](Xapian::Database& database) { return revision_of(database); });
}

std::vector<std::string> IndexReader::words()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::vector<std::string> words;
        auto gone = m_implementation->gone_words();
        std::uint32_t steps = 0;
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            if (++steps % steps_between_checks == 0) {
                m_implementation->check();
            }
            std::string word = *term;
            bool is_gone = gone.contains(word) && database.get_collection_freq(word) == static_cast<Xapian::termcount>(m_implementation->gone_times(word));
            if (index_schema::is_word(word) && !is_gone) {
                words.push_back(std::move(word));
            }
        }
        return words;
    });
}

std::vector<std::string> IndexReader::languages()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::vector<std::string> languages;
        std::string prefix = index_schema::language_prefix;
        for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
            if (term.get_termfreq() > m_implementation->gone_times(*term)) {
                languages.push_back((*term).substr(prefix.size()));
            }
        }
        return languages;
    });
}

std::int64_t IndexReader::occurrences(const std::string& word)
{
    m_implementation->check();                   // asked for each of thousands of words
    return m_implementation->read([&](Xapian::Database& database) { return static_cast<std::int64_t>(database.get_collection_freq(word)) - m_implementation->gone_times(word); });
}

std::int64_t IndexReader::entries()
{
    return m_implementation->read([&](Xapian::Database& database) { return static_cast<std::int64_t>(database.get_doccount()) - m_implementation->gone.count(); });
}

bool IndexReader::occurs_in_language(const std::string& word, const std::string& language)
{
    return m_implementation->read([&](Xapian::Database& database) {
        Xapian::Enquire enquire(database);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        Gone gone(m_implementation->gone);
        enquire.set_query(without(Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(word), Xapian::Query(index_schema::language_term(language))), gone));
        return !enquire.get_mset(0, 1).empty();
    });
}

bool IndexReader::is_whole()
{
    return m_implementation->read([&](Xapian::Database& database) {
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            for (auto posting = database.postlist_begin(*term); posting != database.postlist_end(*term); ++posting) {
                posting.get_wdf();
            }
        }
        std::int64_t placed = 0;
        for (auto term = database.allterms_begin(index_schema::document_prefix); term != database.allterms_end(index_schema::document_prefix); ++term) {
            for (auto entry = database.postlist_begin(*term); entry != database.postlist_end(*term); ++entry, ++placed) {
                Place place = m_implementation->texts().place(*entry);
                DocumentBlock block = m_implementation->texts().block(place.block);
                if (place.paragraph >= block.paragraphs() || *term != index_schema::document_term(block.document())) {
                    return false;
                }
            }
        }
        return placed == database.get_doccount() && knows_every_kept_entry();
    });
}

// Each entry that is not gone is one of a document that the index says it has.
bool IndexReader::knows_every_kept_entry()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::int64_t known = 0;
        std::string prefix = index_schema::block_prefix;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
            auto record = m_implementation->record(*key);
            known += record->entries.count;
        }
        return known == static_cast<std::int64_t>(database.get_doccount()) - m_implementation->gone.count();
    });
}

std::set<DocumentId> IndexReader::documents() { return m_implementation->documents(1); }
std::set<DocumentId> IndexReader::stored_documents() { return m_implementation->documents(0); }

const std::shared_ptr<const Passages>& IndexReader::passages() const { return m_implementation->passages; }

std::optional<DocumentBlock> IndexReader::block(DocumentId id)
{
    return m_implementation->read([&](Xapian::Database&) -> std::optional<DocumentBlock> {
        auto record = m_implementation->record(index_schema::block_key(id));
        return record ? std::optional(m_implementation->texts().block(record->block)) : std::nullopt;
    });
}

std::vector<DocumentBlock> IndexReader::blocks()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::vector<DocumentBlock> blocks;
        std::string prefix = index_schema::block_prefix;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
            blocks.push_back(m_implementation->texts().block(m_implementation->record(*key)->block));
        }
        return blocks;
    });
}

std::optional<std::vector<CountedEntry>> IndexReader::count(const CandidateQuery& query)
{
    return m_implementation->read([&](Xapian::Database& database) {
        auto entries = count_entries(database, query, m_implementation->progress);
        if (entries && !m_implementation->gone.empty()) {
            std::erase_if(*entries, [&gone = m_implementation->gone](const CountedEntry& entry) { return gone.contains(entry.entry); });
        }
        return entries;
    });
}

Candidates IndexReader::find(const CandidateQuery& query, const std::vector<DocumentId>& documents, std::size_t first,
                             std::size_t count)
{
    return m_implementation->read([&](Xapian::Database& database) {
        Candidates candidates;
        Xapian::doccount all = database.get_doccount();
        auto wanted = static_cast<Xapian::doccount>(std::min<std::size_t>(count, all));
        Xapian::Enquire enquire(database);
        Xapian::Query asked = only_documents(to_xapian(query), documents);
        std::optional<Listener> listener;
        if (m_implementation->progress && wanted > worth_listening) {
            listener.emplace(*m_implementation->progress);
            asked = Xapian::Query(Xapian::Query::OP_FILTER, asked, Xapian::Query(&*listener));
        }
        Gone gone(m_implementation->gone);
        enquire.set_query(m_implementation->gone.empty() ? asked : without(asked, gone));
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        auto mset = enquire.get_mset(static_cast<Xapian::doccount>(std::min<std::size_t>(first, all)), wanted);
        candidates.in_all = mset.get_matches_estimated();
        candidates.found.reserve(mset.size());
        for (auto hit = mset.begin(); hit != mset.end(); ++hit) {
            if (candidates.found.size() % steps_between_checks == 0) {
                m_implementation->check();
            }
            Place place = m_implementation->texts().place(*hit);
            DocumentBlock block = m_implementation->texts().block(place.block);
            if (place.paragraph < block.paragraphs()) {
                candidates.found.push_back({block, place.paragraph, place.flags, hit.get_weight()});
            }
        }
        return candidates;
    });
}

} // namespace duiding
