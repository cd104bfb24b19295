// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Analyse: what the codings say together.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/wx_text.h"
#include "core/analysis/registry.h"

#include <fmt/format.h>

namespace duiding {

namespace {

wxString cell_text(const Cell& cell)
{
    if (const auto* text = std::get_if<std::string>(&cell)) {
        return to_wx(*text);
    }
    if (const auto* number = std::get_if<std::int64_t>(&cell)) {
        return number_text(*number);
    }
    if (const auto* number = std::get_if<double>(&cell)) {
        return to_wx(format_number(*number, 1, number_style()));
    }
    return {};
}

// Columns a person reads; GUIDs and colours are for programs.
bool is_readable(const Column& column)
{
    return column.type != ColumnType::Colour && column.name.find("guid") == std::string::npos;
}

void show_table(MainFrame& frame, const Table& table)
{
    std::vector<wxString> lines;
    wxString heading;
    for (const Column& column : table.columns) {
        heading += is_readable(column) ? tr(column.label) + "\t"_wx : wxString();
    }
    lines.push_back(heading);
    for (const auto& row : table.rows) {
        wxString line;
        for (std::size_t i = 0; i < row.size(); ++i) {
            line += is_readable(table.columns[i]) ? cell_text(row[i]) + "\t"_wx : wxString();
        }
        lines.push_back(line);
    }
    for (const Message& note : table.notes) {
        lines.push_back(tr(note));
    }
    show_list(frame, tr(table.title), lines, wxString());
}

void run_analysis(const Desk& desk, const std::string& id)
{
    Workspace& w = desk.workspace;
    MainFrame* frame = &desk.frame;
    const Analysis* analysis = &find_analysis(id);
    w.jobs().start(analysis->label, JobShow::Bar,
        [analysis, project = w.project(), snapshot = w.snapshot()](Progress& progress) {
            TextSource texts = [project](DocumentId document) { return project->text_now(document); };
            return analysis->run({*snapshot, texts, {}, progress});
        },
        [frame](const Table& table) { show_table(*frame, table); });
}

} // namespace

void add_analyse_commands(std::vector<Command>& commands)
{
    add_scan_commands(commands);
    for (const Analysis& analysis : analyses()) {
        commands.push_back({.id = std::string("analyse.") + analysis.id, .menu = MenuName::Analyse, .label = analysis.label, .help = analysis.help,
                            .run = [id = std::string(analysis.id)](const Desk& desk) { run_analysis(desk, id); }, .enabled = when::open});
    }
}

} // namespace duiding
