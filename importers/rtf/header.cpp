// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf/header.h"

#include "core/text/fold.h"
#include "importers/rtf/code_pages.h"

#include <algorithm>

namespace duiding::rtf {

namespace {

constexpr std::size_t longest_name = 256;
constexpr std::size_t most_entries = 20'000;
constexpr int outline_levels = 9;

template <class Entries>
const typename Entries::mapped_type& find_in(const Entries& entries, std::int32_t id)
{
    static const typename Entries::mapped_type none;
    auto it = entries.find(id);
    return it == entries.end() ? none : it->second;
}

// As much as there is room for, never half a character.
void append(std::string& name, std::string_view text)
{
    std::size_t room = longest_name - std::min(name.size(), longest_name);
    while (room > 0 && room < text.size() && (static_cast<unsigned char>(text[room]) & 0xC0) == 0x80) {
        --room;
    }
    name += text.substr(0, room);
}

} // namespace

Style style_of_name(std::string_view name)
{
    std::string folded = fold_name(name);
    if (folded == "title" || folded == "titel") {
        return {1, true};
    }
    for (std::string_view word : {"heading ", "kop ", "uberschrift ", "titre "}) {
        bool is_heading = folded.size() == word.size() + 1 && folded.starts_with(word) && folded.back() >= '1' && folded.back() <= '9';
        if (is_heading) {
            return {std::min(folded.back() - '0', 6), false};
        }
    }
    return {};
}

void FontTable::control(std::string_view word, std::int32_t number)
{
    if (word == "f") {
        m_id = number;
    } else if (word == "fcharset" && m_entry.page == 0) {
        m_entry.page = code_page_of_charset(number);
    } else if (word == "cpg" && number > 0) {
        m_entry.page = number;
    }
}

void FontTable::name(std::string_view text)
{
    for (std::size_t end = text.find(';'); end != std::string_view::npos; end = text.find(';')) {
        append(m_entry.name, text.substr(0, end));
        if (m_fonts.size() < most_entries) {
            m_fonts[m_id] = m_entry;
        }
        m_entry = Font{};
        text.remove_prefix(end + 1);
    }
    append(m_entry.name, text);
}

const Font& FontTable::find(std::int32_t id) const
{
    return find_in(m_fonts, id);
}

void StyleTable::control(std::string_view word, std::int32_t number)
{
    if (word == "s") {
        m_id = number;
    } else if (word == "cs" || word == "ds" || word == "ts") {
        m_id = -1;
    } else if (word == "outlinelevel") {
        m_outline = number >= 0 && number < outline_levels ? std::min(number + 1, 6) : 0;
    }
}

void StyleTable::name(std::string_view text)
{
    for (std::size_t end = text.find(';'); end != std::string_view::npos; end = text.find(';')) {
        append(m_name, text.substr(0, end));
        Style style = style_of_name(m_name);
        style.heading = style.heading == 0 ? m_outline : style.heading;
        if (m_id >= 0 && m_styles.size() < most_entries) {
            m_styles[m_id] = style;
        }
        m_id = 0;
        m_outline = 0;
        m_name.clear();
        text.remove_prefix(end + 1);
    }
    append(m_name, text);
}

const Style& StyleTable::find(std::int32_t id) const
{
    return find_in(m_styles, id);
}

} // namespace duiding::rtf
