// SPDX-License-Identifier: GPL-3.0-or-later
// A search that the study keeps: what was asked, how, and what came of it each time it was run. Searches with the same theme
// are a dictionary: the columns of a policy scan, imported, exported and run together.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <cstdint>
#include <string>
#include <vector>

namespace duiding {

struct SavedSearch {
    SearchId id;
    Guid guid;
    std::string name;                     // unique within its theme after folding
    std::string theme;                    // the dictionary it belongs to; empty: none
    std::string query;                    // as typed
    std::string options;                  // "" or "key=value;…": unit, scope, interviewer; read and written by core/index/search_options.h
    std::vector<std::string> rejected;    // words of the expansion that were unticked; sorted
    std::string created;                  // ISO 8601 UTC

    bool operator==(const SavedSearch&) const = default;
};

// What one run of a saved search found. Runs are only added.
struct SearchRun {
    SearchId search;
    std::string at;                       // ISO 8601 UTC
    std::string coder;                    // name
    std::string query;                    // as it was then
    std::vector<std::string> words;       // every word that was searched for; sorted
    std::int64_t documents_searched = 0;
    std::int64_t documents = 0;           // with a hit
    std::int64_t hits = 0;
    std::int64_t occurrences = 0;
    std::int64_t change = 0;              // the study's change number: later changes may alter the result

    bool operator==(const SearchRun&) const = default;
};

// Words that stand for the same thing in this study: "jgz", "jeugdgezondheidszorg". Asked by any, found by all.
struct Synonyms {
    SynonymsId id;
    Guid guid;
    std::string language;                 // "nl", "en"; empty: any
    std::vector<std::string> words;       // words or phrases as people write them; two or more

    bool operator==(const Synonyms&) const = default;
};

} // namespace duiding
