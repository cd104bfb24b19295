// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks where. A transcript is recognised by its labels together: they come back, they alternate, they are few and they
// cover the document; a policy paper with "Doel:" and "Bron:" does not. Below the threshold nothing is marked. No character
// is taken out of the text: a label becomes a Label mark, a time a Time mark, the whole turn a Turn mark, so a wrong guess
// is undone without importing again. A turn runs until the next label, heading or note, and may hold several paragraphs.
// Stateless; any thread.
#pragma once

#include "core/base/findings.h"
#include "core/model/mark.h"
#include "core/model/speaker.h"

#include <string_view>
#include <vector>

namespace duiding {

struct SpeakerDetection {
    std::vector<Speaker> speakers;       // in order of first words; only name and kind are filled in
    std::vector<Mark> marks;             // Turn, Label, Time; times are marked even where no speakers are found
    Findings findings;
    double score = 0;                    // 0 … 1; accepted from 0.6
};

// `text` as stored; `marks` are those the importer made (headings and notes end a turn and hold no labels).
SpeakerDetection detect_speakers(std::string_view text, const std::vector<Mark>& marks);

} // namespace duiding
