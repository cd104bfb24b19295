// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/metadata_grid.h"

#include "app/desktop/dialogs/metadata_cells.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

#include <wx/button.h>
#include <wx/display.h>
#include <wx/filedlg.h>
#include <wx/listbox.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/weakref.h>

#include <algorithm>

namespace duiding {

namespace {

// What the file dialogs show.
wxString sheet_files()
{
    return "CSV, Excel, ODS|*.csv;*.tsv;*.xlsx;*.ods|*|*"_wx;
}

} // namespace

MetadataGrid::MetadataGrid(MainFrame& frame, std::vector<DocumentId> documents)
    : wxFrame(&frame, wxID_ANY, tr(msg("Properties of documents")), wxDefaultPosition, wxDefaultSize,
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_workspace(frame.workspace()), m_table(m_workspace.snapshot(), std::move(documents))
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    make_controls();
    make_connections();
    bind_keys();
    restyle();
    refill();
    wxSize screen = wxDisplay(&frame).GetClientArea().GetSize();
    SetSize(wxSize(std::min(FromDIP(1400), screen.x - FromDIP(40)), std::min(FromDIP(720), screen.y - FromDIP(60))));
    CentreOnParent();
    set_widths();
    if (m_table.rows() > 0) {
        m_grid->SetGridCursor(0, 1);
    } else {
        m_bar->show_text(BarKind::Info, tr(msg("This study has no documents yet. Import files first.")));
    }
    m_grid->SetFocus();
    find_proposals();
}

MetadataGrid::~MetadataGrid()
{
    m_connections.clear();
}

void MetadataGrid::make_controls()
{
    m_bar = new MessageBar(this);
    m_bar->on_layout = [this] { Layout(); };
    auto button = [this](const Message& label) { return new wxButton(this, wxID_ANY, tr(label)); };
    m_load = button(msg("Load metadata sheet…"));
    m_take = button(msg("Take over proposals"));
    m_take_selected = button(msg("Take over selected"));
    m_apply = button(msg("Apply"));
    auto* close = button(msg("Close"));
    m_grid = new wxGrid(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxWANTS_CHARS);
    m_cells = new MetadataCells(m_table);
    m_cells->on_typed = [this] { refill(); };
    m_grid->SetTable(m_cells, true, wxGrid::wxGridSelectCells);
    m_grid->SetDefaultRowSize(FromDIP(30), true);
    m_grid->SetColLabelSize(FromDIP(30));
    m_grid->SetRowLabelSize(FromDIP(58));
    m_grid->SetRowLabelAlignment(wxALIGN_RIGHT, wxALIGN_CENTRE);
    m_grid->SetColLabelAlignment(wxALIGN_LEFT, wxALIGN_CENTRE);
    m_grid->DisableDragRowSize();
    m_grid->SetTabBehaviour(wxGrid::Tab_Wrap);
    m_problem_caption = new wxStaticText(this, wxID_ANY, wxString());
    m_problem_list = new wxListBox(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(-1, 116)), 0, nullptr, wxLB_SINGLE | wxBORDER_NONE);
    native::set_accessible_name(m_problem_list, tr(msg("Rows that need a look")));
    m_status = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END | wxST_NO_AUTORESIZE);

    int gap = FromDIP(10);
    auto* tools = new wxBoxSizer(wxHORIZONTAL);
    tools->Add(m_load);
    tools->Add(m_take, 0, wxLEFT, gap);
    tools->Add(m_take_selected, 0, wxLEFT, gap);
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_status, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, gap);
    feet->Add(close);
    feet->Add(m_apply, 0, wxLEFT, gap);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_bar, 0, wxEXPAND);
    column->Add(tools, 0, wxEXPAND | wxALL, gap);
    column->Add(m_grid, 1, wxEXPAND);
    column->Add(m_problem_caption, 0, wxLEFT | wxRIGHT | wxTOP, gap);
    column->Add(m_problem_list, 0, wxEXPAND | wxALL, FromDIP(4));
    column->Add(feet, 0, wxEXPAND | wxALL, gap);
    SetSizer(column);

    m_load->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { ask_sheet(); });
    // A button that has done its work may be disabled: the keys go on in the grid.
    auto bind = [this](wxButton* pressed, void (MetadataGrid::*work)()) {
        pressed->Bind(wxEVT_BUTTON, [this, work](wxCommandEvent&) {
            m_grid->SetFocus();
            (this->*work)();
        });
    };
    bind(m_take, &MetadataGrid::take_proposals);
    bind(m_take_selected, &MetadataGrid::take_selected_proposals);
    bind(m_apply, &MetadataGrid::apply);
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    m_problem_list->Bind(wxEVT_LISTBOX, [this](wxCommandEvent& event) {
        if (auto line = static_cast<std::size_t>(event.GetSelection()); line < m_problem_rows.size()) {
            go_to(m_problem_rows[line]);
        }
    });
    m_problem_list->Bind(wxEVT_LISTBOX_DCLICK, [this](wxCommandEvent&) { m_grid->SetFocus(); });
}

