// SPDX-License-Identifier: GPL-3.0-or-later
// An attribute is a property that documents, cases or persons have, with one value each: year, type of policy paper, age,
// answer to a closed question. The definition (name, type, labels) belongs to the project; values are kept as text in one
// canonical form per type, so that they compare, sort and travel without a locale:
//
//   Text      as written                       Number   shortest decimal, "." as sign: "3.5"
//   Date      ISO 8601: "2024", "2024-03", "2024-03-17"      YesNo    "yes" or "no"
//   Choice    the value as coded ("1"), read by people through its label ("helemaal eens")
//
// No value is missing: absent, never a number like 99. A value that the study counts as missing stays out.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class AttributeType { Text, Number, Date, YesNo, Choice };
enum class AttributeTarget { Document, Case, Person };

const char* to_key(AttributeType type);                        // "text", "number", "date", "yes-no", "choice": stable
std::optional<AttributeType> attribute_type_from_key(std::string_view key);
const char* to_key(AttributeTarget target);                    // "document", "case", "person"
std::optional<AttributeTarget> attribute_target_from_key(std::string_view key);

struct ValueLabel {
    std::string value;                // "1"
    std::string label;                // "helemaal eens"
    auto operator<=>(const ValueLabel&) const = default;
};

struct Attribute {
    AttributeId id;
    Guid guid;
    AttributeTarget target = AttributeTarget::Document;
    std::string name;                 // unique per target after folding: "jaar", "v12"
    std::string label;                // the question's whole text; may be empty
    AttributeType type = AttributeType::Text;
    std::vector<ValueLabel> labels;   // of a Choice, in the order of the instrument

    bool operator==(const Attribute&) const = default;
};

// What an importer or a metadata sheet says, before the project knows the attribute: found or made by name.
struct ImportedAttribute {
    std::string name;
    std::string value;                // canonical for its type; empty = missing
    AttributeType type = AttributeType::Text;

    bool operator==(const ImportedAttribute&) const = default;
};

} // namespace duiding
