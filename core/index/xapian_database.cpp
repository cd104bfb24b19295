// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/xapian_database.h"

#include "core/base/file.h"
#include "core/base/platform.h"

#include <xapian.h>

#include <algorithm>

namespace duiding {

namespace {

std::string terms_path(const std::filesystem::path& folder)
{
    return path_text(folder / index_schema::folder_of_terms);
}

[[noreturn]] void throw_unfit(const std::string& where, const Xapian::Error& error)
{
    throw IndexUnfit({msg("The search index cannot be read."), where, msg("{0}: {1}", error.get_type(), error.get_msg()),
                      msg("Build it anew; nothing of the study is lost by that.")});
}

[[noreturn]] void throw_environment(const std::string& where, const Xapian::Error& error)
{
    std::string reason = error.get_msg();
    if (const char* system = error.get_error_string()) {
        reason += reason.empty() ? system : std::string(" (") + system + ")";
    }
    throw Environment({msg("The search index could not be written."), where, msg("{0}: {1}", error.get_type(), reason),
                       msg("Look whether the disk is full or protected; the study itself is not touched by this.")});
}

constexpr int most_tries = 5;        // of a read while somebody else commits and commits

// Runs a read. A reader that was overtaken by commits makes itself anew with `renew` and reads once more; when there is
// nothing new, it was not overtaken but stumbled over a damaged block.
template <class Renew, class Read>
auto reading(const std::string& where, Renew renew, Read read)
{
    for (int tries = 1;; ++tries) {
        try {
            if (tries > 1 && !renew()) {
                throw_unfit(where, Xapian::DatabaseCorruptError("A block belongs to another revision."));
            }
            return read();
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (tries == most_tries) {
                throw Environment({msg("The search was overtaken by the indexing."), where, msg("{0}", error.get_msg()),
                                   msg("Search again.")});
            }
        } catch (const Xapian::DatabaseError& error) {
            throw_unfit(where, error);
        } catch (const Xapian::Error& error) {
            throw Bug({msg("The search index refused a question."), where, msg("{0}: {1}", error.get_type(), error.get_msg()), {}});
        }
    }
}

template <class Write>
auto writing(const std::string& where, Write write)
{
    try {
        return write();
    } catch (const Xapian::DatabaseLockError&) {
        throw Environment({msg("The search index is being written by another program."), where, {},
                           msg("Close the other window on this study and try again.")});
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw_unfit(where, error);
    } catch (const Xapian::DatabaseVersionError& error) {
        throw_unfit(where, error);
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw_unfit(where, error);
    } catch (const Xapian::Error& error) {
        throw_environment(where, error);
    }
}

Xapian::Query to_xapian(const CandidateQuery& query)
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

// The turns of interviewers, sorted and disjoint.
std::vector<CharRange> interviewer_turns(const DocumentText& text)
{
    std::vector<CharRange> turns;
    auto asks = [&](const Mark& turn) {
        return std::any_of(text.speakers().begin(), text.speakers().end(), [&](const Speaker& speaker) {
            return speaker.kind == SpeakerKind::Interviewer && speaker.name == turn.value;
        });
    };
    for (const Mark& mark : text.marks()) {
        if (mark.kind != MarkKind::Turn || !asks(mark)) {
            continue;
        }
        if (!turns.empty() && mark.range.begin <= turns.back().end) {
            turns.back().end = std::max(turns.back().end, mark.range.end);
        } else {
            turns.push_back(mark.range);
        }
    }
    return turns;
}

std::uint32_t flags_of(CharRange paragraph, const std::vector<Token>& tokens, const std::vector<CharRange>& asked)
{
    bool joined = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.words > 1; });
    auto next = std::partition_point(asked.begin(), asked.end(), [&](CharRange turn) { return turn.end <= paragraph.begin; });
    bool interviewer = next != asked.end() && next->overlaps(paragraph);
    return (joined ? Place::joined : 0) | (interviewer ? Place::interviewer : 0);
}

} // namespace

struct IndexReader::Implementation {
    std::string where;
    std::filesystem::path folder;
    Xapian::Database database;
    std::shared_ptr<const Passages> passages;

    template <class Read>
    auto read(Read question)
    {
        auto renew = [this] {
            bool moved = database.reopen();
            find_passages();
            return moved;
        };
        return reading(where, renew, [&] { return question(database); });
    }

