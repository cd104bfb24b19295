// SPDX-License-Identifier: GPL-3.0-or-later
// A codebook from a table (CSV, XLSX, ODS) into the study, through the menu Code: read in a job, added as one step of undo; what was
// kept and what could not be read is said beside the window.
#include "app/common/codebook_import.h"
#include "app/desktop/commands/command.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <wx/filedlg.h>

namespace duiding {

namespace {

void tell(MainFrame& frame, const Message& outcome, const Findings& findings)
{
    std::vector<wxString> lines;
    for (const Finding& finding : findings) {
        lines.push_back(finding_line(finding));
    }
    frame.show_report(tr(outcome), lines);
}

void add_new_codes(MainFrame& frame, const CodebookSheet& sheet)
{
    Workspace& workspace = frame.workspace();
    NewCodes codes = new_codes(sheet, *workspace.snapshot()->codebook);
    Findings findings = sheet.problems;
    Findings kept = codes.findings();
    findings.insert(findings.end(), kept.begin(), kept.end());
    if (codes.codes.empty()) {
        tell(frame, msg("The table holds no new codes; nothing was changed."), findings);
        return;
    }
    auto count = static_cast<std::int64_t>(codes.codes.size());
    EditLabel label = codes.label();
    workspace.run(edits::add_codes(*workspace.project(), std::move(codes.codes), std::move(label)), [&frame, findings, count](const EditResult&) {
        tell(frame, msgn("{0} code added.", "{0} codes added.", count, count), findings);
    });
}

} // namespace

void import_codebook(const Desk& desk, std::filesystem::path path)
{
    MainFrame* frame = &desk.frame;
    desk.workspace.jobs().start(msg("Importing a codebook"), JobShow::Bar,
        [path = std::move(path)](Progress& progress) { return load_codebook_sheet(path, progress); },
        [frame](const CodebookSheet& sheet) { add_new_codes(*frame, sheet); });
}

void ask_codebook(const Desk& desk)
{
    wxFileDialog dialog(&desk.frame, tr(msg("Import a codebook")), wxString(), wxString(), "CSV, XLSX, ODS|*.csv;*.tsv;*.xlsx;*.ods|*|*"_wx,
                        wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) {
        import_codebook(desk, path_of(from_wx(dialog.GetPath())));
    }
}

} // namespace duiding
