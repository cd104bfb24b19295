// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/person_words.h"

#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <algorithm>
#include <utility>

namespace duiding {

namespace {

const std::vector<std::pair<std::string, Message>>& roles()
{
    static const std::vector<std::pair<std::string, Message>> all = {
        {"interviewer", msg("interviewer")}, {"respondent", msg("respondent")}, {"client", msg("client")},
        {"nurse", msg("nurse")},             {"manager", msg("manager")},       {"wijkteam", msg("neighbourhood team")},
        {"municipality", msg("municipality")}};
    return all;
}

} // namespace

const std::vector<std::string>& role_keys()
{
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> out;
        for (const auto& role : roles()) {
            out.push_back(role.first);
        }
        return out;
    }();
    return keys;
}

wxString role_words(const std::string& role)
{
    auto known = std::find_if(roles().begin(), roles().end(), [&role](const auto& one) { return one.first == role; });
    return known == roles().end() ? to_wx(role) : tr(known->second);
}

std::string role_from_words(const wxString& words)
{
    std::string typed = from_wx(wxString(words).Trim(true).Trim(false));
    auto known = std::find_if(roles().begin(), roles().end(), [&typed](const auto& one) {
        return fold_name(from_wx(tr(one.second))) == fold_name(typed) || one.first == typed;
    });
    return known == roles().end() ? typed : known->first;
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
