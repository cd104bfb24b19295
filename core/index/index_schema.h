// SPDX-License-Identifier: GPL-3.0-or-later
// How the search index is laid out on disk. This page is the one place that says so; indexer and searcher follow it.
//
// FOLDER       NAME.duiding.index/ (mode 0700) holds `terms/`, a Xapian glass database with three files of our own in it, the flat
//              texts (see passages.h). A rebuild makes its successor in `terms.new/` (see shard_builder.h), renames the old one to
//              `terms.old/` and removes that. Nothing else lives here; deleting the folder loses nothing.
//
// DOCUMENTS    One Xapian document, called an entry, per paragraph of the study that has words. Its number is that of its row in
//              the table of places, which says where the paragraph's text lies; numbers are never used twice. A changed document
//              of the study is put in once more, behind the others, and its former entries are written down as gone (see
//              gone_entries.h), with how often each of their words stands there.
//
// TERMS        Prefixes are capitals; words are folded and so never begin with one.
//     prefix   example                what                                                              wdf
//     (none)   wijkteamprofessional   a word of content text, folded, unstemmed, at most 64 bytes       times it occurs
//     D        D42                    the document of the study it belongs to                           0
//     L        Lnl                    that document's language                                          0
//              Labels ("R1:") and time marks are not indexed. Codings are never in the index. No stems: words are expanded over
//              the vocabulary when a query comes, so that what a word became can be seen and unticked.
//
// POSITIONS    None. Every hit is verified on the stored text by the tokenizer that filled the index, because matches need exact
//              places there anyway; phrase, NEAR and capitals are decided at that moment. Positions would triple the index, halve
//              the speed of making it, and miss "het wijk-team" for the phrase "het wijkteam".
//
// DATA         None: the tables of places and facts stand for it. No termlists either: what an entry holds can be read in its text.
//
// METADATA     stamp     what this index is of, see IndexStamp; written in the same commit as the terms
//              passages  the PassageExtent: which flat files, and how much of them, belong to this commit. They are synced before it.
//              B42       where the block of document 42 begins in the file of texts, which entries are its paragraphs, and its
//                        language: a BlockRecord
//              gone      the entries that are gone: GoneEntries
//              Gwijk     how often the word stands in entries that are gone, in decimal; GLnl: how many of them are Dutch
//              pending   ids of documents that are older in here than the stamp says, separated by blanks. An update first writes
//                        the new stamp with all documents it will do, and drops them from this list as they are done: after a
//                        crash, or Cancel, the list is what remains to be done. The index is up to date when the stamp is that of
//                        the project and nothing is pending.
//
// VERSIONS     Another schema_version, tokenizer_version, project or Xapian series, or a stamp that the project's change log does not
//              know (a restored backup): the index is thrown away and built anew, and the user is told with both stamps in full.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"
#include "core/index/gone_entries.h"

#include <charconv>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

constexpr int schema_version = 4;

struct IndexStamp {
    int schema = 0;
    int tokenizer = 0;
    std::string xapian;              // "1.4": the series decides the file format
    Guid project;
    std::int64_t change = 0;         // the project's change number …
    std::string change_id;           // … and that change's 16 random bytes
    std::string lexicon;             // of Dutch compounds, see dutch/lexicon.h. It works when a query comes, so another one fits

    // Same program and same project: can be brought up to date rather than rebuilt.
    bool fits(const IndexStamp& other) const;
    // "schema=1 tokenizer=1 xapian=1.4 project=… change=12 id=… lexicon=46563-2487848"
    std::string text() const;
    static std::optional<IndexStamp> parse(std::string_view text);

    bool operator==(const IndexStamp&) const = default;
};

// Where a document of the study is in the index.
struct BlockRecord {
    std::uint64_t block = 0;         // in the file of texts
    EntryRange entries;              // its paragraphs with words
    std::string language;

    std::string text() const;        // "10412 17 40 nl"
    static std::optional<BlockRecord> parse(std::string_view text);

    bool operator==(const BlockRecord&) const = default;
};

namespace index_schema {

constexpr const char* folder_of_terms = "terms";
constexpr const char* folder_of_old_terms = "terms.old";
constexpr const char* folder_of_new_terms = "terms.new";
constexpr const char* folder_of_whole = "whole";               // in it: the shards, merged
constexpr const char* stamp_key = "stamp";
constexpr const char* pending_key = "pending";
constexpr const char* passages_key = "passages";
constexpr const char* gone_entries_key = "gone";
constexpr const char* block_prefix = "B";
constexpr const char* gone_prefix = "G";
constexpr const char* document_prefix = "D";
constexpr const char* language_prefix = "L";

std::string document_term(DocumentId id);
std::string block_key(DocumentId id);
std::string language_term(std::string_view language);
std::string gone_key(std::string_view term);
bool is_word(std::string_view term);             // no prefix

std::string pending_text(const std::set<DocumentId>& documents);
std::set<DocumentId> parse_pending(std::string_view text);

std::vector<std::string_view> fields(std::string_view text);     // what stands between blanks

template <class Number>
std::optional<Number> number_of(std::string_view text)
{
    Number number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional<Number>(number) : std::nullopt;
}

} // namespace index_schema

} // namespace duiding
