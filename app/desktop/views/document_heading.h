// SPDX-License-Identifier: GPL-3.0-or-later
// The title of a document in the reading view and the one line below it, in the language of the window.
#pragma once

#include "core/drawing/text_layout.h"

namespace duiding {

DocumentHeading document_heading(const DocumentInfo& info, const DocumentText& text);

} // namespace duiding
