// SPDX-License-Identifier: GPL-3.0-or-later
// The searches of a theme, or all, as the table that comes in again (dictionary.h): written by any exporter of tables.
#pragma once

#include "core/model/snapshot.h"
#include "core/model/table.h"

#include <optional>
#include <string>

namespace duiding {

Table dictionary_table(const Snapshot& snapshot, const std::optional<std::string>& theme);      // a theme nobody has: BadInput

} // namespace duiding
