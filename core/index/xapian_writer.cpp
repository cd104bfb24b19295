// SPDX-License-Identifier: GPL-3.0-or-later
// The writing half of xapian_database.h.
#include "core/index/xapian_database.h"

#include "core/index/xapian_errors.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace duiding {

namespace {

constexpr int writing_flags = Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST;
constexpr std::size_t most_words_added = 50'000;     // more than this and they are collected from the index when they are wanted

EntryFacts facts_of(CharRange paragraph, const std::vector<Token>& tokens, const std::vector<CharRange>& asked)
{
    bool joined = std::any_of(tokens.begin(), tokens.end(), [](const Token& token) { return token.words > 1; });
    auto next = std::partition_point(asked.begin(), asked.end(), [&](CharRange turn) { return turn.end <= paragraph.begin; });
    bool interviewer = next != asked.end() && next->overlaps(paragraph);
    return {tokens.size(), joined, interviewer};
}

} // namespace

struct IndexWriter::Implementation {
    std::string where;
    std::filesystem::path folder;
    Xapian::WritableDatabase database;
    std::optional<PassageWriter> passages;
    std::optional<Passages> written;                     // up to where it was last asked for
    GoneEntries gone;
    std::optional<std::unordered_set<std::string>> words;

    template <class Write>
    auto write(Write change)
    {
        return writing(where, [&] { return change(database); });
    }

    // Of a paragraph that has words.
    void add_paragraph(const Place& place, EntryFacts facts, const std::string& document, const std::string& language, std::vector<Token>& tokens)
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
        passages->place(place, facts);
        if (words && words->size() > most_words_added) {
            words.reset();
        }
    }

    DocumentTextPtr text_of_block(std::uint64_t block)
    {
        if (!written || written->extent().texts <= block) {
            passages->flush();
            written.emplace(folder / index_schema::folder_of_terms, passages->extent());
        }
        return written->block(block).whole();
    }

    void count_as_gone(const std::string& term, std::int64_t times)
    {
        std::string key = index_schema::gone_key(term);
        auto before = index_schema::number_of<std::int64_t>(database.get_metadata(key)).value_or(0);
        database.set_metadata(key, std::to_string(before + times));
    }

    void count_words_as_gone(const DocumentText& text)
    {
        std::unordered_map<std::string, std::int64_t> times;
        for (CharRange paragraph : text.paragraphs()) {
            for (const Token& token : tokenize(text, paragraph)) {
                ++times[token.term];
            }
        }
        for (const auto& [term, count] : times) {
            count_as_gone(term, count);
        }
    }
};

IndexWriter::IndexWriter(const std::filesystem::path& folder) : m_implementation(std::make_unique<Implementation>())
{
    make_private_folder(folder);
    m_implementation->where = path_text(folder);
    m_implementation->folder = folder;
    writing(m_implementation->where, [&] {
        Xapian::WritableDatabase& database = m_implementation->database;
        database = Xapian::WritableDatabase(terms_path(folder), Xapian::DB_CREATE_OR_OPEN | writing_flags);
        auto extent = PassageExtent::parse(database.get_metadata(index_schema::passages_key));
        auto gone = GoneEntries::parse(database.get_metadata(index_schema::gone_entries_key));
        if ((extent ? extent->places : 0) != database.get_lastdocid() || !gone) {
            throw Xapian::DatabaseCorruptError("The index does not say where its texts are.");
        }
        m_implementation->gone = std::move(*gone);
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

void IndexWriter::collect_words() { m_implementation->words.emplace(); }

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
std::int64_t IndexWriter::entries() const { return static_cast<std::int64_t>(m_implementation->passages->extent().places); }
std::int64_t IndexWriter::gone_entries() const { return m_implementation->gone.count(); }

void IndexWriter::remove_document(DocumentId id)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) {
        std::string known = database.get_metadata(index_schema::block_key(id));
        if (known.empty()) {
            return;
        }
        auto record = BlockRecord::parse(known);
        if (!record) {
            throw Xapian::DatabaseCorruptError("The index does not say where a text is.");
        }
        m_implementation->words.reset();
        m_implementation->count_words_as_gone(*m_implementation->text_of_block(record->block));
        m_implementation->count_as_gone(index_schema::language_term(record->language), record->entries.count);
        m_implementation->gone.add(record->entries);
        database.set_metadata(index_schema::gone_entries_key, m_implementation->gone.text());
        database.set_metadata(index_schema::block_key(id), "");
    });
}

void IndexWriter::add_document(const DocumentText& text, const std::string& language, Progress& progress)
{
    m_implementation->write([&](Xapian::WritableDatabase& database) {
        Place place;
        place.block = m_implementation->passages->append(text);
        auto before = static_cast<std::uint32_t>(m_implementation->passages->extent().places);
        std::string document = index_schema::document_term(text.id());
        std::string language_term = index_schema::language_term(language);
        auto asked = turns_of_interviewers(text);
        for (CharRange paragraph : text.paragraphs()) {
            progress.check();
            auto tokens = tokenize(text, paragraph);
            if (!tokens.empty()) {
                m_implementation->add_paragraph(place, facts_of(paragraph, tokens, asked), document, language_term, tokens);
            }
            ++place.paragraph;
        }
        auto added = static_cast<std::uint32_t>(m_implementation->passages->extent().places) - before;
        database.set_metadata(index_schema::block_key(text.id()), BlockRecord{place.block, {before + 1, added}, language}.text());
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
        Xapian::WritableDatabase whole(path_text(terms), Xapian::DB_OPEN | writing_flags);
        PassageWriter passages(terms, std::nullopt);
        for (const auto& folder : folders) {
            Xapian::Database shard(terms_path(folder), Xapian::DB_BACKEND_GLASS);
            auto extent = PassageExtent::parse(shard.get_metadata(index_schema::passages_key));
            if (!extent || extent->places != shard.get_lastdocid()) {
                throw Xapian::DatabaseCorruptError("A shard does not say where its texts are.");
            }
            auto entries = static_cast<std::uint32_t>(passages.extent().places);
            std::uint64_t base = passages.append(Passages(folder / index_schema::folder_of_terms, *extent));
            std::string prefix = index_schema::block_prefix;
            for (auto key = shard.metadata_keys_begin(prefix); base > 0 && key != shard.metadata_keys_end(prefix); ++key) {
                auto record = BlockRecord::parse(shard.get_metadata(*key));
                if (!record) {
                    throw Xapian::DatabaseCorruptError("A shard does not say where a text is.");
                }
                record->block += base;
                record->entries.first += entries;
                whole.set_metadata(*key, record->text());
            }
        }
        if (passages.extent().places != whole.get_lastdocid()) {
            throw Xapian::DatabaseCorruptError("Entries were lost in merging.");
        }
        passages.flush();
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
