// SPDX-License-Identifier: GPL-3.0-or-later
// A case is what a study compares: a family, an organisation, a municipality, a region. Cases form one tree (region >
// sub-region > municipality > case). Documents belong to any number of cases and cases hold any number of documents: a regional
// plan covers six municipalities and is one document. The kinds are data of the study, not of the program.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <string>

namespace duiding {

struct Case {
    CaseId id;
    Guid guid;
    CaseId parent;                    // 0 = top level
    std::string kind;                 // "case", "municipality", "organisation", "region", "network" …: a stable key
    std::string name;                 // "A1", "Den Haag"; unique among siblings after folding
    std::string official_code;        // "GM0518", NIS "11002"; empty where there is none

    bool operator==(const Case&) const = default;
};

struct DocumentCase {
    DocumentId document;
    CaseId the_case;
    std::string role;                 // of the document's voice in this case: "client", "nurse", free text; may be empty

    auto operator<=>(const DocumentCase&) const = default;
};

} // namespace duiding
