// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_writer.h"

#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/index/tokenizer.h"
#include "core/index/xapian_errors.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::int64_t commit_bytes = 4 << 20;               // where Xapian is quickest
constexpr std::size_t most_languages = 8;                    // bits of a word

bool is_shard(const std::filesystem::path& folder) { return std::filesystem::exists(folder / "iamglass"); }

// A folder of somebody else's is not touched.
void refuse_foreign(const std::filesystem::path& folder)
{
    std::error_code error;
    if (is_shard(folder.parent_path())) {
        throw BadInput({msg("The shard cannot be made here."), path_text(folder), msg("The folder above it is a shard itself."),
                        msg("Choose a new folder.")});
    }
    if (std::filesystem::exists(folder, error) && !is_shard(folder) && !std::filesystem::is_empty(folder, error)) {
        throw BadInput({msg("The shard cannot be made here."), path_text(folder), msg("There is something else in this folder."),
                        msg("Choose a new folder.")});
    }
}

std::filesystem::path beside(const std::filesystem::path& folder, const char* ending)
{
    std::filesystem::path other = folder;
    other += ending;
    return other;
}

} // namespace

struct ShardWriter::Implementation {
    std::filesystem::path folder;
    std::filesystem::path draft;
    std::string where;
    Xapian::WritableDatabase database;
    ShardStamp stamp;
    std::int64_t next_entry = 1;
    std::int64_t uncommitted = 0;
    std::vector<std::string> documents;                      // as JSON
    std::unordered_map<std::string, unsigned char> languages_of_words;

    template <class Write>
    auto write(Write change)
    {
        return writing(where, change);
    }

    unsigned char language_bit(const std::string& language)
    {
        auto known = std::find(stamp.languages.begin(), stamp.languages.end(), language);
        if (known == stamp.languages.end() && stamp.languages.size() < most_languages && !language.empty()) {
            known = stamp.languages.insert(stamp.languages.end(), language);
        }
        return known == stamp.languages.end() ? 0 : static_cast<unsigned char>(1u << (known - stamp.languages.begin()));
    }

    void add_entry(const std::string& document, const std::string& record, std::vector<Token> tokens, unsigned char language)
    {
        Xapian::Document entry;
        std::sort(tokens.begin(), tokens.end(), [](const Token& a, const Token& b) { return a.term < b.term; });
        for (auto token = tokens.begin(); token != tokens.end();) {
            auto end = std::find_if(token, tokens.end(), [&](const Token& other) { return other.term != token->term; });
            entry.add_term(token->term, static_cast<Xapian::termcount>(end - token));
            languages_of_words[token->term] |= language;
            token = end;
        }
        entry.add_boolean_term(document);
        entry.add_boolean_term(shard_schema::entry_term(next_entry));
        entry.add_value(shard_schema::paragraph_slot, record);
        if (next_entry > std::numeric_limits<Xapian::docid>::max()) {
            throw BadInput({msg("The shard would hold too many paragraphs."), where, {}, msg("Make more shards: --shards 2")});
        }
        database.replace_document(static_cast<Xapian::docid>(next_entry++), entry);
        ++stamp.entries;
        stamp.length += static_cast<std::int64_t>(tokens.size());
    }