    // The flat texts that belong to what the database now shows.
    void find_passages()
    {
        auto extent = PassageExtent::parse(database.get_metadata(index_schema::passages_key));
        if (extent && (!passages || passages->extent() != *extent)) {
            passages = std::make_shared<const Passages>(folder / index_schema::folder_of_terms, *extent, passages.get());
        } else if (!extent) {
            passages = nullptr;
        }
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
            return nullptr;
        }
        auto implementation = std::make_unique<Implementation>();
        implementation->where = path_text(folder);
        implementation->folder = folder;
        implementation->passages = before;
        try {
            auto open_anew = [&] {
                implementation->database = Xapian::Database(terms_path(folder), Xapian::DB_BACKEND_GLASS);
                implementation->find_passages();
                return true;
            };
            reading(implementation->where, [] { return true; }, open_anew);
        } catch (const IndexUnfit&) {
            if (tries == most_tries) {               // else a rebuild may have put another index in its place just now
                throw;
            }
            continue;
        }
        return std::unique_ptr<IndexReader>(new IndexReader(std::move(implementation)));
    }
}

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
    return m_implementation->read([&](Xapian::Database& database) { return database.get_uuid() + ":" + std::to_string(database.get_revision()); });
}

std::vector<std::string> IndexReader::words()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::vector<std::string> words;
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            std::string word = *term;
            if (index_schema::is_word(word)) {
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
            languages.push_back((*term).substr(prefix.size()));
        }
        return languages;
    });
}

std::int64_t IndexReader::occurrences(const std::string& word)
{
    return m_implementation->read([&](Xapian::Database& database) { return static_cast<std::int64_t>(database.get_collection_freq(word)); });
}

bool IndexReader::occurs_in_language(const std::string& word, const std::string& language)
{
    return m_implementation->read([&](Xapian::Database& database) {
        Xapian::Enquire enquire(database);
        enquire.set_weighting_scheme(Xapian::BoolWeight());
        enquire.set_query(Xapian::Query(Xapian::Query::OP_AND, Xapian::Query(word), Xapian::Query(index_schema::language_term(language))));
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
        for (auto id = database.postlist_begin(""); id != database.postlist_end(""); ++id) {
            Place place = m_implementation->texts().place(*id);
            DocumentBlock block = m_implementation->texts().block(place.block);
            std::string term = index_schema::document_term(block.document());
            auto terms = database.termlist_begin(*id);
            terms.skip_to(term);
            if (place.paragraph >= block.paragraphs() || terms == database.termlist_end(*id) || *terms != term) {
                return false;
            }
        }
        return true;
    });
}

std::set<DocumentId> IndexReader::documents()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::set<DocumentId> documents;
        for (auto term = database.allterms_begin("D"); term != database.allterms_end("D"); ++term) {
            documents.insert(DocumentId{std::stoll((*term).substr(1))});
        }
        return documents;
    });
}

const std::shared_ptr<const Passages>& IndexReader::passages() const { return m_implementation->passages; }

std::optional<DocumentBlock> IndexReader::block(DocumentId id)
{
    return m_implementation->read([&](Xapian::Database& database) -> std::optional<DocumentBlock> {
        std::string at = database.get_metadata(index_schema::block_key(id));
        return at.empty() ? std::nullopt : std::optional(m_implementation->texts().block(std::stoull(at)));
    });
}

std::vector<DocumentBlock> IndexReader::blocks()
{
    return m_implementation->read([&](Xapian::Database& database) {
        std::vector<DocumentBlock> blocks;
        std::string prefix = index_schema::block_prefix;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
            blocks.push_back(m_implementation->texts().block(std::stoull(database.get_metadata(*key))));
        }
        return blocks;
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
        enquire.set_query(only_documents(to_xapian(query), documents));
        enquire.set_docid_order(Xapian::Enquire::ASCENDING);
        auto mset = enquire.get_mset(static_cast<Xapian::doccount>(std::min<std::size_t>(first, all)), wanted);
        candidates.in_all = mset.get_matches_estimated();
        candidates.found.reserve(mset.size());
        for (auto hit = mset.begin(); hit != mset.end(); ++hit) {
            Place place = m_implementation->texts().place(*hit);
            DocumentBlock block = m_implementation->texts().block(place.block);
            if (place.paragraph < block.paragraphs()) {
                candidates.found.push_back({block, place.paragraph, place.flags, hit.get_weight()});
            }
        }
        return candidates;
    });
}

