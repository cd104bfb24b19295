// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/centre_view.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/views/coding_view.h"
#include "app/desktop/views/command_menu.h"
#include "app/desktop/views/document_heading.h"
#include "app/desktop/views/find_text.h"
#include "app/desktop/views/media_strip.h"
#include "app/desktop/widgets/find_bar.h"
#include "app/desktop/widgets/tab_strip.h"
#include "app/desktop/wx_text.h"

#include <wx/sizer.h>

#include <algorithm>
#include <cmath>

namespace duiding {

CentreView::CentreView(wxWindow* parent, MainFrame& frame) : wxPanel(parent), m_frame(frame), m_workspace(frame.workspace())
{
    m_tabs = new TabStrip(this);
    m_find = new FindBar(this);
    m_view = new CodingView(this);
    m_media = new MediaStrip(this);
    m_view->set_zoom(static_cast<int>(std::lround(m_workspace.settings().zoom * 100)));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_tabs, 0, wxEXPAND);
    column->Add(m_find, 0, wxEXPAND);
    column->Add(m_view, 1, wxEXPAND);
    column->Add(m_media, 0, wxEXPAND);
    SetSizer(column);
    m_media->on_layout = [this] { Layout(); };
    m_media->on_choose = [this] { m_frame.run("document.choose_recording"); };

    m_tabs->on_select = [this](std::int64_t key) {
        m_workspace.show_document({key});
        focus_text();
    };
    m_tabs->on_close = [this](std::int64_t key) { close_tab({key}); };
    m_find->on_typed = [this] { find(); };
    m_find->on_step = [this](int step) { find_step(step); };
    m_find->on_close = [this] { close_find(); };
    bind_view();
    bind_workspace();
}

void CentreView::bind_view()
{
    CodingViewEvents& events = m_view->events;
    events.selection_changed = [this] {
        if (!m_following) {
            m_workspace.set_selection(m_view->selection().empty() ? CharRange{m_view->caret(), m_view->caret()} : m_view->selection());
        }
        tell_place();
    };
    events.scrolled = [this] { tell_place(); };
    events.coding_activated = [this](CodingId coding) {
        if (!m_following) {
            m_workspace.set_active_coding(coding);
        }
    };
    events.type = [this](const std::string& text) { type_on_text(m_frame, text); };
    events.edge_moved = [this](CodingId coding, CharRange range) {
        m_workspace.run(edits::set_coding_range(*m_workspace.project(), coding, range));
    };
    events.context_menu = [this](CharPos, CodingId coding, const wxPoint&) { context_menu(coding); };
    events.copy = [this] { m_frame.run("edit.copy_quote"); };
    events.enter = [this] { m_frame.run("code.apply"); };
    events.remove = [this] { m_frame.run("code.delete_coding"); };
    events.time_clicked = [this](CharPos position) {
        bool timed = m_media->has_recording() && m_shown && time_at(*m_shown, position);
        if (timed) {
            play_from(position);
        }
        return timed;
    };
    events.zoom_changed = [this](int percent) {
        m_workspace.settings().zoom = percent / 100.0;
        m_workspace.say(msg("Text size {0} %", percent));
    };
    m_view->Bind(wxEVT_PAINT, [this](wxPaintEvent& event) {
        event.Skip();
        if (m_shown && m_frame.on_first_paint) {
            CallAfter(std::exchange(m_frame.on_first_paint, nullptr));
        }
    });
}

