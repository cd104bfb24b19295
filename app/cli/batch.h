// SPDX-License-Identifier: GPL-3.0-or-later
// A coding script: codings, codes and memos of a study as tab-separated tables, so that a study can be built, and built again,
// from plain files. Everything is checked before anything is stored; one row that does not fit refuses the whole table.
#pragma once

#include "app/cli/session.h"
#include "app/cli/table_file.h"
#include "core/edits/edits.h"

#include <utility>
#include <vector>

namespace duiding::cli {

// Finds quotes in the content of one document (labels and time marks left out), each in the one place where it stands.
class QuoteFinder {
public:
    explicit QuoteFinder(const DocumentText& text);
    QuoteFinder(const QuoteFinder&) = delete;
    QuoteFinder& operator=(const QuoteFinder&) = delete;

    // Throws BadInput with `where` when the quote stands nowhere or more than once.
    CharRange find(const std::string& quote, const std::string& where) const;

private:
    struct Piece {
        std::int64_t byte;              // where it begins in m_content
        CharPos position;               // and in the document
    };
    CharPos place(std::int64_t byte) const;

    std::string m_content;
    std::vector<Piece> m_pieces;
    OffsetMap m_map;
};

// Columns document, quote (or begin and end), code; optional coder, direction, weight, memo.
EditResult code_from(Session& session, Project& project, const std::filesystem::path& table);
// Columns path; optional colour, definition, use_when, not_when, example, directions. Parents come before their sub-codes.
EditResult codes_from(Session& session, Project& project, const std::filesystem::path& table);
// Columns title, text; optional document (none: a memo of the study), code, coder. The number of memos made.
std::int64_t memos_from(Session& session, Project& project, const std::filesystem::path& table);

// "#2f6f4f" as 0x2f6f4f. Throws BadInput.
std::uint32_t colour_from(const std::string& text, const std::string& where);

// A new code as the verb `codes` and its table give it: all text, all optional.
struct CodeText {
    std::string colour, definition, use_when, not_when, example, directions;
};
// The parent's path and the code that a full path names.
std::pair<std::string, edits::NewCode> new_code(const std::string& path, const CodeText& text, const std::string& where);

} // namespace duiding::cli
