// SPDX-License-Identifier: GPL-3.0-or-later
// Pieces that every page is made of: the page around it, text made safe, tables.
#pragma once

#include "exporters/exporter.h"

#include <string>
#include <string_view>

namespace duiding {

// & < > " made safe; characters that XML forbids become U+FFFD.
std::string html_escaped(std::string_view text);
// Lines as paragraphs <p>…</p>; a soft break (U+2028) as <br />.
std::string html_paragraphs(std::string_view text);

enum class Caption { Show, LeaveOut };
enum class PageWidth { Reading, Whole };           // Whole: for wide tables

class HtmlWriter {
public:
    explicit HtmlWriter(const ExportContext& context) : m_context(context) {}

    // Our words in the reader's language, made safe.
    std::string words(const Message& message) const;
    std::string words(const ReportText& text) const;

    std::string table(const Table& table, Caption caption, Progress& progress) const;
    // A whole page; the three strings are HTML already, `contents` may be empty.
    std::string page(const std::string& title, const std::string& contents, const std::string& main, PageWidth width) const;

private:
    std::string cell(const Column& column, const Cell& cell) const;

    const ExportContext& m_context;
};

extern const char* const html_style;               // the style sheet

} // namespace duiding
