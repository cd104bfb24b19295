// SPDX-License-Identifier: GPL-3.0-or-later
// The texts beside the index: what a search reads instead of asking the project for one document after the other. A flat file
// of blocks, one a document, each with its text in UTF-8, where its paragraphs begin, its marks and its speakers; a table that
// says for each entry of the index which paragraph of which block it is; and a small one with what ranking and counting need of
// each entry. All are mapped into memory, so a paragraph is read with its labels, turns and headings without touching the rest
// of the document.
//
// Derived like the index and stamped with it: the index's commit holds a PassageExtent, and the files only ever grow behind
// what some extent covers. A block carries a hash of its bytes, looked at when it is first read; a file that is too short or a
// block that does not fit its hash is IndexUnfit, and the index is built anew with its texts.
//
// Threads: Passages and what it hands out may be read from any thread; the writer belongs to one.
#pragma once

#include "core/base/error.h"
#include "core/base/mapped_file.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace duiding {

// Damaged, of another kind, or not there: update() builds a new one.
class IndexUnfit : public Environment {
public:
    using Environment::Environment;
};

// Which files belong to a commit of the index, and how much of them.
struct PassageExtent {
    std::string id;                          // in the files' names: an index never meets another's texts
    std::uint64_t texts = 0;                 // bytes
    std::uint64_t places = 0;                // entries

    std::string text() const;
    static std::optional<PassageExtent> parse(std::string_view text);

    bool operator==(const PassageExtent&) const = default;
};

// What an entry of the index stands for.
struct Place {
    std::uint64_t block = 0;                 // where it begins in the file of texts
    std::uint64_t paragraph = 0;
};

// What is known of an entry without reading it, in so few bytes that the table of a million of them stays near the processor.
class EntryFacts {
public:
    EntryFacts() = default;
    EntryFacts(std::size_t words, bool joined, bool interviewer);

    std::uint32_t words() const { return m_bits >> 2; }      // of a very long paragraph most_words
    bool joined() const { return (m_bits & 1) != 0; }        // by hyphens: a match of the whole may cover a match of a part
    bool interviewer() const { return (m_bits & 2) != 0; }   // said some of it: a search without these has to read it

    static constexpr std::size_t most_words = (1 << 14) - 1;
    bool operator==(const EntryFacts&) const = default;

private:
    std::uint16_t m_bits = 0;
};

// A document in the file of texts. A view: valid as long as the Passages it came from.
class DocumentBlock {
public:
    DocumentBlock() = default;

    DocumentId document() const { return {m_head.document}; }
    std::int64_t characters() const { return m_head.characters; }
    std::size_t paragraphs() const { return m_head.paragraphs; }
    std::string_view text() const { return m_bytes.substr(m_text, m_head.text_bytes); }

    CharRange paragraph(std::size_t index) const;                // without its LF
    std::string_view paragraph_text(std::size_t index) const;
    std::size_t paragraph_index(CharPos position) const;         // the paragraph that holds it
    std::vector<Mark> marks_of(std::size_t paragraph) const;     // that overlap it, whole, in order
    bool has_mark(std::size_t paragraph, bool (*wanted)(MarkKind)) const;
    std::vector<Mark> marks() const;
    std::vector<Speaker> speakers() const;
    CharPos char_at(std::size_t byte) const;                     // of a byte of text()

    // Paragraphs first to last as a document of their own: what stands at p in the whole stands at p - paragraph(first).begin.
    DocumentTextPtr cut(std::size_t first, std::size_t last) const;
    DocumentTextPtr whole() const;

private:
    friend class Passages;
    friend class PassageWriter;

    struct Head {
        std::uint64_t magic = 0;
        std::uint64_t hash = 0;                                  // of everything after this field
        std::uint64_t size = 0;                                  // of the block, head included
        std::int64_t document = 0;
        std::int64_t characters = 0;
        std::uint32_t paragraphs = 0;
        std::uint32_t references = 0;
        std::uint32_t marks = 0;
        std::uint32_t value_bytes = 0;
        std::uint32_t speaker_bytes = 0;
        std::uint32_t text_bytes = 0;
    };
    struct Row {                                                 // of a paragraph; one more at the end
        std::uint32_t character = 0;
        std::uint32_t byte = 0;
        std::uint32_t reference = 0;                             // its first mark, among the references
    };
    struct MarkRow {
        std::int64_t number = 0;
        std::uint32_t kind = 0;
        std::uint32_t begin = 0;
        std::uint32_t end = 0;
        std::uint32_t value = 0;                                 // where it ends among the values; it begins where the last ends
    };

