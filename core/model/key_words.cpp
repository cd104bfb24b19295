// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/key_words.h"

#include <algorithm>

namespace duiding {

const std::vector<KeyWords>& known_roles()
{
    static const std::vector<KeyWords> all = {
        {"interviewer", msg("interviewer"), {}},
        {"respondent", msg("respondent"), {}},
        {"client", msg("client"), {}},
        {"nurse", msg("nurse"), {"verpleegkundige"}},
        {"manager", msg("manager"), {"leidinggevende"}},
        {"wijkteam", msg("neighbourhood team"), {}},
        {"municipality", msg("municipality"), {"gemeente"}}};
    return all;
}

const std::vector<KeyWords>& known_kinds()
{
    static const std::vector<KeyWords> all = {
        {to_key(DocumentKind::Interview), msg("Interview"), {"gesprek"}},
        {to_key(DocumentKind::Policy), msg("Policy document"), {"beleid", "beleidsdocument"}},
        {to_key(DocumentKind::Note), msg("Note"), {"notitie"}},
        {to_key(DocumentKind::Survey), msg("Questionnaire"), {"enquete", "vragenlijst"}},
        {to_key(DocumentKind::Media), msg("Sound or film"), {"opname", "geluid of film"}}};
    return all;
}

Message kind_name(DocumentKind kind)
{
    const auto& kinds = known_kinds();
    auto found = std::find_if(kinds.begin(), kinds.end(), [kind](const KeyWords& each) { return each.key == to_key(kind); });
    return found == kinds.end() ? msg("Note") : found->label;
}

} // namespace duiding
