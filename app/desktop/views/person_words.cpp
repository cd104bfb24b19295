// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/person_words.h"

#include "app/desktop/wx_text.h"
#include "core/model/key_words.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding {

const std::vector<std::string>& role_keys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> out;
        for (const KeyWords& role : known_roles()) {
            out.push_back(role.key);
        }
        return out;
    }();
    return keys;
}

wxString role_words(const std::string& role)
{
    const auto& roles = known_roles();
    auto known = std::find_if(roles.begin(), roles.end(), [&role](const KeyWords& one) { return one.key == role; });
    return known == roles.end() ? to_wx(role) : tr(known->label);
}

std::string role_from_words(const wxString& words)
{
    std::string typed = from_wx(wxString(words).Trim(true).Trim(false));
    const auto& roles = known_roles();
    auto known = std::find_if(roles.begin(), roles.end(), [&typed](const KeyWords& one) {
        return fold_name(from_wx(tr(one.label))) == fold_name(typed) || one.key == typed;
    });
    return known == roles.end() ? typed : known->key;
}

wxString consent_words(Consent consent)
{
    switch (consent) {
    case Consent::Yes: return tr(msg("yes"));
    case Consent::No: return tr(msg("no"));
    case Consent::Unknown: break;
    }
    return tr(msg("not known"));
}

wxString speaker_kind_words(SpeakerKind kind)
{
    switch (kind) {
    case SpeakerKind::Interviewer: return tr(msg("interviewer"));
    case SpeakerKind::NoSpeaker: return tr(msg("no speaker"));
    case SpeakerKind::Participant: break;
    }
    return tr(msg("person"));
}

} // namespace duiding
