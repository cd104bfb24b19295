// SPDX-License-Identifier: GPL-3.0-or-later
// A document of the study, in three shapes:
//   ImportedDocument  what an importer returns: everything about one file, not yet in a project
//   DocumentInfo      a row of the document list; small, always in memory, in the snapshot
//   DocumentText      the text with its marks, loaded when needed; immutable and shared between threads
#pragma once

#include "core/base/findings.h"
#include "core/base/guid.h"
#include "core/base/ids.h"
#include "core/model/attribute.h"
#include "core/model/mark.h"
#include "core/model/speaker.h"
#include "core/text/offsets.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class DocumentKind { Interview, Policy, Note, Survey, Media };

const char* to_key(DocumentKind kind);                                   // "interview", "policy", …
std::optional<DocumentKind> document_kind_from_key(std::string_view key);

struct ImportedDocument {
    std::string name;                 // proposed: the file's name without its extension
    std::string title;                // from the file's own metadata or first heading; may be empty
    DocumentKind kind = DocumentKind::Note;
    std::string format;               // the importer's id: "txt", "docx", "pdf" …
    std::string language;             // ISO 639-1 ("nl", "en", "fr"), or empty when unknown
    std::string text;                 // as normalize_stored_text leaves it
    std::vector<Mark> marks;          // sorted by begin, then longest first
    std::vector<Speaker> speakers;    // only name and kind are filled in
    Findings findings;
    std::string original;             // the file, byte for byte; empty when it is not kept inside the project
    std::string original_name;        // file name with extension
    std::string original_sha256;      // 32 raw bytes
    std::string importer;             // "docx"
    std::string importer_version;     // "1"
    std::string importer_options;     // "" or "key=value;…": what was chosen or found, enough to read the original again
    std::vector<ImportedAttribute> attributes;   // what the file says of itself: author, year, DOI …; become document attributes
    std::string media_path;           // a recording that belongs to it, as the file names it or as found beside it; may be empty
    bool ask_speakers = false;        // labels were found that may be speakers, but not for certain: show a preview
};

struct DocumentInfo {
    DocumentId id;
    Guid guid;
    std::string name;                 // unique in the project after folding
    std::string title;
    DocumentKind kind = DocumentKind::Note;
    std::string format;
    std::string language;
    std::int64_t characters = 0;      // code points of the stored text
    std::int64_t words = 0;           // of content text
    std::int64_t paragraphs = 0;
    std::int64_t turns = 0;
    std::int64_t pages = 0;
    std::string text_sha256;          // 32 raw bytes, of the stored text
    std::string original_sha256;      // of the file it came from
    std::string original_name;
    std::string imported;             // ISO 8601 UTC
    std::string importer;
    std::string importer_options;     // as in ImportedDocument
    std::string media_path;           // a recording outside the project, relative to it where possible; empty = none
    PersonId person;                  // whose words the whole document is (a questionnaire's open answers); 0 = several or unknown

    bool operator==(const DocumentInfo&) const = default;
};

class DocumentText {
public:
    // Sorts the marks. The text must be valid UTF-8 with LF only.
    DocumentText(DocumentId id, std::string text, std::vector<Mark> marks, std::vector<Speaker> speakers);
    DocumentText(const DocumentText&) = delete;
    DocumentText& operator=(const DocumentText&) = delete;

    DocumentId id() const { return m_id; }
    const std::string& text() const { return m_text; }
    const OffsetMap& map() const { return m_map; }
    std::int64_t characters() const { return m_map.characters(); }
    const std::vector<Mark>& marks() const { return m_marks; }
    const std::vector<Speaker>& speakers() const { return m_speakers; }
    const std::vector<CharRange>& paragraphs() const { return m_paragraphs; }      // without their LF; never empty
    const std::vector<CharRange>& non_content() const { return m_non_content; }    // sorted, disjoint, merged

    std::size_t paragraph_index(CharPos position) const;          // the paragraph that holds it
    std::string_view slice(CharRange range) const { return m_map.slice(range); }

    // The quote: the range's text without labels and time marks; blanks left at the seams become one blank.
    std::string quote(CharRange range) const;
    // The parts of a range that are content, in order.
    std::vector<CharRange> content_of(CharRange range) const;
    // Shrinks a selection so that it neither begins nor ends in a label, a time mark or a blank; may become empty.
    CharRange snap_selection(CharRange range) const;
    bool is_content(CharPos position) const;

    const Mark* mark_at(MarkKind kind, CharPos position) const;   // the innermost, or null; O(log n) but for deep nesting
    const Mark* turn_at(CharPos position) const { return mark_at(MarkKind::Turn, position); }
    const Speaker* speaker_at(CharPos position) const;            // of the turn, or null
    std::string page_label_at(CharPos position) const;            // printed label, else number, else ""
    PersonId person_at(CharPos position) const;                   // behind the speaker of the turn; 0 = unknown
    // True where every content character of the range is in a turn of an interviewer.
    bool is_interviewer(CharRange range) const;

private:
    DocumentId m_id;
    std::string m_text;
    OffsetMap m_map;
    std::vector<Mark> m_marks;
    std::vector<Speaker> m_speakers;
    std::vector<CharRange> m_paragraphs;
    std::vector<CharRange> m_non_content;
    struct KindIndex {
        std::vector<std::size_t> marks;                           // indexes into m_marks, in their order
        std::int64_t longest = 0;                                 // bounds the search backwards in mark_at
    };
    std::vector<KindIndex> m_by_kind;
};

// Counts for DocumentInfo from a text and its marks: characters, words (of content), paragraphs (that hold more than blanks),
// turns, pages.
void count_into(DocumentInfo& info, const DocumentText& text);

} // namespace duiding
