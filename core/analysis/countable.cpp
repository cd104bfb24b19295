// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/countable.h"

namespace duiding {

RangeSet countable_content(const DocumentText& text, InterviewerTurns interviewer)
{
    RangeSet content = text.content_of(char_range(0, text.characters()));
    if (interviewer == InterviewerTurns::Include) {
        return content;
    }
    std::vector<CharRange> turns;
    for (const Mark& mark : text.marks()) {
        const Speaker* speaker = mark.kind == MarkKind::Turn ? text.speaker_at(mark.range.begin) : nullptr;
        if (speaker && speaker->kind == SpeakerKind::Interviewer) {
            turns.push_back(mark.range);
        }
    }
    return subtracted(content, united(std::move(turns)));
}

} // namespace duiding
