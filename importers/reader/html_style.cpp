// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/html_style.h"

#include <algorithm>
#include <utility>

namespace duiding::reader {

namespace {

// Lower case and without blanks: "display:none;mso-list:ignore".
std::string squeezed(std::string style)
{
    std::erase_if(style, [](char c) { return static_cast<unsigned char>(c) <= ' '; });
    std::transform(style.begin(), style.end(), style.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return style;
}

// The value of a property in a squeezed style, or empty.
std::string value_of(const std::string& style, const std::string& property)
{
    for (std::size_t at = style.find(property + ":"); at != std::string::npos; at = style.find(property + ":", at + 1)) {
        if (at == 0 || style[at - 1] == ';') {
            std::size_t from = at + property.size() + 1;
            return style.substr(from, style.find(';', from) - from);
        }
    }
    return {};
}

int word_list_level(const std::string& list)
{
    std::size_t at = list.find("level");
    bool digit = at != std::string::npos && at + 5 < list.size() && list[at + 5] >= '1' && list[at + 5] <= '9';
    return digit ? list[at + 5] - '0' : 0;
}

std::string roman(int number)
{
    constexpr std::pair<int, const char*> parts[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                                                     {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string out;
    for (const auto& [value, letters] : parts) {
        for (; number >= value; number -= value) {
            out += letters;
        }
    }
    return out;
}

} // namespace

std::string attribute_of(const GumboNode* node, const char* name)
{
    const GumboAttribute* attribute = gumbo_get_attribute(&node->v.element.attributes, name);
    return attribute == nullptr ? std::string() : attribute->value;
}

bool is_skipped(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_SCRIPT: case GUMBO_TAG_STYLE: case GUMBO_TAG_TEMPLATE: case GUMBO_TAG_NOSCRIPT: case GUMBO_TAG_NOFRAMES:
    case GUMBO_TAG_NOEMBED: case GUMBO_TAG_IFRAME: case GUMBO_TAG_OBJECT: case GUMBO_TAG_APPLET: case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_AUDIO: case GUMBO_TAG_CANVAS: case GUMBO_TAG_SVG: case GUMBO_TAG_SELECT: case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_RP: case GUMBO_TAG_TITLE: case GUMBO_TAG_IMG: case GUMBO_TAG_MAP:
        return true;
    default:
        return false;
    }
}

bool is_block(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_ADDRESS: case GUMBO_TAG_ARTICLE: case GUMBO_TAG_ASIDE: case GUMBO_TAG_BLOCKQUOTE: case GUMBO_TAG_BODY:
    case GUMBO_TAG_CAPTION: case GUMBO_TAG_CENTER: case GUMBO_TAG_DD: case GUMBO_TAG_DETAILS: case GUMBO_TAG_DIR: case GUMBO_TAG_DIV:
    case GUMBO_TAG_DL: case GUMBO_TAG_DT: case GUMBO_TAG_FIELDSET: case GUMBO_TAG_FIGCAPTION: case GUMBO_TAG_FIGURE:
    case GUMBO_TAG_FOOTER: case GUMBO_TAG_FORM: case GUMBO_TAG_H1: case GUMBO_TAG_H2: case GUMBO_TAG_H3: case GUMBO_TAG_H4:
    case GUMBO_TAG_H5: case GUMBO_TAG_H6: case GUMBO_TAG_HEADER: case GUMBO_TAG_HGROUP: case GUMBO_TAG_HR: case GUMBO_TAG_HTML:
    case GUMBO_TAG_LEGEND: case GUMBO_TAG_LI: case GUMBO_TAG_LISTING: case GUMBO_TAG_MAIN: case GUMBO_TAG_MENU: case GUMBO_TAG_NAV:
    case GUMBO_TAG_OL: case GUMBO_TAG_P: case GUMBO_TAG_PRE: case GUMBO_TAG_SECTION: case GUMBO_TAG_SUMMARY: case GUMBO_TAG_TABLE:
    case GUMBO_TAG_TD: case GUMBO_TAG_TH: case GUMBO_TAG_TR: case GUMBO_TAG_UL: case GUMBO_TAG_XMP: case GUMBO_TAG_PLAINTEXT:
        return true;
    default:
        return false;
    }
}

InlineStyle style_of(const GumboNode* node, RunStyle& run)
{
    GumboTag tag = node->v.element.tag;
    run.bold = run.bold || tag == GUMBO_TAG_B || tag == GUMBO_TAG_STRONG;
    run.italic = run.italic || tag == GUMBO_TAG_I || tag == GUMBO_TAG_EM || tag == GUMBO_TAG_CITE || tag == GUMBO_TAG_DFN;
    InlineStyle out;
    out.hidden = gumbo_get_attribute(&node->v.element.attributes, "hidden") != nullptr;
    std::string style = squeezed(attribute_of(node, "style"));
    if (style.empty()) {
        return out;
    }
    std::string weight = value_of(style, "font-weight");
    if (!weight.empty()) {
        run.bold = weight.starts_with("bold") || (weight >= "600" && weight <= "999" && weight.size() == 3);
    }
    std::string slant = value_of(style, "font-style");
    if (!slant.empty()) {
        run.italic = slant.starts_with("italic") || slant.starts_with("oblique");
    }
    std::string list = value_of(style, "mso-list");
    out.hidden = out.hidden || value_of(style, "display").starts_with("none") || value_of(style, "visibility").starts_with("hidden")
                 || value_of(style, "mso-hide") == "all";
    out.word_marker = list == "ignore";
    out.word_list_level = word_list_level(list);
    return out;
}

std::string ordered_marker(int number, const std::string& type)
{
    constexpr int letters = 26;
    std::string out;
    bool alphabetic = (type == "a" || type == "A") && number >= 1;
    bool in_roman = (type == "i" || type == "I") && number >= 1 && number < 4000;
    if (alphabetic) {
        for (int rest = number; rest > 0; rest = (rest - 1) / letters) {
            out.insert(out.begin(), static_cast<char>('a' + (rest - 1) % letters));
        }
    } else {
        out = in_roman ? roman(number) : std::to_string(number);
    }
    if (type == "A" || type == "I") {
        std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c; });
    }
    return out + ".";
}

} // namespace duiding::reader
