// SPDX-License-Identifier: GPL-3.0-or-later
// A quote as it goes into a report: “…” (source), as plain text, HTML and RTF. Labels and time marks are left out; another speaker
// begins on a new line. The source is as core/model/citation.h cites it; without one the words stand alone. Pure functions.
#pragma once

#include "app/desktop/native/clipboard.h"
#include "core/model/document.h"

#include <string>

namespace duiding {

enum class QuoteSource { Include, LeaveOut };

native::ClipText quote_for_clipboard(const DocumentText& text, CharRange range, const std::string& source);

} // namespace duiding
