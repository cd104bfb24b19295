// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_note.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/search_summary.h"
#include "app/desktop/wx_text.h"

#include <wx/dcclient.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t around = 24;           // letters shown on each side of the place

wxString escaped(wxString text)
{
    text.Replace("&"_wx, "&amp;"_wx);
    text.Replace("<"_wx, "&lt;"_wx);
    text.Replace(">"_wx, "&gt;"_wx);
    return text;
}

// The query around the place, with the letter there underlined; at the end of the query a mark of its own.
wxString query_markup(const wxString& query, std::size_t at)
{
    at = std::min(at, query.length());
    std::size_t from = at > around ? at - around : 0;
    wxString before = (from > 0 ? "…"_wx : wxString()) + query.Mid(from, at - from);
    wxString letter = at < query.length() ? wxString(query[at]) : wxString("␣"_wx);
    wxString after = at < query.length() ? query.Mid(at + 1, around) : wxString();
    if (at + 1 + around < query.length()) {
        after += "…"_wx;
    }
    wxString colour = theme::palette().error.GetAsString(wxC2S_HTML_SYNTAX);
    return escaped(before) + "<span foreground='"_wx + colour + "'><b><u>"_wx + escaped(letter) + "</u></b></span>"_wx + escaped(after);
}

} // namespace

SearchNote::SearchNote(wxWindow* frame, LiveSearch& search) : wxPanel(frame), m_search(search)
{
    Hide();
    m_query = new wxStaticText(this, wxID_ANY, wxString());
    m_why = new wxStaticText(this, wxID_ANY, wxString());
    m_why->SetFont(theme::font(theme::Font::Small));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_query, 0, wxLEFT | wxRIGHT | wxTOP, FromDIP(10));
    column->Add(m_why, 0, wxALL, FromDIP(10));
    SetSizer(column);
    Bind(wxEVT_PAINT, &SearchNote::paint, this);
    m_changed = m_search.changed.connect([this] { refill(); });
}

wxString SearchNote::text() const
{
    return IsShown() ? m_why->GetLabelText() : wxString();
}

void SearchNote::refill()
{
    if (m_search.looking()) {
        return;                              // what was said stays until there is something else to say
    }
    if (!m_search.unreadable() || !m_field) {
        Hide();
        return;
    }
    const ErrorText& error = *m_search.error();
    std::optional<std::int64_t> at = place_in_query(error);
    wxString query = to_wx(m_search.request().query);
    m_query->SetLabelMarkup(at ? query_markup(query, static_cast<std::size_t>(*at)) : escaped(query.Left(2 * around)));
    wxString line = error_line(error);
    m_why->SetLabelText(at ? place_text(error.where) + ": "_wx + line : line);
    m_why->SetForegroundColour(theme::palette().muted);
    native::set_accessible_name(this, m_why->GetLabelText());
    int width = std::max(m_field->GetSize().x, FromDIP(300));
    m_why->Wrap(width - FromDIP(20));
    SetBackgroundColour(theme::palette().panel);
    wxPoint below = GetParent()->ScreenToClient(m_field->GetScreenPosition()) + wxPoint(m_field->GetSize().x - width, m_field->GetSize().y + FromDIP(4));
    wxSize size(width, GetSizer()->GetMinSize().y);
    SetSize(wxRect(below, size));
    Layout();
    Show();
    Raise();
    Refresh();
}

void SearchNote::paint(wxPaintEvent&)
{
    wxPaintDC dc(this);
    dc.SetPen(wxPen(theme::palette().hairline));
    dc.SetBrush(wxBrush(theme::palette().panel));
    dc.DrawRectangle(GetClientSize());
}

} // namespace duiding
