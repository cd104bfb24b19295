// SPDX-License-Identifier: GPL-3.0-or-later
// What project files of earlier versions look like: for the check before a migration, never to make new ones.
#pragma once

#include <cstdint>

namespace duiding::schema {

const char* old_statements(std::int32_t version);       // null: there was no such version

} // namespace duiding::schema
