// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/page_view.h"

#include "app/desktop/jobs/read_again_job.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/import_summary.h"
#include "app/desktop/widgets/page_canvas.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/sizer.h>
#include <wx/stattext.h>
#include <wx/tglbtn.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr int soon = 90;                         // milliseconds

bool has_pages(const DocumentInfo& info)
{
    return info.format == "pdf" || info.format == "image";
}

// Makes a text as high as it needs to be at the width of the pane.
void say(wxStaticText& label, const wxString& text, int width)
{
    label.Show(!text.empty());
    label.SetLabelText(text);
    label.Wrap(width);
}

} // namespace

PageView::PageView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace()), m_loader(frame.workspace())
{
    make_bar();
    bind_canvas();
    bind_workspace();
    m_loader.on_change = [this] {
        bool knew_lines = m_canvas->drawing().lines != nullptr;
        show();
        if (!knew_lines) {
            m_canvas->reveal_mark();
        }
    };
    m_soon.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { ask(); });
    Bind(wxEVT_SET_FOCUS, [this](wxFocusEvent&) { m_canvas->SetFocus(); });
    Bind(wxEVT_SHOW, [this](wxShowEvent& event) {
        event.Skip();
        if (event.IsShown()) {
            CallAfter([this] { refill(); });
        }
    });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        CallAfter([this] { show(); });
    });
}

void PageView::make_bar()
{
    auto button = [this](const wxString& label, const Message& name) {
        auto* widget = new wxButton(this, wxID_ANY, label, wxDefaultPosition, wxDefaultSize, wxBORDER_NONE | wxBU_EXACTFIT);
        widget->SetToolTip(tr(name));
        native::set_accessible_name(widget, tr(name));
        return widget;
    };
    m_previous = button("‹"_wx, msg("Previous page"));
    m_next = button("›"_wx, msg("Next page"));
    auto* smaller = button("−"_wx, msg("Smaller page"));
    auto* larger = button("+"_wx, msg("Larger page"));
    m_place = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_END);
    m_order_button = new wxToggleButton(this, wxID_ANY, tr(msg("Reading order")));
    m_order_button->SetToolTip(tr(msg("Numbers the lines on the page in the order in which they were read")) + "  (Shift+F9)"_wx);
    m_columns_label = new wxStaticText(this, wxID_ANY, tr(msg("Columns:")));
    m_columns = new wxChoice(this, wxID_ANY);
    m_columns->Append(tr(msg("found out")));
    for (const char* count : {"1", "2", "3"}) {
        m_columns->Append(to_wx(count));
    }
    m_columns->SetToolTip(tr(msg("Reads the document again with this number of columns; codings move along, and Ctrl+Z brings the old order back")));
    native::set_accessible_name(m_columns, tr(msg("Number of columns of the pages")));
    m_notice = new wxStaticText(this, wxID_ANY, wxString());
    m_recognise = new wxButton(this, wxID_ANY, tr(msg("Recognise text…")));
    m_canvas = new PageCanvas(this);
    m_legend = new wxStaticText(this, wxID_ANY, wxString());
    m_legend->SetFont(theme::font(theme::Font::Small));

    auto* turning = new wxBoxSizer(wxHORIZONTAL);
    turning->Add(m_previous, 0, wxALIGN_CENTRE_VERTICAL);
    turning->Add(m_next, 0, wxALIGN_CENTRE_VERTICAL);
    turning->Add(m_place, 1, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    turning->Add(smaller, 0, wxALIGN_CENTRE_VERTICAL);
    turning->Add(larger, 0, wxALIGN_CENTRE_VERTICAL);
    auto* reading = new wxBoxSizer(wxHORIZONTAL);
    reading->Add(m_order_button, 0, wxALIGN_CENTRE_VERTICAL);
    reading->AddStretchSpacer();
    reading->Add(m_columns_label, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(8));
    reading->Add(m_columns, 0, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(6));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(turning, 0, wxEXPAND | wxLEFT | wxRIGHT, FromDIP(8));
    column->Add(reading, 0, wxEXPAND | wxLEFT | wxRIGHT | wxTOP | wxBOTTOM, FromDIP(8));
    column->Add(m_notice, 0, wxEXPAND | wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    column->Add(m_recognise, 0, wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(12));
    column->Add(m_canvas, 1, wxEXPAND);
    column->Add(m_legend, 0, wxEXPAND | wxALL, FromDIP(8));
    SetSizer(column);

    m_previous->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { turn_to(m_page - 1); });
    m_next->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { turn_to(m_page + 1); });
    smaller->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { zoom_by(-1); });
    larger->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { zoom_by(1); });
    m_order_button->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent& event) { show_order(event.IsChecked()); });
    m_columns->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) { choose_columns(event.GetSelection()); });
    m_recognise->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { recognise(); });
    Bind(wxEVT_CHAR_HOOK, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE) {
            m_frame.centre().focus_text();
        } else {
            event.Skip();
        }
    });
}

