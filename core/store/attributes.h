// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of attributes, and the values of documents, cases and persons: all values of one of them are one packed row (schema.h
// says why). Values come in canonical for their type (core/model/attribute.h). Store thread only; rules are the edits'
// business, see core/edits/find_or_make.h for what several edits share.
#pragma once

#include "core/model/attribute_values.h"
#include "core/store/transaction.h"

#include <map>
#include <span>
#include <unordered_map>
#include <vector>

namespace duiding::attributes {

AttributeId insert(Transaction& tx, const Attribute& attribute);        // id and guid are made
void update(Transaction& tx, const Attribute& attribute);               // name, label, type, labels
void erase(Transaction& tx, std::span<const AttributeId> ids);          // with their values
std::vector<Attribute> load_all(Database& db);                          // by target, then in the order they were made

using Values = std::map<AttributeId, std::string>;
// Throws BadInput when the row is damaged.
Values values_of(Database& db, AttributeTarget target, std::int64_t target_id);
// All values of one document, case or person, in place of those it had; empty ones are left out, nothing is written when
// nothing changed.
void set_values(Transaction& tx, AttributeTarget target, std::int64_t target_id, const Values& values);
void erase_values(Transaction& tx, AttributeTarget target, std::int64_t target_id);
// Every value in the project. Of a damaged row what can be read; verify names it.
AttributeValues load_values(Database& db);
// The rows that cannot be read whole, for verify: target and target id.
std::vector<std::pair<std::string, std::int64_t>> damaged_values(Database& db);

// Attributes by target and folded name as they are inside the transaction, read once. What the edit writes by itself it must
// put here too.
class Register {
public:
    explicit Register(Database& db);

    const Attribute* find(AttributeTarget target, const std::string& name) const;      // null: none
    const Attribute* find(AttributeId id) const;
    void put(const Attribute& attribute);
    AttributeId insert(Transaction& tx, const Attribute& attribute);    // attributes::insert and put

private:
    std::unordered_map<AttributeId, Attribute> m_attributes;
    std::unordered_map<std::string, AttributeId> m_by_name;
};

} // namespace duiding::attributes
