// SPDX-License-Identifier: GPL-3.0-or-later
// What several edits do inside their own transaction: a case, a person or an attribute is found by what a file or a sheet calls
// it, or made, under the same rules as by hand. A Register (core/store) is read once at the beginning of the edit and shared by
// its calls. Names are trimmed; each throws BadInput in words a researcher understands.
#pragma once

#include "core/edits/edits.h"
#include "core/store/attributes.h"
#include "core/store/cases.h"
#include "core/store/persons.h"
#include "core/store/transaction.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding::edits {

// By official code, else kind and name: below the parent when one is given, else anywhere.
CaseId find_or_make_case(Transaction& tx, cases::Register& known, const NewCase& the_case);
// By name. One that is there keeps its role and consents.
PersonId find_or_make_person(Transaction& tx, persons::Register& known, const NewPerson& person);
// By target and name. One that is there keeps its type and labels.
AttributeId find_or_make_attribute(Transaction& tx, attributes::Register& known, AttributeTarget target, const std::string& name,
                                   AttributeType type);

// A value as it is stored (core/model/attribute.h): "3.50" → "3.5"; of a Choice also its label. Nothing: it does not fit.
std::optional<std::string> canonical_value(const Attribute& attribute, std::string_view value);

// Adds to the values of one document, case or person; an empty value takes the one that was there away. What does not fit its
// attribute is left out and named in `findings`, with `where`.
void add_values(Transaction& tx, attributes::Register& known, AttributeTarget target, std::int64_t target_id,
                const std::vector<ImportedAttribute>& values, const std::string& where, Findings& findings);

} // namespace duiding::edits
