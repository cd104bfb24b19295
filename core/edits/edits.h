// SPDX-License-Identifier: GPL-3.0-or-later
// Every change a user can make, as one function: checks the rule, is one transaction, is one step of undo with a label.
// All return the future of the store thread; .get() gives the result or throws BadInput (the rule), Environment (the disk).
// Nothing is changed when they throw. Names are trimmed; positions are code points.
#pragma once

#include "core/model/import_report.h"
#include "core/model/survey.h"
#include "core/store/project.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding::edits {

using EditFuture = std::future<EditResult>;

// ---- documents (documents.cpp)
// Adds one imported document with what the file says of itself (attributes, found or made by name; an attribute that does not
// fit its type is left out, with a finding). A name already taken gets " (2)" and a finding. The same file (by hash) already in
// the project is not added again unless wanted: changed == false, `document` is the one that is there, a finding says so. Steps
// of one batch share a group.
enum class SameFile { Skip, ImportAgain };
EditFuture add_document(Project&, ImportedDocument document, std::int64_t group = 0, SameFile same_file = SameFile::Skip);
EditFuture delete_documents(Project&, std::vector<DocumentId> documents);
EditFuture rename_document(Project&, DocumentId, std::string name);
EditFuture set_document_title(Project&, DocumentId, std::string title);
EditFuture set_document_kind(Project&, DocumentId, DocumentKind kind);
EditFuture set_document_language(Project&, DocumentId, std::string language);
EditFuture set_document_media(Project&, DocumentId, std::string path, std::int64_t group = 0);      // empty: no recording
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

// ---- cases (cases.cpp)
struct NewCase {
    CaseId parent;
    std::string kind = "case";
    std::string name;
    std::string official_code;
};
EditFuture add_case(Project&, NewCase the_case, std::int64_t group = 0);          // finds one by official code, else kind and name: changed == false
EditFuture rename_case(Project&, CaseId, std::string name);
EditFuture move_case(Project&, CaseId, CaseId parent);
EditFuture delete_cases(Project&, std::vector<CaseId> cases);                     // documents stay, their link goes; cases below move up
// Exactly these cases with these roles, instead of those the documents had.
EditFuture set_document_cases(Project&, std::vector<DocumentId> documents, std::vector<DocumentCase> cases, std::int64_t group = 0);

// ---- persons (persons.cpp)
struct NewPerson {
    std::string name;
    std::string role;
    Consents consent;
};
EditFuture add_person(Project&, NewPerson person, std::int64_t group = 0);        // finds one by name: changed == false
EditFuture set_person(Project&, PersonId, NewPerson person);
EditFuture delete_persons(Project&, std::vector<PersonId> persons);               // speakers and documents stay
EditFuture set_document_person(Project&, DocumentId, PersonId person, std::int64_t group = 0);

// ---- speakers (speakers.cpp): who speaks where, changed after the import; the text itself never changes
struct SpeakerRole {
    std::string name;                                                             // the label, as in Speaker::name
    SpeakerKind kind = SpeakerKind::Participant;
    std::optional<NewPerson> person;                                              // found by name or made; left out: none
};
// Lays new turns over the document: the Turn, Label and Time marks of `marks` replace those it has, `speakers` its speakers.
// Speakers whose name stays keep their id and GUID. Codings do not move.
EditFuture set_turns(Project&, DocumentId, std::vector<Mark> marks, std::vector<SpeakerRole> speakers, std::int64_t group = 0);
EditFuture remove_turns(Project&, DocumentId, std::int64_t group = 0);            // "no speakers here": a wrong guess taken back
enum class TurnScope { ThisTurn, AllOfThisLabel, FromHere };
EditFuture relabel_turns(Project&, DocumentId, CharPos at, TurnScope scope, std::string speaker);
EditFuture split_turn(Project&, DocumentId, CharPos at, std::string speaker);     // the words from `at` on are `speaker`'s
EditFuture join_turn(Project&, DocumentId, CharPos at);                           // with the turn before it
EditFuture set_speaker_person(Project&, SpeakerId, std::optional<NewPerson> person);     // found by name or made; nothing: nobody known
struct TurnsOfDocument {
    DocumentId document;
    std::vector<Mark> marks;
    std::vector<SpeakerRole> speakers;
};
EditFuture apply_speakers(Project&, std::vector<TurnsOfDocument> documents, std::int64_t group = 0);     // set_turns for a whole batch, all or none

