// SPDX-License-Identifier: GPL-3.0-or-later
// Importing, as part of the menu Project: files, a folder, what earlier imports came to.
#include "app/desktop/commands/command.h"
#include "app/desktop/commands/when.h"
#include "app/desktop/jobs/import_job.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/import_reports.h"
#include "app/desktop/views/import_summary.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <wx/dirdlg.h>
#include <wx/filedlg.h>

namespace duiding {

namespace {

void import_files(const Desk& desk)
{
    wxFileDialog dialog(&desk.frame, tr(msg("Import files")), wxString(), wxString(), "*"_wx, wxFD_OPEN | wxFD_MULTIPLE | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() != wxID_OK) {
        return;
    }
    wxArrayString chosen;
    dialog.GetPaths(chosen);
    std::vector<std::filesystem::path> paths;
    for (const wxString& path : chosen) {
        paths.push_back(path_of(from_wx(path)));
    }
    import_paths(desk, std::move(paths));
}

void import_folder(const Desk& desk)
{
    wxDirDialog dialog(&desk.frame, tr(msg("Import a folder")));
    if (dialog.ShowModal() == wxID_OK) {
        import_paths(desk, {path_of(from_wx(dialog.GetPath()))});
    }
}

// The document of a lone file is shown; after a folder the first one, when nothing was being read yet.
void show_imported(Workspace& workspace, const ImportReport& report)
{
    std::vector<DocumentId> documents = documents_of(report, ImportFilter::All, *workspace.snapshot());
    if (!documents.empty() && (report.files.size() == 1 || !workspace.document())) {
        workspace.show_document(documents.front());
    }
}

void show_outcome(MainFrame& frame, const ImportReport& report)
{
    if (report.files.empty() && !report.cancelled) {
        frame.messages().show_text(BarKind::Info, tr(msg("There was no file that can be imported (text, Word, PDF …).")));
        return;
    }
    frame.workspace().say(msg("Import: {0}.", from_wx(report_counts(report))));
    if (needs_summary(report)) {
        frame.import_summary().present(report);
    }
    show_imported(frame.workspace(), report);
}

void import_batch_of(const Desk& desk, std::vector<std::filesystem::path> paths, BatchOptions options)
{
    MainFrame* frame = &desk.frame;
    start_import(desk.workspace, std::move(paths), std::move(options), [frame](const ImportReport& report) { show_outcome(*frame, report); });
}

} // namespace

void import_paths(const Desk& desk, std::vector<std::filesystem::path> paths)
{
    if (paths.size() == 1 && paths.front().extension() == ".duiding") {
        desk.workspace.open(paths.front());
    } else if (!desk.workspace.is_open()) {
        desk.workspace.say(msg("Open or make a study first."));
    } else {
        import_batch_of(desk, std::move(paths), {});
    }
}

void import_again(const Desk& desk, std::vector<std::filesystem::path> paths)
{
    BatchOptions options;
    options.same_file = SameFile::ImportAgain;
    import_batch_of(desk, std::move(paths), std::move(options));
}

void add_import_commands(std::vector<Command>& commands)
{
    constexpr MenuName menu = MenuName::Project;
    commands.push_back({.id = "project.import", .menu = menu, .label = msg("Import files…"), .help = msg("Adds interviews, policy papers, questionnaires and references to the study"),
        .key = "Ctrl+Shift+I", .run = import_files, .enabled = when::writable, .separator_before = true});
    commands.push_back({"project.import_folder", menu, msg("Import a folder…"), msg("Adds every file of a folder that can be read"), "", import_folder, when::writable});
    commands.push_back({"project.import_reports", menu, msg("Import reports…"), msg("What each import came to: which files came in, with which findings, which were refused and why"), "",
        [](const Desk& desk) { desk.frame.import_summary().choose_report(); }, when::open});
}

} // namespace duiding
