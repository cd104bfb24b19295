// SPDX-License-Identifier: GPL-3.0-or-later
// How rtf::Reader makes text of bytes, escapes and signs, and where that text goes: the body, a table of the header, or a value.
#include "core/text/utf8.h"
#include "importers/docx/symbols.h"
#include "importers/rtf/reader.h"

#include <algorithm>
#include <utility>

namespace duiding::rtf {

namespace {

constexpr std::size_t longest_capture = 64 * 1024;

// The sign at a place in a font of signs. The font "Symbol" has the Greek letters at the places of the Latin ones.
std::string sign_of(const std::string& font, unsigned char place)
{
    constexpr std::u32string_view capitals = U"ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ";
    constexpr std::u32string_view small = U"αβχδεφγηιϕκλμνοπθρστυϖωξψζ";
    constexpr char digits[] = "0123456789ABCDEF";
    bool greek = font == "Symbol";
    std::string out;
    if (place <= 0x20) {
        out = " ";
    } else if (greek && place >= 'A' && place <= 'Z') {
        append_utf8(out, capitals[place - 'A']);
    } else if (greek && place >= 'a' && place <= 'z') {
        append_utf8(out, small[place - 'a']);
    } else if (greek && place < 0x7F) {
        out = static_cast<char>(place);
    } else {
        out = docx::symbol_text(font, std::string{'F', '0', digits[place >> 4], digits[place & 15]});
    }
    return out;
}

} // namespace

bool Reader::is_captured(Destination destination)
{
    switch (destination) {
    case Destination::Title:
    case Destination::Author:
    case Destination::Marker:
    case Destination::CommentAuthor:
    case Destination::CommentReference:
    case Destination::RangeStart:
    case Destination::RangeEnd:
    case Destination::Comment:
        return true;
    default:
        return false;
    }
}

void Reader::symbol(char c)
{
    if (c == '*') {
        group().ignorable = group().at_start;
        return;
    }
    if (skip_replacement()) {
        return;
    }
    group().at_start = false;
    switch (c) {
    case '\\':
    case '{':
    case '}': bytes({&c, 1}); break;
    case '~': emit("\u00A0"); break;
    case '_': emit("\u2011"); break;
    case '-': emit("\u00AD"); break;
    case '\t': emit("\t"); break;
    case '\r':
    case '\n':
        flush_bytes();
        text_word({Word::Paragraph, Destination::Body, ""});
        break;
    default: break;
    }
}

bool Reader::skip_replacement()
{
    if (m_to_skip > 0) {
        --m_to_skip;
        return true;
    }
    return false;
}

void Reader::unicode(std::int32_t number)
{
    flush_bytes();
    auto c = static_cast<char32_t>(number < 0 ? number + 0x10000 : number);
    m_to_skip = group().unicode_skip;
    char32_t high = std::exchange(m_high_surrogate, 0);
    if (c >= 0xD800 && c < 0xDC00) {
        m_high_surrogate = c;
        return;
    }
    if (c >= 0xDC00 && c < 0xE000) {
        c = high == 0 ? 0xFFFD : 0x10000 + ((high - 0xD800) << 10) + (c - 0xDC00);
    }
    if (c >= 0xF020 && c <= 0xF0FF) {
        char place = static_cast<char>(c - 0xF000);
        emit_symbols({&place, 1});
        return;
    }
    std::string utf8;
    append_utf8(utf8, c == 0 || c > 0x10FFFF ? 0xFFFD : c);
    emit(utf8);
}

void Reader::bytes(std::string_view bytes)
{
    if (m_to_skip > 0) {
        auto skipped = std::min(static_cast<std::int64_t>(bytes.size()), m_to_skip);
        m_to_skip -= skipped;
        bytes.remove_prefix(static_cast<std::size_t>(skipped));
    }
    group().at_start = false;
    if (group().destination != Destination::Skipped) {
        m_bytes += bytes;
    }
}

int Reader::page() const
{
    int page = m_fonts.find(m_groups.back().font).page;
    return page == 0 ? m_file_page : page;
}

void Reader::flush_bytes()
{
    if (m_bytes.empty()) {
        return;
    }
    std::string waiting = std::exchange(m_bytes, {});
    bool in_text = group().destination == Destination::Body || group().destination == Destination::Marker;
    if (page() == symbol_page && in_text) {
        emit_symbols(waiting);
    } else {
        emit(m_code_pages.decode(waiting, page() == symbol_page ? windows_western : page()));
    }
}

void Reader::emit_symbols(std::string_view bytes)
{
    const Font& font = m_fonts.find(group().font);
    std::string out;
    for (char byte : bytes) {
        out += sign_of(font.name, static_cast<unsigned char>(byte));
    }
    emit(out);
}

void Reader::emit(std::string_view utf8)
{
    flush_bytes();
    const Group& state = group();
    switch (state.destination) {
    case Destination::Body: break;
    case Destination::Fonts: m_fonts.name(utf8); return;
    case Destination::Styles: m_styles.name(utf8); return;
    default:
        if (is_captured(state.destination) && captured(state.destination).size() < longest_capture) {
            captured(state.destination) += utf8;
        }
        return;
    }
    if (state.deleted) {
        return;
    }
    if (state.hidden) {
        m_remarks.hidden += utf8.find_first_not_of(' ') != std::string_view::npos;
        return;
    }
    m_body.text(utf8, state.style, state.format);
}

} // namespace duiding::rtf
