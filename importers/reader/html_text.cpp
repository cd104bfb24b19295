// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/html_text.h"

#include "importers/reader/html_style.h"
#include "importers/support/file_properties.h"

#include <algorithm>
#include <charconv>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

namespace duiding::reader {

namespace {

constexpr int most_levels = 9;
constexpr std::size_t longest_fact = 1'000;

bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f';
}

std::string collapsed(std::string_view text)
{
    std::string out;
    for (char c : text.substr(0, longest_fact)) {
        if (!is_blank(c)) {
            out += c;
        } else if (!out.empty() && out.back() != ' ') {
            out += ' ';
        }
    }
    return trimmed(out);
}

std::optional<int> number_of(const std::string& text)
{
    int value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    bool good = error == std::errc() && end != text.data() && value > -1'000'000 && value < 1'000'000;
    return good ? std::optional(value) : std::nullopt;
}

const GumboVector& children_of(const GumboNode* node)
{
    return node->v.element.children;
}

const GumboNode* child_at(const GumboVector& children, unsigned int i)
{
    return static_cast<const GumboNode*>(children.data[i]);
}

bool is_element(const GumboNode* node)
{
    return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
}

bool is_tag(const GumboNode* node, GumboTag tag)
{
    return is_element(node) && node->v.element.tag == tag;
}

int cells_of(const GumboNode* row)
{
    int cells = 0;
    for (unsigned int i = 0; i < children_of(row).length; ++i) {
        const GumboNode* cell = child_at(children_of(row), i);
        cells += is_tag(cell, GUMBO_TAG_TD) || is_tag(cell, GUMBO_TAG_TH);
    }
    return cells;
}

// Gumbo puts every row in a <tbody>, <thead> or <tfoot>.
TableShape shape_of(const GumboNode* table)
{
    for (unsigned int i = 0; i < children_of(table).length; ++i) {
        const GumboNode* part = child_at(children_of(table), i);
        for (unsigned int j = 0; is_element(part) && j < children_of(part).length; ++j) {
            const GumboNode* row = child_at(children_of(part), j);
            if (is_tag(row, GUMBO_TAG_TR) && cells_of(row) > 1) {
                return TableShape::Grid;
            }
        }
    }
    return TableShape::Frame;
}

int heading_level(GumboTag tag)
{
    return tag >= GUMBO_TAG_H1 && tag <= GUMBO_TAG_H6 ? static_cast<int>(tag) - static_cast<int>(GUMBO_TAG_H1) + 1 : 0;
}

class Page {
public:
    explicit Page(FlowWriter& flow) : m_flow(flow) {}

    void read(const GumboNode* root)
    {
        m_steps.push_back({Step::Kind::Enter, root});
        while (!m_steps.empty()) {
            Step step = m_steps.back();
            m_steps.pop_back();
            switch (step.kind) {
            case Step::Kind::Enter: enter(step.node); break;
            case Step::Kind::Leave: leave(step.node); break;
            case Step::Kind::BeginTable:
                end_block();
                m_flow.begin_table(shape_of(step.node));
                break;
            }
        }
        end_block();
    }

    HtmlFacts facts;

private:
    struct Step {
        enum class Kind { Enter, Leave, BeginTable };
        Kind kind;
        const GumboNode* node;
    };
    struct State {                       // of the element at hand
        RunStyle run;
        int heading = 0;
        bool lines = false;              // inside <pre>
        bool marker = false;             // its text is the marker of a list item
    };
    struct List {
        bool ordered = false;
        int next = 1;
        std::string type;
    };

    void enter(const GumboNode* node)
    {
        switch (node->type) {
        case GUMBO_NODE_TEXT:
        case GUMBO_NODE_WHITESPACE:
        case GUMBO_NODE_CDATA: text(node->v.text.text); break;
        case GUMBO_NODE_ELEMENT: enter_element(node); break;
        default: break;                                        // comments and templates
        }
    }

    void enter_element(const GumboNode* node)
    {
        GumboTag tag = node->v.element.tag;
        if (tag == GUMBO_TAG_HEAD) {
            read_head(node);
            return;
        }
        State state = m_states.empty() ? State{} : m_states.back();
        InlineStyle style = style_of(node, state.run);
        if (is_skipped(tag) || style.hidden) {
            return;
        }
        if (is_block(tag)) {
            end_block();
        }
        state.heading = heading_level(tag) > 0 ? heading_level(tag) : state.heading;
        state.lines = state.lines || tag == GUMBO_TAG_PRE || tag == GUMBO_TAG_LISTING || tag == GUMBO_TAG_XMP || tag == GUMBO_TAG_PLAINTEXT;
        state.marker = state.marker || style.word_marker;
        if (style.word_list_level > 0 && !style.word_marker) {
            m_item_level = style.word_list_level;
        }
        m_states.push_back(state);
        m_steps.push_back({Step::Kind::Leave, node});
        begin(node, tag);
    }

