// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/field_places.h"

#include "core/index/matcher.h"
#include "core/index/ranges.h"
#include "core/index/tokenizer.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

using Node = QueryNode::Kind;

template <class List, class Value>
bool is_among(const List& sorted, const Value& value)
{
    return std::binary_search(sorted.begin(), sorted.end(), value);
}

DocumentFilter in_either(const DocumentFilter& a, const DocumentFilter& b)
{
    if (!a || !b) {
        return std::nullopt;
    }
    std::vector<DocumentId> either;
    std::set_union(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(either));
    return either;
}

std::string text_of(const Memo& memo) { return memo.title + "\n" + memo.text; }

} // namespace

DocumentFilter in_both(DocumentFilter a, DocumentFilter b)
{
    if (!a || !b) {
        return a ? std::move(a) : std::move(b);
    }
    std::vector<DocumentId> both;
    std::set_intersection(a->begin(), a->end(), b->begin(), b->end(), std::back_inserter(both));
    return both;
}

FieldPlaces::FieldPlaces(const CompiledQuery& query, SnapshotPtr study) : m_query(query), m_study(std::move(study)), m_places(query.fields().size())
{
    if (!m_places.empty()) {
        index_commented_codings();
    }
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        if (query.fields()[i].answer.field == Field::Memo) {
            find_memos(i);
        } else {
            m_places[i].documents = query.fields()[i].answer.documents;
        }
    }
}

void FieldPlaces::find_memos(std::size_t number)
{
    const CompiledField& field = m_query.fields()[number];
    Places& places = m_places[number];
    for (const Memo& memo : *m_study->memos) {
        bool holds = field.answer.any_words || (field.words && words_occur(m_query, *field.words, text_of(memo)));
        if (!holds) {
            continue;
        }
        places.memos.push_back(memo.id);
        DocumentId document{memo.target_id};
        if (memo.target == MemoTarget::Document) {
            places.documents.push_back(document);
        } else if (memo.target == MemoTarget::Coding) {
            if (const Coding* coding = find_coding(memo.target_id, document)) {
                places.ranges[document].push_back(coding->range());
            }
        }
    }
    std::sort(places.memos.begin(), places.memos.end());
    std::sort(places.documents.begin(), places.documents.end());
    places.documents.erase(std::unique(places.documents.begin(), places.documents.end()), places.documents.end());
    for (auto& [document, ranges] : places.ranges) {
        ranges = joined_ranges(std::move(ranges));
    }
}

void FieldPlaces::index_commented_codings()
{
    for (const Memo& memo : *m_study->memos) {
        if (memo.target == MemoTarget::Coding) {
            m_commented[memo.target_id] = {};
        }
    }
    for (const auto& [document, list] : *m_study->codings) {
        for (std::size_t i = 0; !m_commented.empty() && i < list->codings.size(); ++i) {
            if (auto wanted = m_commented.find(list->codings[i].id.value); wanted != m_commented.end()) {
                wanted->second = {document, &list->codings[i]};
            }
        }
    }
}

const Coding* FieldPlaces::find_coding(std::int64_t id, DocumentId& document) const
{
    auto found = m_commented.find(id);
    if (found == m_commented.end()) {
        return nullptr;
    }
    document = found->second.first;
    return found->second.second;
}

DocumentFilter FieldPlaces::documents() const { return documents_of(m_query.root()); }

