// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/corpus_window.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/native/text_widgets.h"
#include "app/desktop/theme.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/model/citation.h"

#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/sizer.h>
#include <wx/splitter.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>

#include <fmt/format.h>

#include <algorithm>
#include <thread>

namespace duiding {

namespace {

constexpr std::size_t none = static_cast<std::size_t>(-1);

std::string escaped(std::string_view text)
{
    std::string result;
    for (char c : text) {
        result += c == '&' ? "&amp;" : c == '<' ? "&lt;" : c == '>' ? "&gt;" : c == '\n' ? " " : std::string(1, c);
    }
    return result;
}

// The line around the first match, with the words marked.
wxString passage_markup(const SearchHit& hit)
{
    OffsetMap map(hit.snippet);
    wxColour accent = theme::palette().accent;
    std::string markup;
    CharPos at{0};
    for (CharRange mark : hit.snippet_marks) {
        markup += escaped(map.slice({at, mark.begin}));
        markup += fmt::format("<b><span foreground='#{:02X}{:02X}{:02X}'>{}</span></b>", accent.Red(), accent.Green(), accent.Blue(), escaped(map.slice(mark)));
        at = mark.end;
    }
    return to_wx(markup + escaped(map.slice({at, {map.characters()}})));
}

// Closing a corpus may wait for a shard that hangs: not here.
void let_go(std::shared_ptr<Corpus> corpus)
{
    if (corpus) {
        std::thread([held = std::move(corpus)]() mutable { held.reset(); }).detach();
    }
}

} // namespace

CorpusWindow::CorpusWindow(MainFrame& frame)
    : wxFrame(&frame, wxID_ANY, tr(msg("Corpus")), wxDefaultPosition, frame.FromDIP(wxSize(1120, 680)),
              wxDEFAULT_FRAME_STYLE | wxFRAME_FLOAT_ON_PARENT | wxFRAME_NO_TASKBAR),
      m_frame(frame), m_workspace(frame.workspace()), m_shown(none)
{
    SetExtraStyle(GetExtraStyle() | wxWS_EX_BLOCK_EVENTS);           // keys typed here are not for the text behind
    auto* panel = new wxPanel(this);
    auto* column = new wxBoxSizer(wxVERTICAL);
    make_head(panel, *column);
    make_body(panel, *column);
    panel->SetSizer(column);
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            Close();
        } else if (event.GetModifiers() == wxMOD_CONTROL && event.GetKeyCode() == 'F') {
            m_query->SetFocus();
            m_query->SelectAll();
        } else {
            event.Skip();
        }
    });
    m_connections.push_back(m_workspace.study_changed.connect([this] { Destroy(); }));
    m_connections.push_back(theme::changed().connect([this] { refresh_colours(); }));
    refresh_colours();
    CentreOnParent();
    m_query->SetFocus();
}

CorpusWindow::~CorpusWindow()
{
    *m_alive = false;
    stop();
    let_go(std::move(m_corpus));
}

void CorpusWindow::make_head(wxWindow* parent, wxSizer& column)
{
    m_query = new wxTextCtrl(parent, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PROCESS_ENTER);
    m_query->SetHint(tr(msg("Words, “phrases”, AND OR NOT, prefix*, NEAR/5")));
    native::set_accessible_name(m_query, tr(msg("Search the corpus")));
    auto* button = new wxButton(parent, wxID_ANY, tr(msg("Find")));
    m_query->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { search(from_wx(m_query->GetValue())); });
    button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { search(from_wx(m_query->GetValue())); });
    m_summary = new wxStaticText(parent, wxID_ANY, tr(msg("Documents in the shards of this study, beside its own. Enter searches them.")), wxDefaultPosition,
                                 wxDefaultSize, wxST_ELLIPSIZE_END);
    m_bar = new MessageBar(parent);
    m_bar->on_layout = [parent] { parent->Layout(); };
    m_bar->Hide();
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_query, 1, wxALIGN_CENTRE_VERTICAL | wxRIGHT, FromDIP(8));
    row->Add(button, 0, wxALIGN_CENTRE_VERTICAL);
    column.Add(row, 0, wxEXPAND | wxALL, FromDIP(12));
    column.Add(m_summary, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    column.Add(m_bar, 0, wxEXPAND);
}

