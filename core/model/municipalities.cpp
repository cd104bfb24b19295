// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/municipalities.h"

#include "core/text/fold.h"

#include <algorithm>
#include <unordered_map>

namespace duiding {

extern const char* const municipality_data;       // data/municipalities.tsv

namespace {

constexpr std::size_t max_cell = 20'000;          // bytes; a longer cell is no list of units
constexpr std::size_t longest_name = 6;           // pieces a name may consist of when a cell is split at "," and "en"

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool all_digits(std::string_view text) { return !text.empty() && std::all_of(text.begin(), text.end(), is_digit); }

std::string_view trim(std::string_view text)
{
    constexpr std::string_view blanks = " \t\r\n";
    std::size_t begin = text.find_first_not_of(blanks);
    return begin == std::string_view::npos ? std::string_view{} : text.substr(begin, text.find_last_not_of(blanks) - begin + 1);
}

std::vector<std::string_view> split(std::string_view text, std::string_view separators)
{
    std::vector<std::string_view> parts;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find_first_of(separators, at), text.size());
        parts.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return parts;
}

// The form in which names are compared: "’s-Gravenhage" → "s gravenhage", "St. Anthonis" → "sint anthonis".
std::string name_key(std::string_view text)
{
    std::string key;
    for (char c : fold(text)) {
        bool separator = std::string_view(" \t\r\n.'\"-/(),&").find(c) != std::string_view::npos;
        if (!separator) {
            key += c;
        } else if (!key.empty() && key.back() != ' ') {
            key += ' ';
        }
    }
    key.resize(trim(key).size());
    if (key.starts_with("gemeente ")) {
        key.erase(0, 9);
    }
    return key.starts_with("st ") ? "sint " + key.substr(3) : key;
}

// "202", "0202", "GM0202", "gm 202" → "GM0202"; anything else → "".
std::string dutch_code(std::string_view text)
{
    if (text.size() > 2 && (text[0] | 0x20) == 'g' && (text[1] | 0x20) == 'm') {
        text = trim(text.substr(2));
    }
    if (!all_digits(text) || text.size() > 4) {
        return {};
    }
    return "GM" + std::string(4 - text.size(), '0') + std::string(text);
}

struct Index {
    std::vector<Municipality> all;
    std::unordered_map<std::string, std::vector<const Municipality*>> by_name;
    std::unordered_map<std::string, const Municipality*> by_code;

    Index()
    {
        for (std::string_view line : split(municipality_data, "\n")) {
            if (auto fields = split(line, "\t"); fields.size() == 5 && !line.starts_with('#')) {
                all.push_back({std::string(fields[0]), std::string(fields[1]), std::string(fields[2]), list(fields[3]), list(fields[4])});
            }
        }
        for (const Municipality& each : all) {
            add_name(each, each.name);
            for (const std::string& alias : each.aliases) {
                add_name(each, alias);
            }
            if (!each.code.empty()) {
                by_code.emplace(each.code, &each);
            }
        }
    }

    static std::vector<std::string> list(std::string_view field)
    {
        std::vector<std::string> parts;
        for (std::string_view part : split(field, ";")) {
            if (!part.empty()) {
                parts.emplace_back(part);
            }
        }
        return parts;
    }