void MetadataGrid::make_connections()
{
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_connections.push_back(m_workspace.failed.connect([this](const ErrorText& error) {
        m_applying.clear();
        m_bar->show_text(BarKind::Error, tr(error));
    }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Documents) || change.bits.has(ChangeBit::Cases) || change.bits.has(ChangeBit::Attributes)) {
            m_grid->DisableCellEditControl();
            m_table.refresh(m_workspace.snapshot());
            refill();
        }
    }));
    m_connections.push_back(theme::changed().connect([this] { restyle(); }));
    Bind(wxEVT_CLOSE_WINDOW, &MetadataGrid::on_close, this);
    m_grid->Bind(wxEVT_GRID_SELECT_CELL, [this](wxGridEvent& event) {
        event.Skip();
        CallAfter([this] { show_cell(); });
    });
    m_grid->GetGridWindow()->Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        event.Skip();
        wxGridCellCoords cell = m_grid->XYToCell(m_grid->CalcUnscrolledPosition(event.GetPosition()));
        wxString tip = m_cells->remark(cell.GetRow(), cell.GetCol());
        if (tip != m_grid->GetGridWindow()->GetToolTipText()) {
            m_grid->GetGridWindow()->SetToolTip(tip);
        }
    });
}

void MetadataGrid::restyle()
{
    const Palette& p = theme::palette();
    SetBackgroundColour(p.window);
    m_grid->SetDefaultCellBackgroundColour(p.panel);
    m_grid->SetDefaultCellTextColour(p.text);
    m_grid->SetDefaultCellFont(theme::font(theme::Font::Ui));
    m_grid->SetLabelBackgroundColour(p.window);
    m_grid->SetLabelTextColour(p.muted);
    m_grid->SetLabelFont(theme::font(theme::Font::Caption));
    m_grid->SetGridLineColour(p.hairline);
    m_grid->SetSelectionBackground(p.selection);
    m_grid->SetSelectionForeground(p.selection_text);
    m_grid->SetCellHighlightColour(p.accent);
    m_grid->SetBackgroundColour(p.panel);
    m_problem_caption->SetFont(theme::font(theme::Font::Caption));
    m_problem_caption->SetForegroundColour(p.text);
    m_status->SetForegroundColour(p.muted);
    m_grid->ForceRefresh();
    Refresh();
}

// Wide where sentences stand; the rest by what is in it, within reason.
void MetadataGrid::set_widths()
{
    m_grid->AutoSizeColumns(false);
    for (int i = 0; i < m_grid->GetNumberCols(); ++i) {
        const SheetField field = m_table.columns()[static_cast<std::size_t>(i)].field;
        bool wide = field == SheetField::File || field == SheetField::Title;
        m_grid->SetColSize(i, std::clamp(m_grid->GetColSize(i), FromDIP(wide ? 180 : 76), FromDIP(wide ? 236 : 190)));
    }
}

void MetadataGrid::refill()
{
    m_cells->sync();
    show_problems();
    auto left = static_cast<std::int64_t>(m_table.proposals_left());
    m_take->SetLabel(left > 0 ? tr(msg("Take over proposals ({0})", left)) : tr(msg("Take over proposals")));
    m_take->Enable(left > 0);
    m_take_selected->Enable(left > 0);
    auto typed = static_cast<std::int64_t>(m_table.typed_rows());
    m_apply->SetLabel(typed > 0 ? tr(msg("Apply ({0})", typed)) : tr(msg("Apply")));
    m_apply->Enable(typed > 0);
    Layout();
    show_cell();
}

void MetadataGrid::show_problems()
{
    m_problem_rows.clear();
    wxArrayString lines;
    for (const TableProblem& problem : m_table.all_problems()) {
        m_problem_rows.push_back(problem.row);
        lines.Add(finding_line(problem.finding));
    }
    m_problem_list->Set(lines);
    std::vector<std::size_t> rows = m_problem_rows;
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    auto count = static_cast<std::int64_t>(rows.size());
    m_problem_caption->SetLabel(tr(msgn("{0} row needs a look", "{0} rows need a look", count, count)));
    m_problem_caption->Show(count > 0);
    m_problem_list->Show(count > 0);
}

