// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/md/document.h"

#include "core/base/error.h"
#include "importers/support/entities.h"
#include "importers/support/flow_writer.h"

#include <md4c.h>

#include <algorithm>
#include <exception>
#include <functional>
#include <utility>
#include <vector>

namespace duiding::md {

namespace {

constexpr std::size_t narrowest_wrap = 60;           // below, every line end was meant
constexpr std::size_t widest_wrap = 120;             // beyond, the lines of a file are paragraphs and not wrapped
constexpr std::size_t longest_title = 300;
constexpr int most_levels = 9;
constexpr std::int64_t calls_between_checks = 4'096;

template <class Visit>
void each_line(std::string_view text, Visit visit)
{
    for (std::size_t at = 0; at < text.size();) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        visit(text.substr(at, end - at));
        at = end + 1;
    }
}

// "[R1]: ja" would be taken for the address of a link and vanish; only what looks like an address is one.
bool is_address(std::string_view rest)
{
    rest.remove_prefix(std::min(rest.find_first_not_of(" \t"), rest.size()));
    return rest.empty() || rest.find("://") != std::string_view::npos || rest.starts_with("mailto:") || rest.starts_with("#")
           || rest.starts_with("/") || rest.starts_with("<") || rest.starts_with(".");
}

std::string with_labels_as_text(std::string_view text)
{
    std::string out;
    out.reserve(text.size() + 16);
    each_line(text, [&](std::string_view line) {
        std::size_t begin = std::min(line.find_first_not_of(' '), line.size());
        std::size_t end = line.find("]:", begin);
        bool label = begin < line.size() && line[begin] == '[' && end != std::string_view::npos && !is_address(line.substr(end + 2));
        out += line.substr(0, begin);
        out += label ? "\\" : "";
        out += line.substr(begin);
        out += '\n';
    });
    return out;
}

// The widest line that the next one may go on from; 0 when the lines are too long to be wrapped.
std::size_t width_of(std::string_view text)
{
    std::size_t widest = 0;
    std::size_t before = 0;
    each_line(text, [&](std::string_view line) {
        bool blank = line.find_first_not_of(" \t") == std::string_view::npos;
        widest = blank ? widest : std::max(widest, before);
        before = blank ? 0 : line.size();
    });
    return widest >= narrowest_wrap && widest <= widest_wrap ? widest : 0;
}

class Writer {
public:
    Writer(std::string_view source, FlowWriter& flow, const std::string& where, Progress& progress)
        : m_source(source), m_width(width_of(source)), m_flow(flow), m_where(where), m_progress(progress)
    {
    }

    void run()
    {
        MD_PARSER parser{};
        parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS | MD_FLAG_NOINDENTEDCODEBLOCKS;
        parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) { return of(self).guarded([&](Writer& w) { w.enter_block(type, detail); }); };
        parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return of(self).guarded([&](Writer& w) { w.leave_block(type); }); };
        parser.enter_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).guarded([&](Writer& w) { w.span(type, 1); }); };
        parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return of(self).guarded([&](Writer& w) { w.span(type, -1); }); };
        parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
            return of(self).guarded([&](Writer& w) { w.text(type, {text, size}); });
        };
        int result = md_parse(m_source.data(), static_cast<MD_SIZE>(m_source.size()), &parser, this);
        if (m_failure) {
            std::rethrow_exception(m_failure);
        }
        if (result != 0) {
            throw std::bad_alloc();
        }
    }

    const std::string& title() const { return m_title; }