    void add_name(const Municipality& municipality, std::string_view name)
    {
        auto& bearers = by_name[name_key(name)];
        if (std::find(bearers.begin(), bearers.end(), &municipality) == bearers.end()) {
            bearers.push_back(&municipality);             // the file lists those that are there first
        }
    }
};

const Index& data()
{
    static const Index index;
    return index;
}

NamedUnit unit_of(std::string_view text)
{
    NamedUnit unit;
    unit.text = std::string(text);
    unit.name = unit.text;
    unit.municipality = find_municipality(text);
    if (unit.municipality) {
        unit.code = unit.municipality->code;
        unit.name = unit.municipality->name;
        return unit;
    }
    std::string_view nis = text.substr(0, 5);             // "11002" or "11002 Antwerpen"
    bool is_nis = all_digits(nis) && nis.size() == 5 && nis[0] != '0' && (text.size() == 5 || text[5] == ' ');
    if (is_nis) {
        unit.code = std::string(nis);
        std::string_view rest = trim(text.substr(5));
        while (rest.starts_with('-') || rest.starts_with(':')) {
            rest = trim(rest.substr(1));
        }
        unit.name = rest.empty() ? unit.code : std::string(rest);
    }
    return unit;
}

// Where a list may be cut: the bytes [begin, end) of each separator.
struct Cut {
    std::size_t begin;
    std::size_t end;
};

std::vector<Cut> cuts_of(std::string_view text)
{
    std::vector<Cut> cuts;
    for (std::size_t at = 0; at < text.size();) {
        Cut cut{at, at + 1};
        bool found = std::string_view(",/+&").find(text[at]) != std::string_view::npos;
        for (std::string_view word : {" en ", " and ", " & "}) {
            if (!found && text.substr(at).starts_with(word)) {
                found = true;
                cut.end = at + word.size();
            }
        }
        if (found) {
            cuts.push_back(cut);
        }
        at = found ? cut.end : at + 1;
    }
    return cuts;
}

// The longest known name first, so that "West Maas en Waal" is one.
void add_units(std::string_view part, std::vector<NamedUnit>& units)
{
    NamedUnit whole = unit_of(part);
    std::vector<Cut> cuts = cuts_of(part);
    if (whole.known() || cuts.empty()) {
        units.push_back(std::move(whole));
        return;
    }
    std::vector<NamedUnit> found;
    cuts.push_back({part.size(), part.size()});
    std::size_t begin = 0;
    for (std::size_t i = 0; i < cuts.size();) {
        std::size_t last = i;
        NamedUnit unit = unit_of(trim(part.substr(begin, cuts[i].begin - begin)));
        for (std::size_t j = std::min(i + longest_name, cuts.size()); j-- > i + 1;) {
            if (NamedUnit longer = unit_of(trim(part.substr(begin, cuts[j].begin - begin))); longer.known()) {
                unit = std::move(longer);
                last = j;
                break;
            }
        }
        if (!unit.text.empty()) {
            found.push_back(std::move(unit));
        }
        begin = cuts[last].end;
        i = last + 1;
    }
    if (std::none_of(found.begin(), found.end(), [](const NamedUnit& unit) { return unit.known(); })) {
        found.assign(1, std::move(whole));
    }
    std::move(found.begin(), found.end(), std::back_inserter(units));
}

} // namespace

std::span<const Municipality> municipalities() { return data().all; }

std::vector<const Municipality*> municipalities_called(std::string_view text)
{
    text = trim(text);
    if (std::string code = dutch_code(text); !code.empty()) {
        auto it = data().by_code.find(code);
        return it == data().by_code.end() ? std::vector<const Municipality*>{} : std::vector{it->second};
    }
    if (auto it = data().by_name.find(name_key(text)); it != data().by_name.end()) {
        return it->second;
    }
    // "GM0202 Arnhem": a code with its name; they must agree.
    std::size_t blank = text.find_first_of(" \t:-");
    if (blank != std::string_view::npos) {
        auto it = data().by_code.find(dutch_code(text.substr(0, blank)));
        std::size_t name = text.find_first_not_of(" \t:-", blank);
        if (it != data().by_code.end() && name != std::string_view::npos) {
            auto named = data().by_name.find(name_key(text.substr(name)));
            if (named != data().by_name.end() && std::count(named->second.begin(), named->second.end(), it->second)) {
                return {it->second};
            }
        }
    }
    return {};
}

const Municipality* find_municipality(std::string_view text)
{
    auto found = municipalities_called(text);
    auto there = std::count_if(found.begin(), found.end(), [](const Municipality* each) { return !each->is_historic(); });
    return there == 1 || found.size() == 1 ? found.front() : nullptr;
}

std::string successor_names(const Municipality& municipality)
{
    std::string names;
    for (const std::string& code : municipality.successors) {
        if (const Municipality* successor = find_municipality(code)) {
            names += (names.empty() ? "" : ", ") + successor->name;
        }
    }
    return names;
}

std::vector<NamedUnit> units_in_cell(std::string_view cell)
{
    std::vector<NamedUnit> units;
    cell = trim(cell);
    if (cell.size() > max_cell) {
        units.push_back({std::string(cell), nullptr, {}, std::string(cell)});
        return units;
    }
    for (std::string_view part : split(cell, ";|\n")) {
        if (part = trim(part); !part.empty()) {
            add_units(part, units);
        }
    }
    return units;
}

} // namespace duiding
