// SPDX-License-Identifier: GPL-3.0-or-later
// What the speaker preview shows and gives back, without a window: one row for each speaker of a document, made from the turns
// it has or, where it has none, from those it seems to have; and the turns and persons that the rows as filled in stand for.
#pragma once

#include "core/edits/edits.h"
#include "core/model/snapshot.h"
#include "importers/support/speakers.h"

#include <string>
#include <vector>

namespace duiding {

struct SpeakerRow {
    std::string name;                        // as in Speaker::name
    SpeakerKind kind = SpeakerKind::Participant;
    std::string person;                      // name; empty: nobody known
    std::string role;                        // of the person, a key where it is one
    std::int64_t turns = 0;
    CharRange first;                         // the first turn
    std::string first_words;
    std::vector<std::string> spellings;      // of its labels, in order of first use
    std::vector<CharRange> labels;           // where they stand
};

struct SpeakersOfDocument {
    DocumentTextPtr text;
    std::string name;                        // of the document
    std::string pattern;                     // alike in documents of one kind; empty: none
    bool has_turns = false;                  // already, in the project
    std::vector<Mark> marks;                 // Turn, Label and Time, sorted
    std::vector<SpeakerRow> rows;            // empty: nothing in the text looks like a speaker
};

SpeakersOfDocument speakers_of(const DocumentTextPtr& text, const Snapshot& snapshot);
// The name a person gets unless the user says otherwise: the label, with the document's name where that says too little.
std::string proposed_person(const std::string& label, const std::string& document);
// One row for each spelling of the labels that were taken for one speaker.
void split_row(SpeakersOfDocument& speakers, std::size_t row);
// The kinds and roles of `from` for the same labels; names of persons only of the interviewer, who is one and the same.
void copy_roles(const SpeakersOfDocument& from, SpeakersOfDocument& to);
// A label that is no speaker becomes text again: its words belong to the turn before it.
edits::TurnsOfDocument turns_of(const SpeakersOfDocument& speakers);

} // namespace duiding
