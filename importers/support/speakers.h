// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks where. A transcript is recognised by its labels together: they come back, they alternate, they are few and they
// cover the document (speaker_patterns.h); a policy paper with "Doel:" and "Bron:" does not. From 0.6 the labels are accepted;
// between 0.15 and 0.6 nothing is marked and the user is asked; below that there are no speakers. No character is taken out of
// the text: a label becomes a Label mark, a time a Time mark, the whole turn a Turn mark, so a wrong guess is undone without
// importing again. A turn runs until the next label, heading or note, and may hold several paragraphs. Stateless; any thread.
#pragma once

#include "core/base/findings.h"
#include "core/model/mark.h"
#include "core/model/speaker.h"
#include "importers/importer.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// One speaker as a person judges it.
struct SpeakerLabel {
    std::string name;                        // as in Speaker::name: the first spelling
    SpeakerKind kind = SpeakerKind::Participant;
    std::int64_t turns = 0;
    std::string first_words;                 // of the first turn, without label and time
    std::vector<std::string> variants;       // all spellings taken for this one: "R1", "R1.", "Respondent 1"
};

struct SpeakerDetection {
    std::vector<Speaker> speakers;       // in order of first words; only name and kind are filled in
    std::vector<Mark> marks;             // Turn, Label, Time; times are marked even where no speakers are found
    Findings findings;
    double score = 0;                    // 0 … 1
    bool ask = false;                    // accepted or not, a person should look (ImportedDocument::ask_speakers)
    std::vector<SpeakerLabel> labels;    // one for each of `speakers`
    std::string pattern;                 // how labels are written and which there are: alike in documents of one kind
};

// `text` as stored; `marks` are those the importer made (headings and notes end a turn and hold no labels; its times stay and are
// not given again). Turns and labels among them count for nothing.
SpeakerDetection detect_speakers(std::string_view text, const std::vector<Mark>& marks, SpeakerSearch search = SpeakerSearch::Detect);

// What could be accepted, whether or not it would be at import, for a text in the project at any later time.
struct SpeakerPreview {
    bool accepted = false;                   // would be at import
    double score = 0;
    std::vector<SpeakerLabel> labels;        // empty: nothing in the text looks like a speaker
    std::vector<Mark> marks;                 // all Turn, Label and Time marks, to lay over the document (edits::set_turns)
    std::string pattern;
    Findings findings;
};
SpeakerPreview preview_speakers(std::string_view text, const std::vector<Mark>& marks);

} // namespace duiding