void PageView::bind_canvas()
{
    m_canvas->on_line = [this](std::size_t line) { go_to_line(line); };
    m_canvas->on_click = [this] {
        if (recognised()) {
            m_loader.ask_lines(JobShow::Bar);
            show();
        }
    };
    m_canvas->on_turn = [this](PageTurn turn) {
        switch (turn) {
        case PageTurn::Previous: turn_to(m_page - 1); break;
        case PageTurn::Next: turn_to(m_page + 1); break;
        case PageTurn::First: turn_to(1); break;
        case PageTurn::Last: turn_to(page_count()); break;
        }
    };
    m_canvas->on_leave = [this] { m_frame.centre().focus_text(); };
    m_canvas->on_scale = [this] { m_soon.StartOnce(soon); };
}

void PageView::bind_workspace()
{
    m_connections.push_back(m_workspace.document_changed.connect([this] { refill(); }));
    m_connections.push_back(m_workspace.place_changed.connect([this] { follow(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Documents) || change.bits.has(ChangeBit::Texts)) {
            refill();
        }
    }));
    m_connections.push_back(m_workspace.jobs().changed().connect([this] { show(); }));
    m_connections.push_back(theme::changed().connect([this] { show(); }));
}

// ---- what there is

const DocumentInfo* PageView::info() const
{
    return m_workspace.snapshot()->find_document(m_workspace.document());
}

PageView::State PageView::state() const
{
    const DocumentInfo* document = info();
    if (!document) {
        return State::NoDocument;
    }
    if (!has_pages(*document) || !m_loader.has_original()) {
        return State::NoPage;
    }
    if (m_loader.picture(m_page)) {
        return State::Shown;
    }
    return m_loader.picture_error(m_page) ? State::Failed : State::Loading;
}

int PageView::page_count() const
{
    if (m_loader.lines()) {
        return static_cast<int>(m_loader.lines()->pages.size());
    }
    std::int64_t count = info() ? info()->pages : 0;
    if (DocumentTextPtr text = m_workspace.text()) {
        for (const Mark& mark : text->marks()) {
            count = mark.kind == MarkKind::Page ? std::max(count, mark.number) : count;
        }
    }
    return std::max(1, static_cast<int>(count));
}

const Mark* PageView::page_mark(int page) const
{
    DocumentTextPtr text = m_workspace.text();
    if (!text) {
        return nullptr;
    }
    auto found = std::find_if(text->marks().begin(), text->marks().end(), [page](const Mark& mark) { return mark.kind == MarkKind::Page && mark.number == page; });
    return found == text->marks().end() ? nullptr : &*found;
}

bool PageView::has_text(int page) const
{
    const Mark* mark = page_mark(page);
    return mark && m_workspace.text()->slice(mark->range).find_first_not_of(" \n\t") != std::string_view::npos;
}

bool PageView::recognised() const
{
    return info() && pdf_options(info()->importer_options).ocr;
}

std::shared_ptr<const PageLayout> PageView::layout() const
{
    if (m_loader.document() != m_workspace.document()) {
        return nullptr;
    }
    const DocumentLines& lines = m_loader.lines();
    auto index = static_cast<std::size_t>(m_page - 1);
    return lines && index < lines->pages.size() ? std::shared_ptr<const PageLayout>(lines, &lines->pages[index]) : nullptr;
}

