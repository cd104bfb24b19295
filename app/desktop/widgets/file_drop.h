// SPDX-License-Identifier: GPL-3.0-or-later
// Files and folders dropped on the window.
#pragma once

#include "core/base/file.h"

#include <wx/dnd.h>

#include <filesystem>
#include <functional>
#include <vector>

namespace duiding {

class FileDrop : public wxFileDropTarget {
public:
    explicit FileDrop(std::function<void(std::vector<std::filesystem::path>)> dropped) : m_dropped(std::move(dropped)) {}
    bool OnDropFiles(wxCoord, wxCoord, const wxArrayString& names) override
    {
        std::vector<std::filesystem::path> paths;
        for (const wxString& name : names) {
            paths.push_back(path_of(name.utf8_string()));
        }
        m_dropped(std::move(paths));
        return true;
    }

private:
    std::function<void(std::vector<std::filesystem::path>)> m_dropped;
};

} // namespace duiding
