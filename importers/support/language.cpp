// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/language.h"

#include "core/text/characters.h"
#include "core/text/utf8.h"

#include <cld2/public/compact_lang_det.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr std::size_t sample_bytes = 64 * 1024;
constexpr int min_letters = 40;

std::string_view sample_of(std::string_view text)
{
    if (text.size() <= sample_bytes) {
        return text;
    }
    std::size_t end = sample_bytes;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) {
        --end;                                            // never half a character
    }
    return text.substr(0, end);
}

bool has_letters(std::string_view text)
{
    int letters = 0;
    for (std::size_t at = 0; at < text.size() && letters < min_letters;) {
        DecodedPoint point = decode_at(text, at);
        CharKind kind = char_kind(point.value);
        letters += kind == CharKind::Letter || kind == CharKind::Alone;
        at += static_cast<std::size_t>(point.bytes);
    }
    return letters >= min_letters;
}

} // namespace

std::string guess_language(std::string_view text)
{
    text = sample_of(text);
    if (!has_letters(text)) {
        return {};
    }
    bool reliable = false;
    CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()), true, &reliable);
    std::string code = CLD2::LanguageCode(language);
    return reliable && language != CLD2::UNKNOWN_LANGUAGE && code != "un" ? code.substr(0, code.find('-')) : std::string();
}

} // namespace duiding
