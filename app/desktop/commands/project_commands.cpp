// SPDX-License-Identifier: GPL-3.0-or-later
// The menu Project: making, opening, importing, exporting, checking a study.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/dialogs/case_list.h"
#include "app/desktop/dialogs/metadata_grid.h"
#include "app/desktop/dialogs/new_study.h"
#include "app/desktop/dialogs/persons.h"
#include "app/desktop/jobs/export_job.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"
#include "core/edits/templates.h"
#include "core/index/synonyms.h"

#include <wx/filedlg.h>
#include <wx/menu.h>

namespace duiding {

namespace {

void make_study(const Desk& desk)
{
    auto wanted = ask_new_study(&desk.frame);
    if (!wanted) {
        return;
    }
    auto project = Project::create(wanted->path, wanted->language);
    edits::apply_template(*project, wanted->template_id, wanted->language, default_synonyms(wanted->language)).get();
    desk.workspace.adopt(std::move(project));
    desk.workspace.say(msg("The study is ready. Drop interviews on the window to import them."));
}

void open_study(const Desk& desk)
{
    wxFileDialog dialog(&desk.frame, tr(msg("Open study")), wxString(), wxString(), "Duiding|*.duiding"_wx, wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) {
        desk.workspace.open(path_of(from_wx(dialog.GetPath())));
    }
}

void open_recent(const Desk& desk)
{
    const auto& recent = desk.workspace.settings().recent;
    wxMenu menu;
    for (std::size_t i = 0; i < recent.size(); ++i) {
        menu.Append(static_cast<int>(i) + 1, to_wx(path_text(path_of(recent[i]).stem())) + "    "_wx + to_wx(recent[i]));
    }
    int chosen = desk.frame.GetPopupMenuSelectionFromUser(menu, wxPoint(20, 20));
    if (chosen > 0) {
        desk.workspace.open(path_of(recent[static_cast<std::size_t>(chosen - 1)]));
    }
}

void export_as(const Desk& desk, const std::string& format, const std::string& extension, const Message& title)
{
    const Snapshot& snapshot = *desk.workspace.snapshot();
    wxFileDialog dialog(&desk.frame, tr(title), wxString(), to_wx(snapshot.name + "." + extension), to_wx(extension + "|*." + extension),
                        wxFD_SAVE | wxFD_OVERWRITE_PROMPT);
    if (dialog.ShowModal() == wxID_OK) {
        export_to(desk, format, path_of(from_wx(dialog.GetPath())));
    }
}

void save_copy(const Desk& desk)
{
    wxFileDialog dialog(&desk.frame, tr(msg("Save a copy as")), wxString(), to_wx(desk.workspace.snapshot()->name) + " (2).duiding"_wx,
                        "Duiding|*.duiding"_wx, wxFD_SAVE);
    if (dialog.ShowModal() != wxID_OK) {
        return;
    }
    auto path = path_of(from_wx(dialog.GetPath()));
    Workspace* w = &desk.workspace;
    w->jobs().start(msg("Saving a copy"), JobShow::Bar,
        [project = w->project(), path](Progress&) {
            project->back_up(path).get();
            return path;
        },
        [w](const std::filesystem::path& saved) { w->say(msg("A copy stands in {0}.", path_text(saved))); });
}

void verify(const Desk& desk)
{
    Workspace* w = &desk.workspace;
    MainFrame* frame = &desk.frame;
    w->jobs().start(msg("Checking the study"), JobShow::Bar,
        [project = w->project()](Progress& progress) { return project->verify(&progress).get(); },
        [frame](const Findings& findings) {
            std::vector<wxString> lines;
            for (const Finding& finding : findings) {
                lines.push_back(finding_line(finding));
            }
            frame->show_report(findings.empty() ? tr(msg("The study is whole: every text, every coding and every quote was checked.")) : tr(msg("The check found something.")), lines);
        });
}

void show_findings(const Desk& desk)
{
    MainFrame* frame = &desk.frame;
    desk.workspace.when_ready<std::vector<StoredFinding>>(desk.workspace.project()->findings(), [frame](std::vector<StoredFinding> findings) {
        std::vector<wxString> lines;
        for (const StoredFinding& stored : findings) {
            lines.push_back(to_wx(stored.document_name) + ": "_wx + finding_line(stored.finding));
        }
        show_list(*frame, tr(msg("Findings")), lines, tr(msg("No import left a remark.")));
    });
}

void show_history(const Desk& desk)
{
    MainFrame* frame = &desk.frame;
    desk.workspace.when_ready<std::vector<HistoryEntry>>(desk.workspace.project()->history(), [frame](std::vector<HistoryEntry> history) {
        std::vector<wxString> lines;
        for (const HistoryEntry& entry : history) {
            wxString line = date_text(entry.at) + "   "_wx + tr(entry.label.history);
            lines.push_back(entry.undone ? line + "   "_wx + tr(msg("(undone)")) : line);
        }
        show_list(*frame, tr(msg("History")), lines, tr(msg("Nothing was changed yet.")));
    });
}

} // namespace

void export_to(const Desk& desk, const std::string& format, const std::filesystem::path& out)
{
    Workspace* w = &desk.workspace;
    MainFrame* frame = &desk.frame;
    start_export(*w, format, out, {}, [frame, out](std::int64_t segments) {
        frame->messages().show_text(BarKind::Info, tr(msgn("{0} segment exported to {1}", "{0} segments exported to {1}", segments, segments, path_text(out))),
            {{tr(msg("Open")), [out] { wxLaunchDefaultApplication(to_wx(path_text(out))); }}});
    });
}

void add_project_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Project;
    auto add = [&commands](Command command) { commands.push_back(std::move(command)); };
    add({"project.new", menu, msg("New study…"), msg("Makes a study, empty or with a codebook"), "Ctrl+N", make_study});
    add({"project.open", menu, msg("Open study…"), msg("Opens a study from a file"), "Ctrl+O", open_study});
    add({"project.recent", menu, msg("Recent studies…"), msg("Opens a study you worked on before"), "", open_recent,
         [](const Desk& desk) { return !desk.workspace.settings().recent.empty(); }});
    add_import_commands(commands);
    add({"project.metadata_sheet", menu, msg("Load metadata sheet…"), msg("Reads a table with one row a file: municipality, year, type, case and other properties"), "",
         [](const Desk& desk) { open_metadata_sheet(desk.frame); }, when::writable});
    add({"project.cases", menu, msg("Cases…"), msg("The cases and municipalities of the study, and how many documents each has"), "",
         [](const Desk& desk) { show_case_list(desk.frame); }, when::writable});
    add({.id = "project.persons", .menu = menu, .label = msg("Persons…"), .help = msg("Who speaks in the study, in which role, and what they allowed"),
         .run = [](const Desk& desk) { show_persons(desk.frame); }, .enabled = when::writable});
    add({.id = "project.export_report", .menu = menu, .label = msg("Report…"), .help = msg("Writes all coded segments as a report to read and print (HTML)"),
         .key = "Ctrl+Shift+R", .run = [](const Desk& desk) { export_as(desk, "html", "html", msg("Save report")); }, .enabled = when::open, .separator_before = true});
    add({"project.export_xlsx", menu, msg("Export to Excel…"), msg("Writes all coded segments as a table for a spreadsheet"), "",
         [](const Desk& desk) { export_as(desk, "xlsx", "xlsx", msg("Export to Excel")); }, when::open});
    add({"project.export_csv", menu, msg("Export to CSV…"), msg("Writes all coded segments as a table for other programs"), "",
         [](const Desk& desk) { export_as(desk, "csv", "csv", msg("Export to CSV")); }, when::open});
    add({.id = "project.copy", .menu = menu, .label = msg("Save a copy as…"), .help = msg("Writes a whole, checked copy of the study"), .key = "Ctrl+Shift+S",
         .run = save_copy, .enabled = when::open, .separator_before = true});
    add({"project.verify", menu, msg("Check the study"), msg("Checks every text, coding and quote"), "", verify, when::open});
    add({"project.findings", menu, msg("Findings…"), msg("What the imports remarked"), "", show_findings, when::open});
    add({"project.history", menu, msg("History…"), msg("What was changed, by whom and when"), "", show_history, when::open});
    add({.id = "project.quit", .menu = menu, .label = msg("Quit"), .help = msg("Closes Duiding; everything is saved already"), .key = "Ctrl+Q",
         .run = [](const Desk& desk) { desk.frame.Close(); }, .separator_before = true});
}

} // namespace duiding
