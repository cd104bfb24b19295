// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lists.h"

#include "core/model/citation.h"

#include <fmt/format.h>

#include <set>
#include <unordered_map>

namespace duiding::cli {

namespace {

// What a memo is about, as people call it.
std::string target_name(const Snapshot& snapshot, const Memo& memo)
{
    switch (memo.target) {
    case MemoTarget::Document: {
        const DocumentInfo* info = snapshot.find_document({memo.target_id});
        return info ? info->name : "";
    }
    case MemoTarget::Code: return snapshot.codebook->path({memo.target_id});
    case MemoTarget::Project: return snapshot.name;
    case MemoTarget::Coding: return "";
    }
    return "";
}

// Which search made a coding; null for one made by hand.
class Origins {
public:
    Origins(Session& session, Project& project) : m_origins(session.wait(project.coding_origins()))
    {
        if (!m_origins.empty()) {
            for (Autocoding& one : session.wait(project.autocodings())) {
                m_autocodings.emplace(one.id, std::move(one));
            }
        }
    }

    Json guid(CodingId id) const { return find(id) ? Json(find(id)->guid.text()) : Json(); }
    Json query(CodingId id) const { return find(id) ? Json(find(id)->query) : Json(); }

private:
    const Autocoding* find(CodingId id) const
    {
        auto origin = m_origins.find(id);
        auto found = origin == m_origins.end() ? m_autocodings.end() : m_autocodings.find(origin->second);
        return found == m_autocodings.end() ? nullptr : &found->second;
    }

    std::unordered_map<CodingId, AutocodingId> m_origins;
    std::unordered_map<AutocodingId, Autocoding> m_autocodings;
};

} // namespace

Listing codes(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"path", msg("Code")},
                     {"name", {}, ShownTo::Programs},
                     {"parent", {}, ShownTo::Programs},
                     {"colour", msg("Colour")},
                     {"key", msg("Key")},
                     {"definition", msg("Definition")},
                     {"use_when", {}, ShownTo::Programs},
                     {"not_when", {}, ShownTo::Programs},
                     {"example", {}, ShownTo::Programs},
                     {"directions", {}, ShownTo::Programs},
                     {"template_key", {}, ShownTo::Programs},
                     {"segments", msg("Segments")},
                     {"documents", msg("Documents")}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<CodeId, std::int64_t> in_documents;
    for (const auto& [document, list] : *snapshot->codings) {
        std::set<CodeId> seen;
        for (const Coding& coding : list->codings) {
            seen.insert(coding.code());
        }
        for (CodeId code : seen) {
            ++in_documents[code];
        }
    }
    for (const Code& code : snapshot->codebook->codes()) {
        const Code* parent = snapshot->codebook->find(code.parent);
        auto segments = snapshot->segments->find(code.id);
        listing.rows.push_back({code.guid.text(), snapshot->codebook->path(code.id), code.name,
                                parent ? Json(snapshot->codebook->path(parent->id)) : Json(), fmt::format("#{:06X}", code.colour),
                                code.favourite ? Json(code.favourite) : Json(), code.definition, code.use_when, code.not_when,
                                code.example, to_key(code.directions), code.template_key.empty() ? Json() : Json(code.template_key),
                                segments == snapshot->segments->end() ? 0 : segments->second, in_documents[code.id]});
    }
    return listing;
}

Listing codings(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"code", msg("Code")},
                     {"code_guid", {}, ShownTo::Programs},
                     {"coder", msg("Coder")},
                     {"direction", msg("Direction")},
                     {"weight", {}, ShownTo::Programs},
                     {"memo", {}, ShownTo::Programs},
                     {"text", msg("Text")},
                     {"created", {}, ShownTo::Programs},
                     {"citation", {}, ShownTo::Programs},
                     {"autocoding", {}, ShownTo::Programs},
                     {"query", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<CodingId, CodingDetails> details;
    for (CodingDetails& one : session.wait(project.coding_details())) {
        details.emplace(one.id, std::move(one));
    }
    const Origins origins(session, project);
    for (const DocumentInfo& info : *snapshot->documents) {
        const CodingList& list = snapshot->codings_of(info.id);
        if (list.codings.empty()) {
            continue;
        }
        DocumentTextPtr text = project.text_now(info.id);
        Citer citer(*snapshot, info, *text);
        for (const Coding& coding : list.codings) {
            const Coder* coder = snapshot->find_coder(coding.coder());
            const Memo* memo = snapshot->memo_of(coding.id);
            const CodingDetails& more = details.at(coding.id);
            listing.rows.push_back({more.guid.text(), info.name, info.guid.text(), coding.begin_value, coding.end_value,
                                    snapshot->codebook->path(coding.code()), snapshot->codebook->find(coding.code())->guid.text(),
                                    coder ? coder->name : "", to_key(coding.direction),
                                    coding.weight() ? Json(*coding.weight()) : Json(), memo ? memo->text : "",
                                    text->slice(coding.range()), more.created, citation_text(citer.cite(coding.range())),
                                    origins.guid(coding.id), origins.query(coding.id)});
        }
    }
    return listing;
}

Listing memos(Session& session, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs},
                     {"name", msg("Title")},
                     {"target", msg("About")},
                     {"target_name", msg("Which")},
                     {"target_guid", {}, ShownTo::Programs},
                     {"text", msg("Text")},
                     {"coder", msg("Coder")},
                     {"created", {}, ShownTo::Programs},
                     {"edited", {}, ShownTo::Programs}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<std::int64_t, Guid> coding_guids;
    for (const CodingDetails& one : session.wait(project.coding_details())) {
        coding_guids.emplace(one.id.value, one.guid);
    }
    for (const Memo& memo : *snapshot->memos) {
        Guid target = snapshot->project;
        if (memo.target == MemoTarget::Coding) {
            target = coding_guids[memo.target_id];
        } else if (memo.target == MemoTarget::Document && snapshot->find_document({memo.target_id})) {
            target = snapshot->find_document({memo.target_id})->guid;
        } else if (memo.target == MemoTarget::Code && snapshot->codebook->find(CodeId{memo.target_id})) {
            target = snapshot->codebook->find(CodeId{memo.target_id})->guid;
        }
        const Coder* coder = snapshot->find_coder(memo.coder);
        listing.rows.push_back({memo.guid.text(), memo.title, to_key(memo.target), target_name(*snapshot, memo), target.text(), memo.text,
                                coder ? coder->name : "", memo.created, memo.edited});
    }
    return listing;
}

Listing coders(Session&, Project& project)
{
    Listing listing{{{"guid", {}, ShownTo::Programs}, {"name", msg("Name")}, {"colour", msg("Colour")}, {"codings", msg("Codings")}}, {}};
    auto snapshot = project.snapshot();
    std::unordered_map<CoderId, std::int64_t> count;
    for (const auto& [document, list] : *snapshot->codings) {
        for (const Coding& coding : list->codings) {
            ++count[coding.coder()];
        }
    }
    for (const Coder& coder : *snapshot->coders) {
        listing.rows.push_back({coder.guid.text(), coder.name, fmt::format("#{:06X}", coder.colour), count[coder.id]});
    }
    return listing;
}

} // namespace duiding::cli
