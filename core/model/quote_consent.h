// SPDX-License-Identifier: GPL-3.0-or-later
// May these words be quoted? Asked wherever a quote leaves the study. Pure; any thread.
#pragma once

#include "core/model/snapshot.h"

namespace duiding {

// Who said no to being cited and speaks in the range: by the turns there, else the person whose words the document is. Null: nobody.
const Person* who_refuses_citing(const Snapshot& snapshot, const DocumentText& text, CharRange range);

} // namespace duiding
