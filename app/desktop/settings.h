// SPDX-License-Identifier: GPL-3.0-or-later
// What the window remembers for this user, outside any study: language, theme, recent studies, place on the screen. One
// JSON file in the user's configuration folder; a damaged one is ignored, because nothing in it is worth an error.
#pragma once

#include "app/desktop/theme.h"

#include <wx/gdicmn.h>

#include <filesystem>
#include <string>
#include <vector>

namespace duiding {

struct Settings {
    std::string language;                       // "nl", "en"; empty = the system's
    ThemeChoice theme = ThemeChoice::System;
    std::string coder;                          // name or initials
    std::string last_study;
    std::vector<std::string> recent;            // newest first, at most ten
    wxRect frame;                               // empty = never set
    bool maximised = false;
    std::string perspective;                    // of the panes; see pane_layout_version
    double zoom = 1.0;

    static std::filesystem::path default_path();
    static Settings load(const std::filesystem::path& path);
    void save(const std::filesystem::path& path) const;         // throws Environment
    void add_recent(const std::filesystem::path& study);
};

} // namespace duiding
