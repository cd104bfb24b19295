// SPDX-License-Identifier: GPL-3.0-or-later
// Lines to read: findings, history. A window of its own beside the study that stops nobody; the lines can be copied.
#pragma once

#include "core/base/findings.h"

#include <wx/window.h>

#include <vector>

namespace duiding {

wxString finding_line(const Finding& finding);      // severity as a word, where, and the sentence
void show_list(wxWindow& parent, const wxString& title, const std::vector<wxString>& lines, const wxString& when_empty);

} // namespace duiding
