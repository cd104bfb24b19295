// SPDX-License-Identifier: GPL-3.0-or-later
// Every change a user can make, as one function: checks the rule, is one transaction, is one step of undo with a label.
// All return the future of the store thread; .get() gives the result or throws BadInput (the rule), Environment (the disk).
// Nothing is changed when they throw. Names are trimmed; positions are code points.
#pragma once

#include "core/store/project.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding::edits {

using EditFuture = std::future<EditResult>;

// ---- documents (documents.cpp)
// Adds one imported document. A name already taken gets " (2)" and a finding. The same file (by hash) already in the project
// is not added again: changed == false, `document` is the one that is there, a finding says so. Steps of one batch share
// a group.
EditFuture add_document(Project&, ImportedDocument document, std::int64_t group = 0);
EditFuture delete_documents(Project&, std::vector<DocumentId> documents);
EditFuture rename_document(Project&, DocumentId, std::string name);
EditFuture set_document_title(Project&, DocumentId, std::string title);
EditFuture set_document_kind(Project&, DocumentId, DocumentKind kind);
EditFuture set_document_language(Project&, DocumentId, std::string language);
EditFuture set_speaker_kind(Project&, SpeakerId, SpeakerKind kind);

// ---- text correction (correct_text.cpp); decisions.md 8
struct Correction {
    CharRange range;              // in the text as it is before this correction and after those before it in the list
    std::string text;             // replaces the range; normalised like imported text
};
// All corrections of the list in order, as one step. Codings outside keep their quote, those that are cut get the quote with
// the edit applied, an insertion at a boundary lies outside; codings wholly deleted go and are named in the findings.
EditFuture correct_text(Project&, DocumentId, std::vector<Correction> corrections);

// ---- repair (repair.cpp)
// Mends what verify finds and can be mended for certain: a coding that is not on its words goes to the one place in its
// document where they stand. What cannot be mended is named in the findings (Severity::Error) and left as it is.
EditFuture repair(Project&);

// ---- codes (codes.cpp)
struct NewCode {
    CodeId parent;
    std::string name;
    std::optional<std::uint32_t> colour;          // left out: the parent's, else the next of the palette
    DirectionKind directions = DirectionKind::None;
    bool inherit_directions = true;               // take those of the parent, when there is one
    std::string definition, use_when, not_when, example;
    bool example_invented = false;
    std::string template_key;
};
EditFuture add_code(Project&, NewCode code);
EditFuture add_codes(Project&, std::vector<std::pair<std::string, NewCode>> codes, EditLabel label);   // parent path → code, in order
EditFuture rename_code(Project&, CodeId, std::string name);
EditFuture recolour_code(Project&, CodeId, std::uint32_t colour, bool with_sub_codes = false);
EditFuture move_code(Project&, CodeId, CodeId parent, std::int64_t position);    // before the sibling now at that position
EditFuture merge_codes(Project&, CodeId from, CodeId into);                       // codings, memos and sub-codes move
EditFuture delete_codes(Project&, std::vector<CodeId> codes);                     // with sub-codes and their codings
struct CodeRule {
    std::string definition, use_when, not_when, example;
    DirectionKind directions = DirectionKind::None;
};
EditFuture set_code_rule(Project&, CodeId, CodeRule rule);
EditFuture set_favourite(Project&, CodeId, int number);                           // 0 clears; takes it from another code

// ---- codings (codings.cpp)
struct NewCoding {
    DocumentId document;
    CharRange range;
    CodeId code;
    CoderId coder;                                // 0: the project's current coder
    Direction direction = Direction::None;        // ignored, with a finding, where the code takes none
    std::optional<int> weight;
    std::string memo;
};
// Stores the ranges exactly. The same coder, range and code twice is not stored again (finding); a range that cuts a
// grapheme cluster is stored with a finding.
EditFuture add_codings(Project&, std::vector<NewCoding> codings, EditLabel label = {}, std::int64_t group = 0);
// A new code and its first codings in one step; the code of each coding is ignored.
EditFuture add_code_and_codings(Project&, NewCode code, std::vector<NewCoding> codings);
EditFuture delete_codings(Project&, std::vector<CodingId> codings);
EditFuture set_direction(Project&, std::vector<CodingId> codings, Direction direction);
EditFuture set_weight(Project&, CodingId, std::optional<int> weight);
EditFuture recode(Project&, std::vector<CodingId> codings, CodeId code);
EditFuture set_coding_range(Project&, CodingId, CharRange range);

// ---- memos and coders (memos.cpp)
EditFuture add_memo(Project&, MemoTarget target, std::int64_t target_id, std::string title, std::string text, std::int64_t group = 0);
EditFuture set_memo(Project&, MemoId, std::string title, std::string text);
EditFuture delete_memo(Project&, MemoId);
EditFuture set_coding_memo(Project&, CodingId, std::string text);                 // makes, changes or (empty) removes it
EditFuture add_coder(Project&, std::string name, std::int64_t group = 0);         // finds an existing one: changed == false
EditFuture rename_coder(Project&, CoderId, std::string name);

} // namespace duiding::edits
