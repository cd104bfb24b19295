// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where UTF-8 becomes wx text and where Messages become words in the language of the window.
// UI thread only.
#pragma once

#include "core/base/error.h"
#include "core/base/message.h"

#include <wx/string.h>

#include <string>
#include <string_view>

namespace duiding {

wxString to_wx(std::string_view utf8);
inline wxString operator""_wx(const char* utf8, std::size_t bytes) { return wxString::FromUTF8(utf8, bytes); }
std::string from_wx(const wxString& text);

// Loads the catalogue of a language ("nl", "en"); anything else is English. May be called again: later texts follow.
void use_language(const std::string& language);
const std::string& ui_language();
// The language of the user's session: "nl" where that is Dutch, else "en".
std::string system_language();

NumberStyle number_style();
Translator translator();

wxString tr(const Message& message);
wxString tr(const ErrorText& error);
// The place of an error or finding. Paths stay as they are; the core's own forms ("page 3", "character 12") are translated.
wxString place_text(const std::string& where);
wxString number_text(std::int64_t number);
// "24 november 2026, 23:10" or "24 November 2026, 23:10", local time, from an ISO 8601 UTC text; empty when it is none.
wxString date_text(const std::string& iso_utc);

} // namespace duiding
