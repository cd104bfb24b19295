// SPDX-License-Identifier: GPL-3.0-or-later
// A whole project as immutable values, but for the texts, which are loaded one by one. The store publishes a new snapshot
// after every change; parts that did not change are shared with the one before, so an edit copies one document's codings,
// not a million. Safe to read in any thread for as long as you hold the pointer.
#pragma once

#include "core/model/attribute_values.h"
#include "core/model/case.h"
#include "core/model/code.h"
#include "core/model/coder.h"
#include "core/model/coding.h"
#include "core/model/document.h"
#include "core/model/memo.h"
#include "core/model/person.h"
#include "core/model/saved_search.h"
#include "core/model/verdict.h"

#include <functional>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

using CodingsByDocument = std::unordered_map<DocumentId, CodingListPtr>;
using CountByCode = std::unordered_map<CodeId, std::int64_t>;

struct Snapshot {
    Guid project;
    std::string name;                                               // the file's name without extension
    std::string language;                                           // "nl" or "en": of the codebook
    std::int64_t change = 0;                                        // number of the last change
    std::shared_ptr<const std::vector<DocumentInfo>> documents;     // by compare_names
    std::shared_ptr<const Codebook> codebook;
    std::shared_ptr<const std::vector<Coder>> coders;
    std::shared_ptr<const std::vector<Memo>> memos;                 // oldest first
    std::shared_ptr<const CodingsByDocument> codings;
    std::shared_ptr<const std::vector<Case>> cases = std::make_shared<const std::vector<Case>>();    // by compare_names
    std::shared_ptr<const std::vector<DocumentCase>> document_cases = std::make_shared<const std::vector<DocumentCase>>();    // by document, then case
    std::shared_ptr<const std::vector<Person>> persons = std::make_shared<const std::vector<Person>>();    // by compare_names
    std::shared_ptr<const std::vector<Attribute>> attributes = std::make_shared<const std::vector<Attribute>>();    // by target, then in the order they were made
    std::shared_ptr<const AttributeValues> values = std::make_shared<const AttributeValues>();
    std::shared_ptr<const std::vector<SavedSearch>> searches = std::make_shared<const std::vector<SavedSearch>>();    // by theme, then name
    std::shared_ptr<const std::vector<Synonyms>> synonyms = std::make_shared<const std::vector<Synonyms>>();    // in the order they were made
    std::shared_ptr<const std::vector<Verdict>> verdicts = std::make_shared<const std::vector<Verdict>>();    // by unit, then column
    std::shared_ptr<const CountByCode> segments;                    // codings per code, all coders, without sub-codes

    const DocumentInfo* find_document(DocumentId id) const;
    // DOCUMENT of the command line: GUID or exact name. Throws BadInput.
    const DocumentInfo& resolve_document(std::string_view text) const;
    const Coder* find_coder(CoderId id) const;
    const Case* find_case(CaseId id) const;
    const Person* find_person(PersonId id) const;
    const Attribute* find_attribute(AttributeId id) const;
    const Attribute* find_attribute(AttributeTarget target, std::string_view text) const;    // folded
    std::vector<DocumentCase> cases_of(DocumentId id) const;
    const CodingList& codings_of(DocumentId id) const;              // empty when none
    const Memo* memo_of(CodingId id) const;
    std::vector<const Memo*> memos_of(MemoTarget target, std::int64_t target_id) const;
    std::int64_t coding_count() const;
};

using SnapshotPtr = std::shared_ptr<const Snapshot>;
using DocumentTextPtr = std::shared_ptr<const DocumentText>;
// Gives the text of a document; may wait for the disk. Analyses and searches take it as an argument.
using TextSource = std::function<DocumentTextPtr(DocumentId)>;

} // namespace duiding
