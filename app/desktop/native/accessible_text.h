// SPDX-License-Identifier: GPL-3.0-or-later
// Lets a screen reader read a painted window: its text, caret, selection and where characters stand (ATK on GTK; wx itself
// has no such thing here). The text is the document as it is stored, with labels and time marks: who listens needs to hear
// who speaks, and the reader's offsets are then the model's own (code points). Tests use it to select and to look.
// UI thread only.
#pragma once

#include "core/text/offsets.h"

#include <wx/gdicmn.h>
#include <wx/window.h>

namespace duiding::native {

class TextForReaders {
public:
    virtual const OffsetMap& reader_map() const = 0;
    virtual CharPos reader_caret() const = 0;
    virtual CharRange reader_selection() const = 0;
    virtual void reader_select(CharRange range) = 0;
    virtual void reader_set_caret(CharPos position) = 0;
    virtual wxRect reader_extents(CharRange range) = 0;              // on the screen; empty when it is not drawn
    virtual CharPos reader_position_at(const wxPoint& on_screen) = 0;
    virtual CharRange reader_line(CharPos position) = 0;

protected:
    ~TextForReaders() = default;
};

// From now on the window is a document to screen readers. `text` must live until hide_text or the window's end.
void show_text_to_readers(wxWindow* window, TextForReaders* text);
void hide_text_from_readers(wxWindow* window);
void set_reader_name(wxWindow* window, const wxString& name);

void reader_caret_moved(wxWindow* window);
void reader_selection_changed(wxWindow* window);
void reader_text_replaced(wxWindow* window, std::int64_t old_characters);

} // namespace duiding::native
