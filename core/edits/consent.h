// SPDX-License-Identifier: GPL-3.0-or-later
// What persons allowed, said of several at once: an answer of one letter sent to twelve people is one step of undo.
#pragma once

#include "core/edits/edits.h"

#include <optional>
#include <vector>

namespace duiding::edits {

struct ConsentChange {                       // what is left out stays as it is
    std::optional<Consent> analyse, cite, archive, reuse;
};
EditFuture set_consents(Project&, std::vector<PersonId> persons, ConsentChange change);

} // namespace duiding::edits
