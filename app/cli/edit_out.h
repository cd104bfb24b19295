// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit came to, for people or for programs.
#pragma once

#include "app/cli/listing.h"
#include "core/edits/edits.h"

namespace duiding::cli {

// For people what was done and each finding; for programs `value` with "changed" and "findings".
void put_edit(const Session& session, const EditResult& result, const Findings& findings, Json value);

} // namespace duiding::cli