DocumentFilter FieldPlaces::documents_of(const CompiledNode& node) const
{
    if (node.kind == Node::And || node.kind == Node::Or) {
        DocumentFilter found = node.children.empty() ? std::nullopt : documents_of(node.children.front());
        for (std::size_t i = 1; i < node.children.size(); ++i) {
            DocumentFilter more = documents_of(node.children[i]);
            found = node.kind == Node::And ? in_both(std::move(found), std::move(more)) : in_either(found, more);
        }
        return found;
    }
    if (node.kind != Node::Field || m_query.fields()[node.number].answer.depends_on_texts()) {
        return std::nullopt;
    }
    std::vector<DocumentId> found = m_places[node.number].documents;
    for (const auto* ranges : {&m_places[node.number].ranges, &m_query.fields()[node.number].answer.ranges}) {
        for (const auto& [document, in_it] : *ranges) {
            found.push_back(document);
        }
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    return found;
}

bool FieldPlaces::needs_texts() const
{
    return std::any_of(m_query.fields().begin(), m_query.fields().end(), [](const CompiledField& field) { return field.answer.depends_on_texts(); });
}

FieldRanges FieldPlaces::in(DocumentId document, std::int64_t characters, const DocumentText* text) const
{
    FieldRanges all(m_places.size());
    for (std::size_t i = 0; i < m_places.size(); ++i) {
        const CompiledField& field = m_query.fields()[i];
        if (is_among(m_places[i].documents, document)) {
            all[i] = {char_range(0, characters)};
            continue;
        }
        std::vector<CharRange> ranges;
        for (const auto* by_document : {&m_places[i].ranges, &field.answer.ranges}) {
            if (auto found = by_document->find(document); found != by_document->end()) {
                ranges.insert(ranges.end(), found->second.begin(), found->second.end());
            }
        }
        if (text && field.answer.field == Field::Heading) {
            add_sections(field, *text, ranges);
        } else if (text && field.answer.depends_on_texts()) {
            std::vector<CharRange> turns = turns_of(field.answer, *text);
            ranges.insert(ranges.end(), turns.begin(), turns.end());
        }
        all[i] = joined_ranges(std::move(ranges));
    }
    return all;
}

// A section runs from its heading to the next one of its level or above, so that text under "3.2" lies under "3" as well.
void FieldPlaces::add_sections(const CompiledField& field, const DocumentText& text, std::vector<CharRange>& ranges) const
{
    auto holds = [&](std::string_view heading) {
        return field.answer.any_words || (field.words && words_occur(m_query, *field.words, heading));
    };
    std::vector<const Mark*> open;                           // sections that hold the words and are not closed yet
    auto close = [&](std::int64_t level, CharPos at) {
        while (!open.empty() && open.back()->number >= level) {
            ranges.push_back({open.back()->range.begin, at});
            open.pop_back();
        }
    };
    for (const Mark& mark : text.marks()) {
        if (mark.kind == MarkKind::Section && holds(mark.value)) {
            ranges.push_back(mark.range);
        } else if (mark.kind == MarkKind::Heading) {
            close(mark.number, mark.range.begin);
            if (holds(text.quote(mark.range))) {
                open.push_back(&mark);
            }
        }
    }
    close(0, CharPos{text.characters()});
}

bool FieldPlaces::holds_for_memo(std::size_t number, const Memo& memo) const
{
    const FieldAnswer& answer = m_query.fields()[number].answer;
    if (answer.field == Field::Memo) {
        return is_among(m_places[number].memos, memo.id);
    }
    if (answer.field == Field::Coder && is_among(answer.coders, memo.coder)) {
        return true;
    }
    switch (memo.target) {
    case MemoTarget::Project:
        return false;
    case MemoTarget::Document:
        return is_among(answer.documents, DocumentId{memo.target_id});
    case MemoTarget::Code:
        return answer.field == Field::Code && is_among(answer.codes, CodeId{memo.target_id});
    case MemoTarget::Coding:
        break;
    }
    DocumentId document;
    const Coding* coding = find_coding(memo.target_id, document);
    if (!coding) {
        return false;
    }
    if (answer.field == Field::Code) {
        return is_among(answer.codes, coding->code());
    }
    auto ranges = answer.ranges.find(document);
    return is_among(answer.documents, document) || (ranges != answer.ranges.end() && any_overlaps(ranges->second, coding->range()));
}

bool FieldPlaces::holds_for_definition(std::size_t number, CodeId code) const
{
    const FieldAnswer& answer = m_query.fields()[number].answer;
    return answer.field == Field::Code && is_among(answer.codes, code);
}

} // namespace duiding
