// SPDX-License-Identifier: GPL-3.0-or-later
// A person is a respondent (or interviewer) of the study: the voice behind speaker labels in one or more documents, the one who
// filled in a questionnaire. Not a speaker, not a case, not a document. What a person allowed is kept here and obeyed by
// everything that leaves the project.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace duiding {

enum class Consent { Unknown, Yes, No };

const char* to_key(Consent consent);                           // "unknown", "yes", "no"
std::optional<Consent> consent_from_key(std::string_view key);

struct Consents {
    Consent analyse = Consent::Unknown;
    Consent cite = Consent::Unknown;
    Consent archive = Consent::Unknown;
    Consent reuse = Consent::Unknown;
    bool operator==(const Consents&) const = default;
};

struct Person {
    PersonId id;
    Guid guid;
    std::string name;                 // or a pseudonym: "R3"; unique in the project after folding
    std::string role;                 // "interviewer", "client", "nurse", "manager", "wijkteam", "municipality", free text
    Consents consent;

    bool operator==(const Person&) const = default;
};

} // namespace duiding
