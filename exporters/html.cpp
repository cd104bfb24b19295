// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/html.h"

#include "core/base/file.h"
#include "exporters/support/html_writer.h"

#include <algorithm>

namespace duiding {

namespace {

// "2026-11-24T10:00:00.000Z" → "2026-11-24 10:00 UTC": the same in every language.
std::string readable_time(const std::string& iso)
{
    return iso.size() >= 16 ? iso.substr(0, 10) + " " + iso.substr(11, 5) + " UTC" : iso;
}

// "▲ facilitating": the shape is for the eye, the word for everyone.
std::string direction_badge(const HtmlWriter& writer, const Segment& segment)
{
    if (segment.direction == Direction::None) {
        return {};
    }
    return std::string("<span class=\"direction ") + to_key(segment.direction) + "\"><span aria-hidden=\"true\">" + glyph(segment.direction) +
           "</span> " + writer.words(direction_label(segment.direction, segment.direction_kind)) + "</span>";
}

std::string quote_source(const HtmlWriter& writer, const Segment& segment)
{
    std::vector<std::string> parts;
    auto add = [&](std::string part) {
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
    };
    add(direction_badge(writer, segment));
    const Citation& citation = segment.citation;
    bool by_title = !citation.publisher.empty() || !citation.year.empty();
    std::string who = html_escaped(by_title ? citation.publisher : segment.speaker);
    std::string year = citation.year.empty() ? std::string() : " (" + html_escaped(citation.year) + ")";
    add("<span class=\"who\">" + who + (who.empty() ? "" : ", ") + "<cite>" + html_escaped(by_title ? citation.title : segment.document_name) + "</cite>" + year +
        "</span>");
    add(citation.section.empty() ? html_escaped(segment.section) : std::string());
    add(segment.page.empty() ? "" : writer.words(msg("p. {0}", segment.page)));
    add(html_escaped(citation.section));                   // "p. 12 · § 3.2 Samenwerking", of a policy document
    add(segment.coder_name.empty() ? "" : writer.words(msg("coded by {0}", segment.coder_name)));
    add(segment.weight ? writer.words(msg("weight {0}", *segment.weight)) : "");
    std::string joined;
    for (const std::string& part : parts) {
        joined += (joined.empty() ? "" : " · ") + part;
    }
    return joined;
}

// ' lang="nl"' where a text is in another language than the page, for the voice of a screen reader.
std::string language_of(const std::string& language, const ExportContext& context)
{
    return language.empty() || language == context.language ? std::string() : " lang=\"" + html_escaped(language) + "\"";
}

// The blocks of a report in order, as HTML; and the table of contents that goes with them.
class ReportWriter {
public:
    ReportWriter(const Report& report, const ExportContext& context, Progress& progress)
        : m_report(report), m_context(context), m_writer(context), m_progress(progress)
    {
    }

    std::string run()
    {
        m_progress.start(m_report.study, std::ssize(m_report.blocks));
        std::string title = m_writer.words(m_report.title);
        m_main = "<header>\n<h1>" + title + "</h1>\n<p class=\"about\">" + html_escaped(m_report.study) + " · <time datetime=\"" +
                 html_escaped(m_report.created) + "\">" + html_escaped(readable_time(m_report.created)) + "</time></p>\n</header>\n";
        for (const ReportBlock& block : m_report.blocks) {
            bool definition = std::holds_alternative<ReportDefinition>(block);
            open_definitions(definition);
            std::visit([&](const auto& one) { write(one); }, block);
            m_progress.step();
        }
        open_definitions(false);
        close_contents(0);
        return m_writer.page(title + " · " + html_escaped(m_report.study), m_contents, m_main, PageWidth::Reading);
    }

private:
    void open_definitions(bool open)
    {
        if (open != m_in_definitions) {
            m_main += open ? "<dl>\n" : "</dl>\n";
            m_in_definitions = open;
        }
    }

