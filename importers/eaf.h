// SPDX-License-Identifier: GPL-3.0-or-later
// ELAN (.eaf, mpi.nl/tools/elan/EAF_Annotation_Format): words on tiers along a recording. A tier that hangs under no other and
// names a participant is a speaker; where none names one, each such tier is, but for ELAN's own "default". A tier without a
// participant beside those that have one names sections when its annotations lie over what is said, else its words are nobody's.
// Tiers below another (translation, glosses) hold no words of a speaker and are left out. What is said is put in order of time;
// a time slot without a value lies evenly between its neighbours, as ELAN draws it.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_eaf(const ImportSource& source);
ImportedDocument read_eaf(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
