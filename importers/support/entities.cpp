// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/entities.h"

#include "core/text/utf8.h"

#include <charconv>
#include <iterator>
#include <optional>
#include <utility>

namespace duiding {

namespace {

// U+00A0 … U+00FF, in order.
constexpr std::string_view latin1[] = {
    "nbsp",   "iexcl",  "cent",   "pound",  "curren", "yen",    "brvbar", "sect",   "uml",    "copy",   "ordf",   "laquo",
    "not",    "shy",    "reg",    "macr",   "deg",    "plusmn", "sup2",   "sup3",   "acute",  "micro",  "para",   "middot",
    "cedil",  "sup1",   "ordm",   "raquo",  "frac14", "frac12", "frac34", "iquest", "Agrave", "Aacute", "Acirc",  "Atilde",
    "Auml",   "Aring",  "AElig",  "Ccedil", "Egrave", "Eacute", "Ecirc",  "Euml",   "Igrave", "Iacute", "Icirc",  "Iuml",
    "ETH",    "Ntilde", "Ograve", "Oacute", "Ocirc",  "Otilde", "Ouml",   "times",  "Oslash", "Ugrave", "Uacute", "Ucirc",
    "Uuml",   "Yacute", "THORN",  "szlig",  "agrave", "aacute", "acirc",  "atilde", "auml",   "aring",  "aelig",  "ccedil",
    "egrave", "eacute", "ecirc",  "euml",   "igrave", "iacute", "icirc",  "iuml",   "eth",    "ntilde", "ograve", "oacute",
    "ocirc",  "otilde", "ouml",   "divide", "oslash", "ugrave", "uacute", "ucirc",  "uuml",   "yacute", "thorn",  "yuml"};

constexpr std::pair<std::string_view, char32_t> others[] = {
    {"amp", U'&'},     {"lt", U'<'},      {"gt", U'>'},      {"quot", U'"'},    {"apos", U'\''},   {"euro", U'€'},   {"hellip", U'…'},
    {"ndash", U'–'},   {"mdash", U'—'},   {"lsquo", U'‘'},   {"rsquo", U'’'},   {"sbquo", U'‚'},   {"ldquo", U'“'},  {"rdquo", U'”'},
    {"bdquo", U'„'},   {"lsaquo", U'‹'},  {"rsaquo", U'›'},  {"bull", U'•'},    {"trade", U'™'},   {"dagger", U'†'}, {"OElig", U'Œ'},
    {"oelig", U'œ'},   {"Scaron", U'Š'},  {"scaron", U'š'},  {"larr", U'←'},    {"rarr", U'→'},    {"uarr", U'↑'},   {"darr", U'↓'},
    {"le", U'≤'},      {"ge", U'≥'},      {"ne", U'≠'},      {"asymp", U'≈'},   {"minus", U'−'},   {"check", U'✓'},  {"ensp", U'\u2002'},
    {"emsp", U'\u2003'}, {"thinsp", U'\u2009'}};

std::optional<char32_t> by_name(std::string_view name)
{
    for (std::size_t i = 0; i < std::size(latin1); ++i) {
        if (latin1[i] == name) {
            return static_cast<char32_t>(0xA0 + i);
        }
    }
    for (const auto& [other, c] : others) {
        if (other == name) {
            return c;
        }
    }
    return std::nullopt;
}

std::optional<char32_t> by_number(std::string_view number)
{
    bool hexadecimal = number.starts_with("x") || number.starts_with("X");
    number.remove_prefix(hexadecimal ? 1 : 0);
    std::uint32_t value = 0;
    auto [end, error] = std::from_chars(number.data(), number.data() + number.size(), value, hexadecimal ? 16 : 10);
    bool good = error == std::errc() && end == number.data() + number.size() && value > 0 && value <= 0x10FFFF && (value < 0xD800 || value > 0xDFFF);
    return good ? std::optional(static_cast<char32_t>(value)) : std::nullopt;
}

} // namespace

std::string entity_text(std::string_view entity)
{
    if (entity.size() < 3 || entity.front() != '&' || entity.back() != ';') {
        return std::string(entity);
    }
    std::string_view name = entity.substr(1, entity.size() - 2);
    std::optional<char32_t> c = name.front() == '#' ? by_number(name.substr(1)) : by_name(name);
    if (!c) {
        return std::string(entity);
    }
    std::string out;
    append_utf8(out, *c);
    return out;
}

} // namespace duiding
