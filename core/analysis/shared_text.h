// SPDX-License-Identifier: GPL-3.0-or-later
// Passages that documents share: a template that neighbours filled in, a section copied from last year's plan. A search that
// finds such a passage in twenty plans has found one text twenty times, and says so.
//
// How: every run of 8 words (folded, without signs) is a fingerprint; of each 6 in a row the smallest is kept (winnowing:
// Schleimer, Wilkerson & Aiken 2003, "Winnowing: local algorithms for document fingerprinting", SIGMOD), so that any 13 words in
// common are noticed wherever they stand. What is noticed is grown word by word in both directions, over small edits (up to 8 words on
// either side, after which as many and at least 4 are the same again), and kept when it is 25 words or more. Passages that mostly
// overlap in a document are one family, so a family is one text wherever it stands. A passage that one document says twice is not
// shared. Labels and time marks are no words; interviewers' turns are left out.
//
// Positions are code points of the stored text; a passage begins and ends with a word. Any thread; a job with Progress.
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"

#include <optional>
#include <unordered_map>
#include <vector>

namespace duiding {

struct SharedPassage {
    DocumentId document;
    CharRange range;
    std::int64_t words = 0;

    bool operator==(const SharedPassage&) const = default;
};

// One text in several documents. The first passage is the source: of the earliest document by year or date, else the first by name;
// that is where the text is first seen, not who wrote it.
struct SharedFamily {
    std::vector<SharedPassage> passages;         // source first, then by date and name; one document may have two
    std::int64_t documents = 0;                  // different ones; two or more
    std::int64_t words = 0;                      // of the source's passage
};

// Where a range stands in shared text.
struct SharedPlace {
    std::size_t family = 0;                      // index into families()
    std::size_t passage = 0;                     // index into its passages; 0: the source

    bool is_copy() const { return passage > 0; }
};

class SharedText {
public:
    SharedText() = default;
    explicit SharedText(std::vector<SharedFamily> families);

    const std::vector<SharedFamily>& families() const { return m_families; }     // those with the most words first
    // The passage that holds at least half of the range; nothing when the range is the document's own.
    std::optional<SharedPlace> find(DocumentId document, CharRange range) const;
    // All passages of a document in text order: what a view tints.
    std::vector<SharedPlace> in(DocumentId document) const;
    const SharedPassage& at(SharedPlace place) const { return m_families[place.family].passages[place.passage]; }

private:
    std::vector<SharedFamily> m_families;
    std::unordered_map<DocumentId, std::vector<SharedPlace>> m_of;               // by begin
};

struct SharedTextOptions {
    std::int64_t shortest = 25;                  // words in a passage; not below 25
    std::int64_t bridge = 8;                     // words that may differ inside one
};

SharedText find_shared_text(const Snapshot& snapshot, const TextSource& texts, const std::vector<DocumentId>& documents,
                            const SharedTextOptions& options, Progress& progress);

} // namespace duiding
