// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/listing.h"

#include "core/text/utf8.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>

namespace duiding::cli {

namespace {

constexpr std::size_t widest_cell = 60;             // code points, for people

std::string csv_cell(const Json& value)
{
    if (value.is_null()) {
        return {};
    }
    std::string text = value.is_string() ? value.get<std::string>() : value.dump();
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (char c : text) {
        quoted += c;
        if (c == '"') {
            quoted += c;
        }
    }
    return quoted + '"';
}

// The end of a path says more than its beginning.
bool is_path(const Field& field) { return field.key == "path" || field.key == "code"; }

std::string one_line(std::string text, const Field& field)
{
    std::replace_if(text.begin(), text.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    if (count_code_points(text) <= widest_cell) {
        return text;
    }
    std::u32string points = to_utf32(text);
    return is_path(field) ? "…" + to_utf8(points.substr(points.size() - widest_cell + 1)) : to_utf8(points.substr(0, widest_cell - 1)) + "…";
}

std::string people_cell(const Session& session, const Field& field, const Json& value)
{
    if (value.is_null()) {
        return {};
    }
    if (value.is_number_integer()) {
        return format_number(value.get<std::int64_t>(), session.numbers());
    }
    if (value.is_number_float()) {
        return format_number(value.get<double>(), 2, session.numbers());
    }
    if (value.is_array() || value.is_object()) {
        return value.empty() ? std::string() : one_line(value.dump(), field);
    }
    return one_line(value.is_string() ? value.get<std::string>() : value.dump(), field);
}

void print_csv(const Listing& listing)
{
    for (std::size_t i = 0; i < listing.fields.size(); ++i) {
        std::cout << (i ? "," : "") << csv_cell(listing.fields[i].key);
    }
    std::cout << '\n';
    for (const auto& row : listing.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            std::cout << (i ? "," : "") << csv_cell(row[i]);
        }
        std::cout << '\n';
    }
}

void print_for_people(const Session& session, const Listing& listing)
{
    struct Column {
        std::size_t width = 0;
        bool numbers = true;
        std::vector<std::string> cells;
    };
    std::vector<Column> columns;
    for (std::size_t i = 0; i < listing.fields.size(); ++i) {
        if (listing.fields[i].shown == ShownTo::Programs) {
            continue;
        }
        Column column;
        column.cells.push_back(session.say(listing.fields[i].label));
        for (const auto& row : listing.rows) {
            column.cells.push_back(people_cell(session, listing.fields[i], row[i]));
            column.numbers = column.numbers && (row[i].is_number() || row[i].is_null());
        }
        for (const std::string& cell : column.cells) {
            column.width = std::max(column.width, count_code_points(cell));
        }
        columns.push_back(std::move(column));
    }
    for (std::size_t row = 0; row <= listing.rows.size(); ++row) {
        std::string text;
        for (const Column& column : columns) {
            const std::string& cell = column.cells[row];
            std::string blanks(column.width - count_code_points(cell), ' ');
            text += column.numbers ? blanks + cell : cell + blanks;
            text += "  ";
        }
        text.erase(text.find_last_not_of(' ') + 1);
        std::cout << text << '\n';
    }
}

Json object_of(const Listing& listing, const std::vector<Json>& row)
{
    Json object = Json::object();
    for (std::size_t i = 0; i < row.size(); ++i) {
        object[listing.fields[i].key] = row[i];
    }
    return object;
}

// Row by row: a list may hold a million of them.
void print_rows_as_json(const Listing& listing)
{
    std::cout << '[';
    const char* separator = "\n";
    for (const auto& row : listing.rows) {
        std::cout << separator << object_of(listing, row).dump(-1, ' ', false, Json::error_handler_t::replace);
        separator = ",\n";
    }
    std::cout << "\n]\n";
}

Json to_json(const Cell& cell)
{
    return std::visit([](const auto& value) -> Json {
        if constexpr (std::is_same_v<std::decay_t<decltype(value)>, std::monostate>) {
            return nullptr;
        } else {
            return value;
        }
    }, cell);
}

} // namespace

void print(const Session& session, const Listing& listing)
{
    switch (session.form()) {
    case OutputForm::Json: print_rows_as_json(listing); break;
    case OutputForm::Csv: print_csv(listing); break;
    case OutputForm::People: print_for_people(session, listing); break;
    }
}

void print(const Session& session, const Table& table)
{
    Listing listing;
    for (const Column& column : table.columns) {
        bool for_programs = column.type == ColumnType::Colour || column.name.ends_with("_guid");
        listing.fields.push_back({column.name, column.label, for_programs ? ShownTo::Programs : ShownTo::Everybody});
    }
    for (const auto& row : table.rows) {
        auto& cells = listing.rows.emplace_back();
        std::transform(row.begin(), row.end(), std::back_inserter(cells), [](const Cell& cell) { return to_json(cell); });
    }
    if (session.form() != OutputForm::Json) {
        if (session.for_people()) {
            session.line(table.title);
        }
        print(session, listing);
        for (const Message& note : table.notes) {
            if (session.for_people()) {
                session.line(note);
            }
        }
        return;
    }
    Json value{{"title", session.tell(table.title)}, {"parameters", Json::object()}, {"columns", Json::array()},
               {"rows", listing.rows}, {"notes", Json::array()}};
    for (const auto& [key, parameter] : table.parameters) {
        value["parameters"][key] = parameter;
    }
    for (const Column& column : table.columns) {
        value["columns"].push_back({{"name", column.name}, {"type", to_key(column.type)}});
    }
    for (const Message& note : table.notes) {
        value["notes"].push_back(session.tell(note));
    }
    print_json(session, value);
}

void print_json(const Session& session, const Json& value)
{
    session.line(value.dump(2, ' ', false, Json::error_handler_t::replace));
}

Json to_array(const Listing& listing)
{
    Json array = Json::array();
    for (const auto& row : listing.rows) {
        array.push_back(object_of(listing, row));
    }
    return array;
}

Json to_json(const Session& session, const Finding& finding)
{
    return {{"severity", to_key(finding.severity)}, {"where", finding.where}, {"message", session.tell(finding.message)}};
}

Json to_json(const Session& session, const Findings& findings)
{
    Json array = Json::array();
    for (const Finding& finding : findings) {
        array.push_back(to_json(session, finding));
    }
    return array;
}

} // namespace duiding::cli