    DocumentBlock(std::string_view bytes, const Head& head);
    template <class Value>
    Value read(std::size_t at) const;
    Row row(std::size_t index) const { return read<Row>(m_rows + index * sizeof(Row)); }
    Mark mark(std::size_t index) const;

    std::string_view m_bytes;
    Head m_head;
    std::size_t m_rows = 0;
    std::size_t m_references = 0;
    std::size_t m_marks = 0;
    std::size_t m_values = 0;
    std::size_t m_speakers = 0;
    std::size_t m_text = 0;
};

class Passages {
public:
    // Throws IndexUnfit when the files are missing or hold less than the extent. `before`: the same files as they were, whose
    // blocks need not be checked again; may be null.
    Passages(const std::filesystem::path& folder, PassageExtent extent, const Passages* before = nullptr);

    const PassageExtent& extent() const { return m_extent; }
    void check_whole() const;                                    // throws IndexUnfit when a file was shortened or cannot be read
    Place place(std::uint64_t entry) const;                      // entries count from 1, as Xapian's do
    EntryFacts facts(std::uint64_t entry) const;
    DocumentBlock block(std::uint64_t at) const;                 // throws IndexUnfit when it does not fit its hash
    struct BlockPlace {
        std::uint64_t block = 0;
        DocumentId document;
        std::uint64_t first_entry = 0;                           // that of the next block when it has none
    };
    const std::vector<BlockPlace>& block_places() const;         // of all blocks, in order; none of them is checked
    std::string_view texts() const { return m_texts.bytes().substr(0, m_extent.texts); }

private:
    template <class Row>
    Row row(const MappedFile& table, std::uint64_t entry) const;
    std::uint64_t first_entry_of(std::uint64_t block, std::uint64_t from) const;

    PassageExtent m_extent;
    std::filesystem::path m_folder;
    MappedFile m_texts;
    MappedFile m_places;
    MappedFile m_facts;
    mutable std::mutex m_mutex;
    mutable std::unordered_set<std::uint64_t> m_checked;         // blocks whose hash was looked at
    mutable std::vector<BlockPlace> m_block_places;              // once asked for
    mutable std::uint64_t m_block_places_end = 0;                // up to where
};

// In which block an entry lies, of one entry after the other: quick when they are asked for in order.
class BlockOfEntry {
public:
    explicit BlockOfEntry(const Passages& passages) : m_blocks(passages.block_places()), m_at(m_blocks.begin()) {}
    const Passages::BlockPlace& at(std::uint64_t entry);         // throws IndexUnfit when there is none

private:
    const std::vector<Passages::BlockPlace>& m_blocks;
    std::vector<Passages::BlockPlace>::const_iterator m_at;
};

class PassageWriter {
public:
    // Goes on after `extent`, or begins; what lies behind it was written before a crash and is cut off.
    PassageWriter(const std::filesystem::path& folder, std::optional<PassageExtent> extent);

    std::uint64_t append(const DocumentText& text);              // where its block begins
    void place(const Place& place, EntryFacts facts);            // of the next entry
    const PassageExtent& extent() const { return m_extent; }
    void flush();                                                // everything can be read when it returns
    void sync();                                                 // … and is on disk

    // Another index's files behind these, as they are: its blocks then begin that much further on.
    std::uint64_t append(const Passages& other);

private:
    void open(std::ofstream& file, const std::filesystem::path& path, std::uint64_t length);
    void write(std::ofstream& file, std::string_view bytes);

    std::filesystem::path m_folder;
    PassageExtent m_extent;
    std::ofstream m_texts;
    std::ofstream m_places;
    std::ofstream m_facts;
};

namespace passages {

std::filesystem::path texts_path(const std::filesystem::path& folder, const PassageExtent& extent);
std::filesystem::path places_path(const std::filesystem::path& folder, const PassageExtent& extent);
std::filesystem::path facts_path(const std::filesystem::path& folder, const PassageExtent& extent);

} // namespace passages

} // namespace duiding
