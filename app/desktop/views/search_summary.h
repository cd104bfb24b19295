// SPDX-License-Identifier: GPL-3.0-or-later
// What is said of a search in one line: how much was found and where, what it is still doing, why it has no answer. An error is
// never "0 matches", and a first page is never called all of it.
#pragma once

#include "app/desktop/jobs/live_search.h"

#include <wx/string.h>

#include <optional>

namespace duiding {

wxString search_summary(const LiveSearch& search, const IndexStatus& index);
// What, why and what to do as one line, without the place.
wxString error_line(const ErrorText& error);
// The place in the query that an error speaks of, in characters from 0.
std::optional<std::int64_t> place_in_query(const ErrorText& error);

} // namespace duiding