    void write_words(Progress& progress)
    {
        std::string piece;
        auto put = [&] {
            database.set_metadata(shard_schema::words_prefix + std::to_string(stamp.word_pieces++), piece);
            piece.clear();
        };
        for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
            std::string word = *term;
            if (!index_schema::is_word(word)) {
                continue;
            }
            progress.check();
            piece += word + ' ' + std::to_string(term.get_termfreq()) + ' ' + std::to_string(database.get_collection_freq(word)) + ' '
                + std::to_string(languages_of_words[word]) + '\n';
            if (piece.size() >= shard_schema::piece_bytes) {
                put();
            }
        }
        put();
    }

    void write_documents()
    {
        std::string piece;
        auto put = [&] {
            database.set_metadata(shard_schema::documents_prefix + std::to_string(stamp.document_pieces++), piece);
            piece.clear();
        };
        for (const std::string& document : documents) {
            piece += document + '\n';
            if (piece.size() >= shard_schema::piece_bytes) {
                put();
            }
        }
        put();
    }

    void put_in_place()
    {
        refuse_foreign(folder);
        auto whole = beside(draft, ".whole");
        auto old = beside(folder, ".old");
        std::error_code error;
        std::filesystem::remove_all(old, error);
        if (!error && std::filesystem::exists(folder)) {
            std::filesystem::rename(folder, old, error);
        }
        if (!error) {
            std::filesystem::rename(whole, folder, error);
        }
        if (!error) {
            std::filesystem::remove_all(old, error);
        }
        if (error) {
            throw Environment({msg("The shard could not be put in its place."), path_text(folder), msg("{0}", error.message()),
                               msg("Look who may write in that folder.")});
        }
    }

    void remove_draft()
    {
        std::error_code ignored;                             // nothing that anybody reads
        std::filesystem::remove_all(draft, ignored);
        std::filesystem::remove_all(beside(draft, ".whole"), ignored);
    }
};

ShardWriter::ShardWriter(std::filesystem::path folder, std::int64_t first_entry) : m_implementation(std::make_unique<Implementation>())
{
    Implementation& self = *m_implementation;
    self.folder = std::filesystem::absolute(folder).lexically_normal();
    if (!self.folder.has_filename()) {
        self.folder = self.folder.parent_path();             // "shards/noord/"
    }
    self.draft = beside(self.folder, ".new");
    self.where = path_text(self.folder);
    self.next_entry = first_entry;
    self.stamp = {shard_schema_version, tokenizer_version, Guid::make().text(), now_utc(), 0, first_entry, 0, 0, 0, 0, 0, {}};
    refuse_foreign(self.folder);
    self.remove_draft();
    make_private_folder(self.draft);
    self.write([&] { self.database = Xapian::WritableDatabase(path_text(self.draft), Xapian::DB_CREATE_OR_OVERWRITE | Xapian::DB_BACKEND_GLASS); });
}

ShardWriter::~ShardWriter()
{
    try {
        m_implementation->database.close();
    } catch (const Xapian::Error&) {
        m_implementation->remove_draft();                    // it is thrown away in any case
        return;
    }
    m_implementation->remove_draft();
}

void ShardWriter::add(const DocumentText& text, ShardDocument document, Progress& progress)
{
    Implementation& self = *m_implementation;
    if (self.stamp.documents == most_shard_documents) {
        throw BadInput({msg("The shard would hold too many documents."), self.where, {}, msg("Make more shards: --shards 2")});
    }
    document.info.id = {++self.stamp.documents};
    document.first_entry = self.next_entry;
    std::int64_t number = document.info.id.value;
    self.documents.push_back(to_json(document));
    self.write([&] {
        unsigned char language = self.language_bit(document.info.language);
        std::string term = shard_schema::document_term(number);
        each_record(text, number, [&](CharRange paragraph, const std::string& record) {
            progress.check();
            self.add_entry(term, record, tokenize(text, paragraph), language);
        });
        self.database.set_metadata(shard_schema::marks_prefix + std::to_string(number), marks_to_json(text));
        self.stamp.bytes += static_cast<std::int64_t>(text.text().size());
        self.uncommitted += static_cast<std::int64_t>(text.text().size());
        if (self.uncommitted >= commit_bytes) {
            self.database.commit();
            self.uncommitted = 0;
        }
    });
}

std::int64_t ShardWriter::next_entry() const { return m_implementation->next_entry; }

BuiltShard ShardWriter::finish(const ShardStudy& study, Progress& progress)
{
    Implementation& self = *m_implementation;
    self.write([&] {
        self.database.commit();
        self.write_words(progress);
        self.write_documents();
        self.database.set_metadata(shard_schema::study_key, to_json(study));
        self.database.set_metadata(shard_schema::stamp_key, to_json(self.stamp));
        self.database.commit();
        self.database.compact(path_text(beside(self.draft, ".whole")), Xapian::DBCOMPACT_NO_RENUMBER);
        self.database.close();
    });
    self.put_in_place();
    return {self.folder, self.stamp};
}

} // namespace duiding
