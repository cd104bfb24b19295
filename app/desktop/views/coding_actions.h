// SPDX-License-Identifier: GPL-3.0-or-later
// What typing on the text does: codes, directions, favourites, in vivo. Shared by the commands, the popup and the canvas. Each
// is one step of undo; afterwards the new coding is active, so that typing again adds a second code to the same range.
#pragma once

#include "app/desktop/views/coding_popup.h"
#include "app/desktop/workspace.h"

namespace duiding {

// The range a code would be put on now: the selection (labels and blanks at the ends left out), else the active coding's.
CharRange range_to_code(const Workspace& workspace);
CodingTarget target_now(MainFrame& frame);          // empty when there is no such range

void code_ranges(MainFrame& frame, const CodingTarget& target, CodeId code, Direction direction);
void code_ranges_with_new(MainFrame& frame, const CodingTarget& target, edits::NewCode code, Direction direction);
void code_in_vivo(MainFrame& frame);
// Sets the direction of the active coding; the same one again clears it. Says so when the code takes none.
void toggle_direction(MainFrame& frame, Direction direction);
void code_with_favourite(MainFrame& frame, int number);
// A character (UTF-8) typed on the text: a direction, a favourite, or the first letter of a code.
void type_on_text(MainFrame& frame, const std::string& character);

} // namespace duiding