void CentreView::bind_workspace()
{
    m_connections.push_back(m_workspace.document_changed.connect([this] { show_document(); }));
    m_connections.push_back(m_workspace.content_changed.connect([this](const Change& change) {
        if (change.bits.has(ChangeBit::Documents)) {
            std::erase_if(m_open, [this](DocumentId id) { return !m_workspace.snapshot()->find_document(id); });
            show_tabs();
            show_recording();
        }
        if (m_shown && (change.bits.has(ChangeBit::Cases) || change.bits.has(ChangeBit::Attributes))) {
            show_document();               // the line below its title says where it belongs
        }
        if (change.bits.has(ChangeBit::Codings) || change.bits.has(ChangeBit::Codes) || change.bits.has(ChangeBit::Memos)) {
            show_codings();
        }
    }));
    m_connections.push_back(m_workspace.range_requested.connect([this](CharRange range, CodingId coding) {
        m_following = true;
        if (range.empty()) {
            m_view->show_from(range.begin);
        } else {
            m_view->select(range);
            m_view->scroll_to(range, ScrollEmphasis::Brief);
        }
        m_view->set_active_coding(coding);
        m_following = false;
    }));
    m_connections.push_back(m_workspace.coding_changed.connect([this] {
        if (m_view->active_coding() != m_workspace.active_coding()) {
            m_following = true;
            m_view->set_active_coding(m_workspace.active_coding());
            m_following = false;
        }
    }));
    m_connections.push_back(m_workspace.matches_changed.connect([this] { show_matches(); }));
    m_connections.push_back(theme::changed().connect([this] {
        m_tabs->Refresh();
        m_media->restyle();
    }));
}

void CentreView::refill()
{
    m_open.clear();
    show_document();
}

void CentreView::show_document()
{
    DocumentId document = m_workspace.document();
    const DocumentInfo* info = m_workspace.snapshot()->find_document(document);
    if (info && std::find(m_open.begin(), m_open.end(), document) == m_open.end()) {
        m_open.push_back(document);
    }
    show_tabs();
    show_recording();
    DocumentTextPtr text = m_workspace.text();
    if (info && !text) {
        return;                        // the old text stays in sight until the new one is there: no flash
    }
    m_following = true;
    if (!info) {
        m_shown.reset();
        m_view->set_empty_text(tr(!m_workspace.is_open()                ? msg("Open a study with Ctrl+O, or make one with Ctrl+N.")
                                  : m_workspace.snapshot()->documents->empty() ? msg("Drop interviews or policy documents here to import them, or press Ctrl+Shift+I.")
                                                                       : msg("Choose a document in the list.")));
        m_view->set_document(nullptr, {});
    } else if (m_shown && m_shown->id() == text->id()) {
        m_shown = text;
        m_view->replace_document(text, document_heading(*m_workspace.snapshot(), *info, *text));
    } else {
        m_shown = text;
        m_view->set_document(text, document_heading(*m_workspace.snapshot(), *info, *text));
    }
    m_following = false;
    tell_place();
    show_codings();
    if (m_find->IsShown()) {
        find();
    } else {
        show_matches();
    }
}

void CentreView::tell_place()
{
    if (std::exchange(m_telling, true)) {
        return;
    }
    CallAfter([this] {
        m_telling = false;
        if (m_shown && m_shown == m_workspace.text()) {
            m_workspace.set_place(m_view->reading_place());
        }
    });
}

void CentreView::show_codings()
{
    if (!m_shown) {
        return;
    }
    const Snapshot& snapshot = *m_workspace.snapshot();
    auto found = snapshot.codings->find(m_shown->id());
    static const auto none = std::make_shared<const CodingList>();
    m_following = true;
    m_view->set_codings(found == snapshot.codings->end() ? none : found->second, snapshot.codebook, {});
    m_following = false;
}

// Of the search over all documents, unless one is looking for something in this one.
void CentreView::show_matches()
{
    if (m_shown && !m_find->IsShown()) {
        m_view->set_matches(m_workspace.matches_of(m_shown->id()), m_workspace.current_match(m_shown->id()));
    }
}

void CentreView::show_recording()
{
    const DocumentInfo* info = m_workspace.snapshot()->find_document(m_workspace.document());
    m_media->show_recording(info ? info->media_path : std::string(), info ? m_workspace.project()->path().parent_path() : std::filesystem::path());
}

void CentreView::play_from(CharPos position)
{
    std::optional<std::int64_t> time = m_shown ? time_at(*m_shown, position) : std::nullopt;
    if (time) {
        m_media->play_from(*time);
    } else {
        m_workspace.say(msg("There is no time mark at or before this place."));
    }
}

