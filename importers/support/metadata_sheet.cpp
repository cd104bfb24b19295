// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/metadata_sheet.h"

#include "core/base/error.h"
#include "core/model/municipalities.h"
#include "core/text/fold.h"

#include <algorithm>
#include <map>
#include <unordered_map>

namespace duiding {

namespace {

// The file's name without folders, folded: "Map\Plan Arnhem.PDF" → "plan arnhem.pdf".
std::string file_key(std::string_view text)
{
    std::size_t slash = text.find_last_of("/\\");
    return fold_name(slash == std::string_view::npos ? text : text.substr(slash + 1));
}

std::string without_extension(const std::string& key)
{
    std::size_t dot = key.rfind('.');
    bool extension = dot != std::string::npos && dot > 0 && key.size() - dot <= 6 && key.find(' ', dot) == std::string::npos;
    return extension ? key.substr(0, dot) : key;
}

// Finds the documents a row may mean: by file name, then document name, then both without extension.
class Finder {
public:
    explicit Finder(std::span<const SheetTarget> targets)
    {
        for (const SheetTarget& target : targets) {
            std::string file = file_key(target.file_name);
            add(m_files, file, target);
            add(m_names, fold_name(target.name), target);
            add(m_stems, without_extension(file), target);
        }
    }

    std::vector<DocumentId> find(std::string_view text) const
    {
        std::string key = file_key(text);
        std::string stem = without_extension(key);
        for (const auto& [index, wanted] : {std::pair(&m_names, fold_name(text)), std::pair(&m_files, key), std::pair(&m_names, key),
                                            std::pair(&m_names, stem), std::pair(&m_stems, key)}) {
            if (auto it = index->find(wanted); it != index->end() && !wanted.empty()) {
                return it->second;
            }
        }
        return {};
    }

private:
    using Index = std::unordered_map<std::string, std::vector<DocumentId>>;

    static void add(Index& index, const std::string& key, const SheetTarget& target)
    {
        if (!key.empty()) {
            index[key].push_back(target.document);
        }
    }

    Index m_files, m_names, m_stems;
};

// Reads the cells of one row into its parts.
class RowReader {
public:
    RowReader(const MetadataSheet& sheet, MetadataRow& row) : m_sheet(sheet), m_row(row) {}

    void read()
    {
        m_row = MetadataRow{m_row.row_number, std::move(m_row.cells)};
        for (std::size_t i = 0; i < m_sheet.columns.size(); ++i) {
            if (std::string_view cell = m_row.cells.at(i); !cell.empty()) {
                read_cell(m_sheet.columns[i], cell);
            }
        }
        finish_cases();
    }

private:
    void error(Message message) { m_row.problems.push_back({Severity::Error, {}, std::move(message)}); }
    void warn(Message message) { m_row.problems.push_back({Severity::Warning, {}, std::move(message)}); }

    void read_cell(const MetadataColumn& column, std::string_view cell)
    {
        switch (column.field) {
        case SheetField::File: m_row.file = cell; break;
        case SheetField::Municipality: read_municipalities(cell); break;
        case SheetField::Case: read_cases(cell); break;
        case SheetField::Role:
            m_role = cell;
            m_role_heading = column.heading;
            break;
        case SheetField::Title: m_row.title = std::string(cell); break;
        case SheetField::Language:
            m_row.language = language_called(cell);
            if (!m_row.language) {
                error(msg("Row {0}: “{1}” is no language that is known; write for instance nl, en or fr.", m_row.row_number, cell));
            }
            break;
        case SheetField::Kind:
            m_row.kind = document_kind_called(cell);
            if (!m_row.kind) {
                error(msg("Row {0}: “{1}” is no kind of document; write interview, policy, note, survey or media.", m_row.row_number, cell));
            }
            break;
        case SheetField::Attribute: read_attribute(column, cell); break;
        case SheetField::Empty: break;
        }
    }

    void read_attribute(const MetadataColumn& column, std::string_view cell)
    {
        if (column.type != AttributeType::Text && means_missing(cell)) {
            return;
        }
        auto value = canonical_value(column.type, cell);
        if (column.is_year && value && value->size() != 4) {
            value = value->size() > 4 ? std::optional(value->substr(0, 4)) : std::nullopt;
        }
        if (!value) {
            error(column.is_year ? msg("Row {0}: “{1}” is no year (column “{2}”).", m_row.row_number, cell, column.heading)
                  : column.type == AttributeType::Number ? msg("Row {0}: “{1}” is no number (column “{2}”).", m_row.row_number, cell, column.heading)
                  : column.type == AttributeType::YesNo ? msg("Row {0}: “{1}” is neither yes nor no (column “{2}”).", m_row.row_number, cell, column.heading)
                                                        : msg("Row {0}: “{1}” is no date (column “{2}”).", m_row.row_number, cell, column.heading));
            return;
        }
        m_row.attributes.push_back({column.heading, std::move(*value), column.type});
    }