    void write(const ReportHeading& heading)
    {
        int level = std::clamp(heading.level, 1, 4);
        std::string anchor = heading.anchor.empty() ? "section-" + std::to_string(++m_anchors) : html_escaped(heading.anchor);
        std::string text = m_writer.words(heading.text);
        std::string tag = "h" + std::to_string(level + 1);             // the report's title is the h1
        std::string swatch = heading.colour == 0 ? "" : "<span class=\"swatch\" style=\"background:" + colour_text(heading.colour) + "\"></span>";
        m_main += "<" + tag + " id=\"" + anchor + "\">" + swatch + text + "</" + tag + ">\n";
        add_to_contents(level, "<a href=\"#" + anchor + "\">" + text + "</a>");
    }

    void write(const ReportParagraph& paragraph)
    {
        m_main += (paragraph.muted ? "<p class=\"muted\">" : "<p>") + m_writer.words(paragraph.text) + "</p>\n";
    }

    void write(const ReportDefinition& definition)
    {
        m_main += "<dt>" + m_writer.words(definition.label) + "</dt><dd" + language_of(m_report.language, m_context) + ">" +
                  html_paragraphs(definition.text) + "</dd>\n";
    }

    void write(const ReportQuote& quote)
    {
        std::string words = quote.segment.may_be_quoted
                                ? "<blockquote" + language_of(quote.segment.language, m_context) + ">" + html_paragraphs(quote.segment.text) + "</blockquote>"
                                : "<p class=\"muted\">" + m_writer.words(not_to_be_quoted()) + "</p>";
        m_main += "<figure>\n" + words + "\n<figcaption>" + quote_source(m_writer, quote.segment);
        if (!quote.segment.memo.empty()) {
            m_main += "<div class=\"memo\">" + html_paragraphs(quote.segment.memo) + "</div>";
        }
        m_main += "</figcaption>\n</figure>\n";
    }

    void write(const ReportTable& block) { m_main += m_writer.table(block.table, Caption::Show, m_progress); }

    // Nested lists: an item stays open until the next of its own or a higher level, so that deeper ones can hang in it.
    void add_to_contents(int level, const std::string& link)
    {
        close_contents(level);
        m_contents += m_levels.empty() || m_levels.back() < level ? "<ul>\n" : "";
        if (m_levels.empty() || m_levels.back() < level) {
            m_levels.push_back(level);
        }
        m_contents += "<li>" + link;
    }

    // Closes what is deeper than `level`, and the open item of that level itself.
    void close_contents(int level)
    {
        while (!m_levels.empty() && m_levels.back() > level) {
            m_contents += "</li>\n</ul>\n";
            m_levels.pop_back();
        }
        if (!m_levels.empty() && m_levels.back() == level) {
            m_contents += "</li>\n";
        }
    }

    const Report& m_report;
    const ExportContext& m_context;
    HtmlWriter m_writer;
    Progress& m_progress;
    std::string m_main;
    std::string m_contents;
    std::vector<int> m_levels;                     // of the open lists
    int m_anchors = 0;
    bool m_in_definitions = false;
};

std::string parameter_list(const Table& table)
{
    std::string out;
    for (const auto& [key, value] : table.parameters) {
        out += (out.empty() ? "" : " · ") + html_escaped(key) + ": " + html_escaped(value);
    }
    return out;
}

} // namespace

std::string html_report(const Report& report, const ExportContext& context, Progress& progress)
{
    return ReportWriter(report, context, progress).run();
}

std::string html_table(const Table& table, const ExportContext& context, Progress& progress)
{
    HtmlWriter writer(context);
    std::string title = writer.words(table.title);
    std::string main = "<header>\n<h1>" + title + "</h1>\n<p class=\"about\">" + parameter_list(table) + "</p>\n</header>\n";
    return writer.page(title, {}, main + writer.table(table, Caption::LeaveOut, progress), PageWidth::Whole);
}

void write_html_table(const Table& table, const std::filesystem::path& path, const ExportContext& context, Progress& progress)
{
    write_file(path, html_table(table, context, progress));
}

void write_html_report(const Report& report, const std::filesystem::path& path, const ExportContext& context, Progress& progress)
{
    write_file(path, html_report(report, context, progress));
}

} // namespace duiding
