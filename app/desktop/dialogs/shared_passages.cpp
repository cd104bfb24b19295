// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/shared_passages.h"

#include "app/desktop/dialogs/compare_documents.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t most_lines = 2000;
constexpr std::size_t shown_bytes = 240;         // of a passage's beginning

std::string beginning_of(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    if (text.size() > shown_bytes) {
        std::size_t end = text.rfind(' ', shown_bytes);
        text = text.substr(0, end == std::string::npos ? 0 : end) + " …";
    }
    return text;
}

} // namespace

SharedPassages::SharedPassages(MainFrame& frame, std::shared_ptr<const SharedText> shared)
    : wxFrame(&frame, wxID_ANY, tr(msg("Shared passages")), wxDefaultPosition, frame.FromDIP(wxSize(1120, 400)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_workspace(frame.workspace()), m_shared(std::move(shared))
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    panel->SetBackgroundColour(theme::palette().window);
    auto families = static_cast<std::int64_t>(m_shared->families().size());
    auto* said = new wxStaticText(panel, wxID_ANY, tr(msgn("{0} text stands in more than one document. First: where it is seen earliest, which is not always who wrote it.",
                                                           "{0} texts stand in more than one document. First: where each is seen earliest, which is not always who wrote it.", families, families)),
                                  wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_list = new wxDataViewListCtrl(panel, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    auto add = [this](const wxString& title, int width, wxAlignment align, wxEllipsizeMode cut = wxELLIPSIZE_END) {
        m_list->AppendTextColumn(title, wxDATAVIEW_CELL_INERT, FromDIP(width), align)->GetRenderer()->EnableEllipsize(cut);
    };
    add(wxString(), 70, wxALIGN_LEFT);
    add(tr(msg("Document")), 320, wxALIGN_LEFT, wxELLIPSIZE_MIDDLE);
    add(tr(msg("Page")), 66, wxALIGN_LEFT);
    add(tr(msg("Words")), 72, wxALIGN_RIGHT);
    add(tr(msg("Passage")), 560, wxALIGN_LEFT);
    native::set_accessible_name(m_list, tr(msg("Shared passages")));
    m_compare = new wxButton(panel, wxID_ANY, tr(msg("Compare with the first")));
    auto* close = new wxButton(panel, wxID_ANY, tr(msg("Close")));
    auto* feet = new wxBoxSizer(wxHORIZONTAL);
    feet->Add(m_compare);
    feet->AddStretchSpacer();
    feet->Add(close);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(said, 0, wxEXPAND | wxALL, FromDIP(12));
    column->Add(m_list, 1, wxEXPAND);
    column->Add(feet, 0, wxEXPAND | wxALL, FromDIP(10));
    panel->SetSizer(column);

    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { go_to(chosen()); });
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) {
        std::size_t line = chosen();
        m_compare->Enable(line < m_lines.size() && m_lines[line].is_copy());
        go_to(line);
    });
    m_compare->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { compare(chosen()); });
    close->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Close(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'D') {
            compare(chosen());
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_compare->Disable();
    fill();
    CentreOnParent();
    wxRect behind = frame.GetScreenRect();                           // low, so that the passage can be read above it
    Move(GetPosition().x, std::max(behind.y, behind.GetBottom() - GetSize().y - FromDIP(20)));
    m_list->SetFocus();
}

SharedPassages::~SharedPassages()
{
    *m_alive = false;
    if (m_job) {
        m_job->progress.cancel();
    }
}

void SharedPassages::fill()
{
    struct Line {
        SharedPlace place;
        std::string document, page, words, text;
    };
    m_job = m_workspace.jobs().start(msg("Reading the passages"), JobShow::Silent,
        [shared = m_shared, snapshot = m_workspace.snapshot(), project = m_workspace.project()](Progress& progress) {
            std::vector<Line> lines;
            for (std::size_t family = 0; family < shared->families().size() && lines.size() < most_lines; ++family) {
                for (std::size_t i = 0; i < shared->families()[family].passages.size(); ++i) {
                    progress.check();
                    const SharedPassage& passage = shared->families()[family].passages[i];
                    const DocumentInfo* info = snapshot->find_document(passage.document);
                    DocumentTextPtr text = project->text_now(passage.document);
                    if (info && text && passage.range.end.value <= text->characters()) {
                        lines.push_back({{family, i}, info->name, text->page_label_at(passage.range.begin), format_number(passage.words, number_style()),
                                         beginning_of(text->quote(passage.range))});
                    }
                }
            }
            return lines;
        },
        [this, alive = m_alive](std::vector<Line> lines) {
            if (!*alive) {
                return;
            }
            m_job.reset();
            for (const Line& line : lines) {
                wxVector<wxVariant> cells;
                cells.push_back(line.place.is_copy() ? "    "_wx + tr(msg("also")) : tr(msg("first")));
                for (const std::string* text : {&line.document, &line.page, &line.words, &line.text}) {
                    cells.push_back(to_wx(*text));
                }
                m_list->AppendItem(cells);
                m_lines.push_back(line.place);
            }
        });
}

std::size_t SharedPassages::chosen() const
{
    int line = m_list->GetSelectedRow();
    return line < 0 ? m_lines.size() : static_cast<std::size_t>(line);
}

void SharedPassages::go_to(std::size_t line)
{
    if (line < m_lines.size()) {
        const SharedPassage& passage = m_shared->at(m_lines[line]);
        m_workspace.show_range(passage.document, passage.range);
    }
}

void SharedPassages::compare(std::size_t line)
{
    if (line < m_lines.size() && m_lines[line].is_copy()) {
        const SharedPassage& first = m_shared->at({m_lines[line].family, 0});
        const SharedPassage& copy = m_shared->at(m_lines[line]);
        show_comparison(m_frame, first.document, copy.document, copy.range);
    }
}

SharedPassages* open_shared_passages(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<SharedPassages*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_shared_passages(MainFrame& frame, std::shared_ptr<const SharedText> shared)
{
    if (SharedPassages* open = open_shared_passages(frame)) {
        open->Close(true);
    }
    (new SharedPassages(frame, std::move(shared)))->Show();
}

} // namespace duiding