std::optional<std::size_t> PageView::line_of_place() const
{
    auto page = layout();
    if (!page || m_page != m_followed) {
        return {};
    }
    CharPos place = m_workspace.place();
    auto found = std::find_if(page->lines.begin(), page->lines.end(), [place](const pdf::LaidLine& line) {
        return !line.range.empty() && line.range.begin <= place && place <= line.range.end;
    });
    return found == page->lines.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - page->lines.begin()));
}

wxString PageView::place() const
{
    return m_place->GetLabelText();
}

// ---- showing

void PageView::refill()
{
    if (!IsShownOnScreen()) {
        m_loader.set_document(nullptr, nullptr);
        m_page = m_followed = 0;
        return;
    }
    const DocumentInfo* document = info();
    bool pages = document && has_pages(*document);
    if (pages && !m_workspace.text()) {
        return;                                  // its text is on its way; the old page stays in sight until then
    }
    m_loader.set_document(pages ? document : nullptr, pages ? m_workspace.text() : nullptr);
    m_followed = 0;
    follow();
}

void PageView::follow()
{
    DocumentTextPtr text = m_workspace.text();
    if (!IsShownOnScreen() || !text) {
        show();
        return;
    }
    CharPos place = m_workspace.place();
    const Mark* mark = text->mark_at(MarkKind::Page, place);
    if (!mark && place.value > 0) {
        mark = text->mark_at(MarkKind::Page, place - 1);        // behind the last letter of a page
    }
    int page = mark ? static_cast<int>(mark->number) : std::max(1, m_followed);
    if (page != m_followed || page != m_page) {
        m_followed = page;
        turn_to(page);
    } else {
        show();
    }
    m_canvas->reveal_mark();
}

void PageView::turn_to(int page)
{
    int wanted = std::clamp(page, 1, page_count());
    if (wanted != m_page) {
        m_page = wanted;
        m_canvas->show_from_top();
    }
    show();
    m_soon.StartOnce(soon);
}

void PageView::ask()
{
    const DocumentInfo* document = info();
    if (!IsShownOnScreen() || !document || !has_pages(*document) || m_page == 0) {
        return;
    }
    m_loader.ask_picture(m_page, m_canvas->wanted_dpi());
    // Recognising takes a second or more a page: only when somebody asks for the lines.
    if (!recognised()) {
        m_loader.ask_lines(JobShow::Silent);
    } else if (m_order) {
        m_loader.ask_lines(JobShow::Bar);
    }
}

void PageView::show()
{
    // Between two documents the old page stays in sight until the new text is there.
    bool between = info() && has_pages(*info()) && m_loader.document() != m_workspace.document();
    if (m_showing || between || !IsShownOnScreen()) {
        return;
    }
    m_showing = true;
    State now = state();
    bool pages = now != State::NoDocument && now != State::NoPage;
    auto sheet = pages ? m_loader.picture(m_page) : nullptr;
    PageDrawing drawing;
    drawing.lines = pages ? layout() : nullptr;
    drawing.picture = sheet ? sheet->picture : nullptr;
    if (drawing.lines && drawing.lines->width > 0) {
        drawing.width = drawing.lines->width;
        drawing.height = drawing.lines->height;
    } else if (sheet) {
        drawing.width = sheet->width;
        drawing.height = sheet->height;
    }
    drawing.order = m_order;
    drawing.marked = line_of_place();
    wxString name = tr(msg("Page"));
    wxString place;
    if (pages && m_page > 0) {
        const Mark* mark = page_mark(m_page);
        bool printed = mark && !mark->value.empty() && mark->value != std::to_string(m_page);
        place = printed ? tr(msg("page {0} of {1} (printed: {2})", m_page, page_count(), mark->value)) : tr(msg("page {0} of {1}", m_page, page_count()));
        name = place;
        if (drawing.marked) {
            name += ". "_wx + to_wx(m_workspace.text()->slice(drawing.lines->lines[*drawing.marked].range));
        }
    }
    m_place->SetLabelText(place);
    native::set_accessible_name(m_canvas, name);
    m_previous->Enable(pages && m_page > 1);
    m_next->Enable(pages && m_page < page_count());
    m_order_button->Enable(pages);
    m_order_button->SetValue(m_order);
    m_columns->Enable(pages && !m_workspace.project()->read_only() && !m_workspace.jobs().busy());
    if (!m_workspace.jobs().busy()) {
        m_columns->SetSelection(pages ? std::clamp(pdf_options(info()->importer_options).columns, 0, 3) : 0);
    }
    m_canvas->Show(pages);
    m_canvas->show_page(std::move(drawing));
    show_notice(now);
    Layout();
    double wanted = m_canvas->wanted_dpi();
    if (pages && (!sheet || sheet->dpi != wanted) && !m_loader.loading_picture()) {
        m_soon.StartOnce(soon);
    }
    m_showing = false;
}

