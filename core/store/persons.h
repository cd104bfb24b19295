// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of persons. Store thread only; rules are the edits' business, see core/edits/find_or_make.h for what several edits share.
#pragma once

#include "core/model/person.h"
#include "core/store/transaction.h"

#include <unordered_map>
#include <vector>

namespace duiding::persons {

PersonId insert(Transaction& tx, const Person& person);                 // id and guid are made
void update(Transaction& tx, const Person& person);                     // every field but id and guid
void erase(Transaction& tx, PersonId id);                               // with its values; speakers and documents stay, without it
std::vector<Person> load_all(Database& db);                             // by compare_names

// Persons by folded name as they are inside the transaction, read once: for edits that find or make thousands. What the edit
// writes by itself it must put here too.
class Register {
public:
    explicit Register(Database& db);

    PersonId find(const std::string& name) const;                       // 0: none
    void put(const std::string& name, PersonId id);
    PersonId insert(Transaction& tx, const Person& person);             // persons::insert and put
    // `wanted`, or "wanted (2)" and so on when somebody has that name already.
    std::string free_name(const std::string& wanted) const;

private:
    std::unordered_map<std::string, PersonId> m_by_name;
};

} // namespace duiding::persons
