// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/snapshot.h"

#include "core/base/error.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding {

namespace {

template <class Noun, class NounId>
const Noun* find_by_id(const std::shared_ptr<const std::vector<Noun>>& all, NounId id)
{
    auto it = std::find_if(all->begin(), all->end(), [&](const Noun& noun) { return noun.id == id; });
    return it == all->end() ? nullptr : &*it;
}

} // namespace

const DocumentInfo* Snapshot::find_document(DocumentId id) const { return find_by_id(documents, id); }

const DocumentInfo& Snapshot::resolve_document(std::string_view text) const
{
    std::optional<Guid> guid = Guid::parse(text);
    std::string folded = fold_name(text);
    const DocumentInfo* same_folded = nullptr;
    const DocumentInfo* same_name = nullptr;
    for (const DocumentInfo& info : *documents) {
        if (guid && info.guid == *guid) {
            return info;
        }
        if (info.name == text) {
            if (same_name) {
                throw BadInput({msg("There is more than one document “{0}”.", text), {}, {}, msg("Give the GUID of the document.")});
            }
            same_name = &info;
        } else if (fold_name(info.name) == folded) {
            same_folded = &info;
        }
    }
    if (!same_name) {
        throw BadInput({msg("There is no document “{0}”.", text), {},
                        same_folded ? msg("Did you mean: {0}", "“" + same_folded->name + "”") : Message{},
                        msg("Give its name exactly as the list of documents shows it, or its GUID.")});
    }
    return *same_name;
}

const Coder* Snapshot::find_coder(CoderId id) const { return find_by_id(coders, id); }

const Case* Snapshot::find_case(CaseId id) const { return find_by_id(cases, id); }
const Person* Snapshot::find_person(PersonId id) const { return find_by_id(persons, id); }
const Attribute* Snapshot::find_attribute(AttributeId id) const { return find_by_id(attributes, id); }

const Attribute* Snapshot::find_attribute(AttributeTarget target, std::string_view text) const
{
    std::string wanted = fold_name(text);
    for (const Attribute& attribute : *attributes) {
        if (attribute.target == target && fold_name(attribute.name) == wanted) {
            return &attribute;
        }
    }
    return nullptr;
}

std::vector<DocumentCase> Snapshot::cases_of(DocumentId id) const
{
    std::vector<DocumentCase> found;
    for (const DocumentCase& link : *document_cases) {
        if (link.document == id) {
            found.push_back(link);
        }
    }
    return found;
}

const CodingList& Snapshot::codings_of(DocumentId id) const
{
    static const CodingList none;
    auto it = codings->find(id);
    return it == codings->end() ? none : *it->second;
}

const Memo* Snapshot::memo_of(CodingId id) const
{
    auto it = std::find_if(memos->begin(), memos->end(),
                           [&](const Memo& memo) { return memo.target == MemoTarget::Coding && memo.target_id == id.value; });
    return it == memos->end() ? nullptr : &*it;
}

std::vector<const Memo*> Snapshot::memos_of(MemoTarget target, std::int64_t target_id) const
{
    std::vector<const Memo*> found;
    for (const Memo& memo : *memos) {
        if (memo.target == target && (target == MemoTarget::Project || memo.target_id == target_id)) {
            found.push_back(&memo);
        }
    }
    return found;
}

std::int64_t Snapshot::coding_count() const
{
    std::int64_t count = 0;
    for (const auto& entry : *segments) {
        count += entry.second;
    }
    return count;
}

} // namespace duiding
