// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attribute.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<AttributeType> types[] = {
    {AttributeType::Text, "text"},     {AttributeType::Number, "number"}, {AttributeType::Date, "date"},
    {AttributeType::YesNo, "yes-no"},  {AttributeType::Choice, "choice"},
};
constexpr KeyEntry<AttributeTarget> targets[] = {
    {AttributeTarget::Document, "document"}, {AttributeTarget::Case, "case"}, {AttributeTarget::Person, "person"},
};

} // namespace

const char* to_key(AttributeType type) { return key_of(types, type); }
std::optional<AttributeType> attribute_type_from_key(std::string_view key) { return value_of(types, key); }
const char* to_key(AttributeTarget target) { return key_of(targets, target); }
std::optional<AttributeTarget> attribute_target_from_key(std::string_view key) { return value_of(targets, key); }

} // namespace duiding