    // A column of codes and one of names may stand side by side: one unit then, if they are of one mind.
    void read_municipalities(std::string_view cell)
    {
        std::vector<NamedUnit> units = units_in_cell(cell);
        if (m_units.empty()) {
            m_units = std::move(units);
            return;
        }
        bool paired = units.size() == m_units.size();
        for (std::size_t i = 0; i < units.size(); ++i) {
            bool named = std::any_of(m_units.begin(), m_units.end(), [&](const NamedUnit& other) {
                return units[i].code == other.code && (!other.code.empty() || units[i].name == other.name);
            });
            if (!named && paired) {
                m_units[i] = one_of(m_units[i], units[i]);
            } else if (!named) {
                m_units.push_back(units[i]);
            }
        }
    }

    // What two neighbouring cells say of one unit.
    NamedUnit one_of(NamedUnit a, NamedUnit b)
    {
        auto is_code = [](const NamedUnit& unit) { return unit.text.find_first_of("0123456789") != std::string::npos; };
        if (!is_code(a) && is_code(b)) {
            std::swap(a, b);                                             // a is the code
        }
        if (a.municipality && b.municipality) {
            error(msg("Row {0}: “{1}” and “{2}” are not the same municipality.", m_row.row_number, a.text, b.text));
        } else if (a.municipality && municipalities_called(b.text).size() < 2) {
            warn(msg("Row {0}: “{1}” is {2}, but “{3}” stands beside it; {2} was taken.", m_row.row_number, a.text, a.name, b.text));
        } else if (!a.municipality && is_code(a) && a.known()) {
            a.name = b.text;                                             // "11002" beside "Antwerpen"
        }
        return a.known() ? a : b.known() ? b : a;
    }

    DescribedCase described(const NamedUnit& unit)
    {
        if (unit.municipality && unit.municipality->is_historic()) {
            warn(msg("Row {0}: {1} is no municipality of its own since {2}; now {3}. It was kept as {1}.", m_row.row_number, unit.name,
                     unit.municipality->gone_since, successor_names(*unit.municipality)));
        } else if (auto several = municipalities_called(unit.text); !unit.known() && several.size() > 1) {
            warn(msg("Row {0}: “{1}” may be {2} ({3}) or {4} ({5}); write the code. It was kept as a unit without a code.", m_row.row_number,
                     unit.text, several[0]->name, several[0]->code, several[1]->name, several[1]->code));
        } else if (!unit.known()) {
            warn(msg("Row {0}: “{1}” is no municipality that is known. It was kept as a unit without a code.", m_row.row_number, unit.text));
        }
        return {"municipality", unit.name, unit.code, {}};
    }

    void read_cases(std::string_view cell)
    {
        std::vector<std::string> names = list_in_cell(cell);
        // "A1, A2" is a list too, "Jansen, van der" is not: pieces without blanks that hold a digit.
        if (names.size() == 1 && names[0].find(',') != std::string::npos) {
            std::string list = names[0];
            std::replace(list.begin(), list.end(), ',', ';');
            std::vector<std::string> pieces = list_in_cell(list);
            if (std::all_of(pieces.begin(), pieces.end(), [](const std::string& piece) {
                    return piece.find(' ') == std::string::npos && piece.find_first_of("0123456789") != std::string::npos;
                })) {
                names = std::move(pieces);
            }
        }
        for (std::string& name : names) {
            m_cases.push_back({"case", std::move(name), {}, {}});
        }
    }

    void add_case(DescribedCase the_case)
    {
        if (!m_row.cases) {
            m_row.cases.emplace();
        }
        if (std::find(m_row.cases->begin(), m_row.cases->end(), the_case) == m_row.cases->end()) {
            m_row.cases->push_back(std::move(the_case));
        }
    }

    void finish_cases()
    {
        std::vector<DescribedCase> municipalities;
        for (const NamedUnit& unit : m_units) {
            municipalities.push_back(described(unit));
        }
        std::vector<DescribedCase>& voiced = m_cases.empty() ? municipalities : m_cases;
        std::vector<std::string> roles = list_in_cell(m_role);
        for (std::size_t i = 0; i < voiced.size(); ++i) {
            voiced[i].role = roles.size() == voiced.size() ? roles[i] : m_role;
        }
        for (auto* each : {&m_cases, &municipalities}) {
            std::for_each(each->begin(), each->end(), [this](DescribedCase& the_case) { add_case(std::move(the_case)); });
        }
        if (!m_role.empty() && voiced.empty()) {
            warn(msg("Row {0}: the role “{1}” stands without a case; it was kept as an attribute.", m_row.row_number, m_role));
            m_row.attributes.push_back({m_role_heading, m_role, AttributeType::Choice});
        }
    }

