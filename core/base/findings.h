// SPDX-License-Identifier: GPL-3.0-or-later
// Remarks that do not stop the work: a partial read, a guess, a character replaced. Importers and verification return them,
// the project keeps them, the window lists them. Findings are values.
#pragma once

#include "core/base/message.h"

#include <string>
#include <vector>

namespace duiding {

enum class Severity { Info, Warning, Error };

struct Finding {
    Severity severity = Severity::Warning;
    std::string where;       // "page 3", "paragraph 12", a file name; may be empty
    Message message;

    bool operator==(const Finding&) const = default;
};

using Findings = std::vector<Finding>;

const char* to_key(Severity severity);                 // "info", "warning", "error": stable, never translated
Severity severity_from_key(const std::string& key);    // throws BadInput

} // namespace duiding