    // What an element does before its children, which it puts on the steps.
    void begin(const GumboNode* node, GumboTag tag)
    {
        switch (tag) {
        case GUMBO_TAG_HTML: read_language(node); break;
        case GUMBO_TAG_BR: line_break(); break;
        case GUMBO_TAG_Q: text("“"); break;
        case GUMBO_TAG_UL:
        case GUMBO_TAG_MENU:
        case GUMBO_TAG_DIR: m_lists.push_back({}); break;
        case GUMBO_TAG_OL: m_lists.push_back({true, number_of(attribute_of(node, "start")).value_or(1), attribute_of(node, "type")}); break;
        case GUMBO_TAG_LI: begin_item(node); break;
        case GUMBO_TAG_TD:
        case GUMBO_TAG_TH: m_flow.begin_cell(); break;
        default: break;
        }
        bool table = tag == GUMBO_TAG_TABLE;
        push_children(node, [&](const GumboNode* child) { return !table || !is_tag(child, GUMBO_TAG_CAPTION); });
        if (table) {
            m_steps.push_back({Step::Kind::BeginTable, node});
            push_children(node, [](const GumboNode* child) { return is_tag(child, GUMBO_TAG_CAPTION); });
        }
    }

    template <class Wanted>
    void push_children(const GumboNode* node, Wanted wanted)
    {
        const GumboVector& children = children_of(node);
        for (unsigned int i = children.length; i > 0; --i) {
            if (wanted(child_at(children, i - 1))) {
                m_steps.push_back({Step::Kind::Enter, child_at(children, i - 1)});
            }
        }
    }

    void leave(const GumboNode* node)
    {
        GumboTag tag = node->v.element.tag;
        if (tag == GUMBO_TAG_Q) {
            text("”");
        }
        if (m_states.back().marker && (m_states.size() < 2 || !m_states[m_states.size() - 2].marker)) {
            end_word_marker();
        }
        m_states.pop_back();
        if (is_block(tag)) {
            end_block();
        }
        switch (tag) {
        case GUMBO_TAG_UL:
        case GUMBO_TAG_MENU:
        case GUMBO_TAG_DIR:
        case GUMBO_TAG_OL: m_lists.pop_back(); break;
        case GUMBO_TAG_LI: m_marker.clear(); break;
        case GUMBO_TAG_TR: m_flow.end_row(); break;
        case GUMBO_TAG_TABLE: m_flow.end_table(); break;
        default: break;
        }
    }

    void begin_item(const GumboNode* node)
    {
        m_item_level = std::max<int>(static_cast<int>(m_lists.size()), 1);
        m_marker = "•";
        if (!m_lists.empty() && m_lists.back().ordered) {
            List& list = m_lists.back();
            list.next = number_of(attribute_of(node, "value")).value_or(list.next);
            m_marker = ordered_marker(list.next++, list.type);
        }
    }

    // Word writes "·" in the font Symbol, "o" in Courier New, "§" in Wingdings for the bullets of its three levels.
    void end_word_marker()
    {
        std::string marker = collapsed(std::exchange(m_word_marker, {}));
        while (marker.ends_with("\u00A0")) {
            marker = trimmed(std::string_view(marker).substr(0, marker.size() - 2));
        }
        m_marker = marker == "·" || marker == "o" || marker == "§" ? "•" : marker;
        m_space = false;
    }

    void text(std::string_view utf8)
    {
        const State& state = m_states.back();
        if (state.marker) {
            m_word_marker += utf8.substr(0, longest_fact);
        } else if (state.lines) {
            lines(utf8);
        } else {
            collapse(utf8);
        }
    }