    const MetadataSheet& m_sheet;
    MetadataRow& m_row;
    std::string m_role, m_role_heading;
    std::vector<NamedUnit> m_units;
    std::vector<DescribedCase> m_cases;
};

void find_document(MetadataRow& row, const Finder& finder)
{
    if (row.file.empty()) {
        row.problems.push_back({Severity::Error, {}, msg("Row {0}: no file is named.", row.row_number)});
        return;
    }
    std::vector<DocumentId> found = finder.find(row.file);
    if (found.empty()) {
        row.problems.push_back({Severity::Error, {}, msg("Row {0}: there is no document or file “{1}”.", row.row_number, row.file)});
    } else if (found.size() > 1) {
        row.problems.push_back({Severity::Error, {}, msgn("Row {1}: “{2}” may be {0} document; write its name in the study.",
                                                          "Row {1}: “{2}” may be {0} documents; write the name of the one in the study.",
                                                          std::int64_t(found.size()), found.size(), row.row_number, row.file)});
    } else {
        row.document = found.front();
    }
}

void refuse_twice(MetadataRow& row, std::int64_t first)
{
    row.problems.push_back({Severity::Error, {}, msg("Row {0}: “{1}” is named in row {2} already.", row.row_number, row.file, first)});
}

} // namespace

bool MetadataRow::can_be_applied() const
{
    return document && std::none_of(problems.begin(), problems.end(), [](const Finding& finding) { return finding.severity == Severity::Error; });
}

std::size_t MetadataSheet::refused() const
{
    return static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [](const MetadataRow& row) { return !row.can_be_applied(); }));
}

namespace {

MetadataColumn column_of(std::string_view heading)
{
    MetadataColumn column;
    column.heading = std::string(trim_cell(heading));
    std::string key = heading_key(heading);
    if (auto field = sheet_field_called(heading)) {
        column.field = *field;
    } else if (key.empty()) {
        column.field = SheetField::Empty;
    } else if (key == "jaar" || key == "year" || key == "jaartal") {
        column.type = AttributeType::Date;
        column.is_year = true;
    } else if (key == "datum" || key == "date") {
        column.type = AttributeType::Date;
    } else if (key == "type" || key == "status") {
        column.type = AttributeType::Choice;
    }
    return column;
}

} // namespace

MetadataSheet read_metadata_sheet(const CellTable& table, const std::string& where)
{
    MetadataSheet sheet;
    if (table.size() < 2) {
        throw BadInput({msg("The metadata could not be read."), where, msg("The table holds no rows below its headings."),
                        msg("Make a table with headings in the first row and one row a file.")});
    }
    std::string seen;
    bool has_file = false;
    for (const std::string& heading : table.front().cells) {
        MetadataColumn column = column_of(heading);
        bool second_file = column.field == SheetField::File && has_file;       // "Document" beside "Bestand"
        has_file = has_file || column.field == SheetField::File;
        if (second_file) {
            column.field = SheetField::Attribute;
        }
        seen += (seen.empty() ? "" : ", ") + column.heading;
        sheet.columns.push_back(std::move(column));
    }
    if (!has_file) {
        throw BadInput({msg("The metadata could not be read."), where, msg("No column says which file a row is about. Its columns: {0}.", seen),
                        msg("Call that column “bestand” or “file”.")});
    }
    for (std::size_t i = 0; i < sheet.columns.size(); ++i) {
        MetadataColumn& column = sheet.columns[i];
        if (column.field == SheetField::Attribute && column.type == AttributeType::Text) {
            std::vector<std::string_view> values;
            for (std::size_t row = 1; row < table.size(); ++row) {
                values.push_back(table[row].at(i));
            }
            column.type = type_of_values(values);
        }
    }
    for (std::size_t i = 1; i < table.size(); ++i) {
        const auto& cells = table[i].cells;
        if (std::any_of(cells.begin(), cells.end(), [](const std::string& cell) { return !trim_cell(cell).empty(); })) {
            sheet.rows.push_back({table[i].number, table[i]});
        }
    }
    return sheet;
}

void check_rows(MetadataSheet& sheet, std::span<const SheetTarget> targets)
{
    Finder finder(targets);
    std::map<DocumentId, std::int64_t> named;
    for (MetadataRow& row : sheet.rows) {
        RowReader(sheet, row).read();
        find_document(row, finder);
        if (row.document) {
            auto [it, fresh] = named.try_emplace(*row.document, row.row_number);
            if (!fresh) {
                refuse_twice(row, it->second);
            }
        }
    }
}

} // namespace duiding
