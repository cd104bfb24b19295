// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/docx/numbering.h"

#include "importers/support/list_numbers.h"

#include <algorithm>
#include <utility>

namespace duiding::docx {

namespace {

constexpr int levels_in_word = 9;

std::string formatted(const std::string& format, int value)
{
    NumberFormat known = format == "lowerLetter"   ? NumberFormat::LowerLetter
                         : format == "upperLetter" ? NumberFormat::UpperLetter
                         : format == "lowerRoman"  ? NumberFormat::LowerRoman
                         : format == "upperRoman"  ? NumberFormat::UpperRoman
                                                   : NumberFormat::Decimal;
    return (format == "decimalZero" && value < 10 ? "0" : "") + list_number(value, known);
}

int start_of(pugi::xml_node node, int otherwise)
{
    return std::clamp(number(attribute(node, "val"), otherwise), 0, 1'000'000);
}

// The index of a level in a <w:lvl> or <w:lvlOverride>; nothing for another element.
std::optional<std::size_t> level_index(pugi::xml_node node, std::string_view element)
{
    int index = local_name(node.name()) == element ? number(attribute(node, "ilvl"), -1) : -1;
    return index >= 0 && index < levels_in_word ? std::optional(static_cast<std::size_t>(index)) : std::nullopt;
}

} // namespace

void Numbering::read_level(pugi::xml_node node, Level& level)
{
    if (pugi::xml_node format = child(node, "numFmt")) {
        level.format = attribute(format, "val");
    }
    level.text = attribute(child(node, "lvlText"), "val");
    level.start = start_of(child(node, "start"), 1);
}

void Numbering::read_list(pugi::xml_node node, const std::map<std::string, Levels>& definitions)
{
    std::string id(attribute(node, "numId"));
    std::string definition(attribute(child(node, "abstractNumId"), "val"));
    auto it = definitions.find(definition);
    if (it == definitions.end()) {
        return;
    }
    List list{it->second, definition};
    for (pugi::xml_node change : node.children()) {
        if (auto index = level_index(change, "lvlOverride")) {
            Level& level = list.levels[*index];
            if (pugi::xml_node whole = child(change, "lvl")) {
                read_level(whole, level);
            }
            level.start = start_of(child(change, "startOverride"), level.start);
            list.counter = definition + "/" + id;
        }
    }
    m_lists[id] = std::move(list);
}

Numbering::Numbering(pugi::xml_node root)
{
    std::map<std::string, Levels> definitions;
    for (pugi::xml_node node : root.children()) {
        if (local_name(node.name()) == "abstractNum") {
            Levels& levels = definitions[std::string(attribute(node, "abstractNumId"))];
            for (pugi::xml_node level : node.children()) {
                if (auto index = level_index(level, "lvl")) {
                    read_level(level, levels[*index]);
                }
            }
        }
    }
    for (pugi::xml_node node : root.children()) {
        if (local_name(node.name()) == "num") {
            read_list(node, definitions);
        }
    }
}

std::string Numbering::next_marker(const std::string& list, int level)
{
    auto it = m_lists.find(list);
    if (it == m_lists.end()) {
        return {};
    }
    auto depth = static_cast<std::size_t>(std::clamp(level, 0, levels_in_word - 1));
    const Levels& levels = it->second.levels;
    if (levels[depth].format == "none") {
        return {};
    }
    if (levels[depth].format == "bullet") {
        return list_bullet(levels[depth].text);
    }
    Counter& counter = m_counters[it->second.counter];
    for (std::size_t i = 0; i <= depth; ++i) {
        if (!counter.running[i]) {
            counter.running[i] = true;
            counter.value[i] = levels[i].start - (i == depth ? 1 : 0);
        }
    }
    ++counter.value[depth];
    std::fill(counter.running.begin() + static_cast<std::ptrdiff_t>(depth) + 1, counter.running.end(), false);

    std::string marker;
    const std::string& text = levels[depth].text;
    for (std::size_t i = 0; i < text.size(); ++i) {
        bool place = text[i] == '%' && i + 1 < text.size() && text[i + 1] >= '1' && text[i + 1] <= '9';
        if (place) {
            auto which = static_cast<std::size_t>(text[++i] - '1');
            marker += formatted(levels[which].format, counter.value[which]);
        } else {
            marker += text[i];
        }
    }
    return marker;
}

} // namespace duiding::docx