// ---- attributes (attributes.cpp)
EditFuture add_attribute(Project&, Attribute attribute, std::int64_t group = 0);  // id and GUID ignored; same target and name: changed == false
EditFuture set_attribute(Project&, Attribute attribute);                          // name, label, type, labels of the one with its id
EditFuture delete_attributes(Project&, std::vector<AttributeId> attributes);      // with their values
struct NewValue {
    AttributeTarget target = AttributeTarget::Document;
    std::int64_t target_id = 0;
    std::string attribute;                                                        // by name; made when it is not there
    AttributeType type = AttributeType::Text;                                     // of one that is made
    std::string value;                                                            // empty: the value goes
};
EditFuture set_values(Project&, std::vector<NewValue> values, EditLabel label = {}, std::int64_t group = 0);

// ---- questionnaires (survey.cpp)
// Persons, their attributes and the documents of their open answers, all in one step. The same file twice: changed == false.
EditFuture add_survey(Project&, ImportedSurvey survey, std::int64_t group = 0);

// ---- what a whole batch says of its documents (describe.cpp): one row of a metadata sheet or of the confirmation grid
struct DocumentDescription {
    DocumentId document;
    std::optional<std::string> title, language;
    std::optional<DocumentKind> kind;
    std::optional<std::vector<std::pair<NewCase, std::string>>> cases;            // with role; found or made
    std::vector<ImportedAttribute> attributes;
};
EditFuture describe_documents(Project&, std::vector<DocumentDescription> rows, std::int64_t group = 0);    // all rows or none

// ---- a newer text of a document (new_version.cpp)
// The text, marks, speakers and original of `version` replace those of the document; codings and the document's own properties
// stay, and every coding goes to the place where its words stand now (core/text/diff). Those whose words are gone or not
// certain are named in the findings (Severity::Warning, with the quote) and removed in the same step, so that undo brings all
// back. Also how another encoding, column choice or OCR is applied to an original already in the project.
EditFuture replace_text(Project&, DocumentId, ImportedDocument version, std::int64_t group = 0);

// ---- reports of imports (import_reports.cpp)
EditFuture add_import_report(Project&, ImportReport report, std::int64_t group = 0);

// ---- saved searches and synonyms (searches.cpp)
EditFuture add_search(Project&, SavedSearch search, std::int64_t group = 0);      // id, GUID and created are made; the name must be free in its theme
EditFuture set_search(Project&, SavedSearch search);                              // name, theme, query, options, rejected of the one with its id
EditFuture rename_search(Project&, SearchId, std::string name);
EditFuture delete_searches(Project&, std::vector<SearchId> searches);             // with their runs and verdicts; the label says so
// A dictionary from a file: one with the name of a search of that theme takes its place (its runs and verdicts stay), others are
// added. All in one step; `source` is the file's name.
EditFuture add_dictionary(Project&, std::vector<SavedSearch> searches, std::string source);
// What runs found; at and coder are filled in when empty. One step for all.
EditFuture record_runs(Project&, std::vector<SearchRun> runs, std::int64_t group = 0);
EditFuture add_synonyms(Project&, std::vector<Synonyms> sets, std::int64_t group = 0);    // a set that is there already is not added again
EditFuture set_synonyms(Project&, Synonyms synonyms);                             // language and words of the one with its id
EditFuture delete_synonyms(Project&, std::vector<SynonymsId> sets);

// ---- verdicts of the policy scan (verdicts.cpp)
EditFuture set_verdict(Project&, Verdict verdict);                                // takes the place of the one of its unit and column
EditFuture delete_verdicts(Project&, std::vector<VerdictId> verdicts);

// ---- coding what a search found (autocoding.cpp)
// The codings and the record of where they came from, in one step. Of `autocoding` the query, options, unit, code, direction,
// coder (0: the current one) and lists of words are taken.
// `refused` are places that were found and unticked: running it again does not code them either.
EditFuture autocode(Project&, Autocoding autocoding, std::vector<CodedPlace> places, std::int64_t group = 0, std::vector<CodedPlace> refused = {});
struct AutocodingRerun {
    AutocodingId id;
    std::vector<CodedPlace> places;               // what the accepted words find now, in the unit of the autocoding
    std::vector<std::string> words;               // the expansion now; those not judged yet are named in the findings
    std::vector<std::string> accept, reject;      // words judged now
    CoderId coder;                                // 0: the current one
    std::vector<CodedPlace> refused;              // places that were found and unticked
};
// Codes what is new: not where this autocoding coded before, also when a person has changed or deleted that coding since.
EditFuture rerun_autocoding(Project&, AutocodingRerun rerun, std::int64_t group = 0);

} // namespace duiding::edits
