// SPDX-License-Identifier: GPL-3.0-or-later
// The order in which people see the documents of a study: kind by kind, interviews first, and by name within a kind. The list, the
// keys for next and previous, and the document a study opens with all follow it. Pure.
#pragma once

#include "core/model/snapshot.h"

#include <array>
#include <vector>

namespace duiding {

inline constexpr std::array listed_kinds = {DocumentKind::Interview, DocumentKind::Policy, DocumentKind::Note, DocumentKind::Survey, DocumentKind::Media};

std::vector<DocumentId> documents_as_listed(const Snapshot& snapshot);

} // namespace duiding
