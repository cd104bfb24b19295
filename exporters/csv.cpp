// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/csv.h"

#include "core/base/file.h"
#include "exporters/support/cell_text.h"

namespace duiding {

namespace {

constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr std::string_view line_end = "\r\n";

void append_field(std::string& out, std::string_view text)
{
    bool blank_at_edge = !text.empty() && (text.front() == ' ' || text.back() == ' ');
    if (text.find_first_of(",\"\r\n") == std::string_view::npos && !blank_at_edge) {
        out += text;
        return;
    }
    out += '"';
    for (char c : text) {
        out += c;
        if (c == '"') {
            out += '"';
        }
    }
    out += '"';
}

void append_header(std::string& out, const Table& table)
{
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        out += i ? "," : "";
        append_field(out, table.columns[i].name);
    }
    out += line_end;
}

void append_row(std::string& out, const std::vector<Cell>& row)
{
    for (std::size_t i = 0; i < row.size(); ++i) {
        out += i ? "," : "";
        append_field(out, cell_for_programs(row[i]));
    }
    out += line_end;
}

} // namespace

std::string csv_text(const Table& table)
{
    std::string out;
    append_header(out, table);
    for (const auto& row : table.rows) {
        append_row(out, row);
    }
    return out;
}

void write_csv(const Table& table, const std::filesystem::path& path, const ExportContext&, Progress& progress)
{
    progress.start(path_text(path.filename()), std::ssize(table.rows));
    std::string out(byte_order_mark);
    append_header(out, table);
    for (const auto& row : table.rows) {
        append_row(out, row);
        progress.step();
    }
    write_file(path, out);
}

} // namespace duiding
