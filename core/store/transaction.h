// SPDX-License-Identifier: GPL-3.0-or-later
// What an edit works with while its transaction is open: the connection, the state before the edit, and the number of the
// change it will be. The nouns' functions (documents.h, codes.h, codings.h, memos.h, texts.h, cases.h, persons.h,
// attributes.h) take it first. Store thread only; made by Project::edit and gone when the work returns.
#pragma once

#include "core/model/snapshot.h"
#include "core/store/change.h"
#include "core/store/sqlite.h"

#include <functional>
#include <string>

namespace duiding {

class Transaction {
public:
    Transaction(Database& db, SnapshotPtr before, std::int64_t change, CoderId coder, std::string now, TextSource texts)
        : m_db(db), m_before(std::move(before)), m_change(change), m_coder(coder), m_now(std::move(now)), m_texts(std::move(texts))
    {
    }

    Database& db() { return m_db; }
    const Snapshot& before() const { return *m_before; }       // the project as it was when the edit began
    std::int64_t change() const { return m_change; }           // goes into `modified`
    CoderId coder() const { return m_coder; }
    const std::string& now() const { return m_now; }
    DocumentTextPtr text(DocumentId id) const { return m_texts(id); }      // as it was when the edit began

private:
    Database& m_db;
    SnapshotPtr m_before;
    std::int64_t m_change;
    CoderId m_coder;
    std::string m_now;
    TextSource m_texts;
};

} // namespace duiding
