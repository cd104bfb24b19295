// SPDX-License-Identifier: GPL-3.0-or-later
// The writing half of xapian_database.h.
#include "core/index/xapian_database.h"

#include "core/index/xapian_errors.h"

#include <algorithm>
#include <unordered_set>

namespace duiding {

namespace {

constexpr std::size_t most_words_added = 50'000;     // more than this and they are collected from the index when they are wanted

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

struct IndexWriter::Implementation {
    std::string where;
    Xapian::WritableDatabase database;
    std::optional<PassageWriter> passages;
    std::optional<std::unordered_set<std::string>> words = std::unordered_set<std::string>();

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
            if (words) {
                words->insert(token->term);
            }
            token = end;
        }
        entry.add_boolean_term(document);
        entry.add_boolean_term(language);
        if (database.add_document(entry) != passages->extent().places + 1) {
            throw_unfit(where, Xapian::DatabaseCorruptError("An entry of the index has no place."));
        }
        passages->place(place);
        if (words && words->size() > most_words_added) {
            words.reset();
        }
    }
};

IndexWriter::IndexWriter(const std::filesystem::path& folder) : m_implementation(std::make_unique<Implementation>())
{
    make_private_folder(folder);
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

std::string IndexWriter::revision() const
{
    return m_implementation->write([&](Xapian::WritableDatabase& database) { return revision_of(database); });
}

std::optional<std::vector<std::string>> IndexWriter::words_added() const
{
    if (!m_implementation->words) {
        return std::nullopt;
    }
    std::vector<std::string> words(m_implementation->words->begin(), m_implementation->words->end());
    std::sort(words.begin(), words.end());
    return words;
}

std::set<DocumentId> IndexWriter::documents() const
{
    return m_implementation->write([&](Xapian::WritableDatabase& database) {
        std::set<DocumentId> documents;
        std::string prefix = index_schema::block_prefix;
        for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix); ++key) {
            documents.insert(DocumentId{std::stoll((*key).substr(prefix.size()))});
        }
        return documents;
    });
}

std::int64_t IndexWriter::text_bytes() const { return static_cast<std::int64_t>(m_implementation->passages->extent().texts); }

void IndexWriter::remove_document(DocumentId id)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) {
        if (!database.get_metadata(index_schema::block_key(id)).empty()) {
            m_implementation->words.reset();
        }
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

void merge_indexes(const std::vector<std::filesystem::path>& folders, const std::filesystem::path& terms)
{
    writing(path_text(terms), [&] {
        Xapian::Database shards;
        for (const auto& folder : folders) {
            shards.add_database(Xapian::Database(terms_path(folder), Xapian::DB_BACKEND_GLASS));
        }
        shards.compact(path_text(terms));            // numbers of later shards follow those of earlier ones
        Xapian::WritableDatabase whole(path_text(terms), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
        PassageWriter passages(terms, std::nullopt);
        for (const auto& folder : folders) {
            Xapian::Database shard(terms_path(folder), Xapian::DB_BACKEND_GLASS);
            auto extent = PassageExtent::parse(shard.get_metadata(index_schema::passages_key));
            if (!extent || extent->places != shard.get_lastdocid()) {
                throw Xapian::DatabaseCorruptError("A shard does not say where its texts are.");
            }
            std::uint64_t base = passages.append(Passages(folder / index_schema::folder_of_terms, *extent));
            std::string prefix = index_schema::block_prefix;
            for (auto key = shard.metadata_keys_begin(prefix); base > 0 && key != shard.metadata_keys_end(prefix); ++key) {
                whole.set_metadata(*key, std::to_string(base + std::stoull(shard.get_metadata(*key))));
            }
        }
        if (passages.extent().places != whole.get_lastdocid()) {
            throw Xapian::DatabaseCorruptError("Entries were lost in merging.");
        }
        passages.sync();
        whole.set_metadata(index_schema::passages_key, passages.extent().text());
        whole.set_metadata(index_schema::pending_key, "");
        whole.commit();
    });
}

std::string xapian_series()
{
    return std::to_string(Xapian::major_version()) + "." + std::to_string(Xapian::minor_version());
}

} // namespace duiding
