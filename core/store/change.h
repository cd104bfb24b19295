// SPDX-License-Identifier: GPL-3.0-or-later
// What a change touched: bits for the views, and the documents whose text or codings are different now. Made by history
// while it walks the changeset, for edits, undo and redo alike.
#pragma once

#include "core/base/findings.h"
#include "core/base/ids.h"
#include "core/base/message.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <set>
#include <string>
#include <vector>

namespace duiding {

enum class ChangeBit : std::uint32_t {
    Documents = 1,       // the document list: names, kinds, import, delete
    Texts = 2,           // a text or its marks or speakers
    Codes = 4,           // the codebook
    Codings = 8,
    Memos = 16,
    Coders = 32,
    Cases = 128,         // cases and which documents belong to them
    Persons = 256,
    Attributes = 512,    // definitions and values
    Reports = 1024,      // of imports
    Searches = 2048,     // saved searches and their runs
    Synonyms = 4096,
    Verdicts = 8192,     // of the policy scan
    Autocodings = 16384,
    History = 64,        // what can be undone; set with every change
};

struct ChangeBits {
    std::uint32_t bits = 0;

    void add(ChangeBit bit) { bits |= static_cast<std::uint32_t>(bit); }
    bool has(ChangeBit bit) const { return bits & static_cast<std::uint32_t>(bit); }
    static ChangeBits all() { return {0xFFFFFFFF}; }
};

struct Change {
    ChangeBits bits;
    std::set<DocumentId> texts;          // whose text, marks or speakers changed, or that came or went
    std::set<DocumentId> codings;        // whose codings changed
    SnapshotPtr before;
    SnapshotPtr after;
};

// Where the user was, stored with each step so that undo can bring her back. Opaque to the store.
struct SelectionState {
    DocumentId document;
    CharRange range;
    CodingId coding;

    bool operator==(const SelectionState&) const = default;
};

// "Add coding" for the Edit menu, and a whole past sentence for the history.
struct EditLabel {
    Message menu;
    Message history;
};

struct EditResult {
    bool changed = false;                // false: nothing to do; no step was written
    EditLabel label;
    Change change;
    SelectionState selection;            // to restore after undo and redo
    Findings findings;
    std::vector<CodingId> codings;       // made by this edit
    CodeId code;                         // made by this edit
    DocumentId document;                 // made by this edit
    MemoId memo;                         // made by this edit
    CaseId the_case;                     // made, or found already there
    PersonId person;                     // made, or found already there
    AttributeId attribute;               // made, or found already there
    ImportReportId report;               // made by this edit
    SearchId search;                     // made, or changed
    SynonymsId synonyms;                 // made by this edit
    VerdictId verdict;                   // made, or changed
    AutocodingId autocoding;             // made, or run again
};

} // namespace duiding
