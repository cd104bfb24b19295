// SPDX-License-Identifier: GPL-3.0-or-later
// A speaker is a label in one document ("I", "R1", "Fatima"), not a person: a person (core/model/person.h) may be the voice
// behind several labels. Interviewer turns are left out of most figures by default.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace duiding {

enum class SpeakerKind { Participant, Interviewer, NoSpeaker };

// Whether a search, a count or an auto-coding takes what the interviewer says along (decisions.md 7).
enum class InterviewerTurns { Include, LeaveOut };

struct Speaker {
    SpeakerId id;
    Guid guid;
    DocumentId document;
    std::string name;                 // the label without colon
    SpeakerKind kind = SpeakerKind::Participant;
    PersonId person;                  // who speaks; 0 = not said

    bool operator==(const Speaker&) const = default;
};

const char* to_key(SpeakerKind kind);
std::optional<SpeakerKind> speaker_kind_from_key(std::string_view key);

} // namespace duiding
