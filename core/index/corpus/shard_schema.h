// SPDX-License-Identifier: GPL-3.0-or-later
// How a shard of a corpus is laid out. A shard is one folder, a Xapian glass database and nothing beside it, so that xapian-tcpsrv
// and xapian-progsrv can serve it as it is: whatever a search needs is read through Xapian, near or far. It is made once and
// never changed; making it again puts another folder in its place.
//
// ENTRIES      One Xapian document per paragraph, those without words too, so that a document's text can be put together again.
//              Numbers run on from shard to shard of one build and through the paragraphs of each document in turn, so order by
//              number is order by document and place, and shards can be merged or split without renumbering.
//
// TERMS        (none)  wijkteam   a word of content text, folded, unstemmed, as in index_schema.h         wdf: times it occurs
//              D       D42        the document, by its number in this shard                                0
//              Q       Q1234      the entry itself: a page of hits is then read in one question             0
//
// VALUES       slot 0  the paragraph: a line of JSON (see shard_record.h), a line end, the text. In a value and not in the
//              document's data, because values come along with a list of hits as its sort key, data only one round trip each.
//
// METADATA     shard        JSON: versions, GUID, date, sizes, languages; see ShardStamp
//              words.0 …    the vocabulary in pieces: "word entries occurrences languages" a line, sorted by bytes
//              documents.0… the documents in pieces, JSON, one a line
//              study        JSON: properties and cases that the documents refer to
//              marks.42     JSON: all marks and speakers of document 42
//              Persons, consents, codings and memos never go into a shard.
//
// VERSIONS     Another shard_schema_version or tokenizer_version: the shard is refused by name and has to be built anew.
#pragma once

#include "core/base/guid.h"

#include <cstdint>
#include <string>
#include <vector>

namespace duiding {

constexpr int shard_schema_version = 1;
constexpr std::int64_t most_shard_documents = 1 << 20;          // so that a document's number in the corpus holds its shard

struct ShardStamp {
    int schema = 0;
    int tokenizer = 0;
    std::string guid;                        // of this build
    std::string built;                       // ISO 8601 UTC
    std::int64_t documents = 0;
    std::int64_t first_entry = 1;
    std::int64_t entries = 0;                // paragraphs
    std::int64_t length = 0;                 // words in all of them
    std::int64_t bytes = 0;                  // of text
    std::int64_t word_pieces = 0;
    std::int64_t document_pieces = 0;
    std::vector<std::string> languages;      // of the documents; bit n of a word's languages is the n-th

    bool operator==(const ShardStamp&) const = default;
};

namespace shard_schema {

constexpr const char* stamp_key = "shard";
constexpr const char* words_prefix = "words.";
constexpr const char* documents_prefix = "documents.";
constexpr const char* study_key = "study";
constexpr const char* marks_prefix = "marks.";
constexpr unsigned paragraph_slot = 0;
constexpr std::size_t piece_bytes = 256 << 10;                  // of the vocabulary: a slow line passes one within a time limit

inline std::string entry_term(std::int64_t entry) { return "Q" + std::to_string(entry); }
inline std::string document_term(std::int64_t document) { return "D" + std::to_string(document); }

} // namespace shard_schema

} // namespace duiding
