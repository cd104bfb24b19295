// SPDX-License-Identifier: GPL-3.0-or-later
// How roles, consents and kinds of speakers are worded. A role is stored as a stable key where it is one of those the study
// offers ("nurse"), else as it was typed. Pure functions; UI thread, because the words follow the language of the window.
#pragma once

#include "core/model/person.h"
#include "core/model/speaker.h"

#include <wx/string.h>

#include <string>
#include <vector>

namespace duiding {

const std::vector<std::string>& role_keys();                    // interviewer first
wxString role_words(const std::string& role);                   // a key in the language of the window, anything else as it is
std::string role_from_words(const wxString& words);             // the way back
wxString consent_words(Consent consent);                        // "unknown", "yes", "no"
wxString speaker_kind_words(SpeakerKind kind);                  // "person", "interviewer", "no speaker"

} // namespace duiding
