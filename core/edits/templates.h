// SPDX-License-Identifier: GPL-3.0-or-later
// What a new project starts with: empty, or a codebook from data (D'Amour: 4 dimensions and 10 indicators, and the study
// templates built on it), in Dutch or English.
#pragma once

#include "core/edits/edits.h"

#include <span>
#include <string>
#include <string_view>

namespace duiding::edits {

struct Template {
    std::string id;                  // "damour", "voorzorg", …, "empty"
    Message label;
    std::int64_t codes = 0;
};

std::vector<Template> templates();

// Adds the template's codes, and the synonyms to begin with (the index knows which: core/index/synonyms.h), as one step. Throws
// BadInput for an unknown id; "empty" has no codes.
EditFuture apply_template(Project&, std::string_view id, std::string_view language, std::vector<Synonyms> synonyms = {});

} // namespace duiding::edits
