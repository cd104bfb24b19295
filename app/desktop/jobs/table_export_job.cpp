// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/table_export_job.h"

#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <algorithm>

namespace duiding {

namespace {

std::string cell_for_people(const Column& column, const Cell& cell, const ExportContext& context)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        std::string words = format(cell_words(column, *text), context.translate, context.numbers);
        std::replace_if(words.begin(), words.end(), [](char c) { return c == '\t' || c == '\n'; }, ' ');
        return words;
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return std::to_string(*number);                  // without points between thousands: a spreadsheet must see a number
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return format_number(*number, 2, context.numbers);
    }
    return {};
}

} // namespace

void start_table_export(Workspace& workspace, const std::string& format, Table table, const std::filesystem::path& out, std::function<void()> done)
{
    if (workspace.project()->owns_path(out)) {
        throw BadInput({msg("Nothing was exported."), path_text(out), msg("That file is the study itself, or belongs to it."),
                        msg("Choose another name.")});
    }
    const Exporter& exporter = find_exporter(format);
    // The translator reads the loaded catalogue, which no thread changes while a job runs.
    ExportContext context{translator(), number_style(), ui_language()};
    workspace.jobs().start(msg("Exporting"), JobShow::Bar,
        [table = std::move(table), exporter = &exporter, out, context](Progress& progress) {
            exporter->write_table(table, out, context, progress);
            return true;
        },
        [done = std::move(done)](bool) { done(); });
}

std::string table_as_lines(const Table& table, const ExportContext& context)
{
    std::string text;
    for (std::size_t i = 0; i < table.columns.size(); ++i) {
        text += (i ? "\t" : "") + format(table.columns[i].label, context.translate, context.numbers);
    }
    text += "\n";
    for (const auto& row : table.rows) {
        for (std::size_t i = 0; i < row.size(); ++i) {
            text += (i ? "\t" : "") + cell_for_people(table.columns[i], row[i], context);
        }
        text += "\n";
    }
    return text;
}

} // namespace duiding
