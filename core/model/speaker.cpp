// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/speaker.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<SpeakerKind> keys[] = {
    {SpeakerKind::Participant, "participant"},
    {SpeakerKind::Interviewer, "interviewer"},
    {SpeakerKind::NoSpeaker, "no-speaker"},
};

} // namespace

const char* to_key(SpeakerKind kind) { return key_of(keys, kind); }
std::optional<SpeakerKind> speaker_kind_from_key(std::string_view key) { return value_of(keys, key); }

} // namespace duiding
