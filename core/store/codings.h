// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of codings. Each write stores the quote check of the text it is given. Store thread only.
#pragma once

#include "core/model/coding.h"
#include "core/store/quote_check.h"
#include "core/store/transaction.h"

namespace duiding::codings {

// A coding as it stands in its row.
struct Row {
    Coding coding;
    DocumentId document;
    QuoteCheck quote;
};

CodingId insert(Transaction& tx, DocumentId document, const Coding& coding, std::string_view quote, AutocodingId autocoding = {});
void update(Transaction& tx, const Coding& coding);                                   // code, coder, direction, weight
void update_range(Transaction& tx, CodingId id, CharRange range, std::string_view quote);
void move(Transaction& tx, CodingId id, CharRange range);                             // the quote stays what it was
void erase(Transaction& tx, CodingId id);                                             // with its memo

std::optional<Row> find(Database& db, CodingId id);
std::vector<Row> rows_of(Database& db, DocumentId document);                          // in id order, with quote checks
std::vector<CodingDetails> details(Database& db);

} // namespace duiding::codings
