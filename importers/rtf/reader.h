// SPDX-License-Identifier: GPL-3.0-or-later
// Reads the groups and control words of an RTF file and hands its text to rtf::Body. The state of a group ends with the group; a
// stack holds it, at most 1,000 deep, and nothing recurses. Notes and text boxes are met in the middle of a sentence: they are
// stepped over, remembered with the state at that place, and read after the paragraph (boxes) or at the end (notes), so that
// every byte is read twice at most. One file, one thread. Cancelled through Progress; BadInput beyond the depth.
#pragma once

#include "core/base/progress.h"
#include "importers/rtf/body.h"
#include "importers/rtf/code_pages.h"
#include "importers/rtf/header.h"
#include "importers/rtf/tokenizer.h"
#include "importers/rtf/words.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace duiding::rtf {

// What was met and is told in findings.
struct Remarks {
    std::int64_t insertions = 0;
    std::int64_t deletions = 0;
    std::int64_t hidden = 0;
    std::int64_t formulas = 0;
    std::int64_t objects = 0;            // embedded documents without a text that stands for them
    std::int64_t loose_comments = 0;     // comments that stand at no words
    bool truncated = false;
};

class Reader {
public:
    // `where` names the file in messages.
    Reader(ParagraphBuilder& builder, std::string where, Progress& progress)
        : m_builder(builder), m_where(std::move(where)), m_progress(progress), m_body(builder, m_styles)
    {
    }

    void read(std::string_view bytes);
    const Remarks& remarks() const { return m_remarks; }
    int unknown_code_page() const { return m_code_pages.unknown(); }
    std::string title() const;           // of the file's properties, else of the paragraph in the style "Title"
    std::string author() const;

private:
    struct Group {
        Destination destination = Destination::Body;
        bool opens_destination = false;  // is the destination this group's own?
        bool at_start = true;            // nothing read in it yet
        bool ignorable = false;          // after \*
        RunStyle style;
        bool hidden = false;
        bool deleted = false;
        std::int32_t font = 0;
        std::int32_t unicode_skip = 1;
        ParagraphFormat format;
    };
    struct Piece {                       // a note or text box, to be read later
        std::string_view content;
        Group group;
        std::string label;
    };

    void read_groups(Tokenizer& tokens, const Group& first, bool whole_file);
    void open_group();
    void close_group();
    void word(const Token& token, Tokenizer& tokens);
    void character_state(Word word, std::int32_t number);
    void paragraph_state(Word word, std::int32_t number);
    void file_state(Word word, std::int32_t number);
    void text_word(const WordFacts& facts);
    void open_destination(Destination destination, Tokenizer& tokens);
    void symbol(char c);
    void unicode(std::int32_t number);
    bool skip_replacement();             // true: this token stands for a \u that was read
    void bytes(std::string_view bytes);
    void flush_bytes();
    void emit(std::string_view utf8);
    void emit_symbols(std::string_view bytes);
    void end_paragraph();
    void close_comment();
    void note(std::string_view content);
    void write_text_boxes();
    void write_notes();
    static bool is_captured(Destination destination);        // its text is a value, not body text
    std::string& captured(Destination destination) { return m_captured[destination]; }
    Group& group() { return m_groups.back(); }
    int page() const;

    ParagraphBuilder& m_builder;
    std::string m_where;
    Progress& m_progress;
    FontTable m_fonts;
    StyleTable m_styles;
    CodePages m_code_pages;
    Body m_body;
    Remarks m_remarks;
    std::vector<Group> m_groups;
    int m_file_page = windows_western;
    std::int32_t m_default_font = 0;
    std::string m_bytes;                 // not decoded yet: a letter may take two of them
    std::int64_t m_to_skip = 0;          // of the replacement after \u
    char32_t m_high_surrogate = 0;
    std::map<Destination, std::string> m_captured;
    std::map<std::string, CharPos> m_range_starts;
    std::map<std::string, CharPos> m_range_ends;
    std::vector<Piece> m_text_boxes;
    std::vector<Piece> m_notes;
    std::int64_t m_footnotes = 0;
    std::int64_t m_endnotes = 0;
    bool m_in_piece = false;
    std::int64_t m_tokens = 0;
};

} // namespace duiding::rtf
