// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands of the menu Code do to the codebook and to the active coding.
#pragma once

#include "app/desktop/commands/command.h"

namespace duiding {

void recode_active(const Desk& desk);
void delete_active_coding(const Desk& desk);
void new_code(const Desk& desk);                  // below the chosen one, with its name open to type
void choose_colour(const Desk& desk);
void choose_favourite(const Desk& desk);
void move_code(const Desk& desk, int step);       // among its siblings
void move_under(const Desk& desk);
void merge_into(const Desk& desk);
void delete_code(const Desk& desk);

} // namespace duiding
