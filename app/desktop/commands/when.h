// SPDX-License-Identifier: GPL-3.0-or-later
// When a command can be used: the questions many commands share.
#pragma once

#include "app/desktop/commands/command.h"

namespace duiding::when {

bool open(const Desk& desk);                  // a study is open
bool writable(const Desk& desk);              // … and can be changed
bool has_document(const Desk& desk);
bool has_passage(const Desk& desk);           // a selection or an active coding to put a code on
bool has_coding(const Desk& desk);            // an active coding
bool caret_in_turn(const Desk& desk);         // somebody speaks there, and it can be changed
bool has_recording(const Desk& desk);         // one that is there
bool has_code(const Desk& desk);              // a code chosen in the tree

} // namespace duiding::when
