// SPDX-License-Identifier: GPL-3.0-or-later
// JSON from anywhere as a tree: at most 64 MB, 5 million values and 100 levels deep, which is counted before anything is built. Errors: BadInput
// with the file's path.
#pragma once

#include "importers/importer.h"

#include <nlohmann/json.hpp>

#include <string_view>

namespace duiding {

using JsonValue = nlohmann::json;

// Members whose names are in `without` are not kept.
JsonValue parse_json(const ImportSource& source, std::initializer_list<std::string_view> without = {});

std::string json_string(const JsonValue& object, const char* member);         // "" when absent or no text
std::optional<std::int64_t> json_milliseconds(const JsonValue& object, const char* member);    // of seconds

// True where the first thing in the file is "{": for probes.
bool looks_like_json(const ImportSource& source);

} // namespace duiding