void CentreView::show_tabs()
{
    std::vector<TabStrip::Tab> tabs;
    for (DocumentId id : m_open) {
        if (const DocumentInfo* info = m_workspace.snapshot()->find_document(id)) {
            tabs.push_back({id.value, to_wx(info->name)});
        }
    }
    m_tabs->set_tabs(std::move(tabs), m_workspace.document().value);
}

void CentreView::close_tab(DocumentId document)
{
    auto place = std::find(m_open.begin(), m_open.end(), document);
    if (place == m_open.end() || m_open.size() < 2) {
        return;                        // the last tab stays: an empty window says nothing
    }
    auto index = static_cast<std::size_t>(place - m_open.begin());
    m_open.erase(place);
    if (document == m_workspace.document()) {
        m_workspace.show_document(m_open[std::min(index, m_open.size() - 1)]);
    }
    show_tabs();
}

void CentreView::next_tab(int step)
{
    auto place = std::find(m_open.begin(), m_open.end(), m_workspace.document());
    if (place == m_open.end()) {
        return;
    }
    int count = static_cast<int>(m_open.size());
    int index = (static_cast<int>(place - m_open.begin()) + step + count) % count;
    m_workspace.show_document(m_open[static_cast<std::size_t>(index)]);
}

void CentreView::focus_text()
{
    m_view->SetFocus();
}

wxRect CentreView::rect_of(CharRange range)
{
    wxRect rect = m_view->rect_of(range);
    if (rect.IsEmpty()) {
        rect = wxRect(m_view->GetScreenPosition() + FromDIP(wxPoint(60, 60)), FromDIP(wxSize(100, 20)));
    }
    return {m_frame.ScreenToClient(rect.GetPosition()), rect.GetSize()};
}

void CentreView::context_menu(CodingId coding)
{
    CodingTarget target = target_now(m_frame);
    if (!coding && !target.ranges.empty()) {
        m_frame.coding_popup().open_for(std::move(target));
        return;
    }
    if (!coding) {
        show_command_menu(*this, {m_workspace, m_frame}, m_frame.commands(),
                          {"document.change_speaker", "document.split_turn", "document.join_turn", "", "document.speakers", "", "edit.more_like", "document.play_here"});
    } else {
        show_command_menu(*this, {m_workspace, m_frame}, m_frame.commands(),
                          {"code.helps", "code.hinders", "code.both", "code.neutral", "", "memo.coding", "code.recode", "edit.copy_quote", "",
                           "code.apply", "code.delete_coding", "", "edit.more_like", "document.change_speaker", "document.play_here"});
    }
}

// ---- find in the document

void CentreView::open_find()
{
    CharRange selection = m_workspace.selection();
    bool short_one = m_shown && !selection.empty() && selection.length() < 60;
    m_find->open(short_one ? m_shown->quote(selection) : std::string());
    Layout();
}

void CentreView::find()
{
    m_matches = m_shown ? find_in_text(*m_shown, m_find->query()) : std::vector<CharRange>();
    auto from = std::find_if(m_matches.begin(), m_matches.end(), [this](CharRange match) { return match.begin >= m_workspace.selection().begin; });
    m_match = from == m_matches.end() ? 0 : static_cast<std::size_t>(from - m_matches.begin());
    find_step(0);
}

void CentreView::find_step(int step)
{
    if (!m_find->IsShown()) {
        open_find();
        return;
    }
    if (m_matches.empty()) {
        m_view->set_matches({}, {});
        m_find->say(m_find->query().empty() ? wxString() : tr(msg("Not found")));
        return;
    }
    auto count = static_cast<int>(m_matches.size());
    m_match = static_cast<std::size_t>((static_cast<int>(m_match) + step + count) % count);
    m_view->set_matches(m_matches, m_matches[m_match]);
    m_view->scroll_to(m_matches[m_match], ScrollEmphasis::None);
    m_find->say(tr(msg("{0} of {1}", static_cast<std::int64_t>(m_match) + 1, count)));
}

bool CentreView::finding() const
{
    return m_find->IsShown();
}

void CentreView::close_find()
{
    m_find->Hide();
    show_matches();
    if (m_match < m_matches.size()) {
        m_view->select(m_matches[m_match]);
    }
    m_matches.clear();
    Layout();
    focus_text();
}

} // namespace duiding
