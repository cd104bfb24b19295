// SPDX-License-Identifier: GPL-3.0-or-later
// Where a search looks, as every verb that searches is told, and how a mistake in a query is shown. Kept searches and auto-codings
// store the same choices as text (core/index/search_options.h).
#pragma once

#include "app/cli/verb.h"
#include "core/base/error.h"
#include "core/index/search.h"

#include <string>
#include <vector>

namespace duiding::cli {

struct SearchChoice {
    std::vector<std::string> excluded, kinds, speakers, documents;
    bool coded = false;
    bool uncoded = false;
};

// What was declared, so that another option can exclude it.
struct SearchChoiceOptions {
    std::vector<CLI::Option*> all;
    CLI::Option* coded = nullptr;
    CLI::Option* uncoded = nullptr;
};

// --exclude, --kind, --document, --speaker, --coded, --uncoded.
SearchChoiceOptions add_search_choice(CLI::App& app, Session& session, SearchChoice& choice);
// Sets scope and unticked words. Throws BadInput for a document that is not in the study.
void set_search_choice(SearchRequest& request, const SearchChoice& choice, const Snapshot& snapshot);

// The same mistake with the query under it, and a caret below its place.
BadInput with_place_shown(const BadInput& error, const std::string& query);

template <class Ask>
auto asking(const std::string& query, const Ask& ask)
{
    try {
        return ask();
    } catch (const BadInput& error) {
        throw with_place_shown(error, query);
    }
}

} // namespace duiding::cli