void MetadataGrid::say(const wxString& text)
{
    m_status->SetLabel(text);
}

wxString MetadataGrid::status() const
{
    return m_status->GetLabel();
}

void MetadataGrid::show_cell()
{
    int row = m_grid->GetGridCursorRow(), column = m_grid->GetGridCursorCol();
    wxString remark = m_cells->remark(row, column);
    say(remark);
    if (row >= 0 && row < static_cast<int>(m_table.rows()) && column >= 0) {
        // The grid shows nothing to a screen reader by itself: its name says the cell of the cursor.
        native::set_accessible_name(m_grid->GetGridWindow(), to_wx(m_table.text(static_cast<std::size_t>(row), 0)) + ", "_wx +
            m_cells->GetColLabelValue(column).Trim(false) + ": "_wx + m_cells->GetValue(row, column) + (remark.empty() ? wxString() : ". "_wx + remark));
    }
}

void MetadataGrid::go_to(std::size_t row)
{
    int column = 1;
    for (std::size_t i = 0; i < m_table.columns().size(); ++i) {
        if (m_table.is_bad(row, i)) {
            column = static_cast<int>(i);
            break;
        }
    }
    m_grid->ClearSelection();
    m_grid->GoToCell(static_cast<int>(row), column);
}

// ---- proposals, sheets, applying

void MetadataGrid::find_proposals()
{
    std::vector<DocumentInfo> wanted;
    for (const DocumentInfo& info : *m_workspace.snapshot()->documents) {
        if (info.kind == DocumentKind::Policy) {
            wanted.push_back(info);
        }
    }
    using Proposals = std::vector<std::pair<DocumentId, PolicyProposal>>;
    m_workspace.jobs().start(msg("Looking for proposals"), JobShow::Bar,
        [project = m_workspace.project(), snapshot = m_workspace.snapshot(), wanted = std::move(wanted)](Progress& progress) {
            Proposals made;
            progress.start({}, static_cast<std::int64_t>(wanted.size()));
            for (const DocumentInfo& info : wanted) {
                made.emplace_back(info.id, propose_for(*snapshot, info, *project->text_now(info.id)));
                progress.step();
            }
            return made;
        },
        [weak = wxWeakRef<MetadataGrid>(this)](const Proposals& made) {
            if (!weak) {
                return;
            }
            for (const auto& [document, proposal] : made) {
                weak->m_table.set_proposal(document, proposal);
            }
            weak->m_proposals_ready = true;
            weak->refill();
            weak->set_widths();
            if (auto left = static_cast<std::int64_t>(weak->m_table.proposals_left()); left > 0) {
                weak->say(tr(msgn("{0} proposal is shown with ◇. Nothing is changed before you apply.",
                                  "{0} proposals are shown with ◇. Nothing is changed before you apply.", left, left)));
            }
        });
}

void MetadataGrid::take_proposals()
{
    m_table.begin_step();
    auto taken = static_cast<std::int64_t>(m_table.take_certain_proposals());
    refill();
    auto left = static_cast<std::int64_t>(m_table.proposals_left());
    wxString text = tr(msgn("{0} proposal taken over.", "{0} proposals taken over.", taken, taken));
    if (left > 0) {
        text += " "_wx + tr(msgn("{0} less certain one is marked “?”: select it and take it over if it is right.",
                                 "{0} less certain ones are marked “?”: select them and take them over if they are right.", left, left));
    }
    say(text);
}

void MetadataGrid::take_selected_proposals()
{
    wxRect block = chosen();
    m_table.begin_step();
    std::int64_t taken = 0;
    for (int row = block.y; row < block.y + block.height; ++row) {
        for (int column = block.x; column < block.x + block.width; ++column) {
            taken += m_table.take_proposal(static_cast<std::size_t>(row), static_cast<std::size_t>(column)) ? 1 : 0;
        }
    }
    refill();
    say(tr(msgn("{0} proposal taken over.", "{0} proposals taken over.", taken, taken)));
}

void MetadataGrid::ask_sheet()
{
    wxFileDialog dialog(this, tr(msg("Load metadata sheet")), wxString(), wxString(), sheet_files(), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) {
        load_sheet(path_of(from_wx(dialog.GetPath())));
    }
}

