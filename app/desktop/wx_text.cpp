// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/wx_text.h"

#include "core/base/clock.h"
#include "core/base/platform.h"

#include <wx/intl.h>
#include <wx/translation.h>
#include <wx/uilocale.h>

#include <array>
#include <charconv>
#include <ctime>

namespace duiding {

namespace {

std::string current_language = "en";

std::string translate_text(const std::string& id, const std::string& plural_id, std::int64_t number)
{
    wxTranslations* translations = wxTranslations::Get();
    if (!translations) {
        return english(id, plural_id, number);
    }
    const wxString* found = plural_id.empty()
        ? translations->GetTranslatedString(to_wx(id), "duiding"_wx)
        : translations->GetTranslatedString(to_wx(id), static_cast<unsigned>(number < 0 ? -number : number), "duiding"_wx);
    return found ? from_wx(*found) : english(id, plural_id, number);
}

} // namespace

wxString to_wx(std::string_view utf8)
{
    return wxString::FromUTF8(utf8.data(), utf8.size());
}

std::string from_wx(const wxString& text)
{
    return text.utf8_string();
}

void use_language(const std::string& language)
{
    static bool paths_added = false;
    if (!paths_added) {
        auto beside = platform::program_folder() / ".." / "share" / "locale";
        wxFileTranslationsLoader::AddCatalogLookupPathPrefix(to_wx(beside.lexically_normal().string()));
        paths_added = true;
    }
    current_language = language == "nl" ? "nl" : "en";
    auto* translations = new wxTranslations;     // wxTranslations::Set takes it over
    wxTranslations::Set(translations);
    translations->SetLanguage(to_wx(current_language));
    translations->AddStdCatalog();
    translations->AddCatalog("duiding"_wx, wxLANGUAGE_ENGLISH_US);
}

const std::string& ui_language()
{
    return current_language;
}

std::string system_language()
{
    const wxLanguageInfo* info = wxUILocale::GetLanguageInfo(wxUILocale::GetSystemLanguage());
    wxString name = info ? info->CanonicalName : wxString();
    return name.StartsWith("nl"_wx) ? "nl" : "en";
}

NumberStyle number_style()
{
    return current_language == "nl" ? NumberStyle::Dutch : NumberStyle::English;
}

Translator translator()
{
    return translate_text;
}

wxString tr(const Message& message)
{
    return to_wx(format(message, translate_text, number_style()));
}

wxString tr(const ErrorText& error)
{
    ErrorText shown = error;
    shown.where = from_wx(place_text(error.where));
    return to_wx(format(shown, translate_text, number_style()));
}

wxString place_text(const std::string& where)
{
    auto blank = where.rfind(' ');
    std::int64_t number = 0;
    const char* end = where.data() + where.size();
    bool numbered = blank != std::string::npos && std::from_chars(where.data() + blank + 1, end, number).ptr == end;
    std::string form = numbered ? where.substr(0, blank) : std::string();
    if (form == "character") {
        return tr(msg("character {0}", number));
    }
    if (form == "page") {
        return tr(msg("page {0}", number));
    }
    if (form == "paragraph") {
        return tr(msg("paragraph {0}", number));
    }
    if (form == "row") {
        return tr(msg("row {0}", number));
    }
    return form == "line" ? tr(msg("line {0}", number)) : to_wx(where);
}

wxString number_text(std::int64_t number)
{
    return to_wx(format_number(number, number_style()));
}

wxString date_text(const std::string& iso_utc)
{
    static constexpr std::array dutch = {"januari", "februari", "maart", "april", "mei", "juni", "juli", "augustus",
                                         "september", "oktober", "november", "december"};
    static constexpr std::array english_names = {"January", "February", "March", "April", "May", "June", "July", "August",
                                                 "September", "October", "November", "December"};
    std::time_t seconds = static_cast<std::time_t>(seconds_of(iso_utc));
    if (seconds == 0) {
        return {};
    }
    std::tm local{};
    localtime_r(&seconds, &local);
    const auto& months = current_language == "nl" ? dutch : english_names;
    return wxString::Format(wxS("%d %s %d, %02d:%02d"), local.tm_mday, to_wx(months[static_cast<std::size_t>(local.tm_mon)]),
                            local.tm_year + 1900, local.tm_hour, local.tm_min);
}

} // namespace duiding