struct IndexWriter::Implementation {
    std::string where;
    Xapian::WritableDatabase database;
    std::optional<PassageWriter> passages;

    template <class Write>
    auto write(Write change)
    {
        return writing(where, [&] { return change(database); });
    }

    // Of a paragraph that has words.
    void add_paragraph(const Place& place, const std::string& document, const std::string& language, std::vector<Token>& tokens)
    {
        Xapian::Document entry;
        std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.term < b.term; });
        for (auto token = tokens.begin(); token != tokens.end();) {
            auto end = std::find_if(token, tokens.end(), [&](const Token& other) { return other.term != token->term; });
            entry.add_term(token->term, static_cast<Xapian::termcount>(end - token));
            token = end;
        }
        entry.add_boolean_term(document);
        entry.add_boolean_term(language);
        if (database.add_document(entry) != passages->extent().places + 1) {
            throw_unfit(where, Xapian::DatabaseCorruptError("An entry of the index has no place."));
        }
        passages->place(place);
    }
};

IndexWriter::IndexWriter(const std::filesystem::path& folder) : m_implementation(std::make_unique<Implementation>())
{
    std::filesystem::create_directories(folder);
    platform::make_private(folder);
    m_implementation->where = path_text(folder);
    writing(m_implementation->where, [&] {
        Xapian::WritableDatabase& database = m_implementation->database;
        database = Xapian::WritableDatabase(terms_path(folder), Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
        auto extent = PassageExtent::parse(database.get_metadata(index_schema::passages_key));
        if ((extent ? extent->places : 0) != database.get_lastdocid()) {
            throw Xapian::DatabaseCorruptError("The index does not say where its texts are.");
        }
        m_implementation->passages.emplace(folder / index_schema::folder_of_terms, extent);
        database.begin_transaction();
    });
}

IndexWriter::~IndexWriter() = default;

std::optional<IndexStamp> IndexWriter::stamp() const
{
    return m_implementation->write([&](Xapian::WritableDatabase& database) { return IndexStamp::parse(database.get_metadata(index_schema::stamp_key)); });
}

std::set<DocumentId> IndexWriter::pending() const
{
    return m_implementation->write([&](Xapian::WritableDatabase& database) { return index_schema::parse_pending(database.get_metadata(index_schema::pending_key)); });
}

void IndexWriter::remove_document(DocumentId id)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) {
        database.delete_document(index_schema::document_term(id));
        database.set_metadata(index_schema::block_key(id), "");
    });
}

void IndexWriter::add_document(const DocumentText& text, const std::string& language, Progress& progress)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) {
        Place place;
        place.block = m_implementation->passages->append(text);
        database.set_metadata(index_schema::block_key(text.id()), std::to_string(place.block));
        std::string document = index_schema::document_term(text.id());
        std::string language_term = index_schema::language_term(language);
        auto asked = interviewer_turns(text);
        for (CharRange paragraph : text.paragraphs()) {
            progress.check();
            auto tokens = tokenize(text, paragraph);
            if (!tokens.empty()) {
                place.flags = flags_of(paragraph, tokens, asked);
                m_implementation->add_paragraph(place, document, language_term, tokens);
            }
            ++place.paragraph;
        }
    });
}

void IndexWriter::set_stamp(const IndexStamp& stamp)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) { database.set_metadata(index_schema::stamp_key, stamp.text()); });
}

void IndexWriter::set_pending(const std::set<DocumentId>& documents)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) { database.set_metadata(index_schema::pending_key, index_schema::pending_text(documents)); });
}

void IndexWriter::commit()
{
    m_implementation->passages->sync();
    m_implementation->write([&](Xapian::WritableDatabase& database) {
        database.set_metadata(index_schema::passages_key, m_implementation->passages->extent().text());
        database.commit_transaction();
        database.begin_transaction();
    });
}

std::string xapian_series()
{
    return std::to_string(Xapian::major_version()) + "." + std::to_string(Xapian::minor_version());
}

} // namespace duiding
