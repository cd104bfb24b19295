// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are recognised but cannot be read: each gets its own sentence and its own advice, instead of rubbish in the
// project. BadInput with the file's path.
#pragma once

#include "importers/importer.h"

namespace duiding {

void refuse_empty(const ImportSource& source);               // no bytes, or nothing but blanks
void refuse_known_formats(const ImportSource& source);       // encrypted and old Office files, archives, pictures, sound …

} // namespace duiding
