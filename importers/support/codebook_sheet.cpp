// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/codebook_sheet.h"

#include "core/base/error.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace duiding {

namespace {

constexpr std::size_t max_depth = 20;

enum class Field { Path, Name, Parent, Colour, Definition, UseWhen, NotWhen, Example, Directions };

std::optional<Field> field_called(std::string_view heading)
{
    static const std::map<std::string, Field, std::less<>> words{
        {"pad", Field::Path}, {"path", Field::Path}, {"code", Field::Path}, {"codepad", Field::Path}, {"code path", Field::Path},
        {"naam", Field::Name}, {"name", Field::Name}, {"codenaam", Field::Name}, {"code name", Field::Name}, {"label", Field::Name},
        {"parent", Field::Parent}, {"bovenliggend", Field::Parent}, {"bovenliggende code", Field::Parent}, {"ouder", Field::Parent},
        {"hoofdcode", Field::Parent}, {"onder", Field::Parent}, {"valt onder", Field::Parent}, {"parent code", Field::Parent},
        {"kleur", Field::Colour}, {"colour", Field::Colour}, {"color", Field::Colour},
        {"definitie", Field::Definition}, {"definition", Field::Definition}, {"omschrijving", Field::Definition},
        {"beschrijving", Field::Definition}, {"description", Field::Definition},
        {"gebruik bij", Field::UseWhen}, {"wanneer wel", Field::UseWhen}, {"wel", Field::UseWhen}, {"gebruiken bij", Field::UseWhen},
        {"use when", Field::UseWhen}, {"use for", Field::UseWhen}, {"when to use", Field::UseWhen}, {"inclusion", Field::UseWhen},
        {"niet bij", Field::NotWhen}, {"wanneer niet", Field::NotWhen}, {"niet", Field::NotWhen}, {"niet gebruiken bij", Field::NotWhen},
        {"not when", Field::NotWhen}, {"not for", Field::NotWhen}, {"when not to use", Field::NotWhen}, {"exclusion", Field::NotWhen},
        {"voorbeeld", Field::Example}, {"example", Field::Example}, {"citaat", Field::Example}, {"quote", Field::Example},
        {"richting", Field::Directions}, {"richtingen", Field::Directions}, {"direction", Field::Directions},
        {"directions", Field::Directions}};
    auto it = words.find(heading_key(heading));
    return it == words.end() ? std::nullopt : std::optional(it->second);
}

std::optional<DirectionKind> directions_called(std::string_view text)
{
    static const std::map<std::string, DirectionKind, std::less<>> words{
        {"geen", DirectionKind::None}, {"none", DirectionKind::None}, {"no", DirectionKind::None}, {"nee", DirectionKind::None},
        {"help hinder", DirectionKind::HelpHinder}, {"bevorderend belemmerend", DirectionKind::HelpHinder},
        {"bevorderend/belemmerend", DirectionKind::HelpHinder}, {"facilitating hindering", DirectionKind::HelpHinder},
        {"facilitating/hindering", DirectionKind::HelpHinder}, {"positive negative", DirectionKind::PositiveNegative},
        {"positive/negative", DirectionKind::PositiveNegative}, {"positief negatief", DirectionKind::PositiveNegative},
        {"positief/negatief", DirectionKind::PositiveNegative}};
    auto it = words.find(heading_key(text));
    return it == words.end() ? std::nullopt : std::optional(it->second);
}

// "a/b", "a > b", "a » b": strokes first, because a name may hold the other signs.
std::vector<std::string> path_in(std::string_view text)
{
    std::vector<std::string> parts = split_path(text);
    for (std::string_view sign : {" > ", " » ", " → "}) {
        if (parts.size() == 1 && parts[0].find(sign) != std::string::npos) {
            std::string whole = parts[0];
            parts.clear();
            for (std::size_t at = 0; at <= whole.size();) {
                std::size_t end = std::min(whole.find(sign, at), whole.size());
                parts.push_back(whole.substr(at, end - at));
                at = end == whole.size() ? end + 1 : end + sign.size();
            }
        }
    }
    for (std::string& part : parts) {
        part = std::string(trim_cell(part));
    }
    return parts;
}

std::string path_key(const std::vector<std::string>& path)
{
    std::string key;
    for (const std::string& name : path) {
        key += escape_path_name(fold_name(name)) + "/";
    }
    return key;
}

class SheetReader {
public:
    SheetReader(const CellTable& table, const std::string& where) : m_table(table), m_where(where) {}

    CodebookSheet read()
    {
        find_columns();
        for (std::size_t i = 1; i < m_table.size(); ++i) {
            read_row(m_table[i]);
        }
        if (m_sheet.rows.empty()) {
            throw BadInput({msg("The codebook could not be read."), m_where, msg("No row names a code."),
                            msg("Make a table with headings in the first row and one row a code.")});
        }
        return std::move(m_sheet);
    }

private:
    void find_columns()
    {
        if (m_table.empty()) {
            throw BadInput({msg("The codebook could not be read."), m_where, msg("No row names a code."),
                            msg("Make a table with headings in the first row and one row a code.")});
        }
        for (std::size_t i = 0; i < m_table.front().cells.size(); ++i) {
            if (auto field = field_called(m_table.front().at(i))) {
                m_columns.try_emplace(*field, i);
            }
        }
        if (!m_columns.contains(Field::Path) && !m_columns.contains(Field::Name)) {
            throw BadInput({msg("The codebook could not be read."), m_where, msg("No column names the codes."),
                            msg("Call that column “code”, “pad” or “path”.")});
        }
    }

