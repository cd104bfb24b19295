// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/findings.h"

#include "core/base/error.h"

namespace duiding {

const char* to_key(Severity severity)
{
    switch (severity) {
    case Severity::Info: return "info";
    case Severity::Warning: return "warning";
    case Severity::Error: return "error";
    }
    return "warning";
}

Severity severity_from_key(const std::string& key)
{
    for (Severity severity : {Severity::Info, Severity::Warning, Severity::Error}) {
        if (key == to_key(severity)) {
            return severity;
        }
    }
    throw BadInput({msg("“{0}” is not a severity.", key), {}, {}, {}});
}

} // namespace duiding
