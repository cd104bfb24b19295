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

} // namespace duiding::cli
