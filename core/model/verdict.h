// SPDX-License-Identifier: GPL-3.0-or-later
// What a person concluded about one theme in one unit of a policy scan (practice.md, rule 2: "0 hits" is not "not found", and
// "not found" is not "no policy"). A verdict holds what it rests on, so that it can be called stale when that changes.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// The five states of a cell, from least to most known. The first three follow from the documents and the hits; the last two need a person.
enum class ScanState { NoDocument, Unreadable, NothingFound, NoneRelevant, Relevant };

const char* to_key(ScanState state);                  // "no-document", "unreadable", "nothing-found", "none-relevant", "relevant"
std::optional<ScanState> scan_state_from_key(std::string_view key);

struct ReadDocument {
    Guid document;
    std::string text_sha256;                          // 32 raw bytes: another text makes the verdict stale

    bool operator==(const ReadDocument&) const = default;
};

struct Verdict {
    VerdictId id;
    Guid guid;
    CaseId unit;                                      // the row: a municipality or any other case
    SearchId search;                                  // the column: a saved search …
    CodeId code;                                      // … or a code; one of the two
    ScanState state = ScanState::NothingFound;
    std::string note;
    std::string initials;
    std::string at;                                   // ISO 8601 UTC
    std::string query;                                // as it was then
    std::vector<std::string> words;                   // tried; sorted
    std::string pages_read;                           // as the person says: "1-12, 40"; empty: not said
    std::vector<ReadDocument> documents;              // the unit's documents then; sorted by GUID

    bool operator==(const Verdict&) const = default;
};

} // namespace duiding
