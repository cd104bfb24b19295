// SPDX-License-Identifier: GPL-3.0-or-later
// "More like this": searches all documents for what is like the passage at hand or like the segments of a code. The question
// stands in the search field like any other (zoals:"…"), so it can be narrowed, kept, coded, and typed over.
#pragma once

#include "app/desktop/commands/command.h"
#include "core/text/offsets.h"

namespace duiding {

// The selection or the active coding; else the turn, or outside turns the paragraph, where the caret stands. In a list of hits the
// paragraph of the hit. Empty: there is no document.
CharRange passage_at_hand(const Desk& desk);

void more_like_passage(const Desk& desk);
void more_like_code(const Desk& desk);               // the code chosen in the tree, with those below it

} // namespace duiding
