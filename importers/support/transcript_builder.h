// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a readable text of timed words: subtitles (VTT, SRT), recognised speech (Whisper), annotations (ELAN). Cues of one speaker
// after one another become one turn, with a new paragraph after a pause or when a paragraph grows long and a sentence ends. What
// those formats keep beside the words is written before them, so that it is drawn like a typed transcript:
//
//   [00:01:23] Jansen, Piet: Goedemiddag allemaal. [00:01:29] Zullen we beginnen?
//
// The times and the label are Time and Label marks (no content), the whole is a Turn. One importer makes one; one thread.
#pragma once

#include "core/model/document.h"
#include "importers/importer.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace duiding {

struct Cue {
    std::optional<std::int64_t> begin;       // milliseconds; nothing where the file's time cannot be read
    std::optional<std::int64_t> end;
    std::string speaker;                     // empty: not said
    std::string text;                        // one line of valid UTF-8
    bool starts_paragraph = false;           // the words begin on a line of their own ("- Hallo.")
};

// "Piet Jansen: Goedemiddag." in the words of the cues (Zoom): where most cues have it, the names become speakers and leave the
// words. Does nothing where cues have speakers already.
void take_names_from_words(std::vector<Cue>& cues);

// Text, marks and speakers into `document`. With SpeakerSearch::Never no label is written. Time of speech that runs backwards
// is a finding.
void build_transcript(const std::vector<Cue>& cues, SpeakerSearch search, ImportedDocument& document);

// "[00:01:23]"
std::string time_text(std::int64_t milliseconds);

} // namespace duiding