private:
    struct List {
        bool ordered = false;
        std::int64_t next = 1;
        char delimiter = '.';
    };

    static Writer& of(void* self) { return *static_cast<Writer*>(self); }

    // md4c is C: an exception may not pass through it, and is thrown again behind it.
    template <class Work>
    int guarded(Work work)
    {
        try {
            if (++m_calls % calls_between_checks == 0) {
                m_progress.check();
            }
            work(*this);
            return 0;
        } catch (...) {
            m_failure = std::current_exception();
            return 1;
        }
    }

    void enter_block(MD_BLOCKTYPE type, void* detail)
    {
        switch (type) {
        case MD_BLOCK_UL: m_lists.push_back({}); break;
        case MD_BLOCK_OL: {
            auto* list = static_cast<MD_BLOCK_OL_DETAIL*>(detail);
            m_lists.push_back({true, list->start, list->mark_delimiter});
            break;
        }
        case MD_BLOCK_LI: begin_item(*static_cast<MD_BLOCK_LI_DETAIL*>(detail)); break;
        case MD_BLOCK_H: m_heading = static_cast<int>(static_cast<MD_BLOCK_H_DETAIL*>(detail)->level); break;
        case MD_BLOCK_CODE: m_code = true; break;
        case MD_BLOCK_TABLE: m_flow.begin_table(TableShape::Grid); break;
        case MD_BLOCK_TH:
        case MD_BLOCK_TD: begin_cell(); break;
        default: break;
        }
        if (type != MD_BLOCK_DOC) {
            m_flow.close_paragraph();
        }
    }

    void leave_block(MD_BLOCKTYPE type)
    {
        m_flow.close_paragraph();
        switch (type) {
        case MD_BLOCK_UL:
        case MD_BLOCK_OL: m_lists.pop_back(); break;
        case MD_BLOCK_LI: m_marker.clear(); break;
        case MD_BLOCK_H:
            m_title_done = m_title_done || m_heading == 1;
            m_heading = 0;
            break;
        case MD_BLOCK_CODE: m_code = false; break;
        case MD_BLOCK_HTML: m_in_comment = false; break;
        case MD_BLOCK_TR: m_flow.end_row(); break;
        case MD_BLOCK_TABLE: m_flow.end_table(); break;
        default: break;
        }
    }

    void begin_item(const MD_BLOCK_LI_DETAIL& item)
    {
        List& list = m_lists.back();
        m_marker = list.ordered ? std::to_string(list.next++) + list.delimiter : "•";
        if (item.is_task != 0) {
            m_marker = item.task_mark == ' ' ? "☐" : "☑";
        }
    }

    // A row is filled up to the width of its table: rows of one sign under a line of ten thousand columns would grow without end.
    void begin_cell()
    {
        if (++m_cells > 1'000 + 4 * m_source.size()) {
            throw BadInput({msg("The document could not be read."), m_where, msg("Its tables have far more columns than words."),
                            msg("Make the tables smaller, or save it as plain text.")});
        }
        m_flow.begin_cell();
    }

    void span(MD_SPANTYPE type, int step)
    {
        m_bold += type == MD_SPAN_STRONG ? step : 0;
        m_italic += type == MD_SPAN_EM ? step : 0;
        m_picture += type == MD_SPAN_IMG ? step : 0;
    }

    void text(MD_TEXTTYPE type, std::string_view part)
    {
        if (m_picture > 0) {
            return;
        }
        remember(part);
        switch (type) {
        case MD_TEXT_NULLCHAR: write("\uFFFD"); break;
        case MD_TEXT_BR: m_flow.soft_break(); break;
        case MD_TEXT_SOFTBR: line_end(); break;
        case MD_TEXT_ENTITY: write(entity_text(part)); break;
        case MD_TEXT_CODE: m_code ? lines(part) : write(part); break;
        case MD_TEXT_HTML: html(part); break;
        default: write(part); break;
        }
    }

    // Where in the source we are: md4c gives views on it.
    void remember(std::string_view part)
    {
        std::less<const char*> before;
        bool inside = !before(part.data(), m_source.data()) && before(part.data(), m_source.data() + m_source.size());
        if (inside) {
            m_at = static_cast<std::size_t>(part.data() - m_source.data()) + part.size();
        }
    }

    void line_end()
    {
        std::size_t end = std::min(m_source.find('\n', m_at), m_source.size());
        std::size_t begin = end == 0 ? std::string_view::npos : m_source.rfind('\n', end - 1);
        begin = begin == std::string_view::npos ? 0 : begin + 1;
        std::string_view next = m_source.substr(std::min(end + 1, m_source.size()));
        next.remove_prefix(std::min(next.find_first_not_of(" \t>"), next.size()));
        std::size_t word = std::min(next.find_first_of(" \t\n"), next.size());
        bool filled = end - begin + 1 + word > m_width;
        bool label = next.substr(0, word).find(':') != std::string_view::npos;       // "R1:" begins a turn
        if (m_width > 0 && filled && !label) {
            write(" ");
        } else {
            m_flow.close_paragraph();
        }
    }

    void lines(std::string_view part)
    {
        for (std::size_t end = part.find('\n'); end != std::string_view::npos; end = part.find('\n')) {
            write(part.substr(0, end));
            if (!m_flow.is_open()) {
                m_flow.open_paragraph({});
            }
            m_flow.close_paragraph();
            part.remove_prefix(end + 1);
        }
        write(part);
    }

    // What stands between tags and comments; a comment may go on in the next piece.
    void html(std::string_view part)
    {
        while (!part.empty()) {
            if (m_in_comment) {
                std::size_t end = part.find("-->");
                m_in_comment = end == std::string_view::npos;
                part.remove_prefix(m_in_comment ? part.size() : end + 3);
            } else if (part.starts_with("<!--")) {
                m_in_comment = true;
            } else if (part.front() == '<') {
                std::size_t end = std::min(part.find('>'), part.size() - 1);
                if (part.starts_with("<br")) {
                    m_flow.soft_break();
                }
                part.remove_prefix(end + 1);
            } else if (part.front() == '\n') {
                m_flow.close_paragraph();
                part.remove_prefix(1);
            } else {
                std::size_t end = std::min(part.find_first_of("<\n"), part.size());
                write(part.substr(0, end));
                part.remove_prefix(end);
            }
        }
    }

    void write(std::string_view utf8)
    {
        if (utf8.empty()) {
            return;
        }
        if (!m_flow.is_open()) {
            FlowParagraph paragraph;
            paragraph.heading = m_heading;
            if (!m_marker.empty()) {
                paragraph.list_level = std::clamp(static_cast<int>(m_lists.size()), 1, most_levels);
                paragraph.list_marker = [marker = std::exchange(m_marker, {})] { return marker; };
            }
            m_flow.open_paragraph(std::move(paragraph));
        }
        if (m_heading == 1 && !m_title_done && m_title.size() < longest_title) {
            m_title += utf8;
        }
        m_flow.text(utf8, {m_bold > 0, m_italic > 0});
    }

    std::string_view m_source;
    std::size_t m_width;                 // of wrapped lines; 0 = none are
    FlowWriter& m_flow;
    std::string m_where;
    Progress& m_progress;
    std::exception_ptr m_failure;
    std::int64_t m_calls = 0;
    std::size_t m_cells = 0;
    std::size_t m_at = 0;                // in the source, behind the last text
    std::vector<List> m_lists;
    std::string m_marker;                // of the item at hand, until its first paragraph
    int m_heading = 0;
    int m_bold = 0;
    int m_italic = 0;
    int m_picture = 0;
    bool m_code = false;
    bool m_in_comment = false;
    std::string m_title;
    bool m_title_done = false;
};

} // namespace

void write_markdown(std::string_view text, const std::string& where, Progress& progress, ImportedDocument& document)
{
    std::string source = with_labels_as_text(text);
    ParagraphBuilder builder;
    FlowWriter flow(builder);
    Writer writer(source, flow, where, progress);
    writer.run();
    flow.finish();
    builder.finish(document);
    if (document.title.empty()) {
        document.title = writer.title();
    }
}

} // namespace duiding::md
