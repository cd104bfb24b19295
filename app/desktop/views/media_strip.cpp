// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/media_strip.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"
#include "core/model/document.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/log.h>
#include <wx/mediactrl.h>
#include <wx/sizer.h>
#include <wx/slider.h>
#include <wx/stattext.h>

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace duiding {

namespace {

constexpr std::int64_t step_back = 5000;
constexpr int poll_every = 80;                           // milliseconds
constexpr int polls_to_load = 125;                       // ten seconds
constexpr int polls_to_seek = 10;                        // the player tells the old place for a moment
constexpr std::array rates = {0.5, 0.75, 1.0, 1.25, 1.5, 1.75, 2.0};
constexpr int normal_rate = 2;

wxString clock(std::int64_t milliseconds)
{
    std::int64_t seconds = std::max<std::int64_t>(0, milliseconds) / 1000;
    return to_wx(fmt::format("{:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60));
}

} // namespace

MediaStrip::MediaStrip(wxWindow* parent) : wxPanel(parent)
{
    m_play = new wxButton(this, wxID_ANY, tr(msg("Play")));
    m_back = new wxButton(this, wxID_ANY, tr(msg("5 s back")));
    m_place = new wxSlider(this, wxID_ANY, 0, 0, 1, wxDefaultPosition, FromDIP(wxSize(160, -1)));
    m_time = new wxStaticText(this, wxID_ANY, wxString());
    m_rate = new wxChoice(this, wxID_ANY);
    m_name = new wxStaticText(this, wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxST_ELLIPSIZE_MIDDLE);
    m_choose = new wxButton(this, wxID_ANY, tr(msg("Choose recording…")));
    std::string point = number_style() == NumberStyle::Dutch ? "," : ".";
    for (double rate : rates) {
        std::string text = fmt::format("{:.2f}", rate);
        text.erase(text.find_last_not_of('0') + 1);
        text = text.ends_with('.') ? text + "0" : text;
        text.replace(text.find('.'), 1, point);
        m_rate->Append(to_wx(text) + " ×"_wx);
    }
    m_rate->SetSelection(normal_rate);
    native::set_accessible_name(m_place, tr(msg("Place in the recording")));
    native::set_accessible_name(m_rate, tr(msg("Rate")));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    auto add = [this, row](wxWindow* window, int share) { row->Add(window, share, wxALIGN_CENTRE_VERTICAL | wxLEFT, FromDIP(10)); };
    add(m_play, 0);
    add(m_back, 0);
    add(m_place, 2);
    add(m_time, 0);
    add(m_rate, 0);
    add(m_name, 1);
    add(m_choose, 0);
    row->AddSpacer(FromDIP(10));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(row, 0, wxEXPAND | wxTOP | wxBOTTOM, FromDIP(6));
    SetSizer(column);
    m_play->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { toggle(); });
    m_back->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { back(); });
    m_choose->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { CallAfter([this] { on_choose(); }); });
    m_place->Bind(wxEVT_SLIDER, [this](wxCommandEvent&) {
        if (m_media && m_loaded) {
            m_wanted = static_cast<std::int64_t>(m_place->GetValue()) * 1000;
            m_polls = 0;
            m_media->Seek(*m_wanted);
        }
    });
    m_rate->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { change_rate(0); });
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { poll(); });
    Hide();
}

void MediaStrip::show_recording(const std::string& media_path, const std::filesystem::path& folder)
{
    std::filesystem::path path = media_path.empty() ? std::filesystem::path() : path_of(media_path);
    path = path.empty() || path.is_absolute() ? path : folder / path;
    if (path == m_path && IsShown() == !path.empty()) {
        return;
    }
    stop();
    m_path = path;
    std::error_code none;
    m_there = !path.empty() && std::filesystem::is_regular_file(path, none);
    m_failed = false;
    Show(!path.empty());
    show_state();
    if (on_layout) {
        on_layout();
    }
}

void MediaStrip::show_state()
{
    SetBackgroundColour(theme::palette().window);
    wxString name = to_wx(path_text(m_path.filename()));
    m_name->SetForegroundColour(m_there && !m_failed ? theme::palette().muted : theme::palette().warning);
    m_name->SetLabelText(!m_there ? tr(msg("The recording “{0}” is not there.", from_wx(name)))
                         : m_failed ? tr(msg("“{0}” cannot be played on this computer: GStreamer or a plug-in for this kind of file is missing.", from_wx(name)))
                                    : name);
    m_name->SetToolTip(m_name->GetLabelText());
    bool usable = m_there && !m_failed;
    for (wxWindow* window : {static_cast<wxWindow*>(m_play), static_cast<wxWindow*>(m_back), static_cast<wxWindow*>(m_place),
                             static_cast<wxWindow*>(m_time), static_cast<wxWindow*>(m_rate)}) {
        window->Show(usable);
    }
    m_choose->Show(!usable);
    show_time();
    Layout();
}

wxString MediaStrip::said() const
{
    return m_name->GetLabelText();
}

