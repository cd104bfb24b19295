// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/document.h"

#include "importers/pdf/columns.h"
#include "importers/pdf/furniture.h"
#include "importers/pdf/hyphenation.h"
#include "importers/pdf/notes.h"
#include "importers/pdf/paragraphs.h"
#include "importers/support/paragraph_builder.h"

#include <algorithm>
#include <optional>

namespace duiding::pdf {

namespace {

class DocumentWriter {
public:
    DocumentWriter(const std::vector<Page>& pages, const Hyphenation& hyphenation, std::vector<LaidLine>* laid)
        : m_pages(pages), m_hyphenation(hyphenation), m_laid(laid), m_first(pages.size())
    {
    }

    void write(const std::vector<Paragraph>& paragraphs)
    {
        for (const Paragraph& paragraph : paragraphs) {
            if (paragraph.role != Role::TableRow || (m_table_columns > 0 && paragraph.row.page != m_table_page)) {
                end_table();
            }
            CharPos begin = m_builder.here();
            if (paragraph.role == Role::TableRow) {
                write_row(paragraph.row);
            } else {
                write_lines(paragraph.lines);
            }
            m_builder.mark(MarkKind::Heading, paragraph.role == Role::Heading ? CharRange{begin, m_builder.here()} : CharRange{},
                           paragraph.level);
            m_builder.mark(MarkKind::Note, paragraph.role == Role::Note ? CharRange{begin, m_builder.here()} : CharRange{}, 0, paragraph.sign);
            m_last_end = m_builder.here();
            m_builder.end_paragraph();
        }
        end_table();
        turn_page(nullptr);
        mark_pages_without_text();
    }

    ParagraphBuilder& builder() { return m_builder; }

private:
    void write_row(const TableRow& row)
    {
        if (m_table_columns == 0) {
            m_table_begin = m_builder.here();
            m_table_page = row.page;
            m_table_columns = static_cast<int>(row.cells.size());
        }
        turn_page(&m_pages[static_cast<std::size_t>(row.page)]);
        for (std::size_t c = 0; c < row.cells.size(); ++c) {
            m_builder.text(c > 0 ? "\t" : "");
            std::vector<const Line*> lines;
            for (const Line& line : row.cells[c]) {
                lines.push_back(&line);
            }
            write_lines(lines);
        }
    }

    void write_lines(const std::vector<const Line*>& lines)
    {
        for (std::size_t i = 0; i < lines.size(); ++i) {
            const Line& line = *lines[i];
            const Line* next = i + 1 < lines.size() ? lines[i + 1] : nullptr;
            turn_page(&m_pages[static_cast<std::size_t>(line.page)]);
            CharPos begin = m_builder.here();
            write_words(line, next);
            if (m_laid != nullptr) {
                m_laid->push_back({m_page->number, line.turns == 0 ? line.box : line.shown, {begin, m_builder.here()}, line.column});
            }
            if (next != nullptr && m_hyphenation.join(line.words.back().text, next->words.front().text) == Join::Blank) {
                m_builder.text(" ", style_between(line.words.back(), next->words.front()));
            }
        }
    }

    void write_words(const Line& line, const Line* next)
    {
        for (std::size_t i = 0; i < line.words.size(); ++i) {
            const Word& word = line.words[i];
            Gap gap = i == 0 ? Gap::None : gap_before(line, i);
            if (gap != Gap::None) {
                m_builder.text(" ", style_between(line.words[i - 1], word));
            }
            bool broken = i + 1 == line.words.size() && next != nullptr
                          && m_hyphenation.join(word.text, next->words.front().text) == Join::DropHyphen;
            m_builder.text(broken ? without_hyphen(word.text) : word.text, style_of(word));
        }
    }

    static RunStyle style_of(const Word& word) { return {word.bold, word.italic}; }

    static RunStyle style_between(const Word& before, const Word& after)
    {
        return style_of(before) == style_of(after) ? style_of(after) : RunStyle{};
    }

