// SPDX-License-Identifier: GPL-3.0-or-later
// The title of a document in the reading view and the one line below it, in the language of the window.
#pragma once

#include "core/drawing/text_layout.h"
#include "core/model/key_words.h"
#include "core/model/snapshot.h"

namespace duiding {

DocumentHeading document_heading(const Snapshot& snapshot, const DocumentInfo& info, const DocumentText& text);
// Where it belongs: municipality, case, year; empty where none is known.
std::string belongs_to(const Snapshot& snapshot, DocumentId document);

} // namespace duiding