void MediaStrip::stop()
{
    m_timer.Stop();
    m_loaded = m_wants_play = false;
    m_wanted.reset();
    if (m_media) {
        m_media->Destroy();
        m_media = nullptr;
    }
}

// The sound plays without a picture: what is worked with is the text.
bool MediaStrip::open()
{
    if (m_media) {
        return true;
    }
    wxLogNull quiet;                                     // a missing back end is said in the strip, not in a box
    m_media = new wxMediaCtrl;
    if (!m_media->Create(this, wxID_ANY, wxString(), wxPoint(-10, -10), wxSize(1, 1), 0)) {
        m_media->Destroy();
        m_media = nullptr;
        return false;
    }
    m_media->Bind(wxEVT_MEDIA_LOADED, [this](wxMediaEvent&) {
        m_loaded = true;
        m_polls = 0;
        start(m_wanted.value_or(0));
    });
    return m_media->Load(to_wx(path_text(m_path)));
}

void MediaStrip::fail()
{
    stop();
    m_failed = true;
    show_state();
}

void MediaStrip::start(std::int64_t milliseconds)
{
    m_wanted = milliseconds;
    m_polls = 0;
    m_media->SetPlaybackRate(rate());
    if (m_wants_play) {
        m_media->Play();
    }
    m_media->Seek(milliseconds);
}

void MediaStrip::play_from(std::int64_t milliseconds)
{
    if (!m_there || m_failed) {
        return;
    }
    m_wants_play = true;
    m_wanted = milliseconds;
    m_polls = 0;
    if (!open()) {
        fail();
        return;
    }
    m_timer.Start(poll_every);
    if (m_loaded) {
        start(milliseconds);
    }
    show_time();
}

void MediaStrip::toggle()
{
    if (m_wants_play && m_media) {
        m_wants_play = false;
        m_media->Pause();
        show_time();
    } else {
        // A listener who stopped wants to hear the last words again only when she asks: go on where it was.
        play_from(wanted_now());
    }
}

std::int64_t MediaStrip::wanted_now() const
{
    return m_wanted.value_or(m_media && m_loaded ? static_cast<std::int64_t>(m_media->Tell()) : 0);
}

void MediaStrip::back()
{
    if (m_media && m_loaded) {
        m_wanted = std::max<std::int64_t>(0, wanted_now() - step_back);
        m_polls = 0;
        m_media->Seek(*m_wanted);
        show_time();
    }
}

void MediaStrip::change_rate(int step)
{
    int index = std::clamp(m_rate->GetSelection() + step, 0, static_cast<int>(rates.size()) - 1);
    m_rate->SetSelection(index);
    if (m_media && m_loaded) {
        m_media->SetPlaybackRate(rate());
    }
}

double MediaStrip::rate() const
{
    return rates[static_cast<std::size_t>(m_rate->GetSelection())];
}

bool MediaStrip::playing() const
{
    return m_media && m_loaded && m_wants_play;
}

std::int64_t MediaStrip::position() const
{
    return wanted_now();
}

void MediaStrip::poll()
{
    ++m_polls;
    if (!m_loaded && m_polls > polls_to_load) {
        fail();
        return;
    }
    if (m_loaded && m_polls > polls_to_seek) {
        m_wanted.reset();
        bool ended = m_media->GetState() == wxMEDIASTATE_STOPPED;
        if (ended && m_wants_play) {
            m_wants_play = false;
        }
    }
    show_time();
}

void MediaStrip::show_time()
{
    std::int64_t length = m_media && m_loaded ? static_cast<std::int64_t>(m_media->Length()) : 0;
    wxString text = clock(wanted_now()) + (length > 0 ? " / "_wx + clock(length) : wxString());
    wxString verb = m_wants_play ? tr(msg("Pause")) : tr(msg("Play"));
    bool grown = text.length() != m_time->GetLabelText().length();
    if (text != m_time->GetLabelText()) {
        m_time->SetLabelText(text);
    }
    if (verb != m_play->GetLabelText()) {
        m_play->SetLabel(verb);
    }
    m_place->SetRange(0, std::max(1, static_cast<int>(length / 1000)));
    m_place->SetValue(static_cast<int>(wanted_now() / 1000));
    if (grown) {
        Layout();
    }
}

std::optional<std::int64_t> time_at(const DocumentText& text, CharPos position)
{
    const Mark* turn = text.turn_at(position);
    std::optional<std::int64_t> before, in_turn, first_of_turn;
    for (const Mark& mark : text.marks()) {
        if (mark.kind != MarkKind::Time) {
            continue;
        }
        bool inside = turn && turn->range.contains(mark.range.begin);
        if (mark.range.begin <= position) {
            (inside ? in_turn : before) = mark.number;
        }
        if (inside && !first_of_turn) {
            first_of_turn = mark.number;
        }
    }
    return in_turn ? in_turn : first_of_turn ? first_of_turn : before;
}

} // namespace duiding
