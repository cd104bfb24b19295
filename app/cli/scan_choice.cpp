// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/scan_choice.h"

#include "core/text/fold.h"

#include <algorithm>

namespace duiding::cli {

void add_scan_documents(CLI::App& app, Session& session, ScanChoice& choice)
{
    add(app, session, "--by", choice.by, msg("What the rows are: municipality, case or any property; municipality when left out"));
    add(app, session, "--kind", choice.kinds, msg("Which documents count; policy documents when left out"))
        ->check(CLI::IsMember({"interview", "policy", "note", "survey", "media", "all"}));
    add(app, session, "--from", choice.from, msg("Only documents in force in this year or later"))->check(CLI::Range(1000, 9999));
    add(app, session, "--to", choice.to, msg("Only documents in force in this year or earlier"))->check(CLI::Range(1000, 9999));
    add_flag(app, session, "--drafts", choice.drafts, msg("Let a draft count where nothing is in force"));
}

const SavedSearch& saved_search_called(const Snapshot& snapshot, const std::string& text, const std::string& theme)
{
    std::vector<const SavedSearch*> found;
    std::string known;
    for (const SavedSearch& search : *snapshot.searches) {
        bool named = fold_name(search.name) == fold_name(text) && (theme.empty() || fold_name(search.theme) == fold_name(theme));
        if (named || search.guid.text() == text) {
            found.push_back(&search);
        }
        known += (known.empty() ? "" : ", ") + search.name;
    }
    if (found.empty()) {
        throw BadInput({msg("There is no saved search “{0}”.", text), {}, {},
                        known.empty() ? msg("Give the words themselves with --query.") : msg("Choose one of: {0}", known)});
    }
    if (found.size() > 1) {
        std::string themes;
        for (const SavedSearch* search : found) {
            themes += (themes.empty() ? "" : ", ") + (search->theme.empty() ? search->guid.text() : search->theme);
        }
        throw BadInput({msg("There are several saved searches “{0}”.", text), {}, {}, msg("Give its theme or its GUID: {0}", themes)});
    }
    return *found.front();
}

ScanRequest scan_request(const Snapshot& snapshot, const ScanChoice& choice)
{
    ScanRequest request;
    if (!choice.theme.empty() && choice.searches.empty()) {
        request.searches = searches_of_theme(snapshot, choice.theme);
        if (request.searches.empty()) {
            throw BadInput({msg("There is no saved search of the theme “{0}”.", choice.theme), {}, {},
                            msg("Save searches under that theme, or give the words themselves with --query.")});
        }
    }
    for (const std::string& name : choice.searches) {
        request.searches.push_back(saved_search_called(snapshot, name, choice.theme).id);
    }
    request.queries = choice.queries;
    for (const std::string& code : choice.codes) {
        request.codes.push_back(snapshot.codebook->resolve(code));
    }
    if (request.searches.empty() && request.queries.empty() && request.codes.empty()) {
        throw BadInput({msg("The scan has no columns."), {}, {}, msg("Give --theme, --search, --query or --codes.")});
    }
    request.options.rows = resolve_group_by(snapshot, choice.by);
    if (!choice.kinds.empty()) {
        request.options.kinds.clear();
        for (const std::string& kind : choice.kinds) {
            if (kind != "all") {
                request.options.kinds.push_back(*document_kind_from_key(kind));
            }
        }
    }
    request.options.documents = choice.drafts ? ScanDocuments::DraftsWhereNothingElse : ScanDocuments::InForce;
    request.options.from_year = choice.from ? std::optional(choice.from) : std::nullopt;
    request.options.to_year = choice.to ? std::optional(choice.to) : std::nullopt;
    request.options.order = choice.by_name ? ScanOrder::ByName : ScanOrder::WorstFirst;
    return request;
}

} // namespace duiding::cli