    void turn_page(const Page* page)
    {
        if (page == m_page) {
            return;
        }
        if (m_page != nullptr && m_builder.here() > m_page_begin) {
            m_builder.mark(MarkKind::Page, {m_page_begin, m_builder.here()}, m_page->number, m_page->label);
            std::optional<CharPos>& first = m_first[static_cast<std::size_t>(m_page - m_pages.data())];
            first = first.value_or(m_page_begin);
        }
        m_page = page;
        m_page_begin = m_builder.here();
    }

    // Pictures and blank pages: empty marks where the next page with text begins.
    void mark_pages_without_text()
    {
        std::size_t next = 0;
        for (std::size_t i = 0; i < m_pages.size(); ++i) {
            if (m_first[i]) {
                continue;
            }
            for (next = std::max(next, i); next < m_pages.size() && !m_first[next]; ++next) {
            }
            CharPos at = next < m_pages.size() ? *m_first[next] : m_last_end;
            m_builder.mark(MarkKind::Page, {at, at}, m_pages[i].number, m_pages[i].label);
        }
    }

    void end_table()
    {
        if (m_table_columns > 0) {
            m_builder.mark(MarkKind::Table, {m_table_begin, m_last_end}, m_table_columns);
            m_table_columns = 0;
        }
    }

    const std::vector<Page>& m_pages;
    const Hyphenation& m_hyphenation;
    std::vector<LaidLine>* m_laid;
    std::vector<std::optional<CharPos>> m_first;  // where the text of each page begins
    ParagraphBuilder m_builder;
    const Page* m_page = nullptr;
    CharPos m_page_begin;
    CharPos m_table_begin;
    CharPos m_last_end;
    int m_table_columns = 0;                      // 0 = in no table
    int m_table_page = 0;
};

Hyphenation learn_words(const std::vector<const Line*>& lines)
{
    Hyphenation hyphenation;
    for (const Line* line : lines) {
        for (std::size_t i = 1; i + 1 < line->words.size(); ++i) {      // the outer two may be halves
            hyphenation.learn(line->words[i].text);
        }
    }
    return hyphenation;
}

void report(int furniture, Findings& findings)
{
    if (furniture > 0) {
        findings.push_back({Severity::Info, {},
                            msgn("{0} line with a running header, footer or page number was left out.",
                                 "{0} lines with running headers, footers or page numbers were left out.", furniture, furniture)});
    }
}

// The first heading of the first level.
std::string title_of(const std::vector<Paragraph>& paragraphs)
{
    std::string title;
    auto first = std::find_if(paragraphs.begin(), paragraphs.end(),
                              [](const Paragraph& paragraph) { return paragraph.role == Role::Heading && paragraph.level == 1; });
    if (first != paragraphs.end()) {
        for (const Line* line : first->lines) {
            title += (title.empty() ? "" : " ") + line->text();
        }
    }
    return title;
}

} // namespace

ImportedDocument document_of(const std::vector<Page>& pages, const LayoutOptions& options, std::vector<LaidLine>* laid)
{
    std::vector<Page> kept = pages;
    int furniture = remove_furniture(kept);
    std::vector<std::vector<Line>> by_page;
    for (std::size_t i = 0; i < kept.size(); ++i) {
        by_page.push_back(lines_of(kept[i], static_cast<int>(i), options.columns));
        kept[i].words.clear();
        kept[i].words.shrink_to_fit();
    }
    double body = body_size(by_page);
    bool notes = false;
    for (std::size_t i = 0; i < by_page.size(); ++i) {
        notes = set_notes_aside(by_page[i], pages[i].height, body, notes);
    }
    std::vector<const Line*> lines;
    for (const std::vector<Line>& page : by_page) {
        for (const Line& line : page) {
            lines.push_back(&line);
        }
    }
    Hyphenation hyphenation = learn_words(lines);
    DocumentWriter writer(pages, hyphenation, laid);
    std::vector<Paragraph> paragraphs = paragraphs_of(lines);
    writer.write(paragraphs);

    ImportedDocument document;
    writer.builder().finish(document);
    document.title = title_of(paragraphs);
    report(furniture, document.findings);
    return document;
}

} // namespace duiding::pdf
