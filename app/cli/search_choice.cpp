// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/search_choice.h"

#include "core/index/query_text.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace duiding::cli {

SearchChoiceOptions add_search_choice(CLI::App& app, Session& session, SearchChoice& choice)
{
    auto* excluded = add(app, session, "--exclude", choice.excluded, msg("A word of the expansion to leave out"));
    auto* kinds = add(app, session, "--kind", choice.kinds, msg("Only in documents of this kind"));
    kinds->check(CLI::IsMember({"interview", "policy", "note", "survey", "media"}));
    auto* documents = add(app, session, "--document", choice.documents, msg("Only in this document: its name or GUID"));
    auto* speakers = add(app, session, "--speaker", choice.speakers, msg("Only in the turns of this speaker or person"));
    auto* coded = add_flag(app, session, "--coded", choice.coded, msg("Only passages that are coded"));
    auto* uncoded = add_flag(app, session, "--uncoded", choice.uncoded, msg("Only passages that are not coded"));
    uncoded->excludes(coded);
    return {{excluded, kinds, documents, speakers, coded, uncoded}, coded, uncoded};
}

void set_search_choice(SearchRequest& request, const SearchChoice& choice, const Snapshot& snapshot)
{
    request.excluded = choice.excluded;
    request.scope.speakers = choice.speakers;
    request.scope.coded = choice.coded ? CodedText::Coded : choice.uncoded ? CodedText::Uncoded : CodedText::Either;
    for (const std::string& kind : choice.kinds) {
        request.scope.kinds.push_back(*document_kind_from_key(kind));
    }
    for (const std::string& document : choice.documents) {
        request.scope.documents.push_back(snapshot.resolve_document(document).id);
    }
}

BadInput with_place_shown(const BadInput& error, const std::string& query)
{
    auto place = place_in_query(error.text().where);
    if (!place) {
        return error;
    }
    constexpr std::size_t around = 60;
    std::u32string text = to_utf32(replace_invalid_utf8(query));
    auto at = std::min(static_cast<std::size_t>(*place), text.size());
    std::size_t begin = at > around ? at - around : 0;
    std::u32string line = text.substr(begin, 2 * around);
    std::replace_if(line.begin(), line.end(), [](char32_t c) { return c < U' '; }, U' ');
    ErrorText shown = error.text();
    shown.where += "\n  " + to_utf8(line) + "\n  " + std::string(at - begin, ' ') + "^";
    return BadInput(shown);
}

} // namespace duiding::cli