void CorpusWindow::make_body(wxWindow* parent, wxSizer& column)
{
    auto* split = new wxSplitterWindow(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxSP_LIVE_UPDATE | wxSP_NOBORDER);
    split->SetMinimumPaneSize(FromDIP(120));
    split->SetSashGravity(0.35);
    m_list = new wxDataViewListCtrl(split, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxDV_SINGLE | wxBORDER_NONE);
    m_list->AppendTextColumn(tr(msg("Document")), wxDATAVIEW_CELL_INERT, FromDIP(240))->GetRenderer()->EnableEllipsize(wxELLIPSIZE_MIDDLE);
    m_list->AppendTextColumn(tr(msg("Shard")), wxDATAVIEW_CELL_INERT, FromDIP(100))->GetRenderer()->EnableEllipsize(wxELLIPSIZE_END);
    auto* markup = new wxDataViewTextRenderer(wxS("string"), wxDATAVIEW_CELL_INERT);
    markup->EnableMarkup();
    markup->EnableEllipsize(wxELLIPSIZE_END);
    m_list->AppendColumn(new wxDataViewColumn(tr(msg("Passage")), markup, 2, FromDIP(740), wxALIGN_LEFT));
    native::set_accessible_name(m_list, tr(msg("What was found in the corpus")));
    m_list->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {             // nothing has to be scrolled sideways
        event.Skip();
        int width = m_list->GetClientSize().x - FromDIP(18);
        int document = std::clamp(width / 4, FromDIP(120), FromDIP(340));
        m_list->GetColumn(0)->SetWidth(document);
        m_list->GetColumn(2)->SetWidth(std::max(FromDIP(160), width - document - m_list->GetColumn(1)->GetWidth()));
    });
    auto* below = new wxPanel(split);
    m_heading = new wxStaticText(below, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_heading->SetFont(theme::font(theme::Font::UiStrong));
    m_text = new wxTextCtrl(below, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_MULTILINE | wxTE_READONLY | wxTE_RICH2 | wxBORDER_NONE);
    m_text->SetFont(theme::font(theme::Font::Reading));
    native::space_paragraphs(m_text, FromDIP(6));
    native::set_accessible_name(m_text, tr(msg("Text of the document, read-only")));
    auto* text_column = new wxBoxSizer(wxVERTICAL);
    text_column->Add(m_heading, 0, wxEXPAND | wxALL, FromDIP(12));
    text_column->Add(m_text, 1, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(12));
    below->SetSizer(text_column);
    split->SplitHorizontally(m_list, below, FromDIP(240));
    column.Add(split, 1, wxEXPAND);
    split->CallAfter([split] { split->SetSashPosition(split->GetClientSize().y * 35 / 100); });      // once it has its size
    auto chosen = [this] {
        int line = m_list->GetSelectedRow();
        return line < 0 ? none : static_cast<std::size_t>(line);
    };
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this, chosen](wxDataViewEvent&) { choose(chosen()); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { m_text->SetFocus(); });
}

void CorpusWindow::refresh_colours()
{
    const Palette& p = theme::palette();
    GetChildren().front()->SetBackgroundColour(p.window);
    m_heading->GetParent()->SetBackgroundColour(p.window);
    m_summary->SetForegroundColour(p.muted);
    m_text->SetBackgroundColour(p.card);
    m_text->SetForegroundColour(p.text);
    Refresh();
}

// Opened anew when somebody wrote the list.
std::shared_ptr<Corpus> CorpusWindow::corpus()
{
    auto path = corpus_list_path(m_workspace.project()->path());
    CorpusList list = read_corpus_list(path);
    auto written = std::filesystem::last_write_time(path);
    if (!m_corpus || written != m_listed) {
        let_go(std::move(m_corpus));
        m_corpus = std::make_shared<Corpus>(std::move(list));
        m_listed = written;
    }
    return m_corpus;
}

void CorpusWindow::stop()
{
    if (m_job) {
        m_job->progress.cancel();
        m_job.reset();
    }
}

void CorpusWindow::search(const std::string& query)
{
    stop();
    if (query.find_first_not_of(" \t\n") == std::string::npos) {
        return;
    }
    if (from_wx(m_query->GetValue()) != query) {
        m_query->ChangeValue(to_wx(query));
    }
    std::shared_ptr<Corpus> asked;
    try {
        asked = corpus();
    } catch (const Error& error) {
        failed(error.text());
        return;
    }
    m_summary->SetLabelText(tr(msg("Searching")) + "…"_wx);
    SearchRequest request;
    request.query = query;
    request.limit = most_hits;
    auto number = m_asked = std::make_shared<int>(0);
    m_job = m_workspace.jobs().start(msg("Searching"), JobShow::Silent,
        [asked, request, synonyms = m_workspace.snapshot()->synonyms](Progress& progress) { return asked->search(request, *synonyms, &progress); },
        [this, alive = m_alive, number](CorpusResult result) {
            if (*alive && number == m_asked) {
                m_job.reset();
                found(std::move(result));
            }
        },
        [this, alive = m_alive, number](const ErrorText& error) {
            if (*alive && number == m_asked) {
                m_job.reset();
                failed(error);
            }
        });
}

