// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/odt/lists.h"

#include "importers/support/list_numbers.h"

#include <algorithm>

namespace duiding::odt {

namespace {

std::string formatted(const std::string& format, int value)
{
    return list_number(value, format == "a"   ? NumberFormat::LowerLetter
                              : format == "A" ? NumberFormat::UpperLetter
                              : format == "i" ? NumberFormat::LowerRoman
                              : format == "I" ? NumberFormat::UpperRoman
                                              : NumberFormat::Decimal);
}

std::size_t index_of(int level)
{
    return static_cast<std::size_t>(std::clamp(level, 1, list_levels) - 1);
}

} // namespace

void Lists::enter_list(pugi::xml_node list)
{
    Open open;
    open.style = attribute(list, "style-name");
    if (open.style.empty() && !m_open.empty()) {
        open.style = m_open.back().style;
    }
    open.id = attribute(list, "id");
    if (m_open.empty()) {
        auto by_id = m_last_of_id.find(std::string(attribute(list, "continue-list")));
        auto by_style = m_last_of_style.find(open.style);
        open.continues = true;
        if (by_id != m_last_of_id.end()) {
            m_counters = by_id->second;
        } else if (attribute(list, "continue-numbering") == "true" && by_style != m_last_of_style.end()) {
            m_counters = by_style->second;
        } else {
            open.continues = false;
        }
    }
    m_open.push_back(std::move(open));
}

void Lists::leave_list()
{
    if (m_open.empty()) {
        return;
    }
    if (m_open.size() == 1) {
        m_last_of_style[m_open.back().style] = m_counters;
        if (!m_open.back().id.empty()) {
            m_last_of_id[m_open.back().id] = m_counters;
        }
    }
    m_open.pop_back();
}

void Lists::enter_item(pugi::xml_node item)
{
    if (!m_open.empty()) {
        m_open.back().marker_due = local_name(item.name()) != "list-header";
        m_open.back().start_value = std::clamp(number(attribute(item, "start-value"), -1), -1, 1'000'000);
    }
}

void Lists::leave_item()
{
    if (!m_open.empty()) {
        m_open.back().marker_due = false;
    }
}

std::string Lists::next_marker(const std::string& paragraph_list)
{
    if (m_open.empty() || !m_open.back().marker_due) {
        return {};
    }
    Open& open = m_open.back();
    open.marker_due = false;
    std::string style = open.style.empty() ? paragraph_list : open.style;
    const ListLevel* facts = level_of(style, level());
    if (facts != nullptr && !facts->numbered) {
        return list_bullet(facts->bullet);
    }
    int start = facts == nullptr ? 1 : facts->start;
    int& counter = m_counters[index_of(level())];
    counter = open.start_value >= 0 ? open.start_value : open.started || open.continues ? counter + 1 : start;
    open.started = true;
    if (facts == nullptr) {
        return "•";
    }
    return facts->format.empty() ? std::string() : number_text(style, level());
}

std::string Lists::number_text(const std::string& style, int level) const
{
    const ListLevel& own = *level_of(style, level);
    std::string numbers;
    for (int at = std::max(1, level - own.shown + 1); at <= level; ++at) {
        const ListLevel* facts = level_of(style, at);
        if (facts == nullptr || !facts->numbered || facts->format.empty()) {
            continue;
        }
        numbers += (numbers.empty() ? "" : ".") + formatted(facts->format, m_counters[index_of(at)]);
    }
    return own.prefix + numbers + own.suffix;
}

const ListLevel* Lists::level_of(const std::string& style, int level) const
{
    const ListStyle* found = m_styles.find_list(style);
    const ListLevel* facts = found == nullptr ? nullptr : &(*found)[index_of(level)];
    return facts != nullptr && facts->known ? facts : nullptr;
}

} // namespace duiding::odt
