// SPDX-License-Identifier: GPL-3.0-or-later
// Rows for people or for programs: a table on a terminal (some fields only, long text shortened), a JSON array of flat
// objects, or CSV with every field. Field names are part of the contract of the command line: stable, never translated.
#pragma once

#include "app/cli/session.h"
#include "core/model/table.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace duiding::cli {

using Json = nlohmann::ordered_json;

enum class ShownTo { Everybody, Programs };

struct Field {
    std::string key;
    Message label;                      // heading for people
    ShownTo shown = ShownTo::Everybody;
};

struct Listing {
    std::vector<Field> fields;
    std::vector<std::vector<Json>> rows;        // each as long as fields; null = missing
};

void print(const Session& session, const Listing& listing);
void print(const Session& session, const Table& table);

// One JSON value, indented.
void print_json(const Session& session, const Json& value);
Json to_array(const Listing& listing);
Json to_json(const Session& session, const Finding& finding);
Json to_json(const Session& session, const Findings& findings);

} // namespace duiding::cli
