// SPDX-License-Identifier: GPL-3.0-or-later
// Where codings came from that were made by a search: enough to explain each of them, and to run the search again so that only
// what is new is coded and new words are first judged by a person.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"
#include "core/model/coding.h"
#include "core/text/offsets.h"

#include <string>
#include <vector>

namespace duiding {

struct Autocoding {
    AutocodingId id;
    Guid guid;
    std::string query;                    // as typed
    std::string options;                  // as in SavedSearch
    std::string code_unit;                // "hit", "sentence", "paragraph", "turn", "section"
    CodeId code;                          // 0: it was deleted since
    Direction direction = Direction::None;
    CoderId coder;
    std::vector<std::string> accepted;    // words that were searched for; sorted
    std::vector<std::string> rejected;    // unticked; sorted. A word in neither list is new and not yet judged
    std::string at;                       // ISO 8601 UTC, of the last run
    std::int64_t change = 0;              // the study's change number of the last run
    std::int64_t codings = 0;             // made by it and still there

    bool operator==(const Autocoding&) const = default;
};

// A stretch that an autocoding coded, or would code.
struct CodedPlace {
    DocumentId document;
    CharRange range;

    bool operator==(const CodedPlace&) const = default;
};

// The words of a fresh expansion that nobody judged yet: they are not searched for until someone accepts them. Sorted.
std::vector<std::string> words_not_judged(const Autocoding& autocoding, const std::vector<std::string>& words);

// The places where nothing of `done` is: what running it again would code. `done` by document, then place.
std::vector<CodedPlace> places_to_code(const std::vector<CodedPlace>& places, const std::vector<CodedPlace>& done);

} // namespace duiding
