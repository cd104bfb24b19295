// SPDX-License-Identifier: GPL-3.0-or-later
// The rule of one code, painted: name, path, definition, use when, not when, example. An example that the template invented is
// marked as such, so that nobody takes it for a respondent's words.
#pragma once

#include "core/model/code.h"

#include <wx/scrolwin.h>

#include <string>
#include <vector>

namespace duiding {

class RuleText : public wxScrolledWindow {
public:
    explicit RuleText(wxWindow* parent);
    void show_code(const Code* code, const std::string& path);      // null: says how to get one

private:
    struct Part {
        std::string caption;
        std::string text;
    };
    int draw(wxGraphicsContext* gc);            // gives the height
    void paint(wxPaintEvent&);

    std::string m_name, m_path;
    std::uint32_t m_colour = 0;
    std::vector<Part> m_parts;
    bool m_empty = true;
};

} // namespace duiding
