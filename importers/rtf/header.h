// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables at the head of an RTF file that matter for its text: fonts (whose character set says what a byte means) and
// styles (whose names and outline levels say what is a heading). Entries come as control words followed by a name and ";".
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace duiding::rtf {

struct Font {
    std::string name;
    int page = 0;                        // 0: that of the file
};

struct Style {
    int heading = 0;                     // 1…6; 0 = no heading
    bool is_title = false;
};

class FontTable {
public:
    void control(std::string_view word, std::int32_t number);
    void name(std::string_view text);    // up to ";", which ends the entry
    const Font& find(std::int32_t id) const;

private:
    std::int32_t m_id = 0;
    Font m_entry;
    std::map<std::int32_t, Font> m_fonts;
};

class StyleTable {
public:
    void control(std::string_view word, std::int32_t number);
    void name(std::string_view text);
    const Style& find(std::int32_t id) const;

private:
    std::int32_t m_id = 0;               // of a paragraph style; -1 for the others
    int m_outline = 0;
    std::string m_name;
    std::map<std::int32_t, Style> m_styles;
};

// "heading 2", "Kop 2", "Überschrift 2", "Titre 2"; "Title" and "Titel" are headings of the first level.
Style style_of_name(std::string_view name);

} // namespace duiding::rtf
