// SPDX-License-Identifier: GPL-3.0-or-later
// What `list` can list: one function for each noun, each a table whose field names scripts rely on.
#pragma once

#include "app/cli/listing.h"

namespace duiding::cli {

Listing documents(Session&, Project&);        // lists_of_texts.cpp
Listing speakers(Session&, Project&);
Listing turns(Session&, Project&);
Listing findings(Session&, Project&);
Listing codes(Session&, Project&);            // lists_of_codings.cpp
Listing codings(Session&, Project&);
Listing memos(Session&, Project&);
Listing coders(Session&, Project&);
Listing cases(Session&, Project&);            // lists_of_nouns.cpp
Listing persons(Session&, Project&);
Listing attributes(Session&, Project&);
Listing reports(Session&, Project&);
Listing searches(Session&, Project&);         // lists_of_searches.cpp
Listing runs(Session&, Project&);
Listing synonyms(Session&, Project&);
Listing verdicts(Session&, Project&);
Listing autocodings(Session&, Project&);

// {name: value} of one document, case or person.
Json attributes_of(const Snapshot& snapshot, AttributeTarget target, std::int64_t target_id);

} // namespace duiding::cli
