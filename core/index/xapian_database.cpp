// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/xapian_database.h"

#include "core/index/matching_entries.h"
#include "core/index/xapian_errors.h"

#include <algorithm>
#include <thread>
#include <unordered_set>

namespace duiding {

namespace {

constexpr std::uint32_t steps_between_checks = 4096;

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

    // The entries that a question is about: of these documents (empty: of all) those that are not gone. Empty optional: all.
    std::optional<std::vector<EntryRange>> only(const std::vector<DocumentId>& documents) const
    {
        if ((documents.empty() && gone.empty()) || !passages) {
            return std::nullopt;
        }
        std::vector<EntryRange> ranges;
        const auto& blocks = passages->block_places();
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            std::uint64_t end = i + 1 < blocks.size() ? blocks[i + 1].first_entry : passages->extent().places + 1;
            auto first = static_cast<std::uint32_t>(blocks[i].first_entry);
            EntryRange range{first, static_cast<std::uint32_t>(end) - first};
            bool wanted = documents.empty() || std::binary_search(documents.begin(), documents.end(), blocks[i].document);
            if (!wanted || range.count == 0 || gone.contains(range.first)) {     // a document's entries are gone together
                continue;
            }
            if (!ranges.empty() && ranges.back().end() == range.first) {
                ranges.back().count += range.count;
            } else {
                ranges.push_back(range);
            }
        }
        return ranges;
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

Ranking IndexReader::rank(const CandidateQuery& query, const std::vector<DocumentId>& documents)
{
    return m_implementation->read([&](Xapian::Database& database) {
        if (database.get_doccount() == 0) {
            return Ranking();
        }
        auto only = m_implementation->only(documents);
        const auto& passages = m_implementation->passages;
        EntriesAsked asked{database, &m_implementation->texts(), only ? &*only : nullptr, m_implementation->progress};
        return Ranking(matching_entries(asked, query), passages);
    });
}

std::optional<std::vector<MatchingEntry>> IndexReader::count(const CandidateQuery& query, const std::vector<DocumentId>& documents)
{
    return m_implementation->read([&](Xapian::Database& database) {
        auto only = m_implementation->only(documents);
        EntriesAsked asked{database, nullptr, only ? &*only : nullptr, m_implementation->progress};
        return can_be_counted(query) ? std::optional(matching_entries(asked, query)) : std::nullopt;
    });
}

Ranking::Ranking(std::vector<MatchingEntry> entries, std::shared_ptr<const Passages> passages)
    : m_entries(std::move(entries)), m_passages(std::move(passages))
{
}

std::vector<Candidate> Ranking::next(std::size_t count, const Progress* progress)
{
    auto begin = m_entries.begin() + static_cast<std::ptrdiff_t>(m_next);
    auto left = static_cast<std::size_t>(m_entries.end() - begin);
    auto end = begin + static_cast<std::ptrdiff_t>(std::min(count, left));
    if (count < left) {
        std::partial_sort(begin, end, m_entries.end(), [](const MatchingEntry& a, const MatchingEntry& b) {
            return a.score != b.score ? a.score > b.score : a.entry < b.entry;
        });
    } else if (m_next > 0) {
        std::sort(begin, end, [](const MatchingEntry& a, const MatchingEntry& b) { return a.entry < b.entry; });
    }
    std::vector<Candidate> candidates;
    candidates.reserve(static_cast<std::size_t>(end - begin));
    std::optional<std::uint64_t> at;
    DocumentBlock block;
    for (auto each = begin; each != end; ++each) {
        if (progress && candidates.size() % steps_between_checks == 0) {
            progress->check();
        }
        Place place = m_passages->place(each->entry);
        if (at != place.block) {
            block = m_passages->block(place.block);
            at = place.block;
        }
        if (place.paragraph < block.paragraphs()) {
            candidates.push_back({block, static_cast<std::size_t>(place.paragraph), each->score});
        }
    }
    m_next += static_cast<std::size_t>(end - begin);
    return candidates;
}

} // namespace duiding