void MetadataGrid::load_sheet(const std::filesystem::path& path)
{
    wxWeakRef<MetadataGrid> weak(this);
    m_workspace.jobs().start(msg("Reading the metadata sheet"), JobShow::Bar,
        [path](Progress& progress) { return load_metadata_sheet(path, progress); },
        [weak, path](MetadataSheet sheet) {
            if (!weak) {
                return;
            }
            auto rows = static_cast<std::int64_t>(sheet.rows.size());
            weak->m_grid->DisableCellEditControl();
            weak->m_table.begin_step();
            weak->m_table.load(std::move(sheet));
            weak->m_grid->SetFocus();
            weak->refill();
            weak->set_widths();
            weak->say(tr(msgn("{0} row read from {1}. Nothing is changed before you apply.", "{0} rows read from {1}. Nothing is changed before you apply.",
                              rows, rows, path_text(path.filename()))));
        },
        [weak, w = &m_workspace](const ErrorText& error) {
            if (weak) {
                weak->m_bar->show_text(BarKind::Error, tr(error));
            } else {
                w->fail(error);
            }
        });
}

void MetadataGrid::apply()
{
    m_grid->DisableCellEditControl();
    auto refused = static_cast<std::int64_t>(m_table.refused_rows());
    if (refused == 0) {
        apply_rows();
        return;
    }
    std::vector<TableProblem> problems = m_table.all_problems();
    auto first = std::find_if(problems.begin(), problems.end(), [](const TableProblem& problem) { return problem.finding.severity == Severity::Error; });
    go_to(first->row);
    m_bar->show_text(BarKind::Warning, tr(msgn("{0} row cannot be applied as it is. Nothing was changed.", "{0} rows cannot be applied as they are. Nothing was changed.", refused, refused)),
        {{tr(msg("Apply the other rows")), [this] { apply_rows(); }}});
}

void MetadataGrid::apply_rows()
{
    auto rows = m_table.descriptions();
    if (rows.empty() || !m_applying.empty()) {
        return;
    }
    for (const edits::DocumentDescription& row : rows) {
        m_applying.push_back(row.document);
    }
    m_workspace.run(edits::describe_documents(*m_workspace.project(), std::move(rows)), [weak = wxWeakRef<MetadataGrid>(this)](const EditResult& result) {
        if (weak) {
            weak->applied(result);
        }
    });
}

void MetadataGrid::applied(const EditResult& result)
{
    auto count = static_cast<std::int64_t>(m_applying.size());
    m_table.refresh(m_workspace.snapshot(), std::exchange(m_applying, {}));
    m_bar->dismiss();
    refill();
    say(tr(msgn("{0} document described. Ctrl+Z takes it back.", "{0} documents described. Ctrl+Z takes it back.", count, count)));
    wxString remarks;
    for (const Finding& finding : result.findings) {
        remarks += (remarks.empty() ? wxString() : "\n"_wx) + finding_line(finding);
    }
    if (!remarks.empty()) {
        m_bar->show_text(BarKind::Warning, remarks);
    }
}

void MetadataGrid::on_close(wxCloseEvent& event)
{
    auto typed = static_cast<std::int64_t>(m_table.typed_rows());
    if (!event.CanVeto() || typed == 0) {
        Destroy();
        return;
    }
    event.Veto();
    m_bar->show_text(BarKind::Warning, tr(msgn("What you typed in {0} row is not applied.", "What you typed in {0} rows is not applied.", typed, typed)),
        {{tr(msg("Apply")), [this] { apply(); }}, {tr(msg("Leave without applying")), [this] { Destroy(); }}});
}

// ---- opening

MetadataGrid* find_metadata_grid(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* grid = dynamic_cast<MetadataGrid*>(child); grid && grid->IsShown()) {
            return grid;                                     // one that is going is hidden already
        }
    }
    return nullptr;
}

namespace {

MetadataGrid& grid_of(MainFrame& frame, std::vector<DocumentId> documents)
{
    MetadataGrid* grid = find_metadata_grid(frame);
    if (grid && grid->table().typed_rows() == 0) {
        grid->Destroy();
        grid = nullptr;
    }
    if (!grid) {
        grid = new MetadataGrid(frame, std::move(documents));
        grid->Show();
    }
    grid->Raise();
    grid->grid().SetFocus();
    return *grid;
}

} // namespace

void show_metadata_grid(MainFrame& frame, std::vector<DocumentId> documents)
{
    if (frame.workspace().is_open()) {
        grid_of(frame, std::move(documents));
    }
}

void open_metadata_sheet(MainFrame& frame)
{
    wxFileDialog dialog(&frame, tr(msg("Load metadata sheet")), wxString(), wxString(), sheet_files(), wxFD_OPEN | wxFD_FILE_MUST_EXIST);
    if (dialog.ShowModal() == wxID_OK) {
        grid_of(frame, {}).load_sheet(path_of(from_wx(dialog.GetPath())));
    }
}

} // namespace duiding