void PageView::show_notice(State state)
{
    wxString text;
    bool offer = false;
    switch (state) {
    case State::NoDocument: text = tr(msg("Open a document to see its page.")); break;
    case State::NoPage: text = tr(msg("There is no page to show for this document.")); break;
    case State::Loading: text = tr(msg("The page is being drawn…")); break;
    case State::Failed: text = tr(*m_loader.picture_error(m_page)); break;
    case State::Shown:
        if (m_workspace.text() && !has_text(m_page)) {
            text = recognised() ? tr(msg("No text was recognised on this page.")) : tr(msg("This page is a picture: it has no text."));
            offer = !recognised();
        } else if (m_loader.lines_error()) {
            text = tr(*m_loader.lines_error());
        } else if (m_loader.loading_lines() && (m_order || recognised())) {
            text = tr(msg("The lines on the page are being found…"));
        } else if (recognised() && !m_loader.lines()) {
            text = tr(msg("This text was recognised. Click on the page to find its lines; that takes a while."));
        }
    }
    int width = std::max(80, GetClientSize().x - FromDIP(24));
    m_notice->SetForegroundColour(theme::palette().text);
    m_notice_text = text;
    say(*m_notice, text, width);
    m_recognise->Show(offer);
    m_recognise->Enable(!m_workspace.jobs().busy() && m_workspace.project() && !m_workspace.project()->read_only());
    wxString legend;
    if (m_order && state == State::Shown && layout()) {
        legend = tr(msg("Large numbers and arrows: the blocks in the order in which they were read; small numbers: their lines. Hatched: left out of the text "
                        "(headers, footers, page numbers)."));
    }
    m_legend->SetForegroundColour(theme::palette().muted);
    say(*m_legend, legend, width);
}

// ---- doing

void PageView::zoom_by(int steps)
{
    m_canvas->zoom_by(steps);
    m_workspace.say(msg("Page size {0} %", m_canvas->zoom()));
}

void PageView::show_order(bool show_it)
{
    m_order = show_it;
    ask();
    show();
}

void PageView::go_to_line(std::size_t line)
{
    auto page = layout();
    if (!page || line >= page->lines.size()) {
        return;
    }
    CharRange range = page->lines[line].range;
    if (range.empty()) {
        m_workspace.say(msg("The words of this line were changed in the text; it cannot be found there."));
        return;
    }
    m_workspace.show_range(m_workspace.document(), range);
}

void PageView::choose_columns(int columns)
{
    const DocumentInfo* document = info();
    if (!document || m_workspace.jobs().busy()) {
        return;
    }
    ImportOptions options = reading_of(*document);
    if (options.columns != columns) {
        options.columns = columns;
        read_again(options);
    }
}

void PageView::recognise()
{
    if (const DocumentInfo* document = info()) {
        ImportOptions options = reading_of(*document);
        options.ocr = true;
        read_again(options);
    }
}

// What became of the codings is shown where imports are, when some of it asks for a look.
void PageView::read_again(const ImportOptions& options)
{
    start_read_again(m_workspace, m_workspace.document(), options, [frame = &m_frame](const ImportReport& report) {
        bool look = std::any_of(report.files.begin(), report.files.end(), [](const ImportedFileReport& file) {
            return std::any_of(file.findings.begin(), file.findings.end(), [](const Finding& finding) { return finding.severity != Severity::Info; });
        });
        if (look) {
            frame->import_summary().present(report);
        } else {
            frame->show_report(tr(msg("The document was read again. Ctrl+Z brings the old text back.")), {});
        }
    });
    show();
}

} // namespace duiding
