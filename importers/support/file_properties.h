// SPDX-License-Identifier: GPL-3.0-or-later
// What a file says of itself beside its text (who wrote it, when it was made), as attributes of the document. The names are
// stable keys: "author", "created". Nothing is added for what is empty or no date.
#pragma once

#include "core/model/document.h"

#include <string>
#include <string_view>

namespace duiding {

std::string trimmed(std::string_view text);                    // without blanks around it

void add_author(ImportedDocument& document, std::string_view name);
void add_created(ImportedDocument& document, std::string_view iso_time);     // "2024-03-17T10:00:00Z" → 2024-03-17

} // namespace duiding
