// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/quote_text.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <vector>

namespace duiding {

namespace {

// The range cut where another turn begins; a range in one turn stays whole.
std::vector<std::string> quote_lines(const DocumentText& text, CharRange range)
{
    std::vector<std::string> lines;
    CharPos from = range.begin;
    for (const Mark& mark : text.marks()) {
        if (mark.kind == MarkKind::Turn && mark.range.begin > from && mark.range.begin < range.end) {
            lines.push_back(text.quote({from, mark.range.begin}));
            from = mark.range.begin;
        }
    }
    lines.push_back(text.quote({from, range.end}));
    for (std::string& line : lines) {
        line.erase(line.find_last_not_of(" \n") + 1);
    }
    std::erase_if(lines, [](const std::string& line) { return line.empty(); });
    return lines;
}

std::string html_text(const std::string& utf8)
{
    std::string out;
    for (char c : utf8) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '\n': out += "<br>"; break;
        default: out += c;
        }
    }
    return out;
}

// RTF is ASCII: everything else is \uN? with N a signed 16-bit number, twice for what lies beyond the BMP.
std::string rtf_text(const std::string& utf8)
{
    std::string out;
    auto unit = [&out](unsigned value) { out += "\\u" + std::to_string(value > 0x7FFF ? static_cast<int>(value) - 0x10000 : static_cast<int>(value)) + "?"; };
    for (char32_t c : to_utf32(utf8)) {
        if (c == U'\\' || c == U'{' || c == U'}') {
            out += '\\';
            out += static_cast<char>(c);
        } else if (c == U'\n' || c == U'\u2028') {
            out += "\\line ";
        } else if (c < 0x80) {
            out += static_cast<char>(c);
        } else if (c < 0x10000) {
            unit(static_cast<unsigned>(c));
        } else {
            unit(0xD800 + ((static_cast<unsigned>(c) - 0x10000) >> 10));
            unit(0xDC00 + ((static_cast<unsigned>(c) - 0x10000) & 0x3FF));
        }
    }
    return out;
}

} // namespace

native::ClipText quote_for_clipboard(const DocumentText& text, CharRange range, const std::string& source)
{
    std::string quote;
    for (const std::string& line : quote_lines(text, range)) {
        quote += (quote.empty() ? "" : "\n") + line;
    }
    if (source.empty()) {
        return {quote, "<p>" + html_text(quote) + "</p>", "{\\rtf1\\ansi\\uc1 " + rtf_text(quote) + "}"};
    }
    std::string marked = "“" + quote + "”";
    return {marked + " (" + source + ")", "<p>" + html_text(marked) + " <span>(" + html_text(source) + ")</span></p>",
            "{\\rtf1\\ansi\\uc1 " + rtf_text(marked + " (" + source + ")") + "}"};
}

} // namespace duiding
