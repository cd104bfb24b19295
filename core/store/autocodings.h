// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of autocodings, and of the places where a person unticked or deleted what one of them coded. Which codings it made stands in
// coding.autocoding. Store thread only; rules are the edits' business.
#pragma once

#include "core/model/autocoding.h"
#include "core/store/transaction.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace duiding::autocodings {

AutocodingId insert(Transaction& tx, const Autocoding& autocoding);     // id and guid are made; at and change: of this transaction
void update(Transaction& tx, const Autocoding& autocoding);             // direction, accepted, rejected, at, change
std::optional<Autocoding> find(Database& db, AutocodingId id);
std::vector<Autocoding> load_all(Database& db);                         // oldest first; with the number of codings
void move(Transaction& tx, CodeId from, CodeId into);                   // into 0: the code is deleted

// What it coded and where its codings were deleted, in the texts as they are now; by document, then place.
std::vector<CodedPlace> places_of(Database& db, AutocodingId id);
std::unordered_map<CodingId, AutocodingId> origins(Database& db);      // of every coding that a search made
void take_origin(Transaction& tx, CodingId from, CodingId into);        // unless `into` has one

// Before a person's deletion of a coding: its place is not coded again. Nothing for a coding made by hand.
void refuse(Transaction& tx, CodingId coding);
void refuse(Transaction& tx, AutocodingId id, const CodedPlace& place);
struct Refused {
    std::int64_t id = 0;
    CharRange range;
};
std::vector<Refused> refused_in(Database& db, DocumentId document);
void move_refused(Transaction& tx, std::int64_t id, CharRange range);
void erase_refused(Transaction& tx, std::int64_t id);
void erase_refused(Transaction& tx, DocumentId document);

} // namespace duiding::autocodings
