// SPDX-License-Identifier: GPL-3.0-or-later
// A quote as it goes into a report: “…” (speaker, document, p. n), as plain text, HTML and RTF. Labels and time marks are left
// out; another speaker begins on a new line. Pure functions.
#pragma once

#include "app/desktop/native/clipboard.h"
#include "core/model/document.h"

#include <string>

namespace duiding {

enum class QuoteSource { Include, LeaveOut };

native::ClipText quote_for_clipboard(const DocumentText& text, const std::string& document_name, CharRange range, QuoteSource source);

} // namespace duiding
