// SPDX-License-Identifier: GPL-3.0-or-later
// The fields of a query: what the study says of a text beside its words. They are answered from the study's values when the search
// is made, never from the index, so a coding of a second ago counts (decisions.md 20).
//
//   Dutch        English         holds for
//   gemeente:    municipality:   documents of that municipality, of its cases and of the region above it. By name, other name or code:
//                                Oudlo, "Den Haag", 202, 0202, GM0202
//   casus:       case:           documents of that case and the cases below it
//   jaar:        year:           documents of that year: the property jaar, year, jaartal, datum or date of the document or its case
//   type:        type:           documents of that type: the property type or soort, or the kind: interview, beleid, notitie, enquête
//   document:    document:       the document of that name
//   taal:        language:       documents in that language: nl, en
//   rol:         role:           documents of that role in a case, and the turns of persons in that role: cliënt, verpleegkundige
//   spreker:     speaker:        the turns of that speaker or person; all that a person wrote
//   code:        code:           passages with a coding of that code or a code below it; by path, GUID or name
//   coder:       coder:          passages with a coding by that coder. code:x coder:y: one coding that is both
//   memo:        memo:           documents and coded passages with a memo that holds the words
//   kop:         heading:        sections under a heading, or under a heading above theirs, that holds the words
//   zoals:       like:           passages like the segments of a code, or like a passage: see similar.h. Alone or beside AND
//   the name of any property of documents, cases or persons:  opleidingsniveau:hoog, "soort buurt":stad
//
// Values are compared without capitals and accents. * stands for anything, at either end; alone for any value at all. A value without
// quotes can be a range: 2018-2022, 2018.., >=2020, <10. A unit of text satisfies a field when any part of it does.
// Mistakes are BadInput with the place and the nearest names that are known. Something that could be and is not in this study, like a
// year without documents or a municipality nobody collected, is no mistake: it finds nothing, and a notice says so.
#pragma once

#include "core/index/query_text.h"
#include "core/model/snapshot.h"

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duiding {

enum class Field { Municipality, Case, Year, Type, Document, Language, Role, Speaker, Code, Coder, Memo, Heading, Like, Attribute };

// Of a name without its colon, in either language; Attribute when it is none of the others.
Field field_called(std::string_view name);
// What can be typed before a colon in this study, in its language, properties last: for a list to choose from.
std::vector<std::string> field_names(const Snapshot& study);

// Where in the study a field holds, as far as that can be said without reading the texts.
struct FieldAnswer {
    Field field = Field::Attribute;
    std::vector<DocumentId> documents;                                       // in the whole of these; sorted
    std::unordered_map<DocumentId, std::vector<CharRange>> ranges;           // in these parts; sorted, disjoint
    std::vector<PersonId> persons;                                           // in their turns
    std::vector<std::string> speakers;                                       // in turns under these labels; folded, with *
    bool interviewers = false;                                               // in their turns
    bool any_words = false;                                                  // memo:*, kop:*
    std::optional<QueryNode> words;                                          // memo:, kop: what they have to hold
    std::vector<CodeId> codes;                                               // code:, with those below; sorted
    std::vector<CoderId> coders;                                             // coder:; sorted
    std::vector<Message> notices;

    // Must the texts be read to know where it holds?
    bool depends_on_texts() const { return field == Field::Heading || !persons.empty() || !speakers.empty() || interviewers; }
};

// Throws BadInput.
FieldAnswer answer_field(const QueryNode& field, const Snapshot& study);

// The turns in a text in which the answer holds: of its persons, speakers and interviewers.
std::vector<CharRange> turns_of(const FieldAnswer& answer, const DocumentText& text);

// code: and coder: beside each other mean the same codings.
void join_code_and_coder(FieldAnswer& code, FieldAnswer& coder, const Snapshot& study);

} // namespace duiding