    std::string_view cell(const CellRow& row, Field field) const
    {
        auto it = m_columns.find(field);
        return it == m_columns.end() ? std::string_view{} : row.at(it->second);
    }

    void problem(Severity severity, Message message) { m_sheet.problems.push_back({severity, {}, std::move(message)}); }

    // The path of the row; empty when it cannot be known.
    std::vector<std::string> path_of(const CellRow& row)
    {
        std::string_view path = cell(row, Field::Path);
        std::string_view name = cell(row, Field::Name);
        std::string_view parent = cell(row, Field::Parent);
        // Beside a column of codes that are paths, name and parent say the same again.
        if (!path.empty() && (parent.empty() || name.empty() || path_in(path).size() > 1)) {
            std::vector<std::string> parts = path_in(path);
            if (!parent.empty() && parts.size() == 1) {
                return below(parent, std::move(parts.front()));
            }
            return parts;
        }
        name = name.empty() ? path : name;
        return parent.empty() ? std::vector{std::string(name)} : below(parent, std::string(name));
    }

    // A parent is a path, or the name of a code higher up in the table.
    std::vector<std::string> below(std::string_view parent, std::string name) const
    {
        std::vector<std::string> path = path_in(parent);
        if (path.size() == 1) {
            if (auto it = m_by_name.find(fold_name(path.front())); it != m_by_name.end()) {
                path = it->second;
            }
        }
        path.push_back(std::move(name));
        return path;
    }

    void read_row(const CellRow& row)
    {
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& text) { return trim_cell(text).empty(); })) {
            return;
        }
        CodebookRow made;
        made.row_number = row.number;
        made.path = path_of(row);
        if (made.path.empty() || made.path.size() > max_depth ||
            std::any_of(made.path.begin(), made.path.end(), [](const std::string& name) { return name.empty(); })) {
            problem(Severity::Error, msg("Row {0}: no code is named; the row was left out.", row.number));
            return;
        }
        auto [first, fresh] = m_seen.try_emplace(path_key(made.path), row.number);
        if (!fresh) {
            problem(Severity::Error, msg("Row {0}: “{1}” stands in row {2} already; the row was left out.", row.number, made.path.back(), first->second));
            return;
        }
        m_by_name.try_emplace(fold_name(made.path.back()), made.path);
        if (std::string_view colour = cell(row, Field::Colour); !colour.empty()) {
            made.colour = colour_called(colour);
            if (!made.colour) {
                problem(Severity::Warning, msg("Row {0}: “{1}” is no colour; write #RRGGBB. The code gets one of its own.", row.number, colour));
            }
        }
        if (std::string_view directions = cell(row, Field::Directions); !directions.empty()) {
            made.directions = directions_called(directions);
            if (!made.directions) {
                problem(Severity::Warning, msg("Row {0}: “{1}” is no direction; write none, help-hinder or positive-negative.", row.number, directions));
            }
        }
        made.definition = cell(row, Field::Definition);
        made.use_when = cell(row, Field::UseWhen);
        made.not_when = cell(row, Field::NotWhen);
        made.example = cell(row, Field::Example);
        m_sheet.rows.push_back(std::move(made));
    }

    const CellTable& m_table;
    const std::string& m_where;
    std::map<Field, std::size_t> m_columns;
    std::map<std::string, std::int64_t> m_seen;
    std::map<std::string, std::vector<std::string>> m_by_name;
    CodebookSheet m_sheet;
};

} // namespace

CodebookSheet read_codebook_sheet(const CellTable& table, const std::string& where) { return SheetReader(table, where).read(); }

std::optional<std::uint32_t> colour_called(std::string_view text)
{
    static const std::map<std::string, std::uint32_t, std::less<>> words{
        {"rood", 0xC0392B}, {"red", 0xC0392B}, {"oranje", 0xD9694D}, {"orange", 0xD9694D}, {"geel", 0xB98A16}, {"yellow", 0xB98A16},
        {"groen", 0x4E9668}, {"green", 0x4E9668}, {"blauw", 0x3D84A8}, {"blue", 0x3D84A8}, {"paars", 0x8A66AD}, {"purple", 0x8A66AD},
        {"roze", 0xC2588E}, {"pink", 0xC2588E}, {"bruin", 0x8A5A3C}, {"brown", 0x8A5A3C}, {"grijs", 0x5B6B7B}, {"grey", 0x5B6B7B},
        {"gray", 0x5B6B7B}, {"zwart", 0x222222}, {"black", 0x222222}};
    text = trim_cell(text);
    if (auto it = words.find(fold(text)); it != words.end()) {
        return it->second;
    }
    std::string_view digits = text.starts_with('#') ? text.substr(1) : text;
    std::uint32_t value = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, 16);
    bool whole = digits.size() == 6 && error == std::errc() && end == digits.data() + digits.size() && digits[0] != '-';
    return whole ? std::optional(value) : std::nullopt;
}

} // namespace duiding
