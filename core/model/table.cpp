// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/table.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<ColumnType> keys[] = {
    {ColumnType::Text, "text"},       {ColumnType::Integer, "integer"}, {ColumnType::Number, "number"},
    {ColumnType::Percent, "percent"}, {ColumnType::Colour, "colour"},
};

} // namespace

const char* to_key(ColumnType type) { return key_of(keys, type); }

} // namespace duiding
