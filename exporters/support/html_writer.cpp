// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/support/html_writer.h"

#include "core/text/utf8.h"
#include "exporters/support/cell_text.h"

namespace duiding {

namespace {

void append_escaped(std::string& out, char32_t c)
{
    switch (c) {
    case U'&': out += "&amp;"; break;
    case U'<': out += "&lt;"; break;
    case U'>': out += "&gt;"; break;
    case U'"': out += "&quot;"; break;
    default: {
        bool forbidden = (c < 0x20 && c != U'\t' && c != U'\n') || (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF;
        append_utf8(out, forbidden ? U'\uFFFD' : c);
    }
    }
}

} // namespace

std::string html_escaped(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + text.size() / 16);
    for (std::size_t at = 0; at < text.size();) {
        DecodedPoint point = decode_at(text, at);
        append_escaped(out, point.value);
        at += static_cast<std::size_t>(point.bytes);
    }
    return out;
}

std::string html_paragraphs(std::string_view text)
{
    constexpr std::string_view soft_break = "\u2028";
    std::string out;
    for (std::size_t at = 0; at <= text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        std::string line = html_escaped(text.substr(at, end - at));
        for (std::size_t found = line.find(soft_break); found != std::string::npos; found = line.find(soft_break, found)) {
            line.replace(found, soft_break.size(), "<br />");
        }
        if (!line.empty()) {
            out += "<p>" + line + "</p>";
        }
        at = end + 1;
    }
    return out;
}

std::string HtmlWriter::words(const Message& message) const { return html_escaped(format(message, m_context.translate, m_context.numbers)); }

std::string HtmlWriter::words(const ReportText& text) const
{
    const auto* message = std::get_if<Message>(&text);
    return message ? words(*message) : html_escaped(std::get<std::string>(text));
}

std::string HtmlWriter::cell(const Column& column, const Cell& cell) const
{
    std::string text = cell_for_people(column, cell, m_context);
    if (std::holds_alternative<std::monostate>(cell)) {
        return "<td></td>";
    }
    if (column.type == ColumnType::Colour) {
        return colour_value(text) ? "<td><span class=\"swatch\" style=\"background:" + html_escaped(text) + "\"></span>" + html_escaped(text) + "</td>"
                                  : "<td>" + html_escaped(text) + "</td>";
    }
    return (is_numeric(column.type) ? "<td class=\"number\">" : "<td>") + html_escaped(text) + "</td>";
}

std::string HtmlWriter::table(const Table& table, Caption caption, Progress& progress) const
{
    std::string title = words(table.title);
    // A wide table scrolls by itself, also with the keyboard.
    std::string out = "<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"" + (title.empty() ? words(msg("Table")) : title) + "\">\n<table>\n";
    if (!title.empty() && caption == Caption::Show) {
        out += "<caption>" + title + "</caption>\n";
    }
    out += "<thead><tr>";
    for (const Column& column : table.columns) {
        out += (is_numeric(column.type) ? "<th scope=\"col\" class=\"number\">" : "<th scope=\"col\">") + words(column.label) + "</th>";
    }
    out += "</tr></thead>\n<tbody>\n";
    for (const auto& row : table.rows) {
        out += "<tr>";
        for (std::size_t i = 0; i < row.size(); ++i) {
            out += cell(table.columns[i], row[i]);
        }
        out += "</tr>\n";
        progress.check();
    }
    out += "</tbody>\n</table>\n</div>\n";
    for (const Message& note : table.notes) {
        out += "<p class=\"note\">" + words(note) + "</p>\n";
    }
    return out;
}

std::string HtmlWriter::page(const std::string& title, const std::string& contents, const std::string& main, PageWidth width) const
{
    std::string out = "<!DOCTYPE html>\n<html lang=\"" + html_escaped(m_context.language) + "\" xmlns=\"http://www.w3.org/1999/xhtml\">\n<head>\n"
                      "<meta charset=\"utf-8\" />\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\" />\n"
                      "<meta name=\"color-scheme\" content=\"light dark\" />\n"
                      "<meta name=\"generator\" content=\"Duiding\" />\n"
                      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\" />\n"
                      "<title>" + title + "</title>\n<style>\n" + html_style + "</style>\n</head>\n<body>\n"
                      "<a class=\"skip\" href=\"#main\">" + words(msg("Skip to the text")) + "</a>\n<div class=\"page\">\n";
    if (!contents.empty()) {
        out += "<nav aria-label=\"" + words(msg("Contents")) + "\">\n<h2>" + words(msg("Contents")) + "</h2>\n" + contents + "</nav>\n";
    }
    return out + (width == PageWidth::Whole ? "<main id=\"main\" class=\"wide\">\n" : "<main id=\"main\">\n") + main + "</main>\n</div>\n</body>\n</html>\n";
}

} // namespace duiding
