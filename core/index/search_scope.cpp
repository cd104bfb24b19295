// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/search_scope.h"

#include "core/index/ranges.h"
#include "core/index/tokenizer.h"

#include <algorithm>

namespace duiding {

std::vector<CharRange> TextScope::content(const DocumentText& text, CharRange range) const
{
    std::vector<CharRange> content = text.content_of(range);
    if (m_only) {
        content = ranges_within(content, *m_only);
    }
    return m_left_out.empty() ? content : ranges_without(content, m_left_out);
}

ScopeInStudy::ScopeInStudy(const SearchRequest& request, SnapshotPtr study)
    : m_scope(request.scope), m_interviewer(request.interviewer), m_study(std::move(study))
{
    if (!m_scope.documents.empty()) {
        m_documents = m_scope.documents;
        std::sort(m_documents->begin(), m_documents->end());
    }
    if (!m_study) {
        return;
    }
    if (!m_scope.kinds.empty()) {
        std::vector<DocumentId> of_kind;
        for (const DocumentInfo& info : *m_study->documents) {
            bool wanted = std::find(m_scope.kinds.begin(), m_scope.kinds.end(), info.kind) != m_scope.kinds.end();
            if (wanted && (!m_documents || std::binary_search(m_documents->begin(), m_documents->end(), info.id))) {
                of_kind.push_back(info.id);
            }
        }
        std::sort(of_kind.begin(), of_kind.end());
        m_documents = std::move(of_kind);
    }
    if (!m_scope.speakers.empty()) {
        QueryNode field;
        field.kind = QueryNode::Kind::Field;
        field.text = "speaker";
        for (const std::string& name : m_scope.speakers) {
            field.values.push_back({name, true, {}});
        }
        m_speakers = answer_field(field, *m_study);
    }
}

TextScope ScopeInStudy::in(const DocumentText& text) const
{
    TextScope scope;
    bool wholly = m_speakers && std::binary_search(m_speakers->documents.begin(), m_speakers->documents.end(), text.id());
    if (m_speakers && !wholly) {
        scope.m_only = turns_of(*m_speakers, text);
    }
    if (m_interviewer == InterviewerTurns::LeaveOut) {
        scope.m_left_out = turns_of_interviewers(text);
    }
    return scope;
}

bool ScopeInStudy::takes_whole(const DocumentBlock& block, std::size_t paragraph) const
{
    if (m_speakers && !std::binary_search(m_speakers->documents.begin(), m_speakers->documents.end(), block.document())) {
        return false;
    }
    return m_interviewer == InterviewerTurns::LeaveOut
               ? !block.has_mark(paragraph, [](MarkKind kind) { return is_non_content(kind) || kind == MarkKind::Turn; })
               : !block.has_mark(paragraph, is_non_content);
}

std::vector<CharRange> ScopeInStudy::codings(DocumentId document) const
{
    std::vector<CharRange> ranges;
    if (m_study && m_scope.coded != CodedText::Either) {
        for (const Coding& coding : m_study->codings_of(document).codings) {
            ranges.push_back(coding.range());
        }
    }
    return joined_ranges(std::move(ranges));
}

bool ScopeInStudy::admits(const std::vector<CharRange>& codings, CharRange unit) const
{
    return m_scope.coded == CodedText::Either || any_overlaps(codings, unit) == (m_scope.coded == CodedText::Coded);
}

} // namespace duiding