    void collapse(std::string_view utf8)
    {
        std::string out;
        for (std::size_t at = 0; at < utf8.size();) {
            if (is_blank(utf8[at])) {
                if (!m_space && !m_line_start) {
                    m_space = true;
                    m_space_run = m_states.back().run;
                }
                ++at;
                continue;
            }
            std::size_t end = at;
            while (end < utf8.size() && !is_blank(utf8[end])) {
                ++end;
            }
            if (std::exchange(m_space, false)) {
                if (out.empty()) {
                    write(" ", m_space_run);                   // a blank before a bold word is not bold
                } else {
                    out += ' ';
                }
            }
            out += utf8.substr(at, end - at);
            m_line_start = false;
            at = end;
        }
        write(out, m_states.back().run);
    }

    // Each line of preformatted text is a paragraph, in a table a soft break.
    void lines(std::string_view utf8)
    {
        for (;;) {
            std::size_t end = utf8.find('\n');
            write(utf8.substr(0, end), m_states.back().run);
            m_line_start = false;
            if (end == std::string_view::npos) {
                return;
            }
            end_line();
            utf8.remove_prefix(end + 1);
        }
    }

    void end_line()
    {
        if (!m_flow.is_open()) {
            m_flow.open_paragraph({});
        }
        m_flow.close_paragraph();
    }

    void write(std::string_view utf8, RunStyle run)
    {
        if (utf8.empty()) {
            return;
        }
        if (!m_flow.is_open()) {
            FlowParagraph paragraph;
            paragraph.heading = m_states.back().heading;
            if (!m_marker.empty()) {
                paragraph.list_level = std::clamp(m_item_level, 1, most_levels);
                paragraph.list_marker = [marker = std::exchange(m_marker, {})] { return marker; };
            }
            m_flow.open_paragraph(std::move(paragraph));
        }
        m_flow.text(utf8, run);
    }

    void line_break()
    {
        if (m_flow.is_open()) {
            m_flow.soft_break();
        } else if (!m_flow.in_table()) {
            end_line();
        }
        m_space = false;
        m_line_start = true;
    }

    void end_block()
    {
        m_flow.close_paragraph();
        m_space = false;
        m_line_start = true;
    }

    void read_language(const GumboNode* node)
    {
        std::string language = attribute_of(node, "lang");
        language = language.empty() ? attribute_of(node, "xml:lang") : language;
        std::string first = language.substr(0, language.find_first_of("-_"));
        std::transform(first.begin(), first.end(), first.begin(), [](char c) { return static_cast<char>(c | 0x20); });
        bool two_letters = first.size() == 2 && std::all_of(first.begin(), first.end(), [](char c) { return c >= 'a' && c <= 'z'; });
        facts.language = two_letters ? first : std::string();
    }

    void read_head(const GumboNode* head)
    {
        for (unsigned int i = 0; i < children_of(head).length; ++i) {
            const GumboNode* node = child_at(children_of(head), i);
            bool title = is_tag(node, GUMBO_TAG_TITLE) && children_of(node).length > 0 && facts.title.empty();
            if (title && child_at(children_of(node), 0)->type == GUMBO_NODE_TEXT) {
                facts.title = collapsed(child_at(children_of(node), 0)->v.text.text);
            } else if (is_tag(node, GUMBO_TAG_META)) {
                read_meta(node);
            }
        }
    }

    void read_meta(const GumboNode* node)
    {
        std::string name = attribute_of(node, "name");
        name = name.empty() ? attribute_of(node, "property") : name;
        std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
        std::string content = collapsed(attribute_of(node, "content"));
        if (facts.author.empty() && (name == "author" || name == "dc.creator" || name == "dcterms.creator")) {
            facts.author = content;
        }
        bool date = name == "date" || name == "dc.date" || name == "dcterms.created" || name == "dcterms.issued" || name == "dcterms.date"
                    || name == "article:published_time";
        if (facts.created.empty() && date) {
            facts.created = content;
        }
    }

    FlowWriter& m_flow;
    std::vector<Step> m_steps;
    std::vector<State> m_states;
    std::vector<List> m_lists;
    std::string m_marker;                // of the item at hand, until its first paragraph
    int m_item_level = 1;
    std::string m_word_marker;
    bool m_space = false;                // a blank, if more text follows on the line
    RunStyle m_space_run;                // of that blank
    bool m_line_start = true;
};

} // namespace

HtmlFacts write_html(std::string_view utf8, FlowWriter& flow)
{
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    auto destroy = [&](GumboOutput* output) { gumbo_destroy_output(&options, output); };
    std::unique_ptr<GumboOutput, decltype(destroy)> output(gumbo_parse_with_options(&options, utf8.data(), utf8.size()), destroy);
    Page page(flow);
    page.read(output->root);
    return page.facts;
}

} // namespace duiding::reader
