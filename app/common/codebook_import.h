// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook from a table on disk into the project, as one step: codes that are there already (same path after folding) are
// kept as they are and counted; codes above a new one that no row describes are made without a rule.
//
//   CodebookSheet sheet = load_codebook_sheet("codeboek.xlsx", progress);
//   NewCodes codes = new_codes(sheet, *project.snapshot()->codebook);
//   edits::add_codes(project, codes.codes, codes.label())          // when codes.codes is not empty
//
// Values only; any thread. Errors: BadInput (no table, no codes in it), Environment (the disk).
#pragma once

#include "core/edits/edits.h"
#include "importers/support/codebook_sheet.h"

#include <filesystem>

namespace duiding {

CodebookSheet load_codebook_sheet(const std::filesystem::path& path, Progress& progress);

struct NewCodes {
    std::vector<std::pair<std::string, edits::NewCode>> codes;     // path of the code above → code, parents first
    std::int64_t kept = 0;                                         // rows whose code is there already

    EditLabel label() const;
    Findings findings() const;                                     // Info: how many were kept
};

NewCodes new_codes(const CodebookSheet& sheet, const Codebook& codebook);

} // namespace duiding
