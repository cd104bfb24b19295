// SPDX-License-Identifier: GPL-3.0-or-later
// The player under a transcript that has a recording: play and pause, place, rate, five seconds back. The recording is opened
// at the first play, because that may take half a second; where it is missing, or nothing on this computer can play it, the
// strip says so and the text stays as usable as it was. UI thread only.
#pragma once

#include "core/text/offsets.h"

#include <wx/panel.h>
#include <wx/timer.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

class wxButton;
class wxChoice;
class wxMediaCtrl;
class wxSlider;
class wxStaticText;

namespace duiding {

class DocumentText;

class MediaStrip : public wxPanel {
public:
    explicit MediaStrip(wxWindow* parent);

    // The recording as the document names it; relative paths begin at the folder of the study. Empty: the strip hides.
    void show_recording(const std::string& media_path, const std::filesystem::path& folder);
    bool has_recording() const { return m_there; }
    bool failed() const { return m_failed; }
    bool playing() const;
    std::int64_t position() const;                       // milliseconds
    double rate() const;

    void restyle() { show_state(); }                     // another theme

    void toggle();
    void back();                                         // five seconds
    void change_rate(int step);                          // to the next of the list
    void play_from(std::int64_t milliseconds);
    wxString said() const;

    std::function<void()> on_choose;                     // another recording is wanted
    std::function<void()> on_layout;                     // shown or hidden

private:
    bool open();
    void start(std::int64_t milliseconds);
    void stop();
    void fail();
    void poll();
    void show_state();
    void show_time();
    std::int64_t wanted_now() const;

    std::filesystem::path m_path;
    bool m_there = false;
    bool m_failed = false;
    bool m_loaded = false;
    bool m_wants_play = false;
    std::optional<std::int64_t> m_wanted;                // where to begin when it is loaded, or a seek on its way
    int m_polls = 0;                                     // since something was asked of the player
    wxMediaCtrl* m_media = nullptr;
    wxStaticText* m_name;
    wxButton* m_play;
    wxButton* m_back;
    wxSlider* m_place;
    wxStaticText* m_time;
    wxChoice* m_rate;
    wxButton* m_choose;
    wxTimer m_timer;
};

// The time at which the words at this place were said: that of the turn, else the last one before. Milliseconds.
std::optional<std::int64_t> time_at(const DocumentText& text, CharPos position);

} // namespace duiding