void CorpusWindow::found(CorpusResult result)
{
    m_result = std::make_shared<const CorpusResult>(std::move(result));
    m_shown = none;
    m_heading->SetLabelText(wxString());
    m_text->Clear();
    m_list->DeleteAllItems();
    for (const SearchHit& hit : m_result->found.hits) {
        wxVector<wxVariant> cells;
        cells.push_back(to_wx(m_result->view->study()->find_document(hit.document)->name));
        cells.push_back(to_wx(m_corpus->shard_name(hit.document)));
        cells.push_back(passage_markup(hit));
        m_list->AppendItem(cells);
    }
    show_summary();
    if (!m_result->found.hits.empty()) {
        m_list->SelectRow(0);
        m_list->SetFocus();
        choose(0);
    }
}

void CorpusWindow::show_summary()
{
    const SearchResult& found = m_result->found;
    Message missing = missing_shards(m_result->shards);
    auto total = found.total;
    auto shown = static_cast<std::int64_t>(found.hits.size());
    wxString summary = found.total_exact   ? tr(msgn("{0} hit", "{0} hits", total, total))
                       : total > shown     ? tr(msg("The best {0} of about {1} hits", shown, total))
                                           : tr(msgn("at least {0} hit", "at least {0} hits", total, total));
    m_summary->SetLabelText(summary);
    m_summary->SetToolTip(tr(msg("Read as: {0}", found.reading)));
    if (missing.empty()) {
        m_bar->dismiss();
    } else {
        m_bar->show_text(BarKind::Warning, tr(missing));
    }
    GetChildren().front()->Layout();
}

void CorpusWindow::failed(const ErrorText& error)
{
    m_result = std::make_shared<const CorpusResult>();
    m_shown = none;
    m_list->DeleteAllItems();
    m_heading->SetLabelText(wxString());
    m_text->Clear();
    m_summary->SetLabelText(tr(error.what));
    m_bar->show_text(BarKind::Error, tr(error));
    GetChildren().front()->Layout();
}

void CorpusWindow::choose(std::size_t hit)
{
    if (hit >= m_result->found.hits.size() || hit == m_shown) {
        return;
    }
    stop();
    m_shown = hit;
    auto number = m_asked = std::make_shared<int>(0);
    m_job = m_workspace.jobs().start(msg("Reading the document"), JobShow::Silent,
        [asked = m_corpus, view = m_result->view, document = m_result->found.hits[hit].document](Progress& progress) {
            return asked->text(view, document, &progress);
        },
        [this, alive = m_alive, hit, number](const DocumentTextPtr& text) {
            if (*alive && number == m_asked) {
                m_job.reset();
                show_text(hit, *text);
            }
        },
        [this, alive = m_alive, number](const ErrorText& error) {
            if (*alive && number == m_asked) {
                m_job.reset();
                m_text->Clear();
                m_bar->show_text(BarKind::Error, tr(error));
            }
        });
}

void CorpusWindow::show_text(std::size_t hit, const DocumentText& text)
{
    const SearchHit& chosen = m_result->found.hits[hit];
    const DocumentInfo* info = m_result->view->study()->find_document(chosen.document);
    CharPos at = chosen.matches.empty() ? chosen.range.begin : chosen.matches.front().begin;
    std::string citation = citation_text(Citer(*m_result->view->study(), *info, text).cite(chosen.range), translator());
    m_heading->SetLabelText(to_wx(citation) + " · "_wx + to_wx(m_corpus->shard_name(chosen.document)));
    m_text->ChangeValue(to_wx(text.text()));                         // positions of the control are code points too
    const Palette& p = theme::palette();
    m_text->SetStyle(0, m_text->GetLastPosition(), wxTextAttr(p.text));
    for (const SearchHit& other : m_result->found.hits) {
        for (CharRange match : other.document == chosen.document ? other.matches : std::vector<CharRange>()) {
            bool at_hand = chosen.range.contains(match);
            m_text->SetStyle(match.begin.value, match.end.value, at_hand ? wxTextAttr(p.selection_text, p.selection) : wxTextAttr(p.accent));
        }
    }
    // A few lines more than the match, so that it does not stand on the last one.
    const auto& paragraphs = text.paragraphs();
    CharPos below = paragraphs[std::min(text.paragraph_index(at) + 4, paragraphs.size() - 1)].end;
    m_text->SetInsertionPoint(at.value);
    m_text->ShowPosition(std::min(below.value, at.value + 500));
}

wxString CorpusWindow::summary() const { return m_summary->GetLabelText(); }
wxString CorpusWindow::warning() const { return m_bar->IsShown() ? m_bar->text() : wxString(); }

CorpusWindow* open_corpus(MainFrame& frame)
{
    for (wxWindow* child : frame.GetChildren()) {
        if (auto* window = dynamic_cast<CorpusWindow*>(child); window && !window->IsBeingDeleted()) {
            return window;
        }
    }
    return nullptr;
}

void show_corpus(MainFrame& frame)
{
    if (CorpusWindow* open = open_corpus(frame)) {
        open->Raise();
        return;
    }
    (new CorpusWindow(frame))->Show();
}

} // namespace duiding
