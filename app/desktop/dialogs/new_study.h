// SPDX-License-Identifier: GPL-3.0-or-later
// The one small dialog of a new study: where it will stand, and which codebook it starts with.
#pragma once

#include <wx/window.h>

#include <filesystem>
#include <optional>
#include <string>

namespace duiding {

struct NewStudy {
    std::filesystem::path path;
    std::string template_id;         // "empty", "damour", …
    std::string language;            // of the codebook: "nl" or "en"
};

std::optional<NewStudy> ask_new_study(wxWindow* parent);      // none: cancelled

} // namespace duiding
