// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf/reader.h"

#include "core/base/error.h"
#include "importers/support/file_properties.h"
#include "importers/support/flow_writer.h"

#include <algorithm>
#include <utility>

namespace duiding::rtf {

namespace {

constexpr std::size_t deepest = 1'000;
constexpr std::size_t most_ranges = 100'000;
constexpr std::int64_t tokens_between_checks = 16'384;
constexpr std::int32_t most_skipped = 64;

} // namespace

void Reader::read(std::string_view bytes)
{
    Tokenizer tokens(bytes);
    read_groups(tokens, Group{}, true);
    m_groups.assign(1, Group{});
    m_body.close({});
    write_text_boxes();
    write_notes();
}

void Reader::read_groups(Tokenizer& tokens, const Group& first, bool whole_file)
{
    m_groups.assign(1, first);
    for (Token token = tokens.next(); token.kind != Token::Kind::End; token = tokens.next()) {
        if (++m_tokens % tokens_between_checks == 0) {
            m_progress.check();
        }
        switch (token.kind) {
        case Token::Kind::Open: open_group(); break;
        case Token::Kind::Close: close_group(); break;
        case Token::Kind::Word: word(token, tokens); break;
        case Token::Kind::Symbol: symbol(token.text.front()); break;
        case Token::Kind::Byte: bytes({&token.byte, 1}); break;
        case Token::Kind::Text: bytes(token.text); break;
        case Token::Kind::End: break;
        }
        if (m_groups.empty() || (whole_file && m_groups.size() == 1)) {
            return;                                            // what follows the last brace is no part of the document
        }
    }
    flush_bytes();
    m_remarks.truncated = m_remarks.truncated || whole_file;
}

void Reader::open_group()
{
    flush_bytes();
    m_to_skip = 0;
    if (m_groups.size() > deepest) {
        throw BadInput({msg("The document could not be read."), m_where, msg("Its groups are nested more than {0} deep; honest documents are not.", deepest),
                        msg("If you trust it, open it in Word, save a copy and import the copy.")});
    }
    Group inner = group();
    inner.opens_destination = false;
    inner.at_start = true;
    inner.ignorable = false;
    m_groups.push_back(inner);
}

void Reader::close_group()
{
    flush_bytes();
    m_to_skip = 0;
    Group closed = group();
    m_groups.pop_back();
    if (!closed.opens_destination) {
        return;
    }
    switch (closed.destination) {
    case Destination::Marker: m_body.set_marker(trimmed(std::exchange(captured(Destination::Marker), {}))); break;
    case Destination::RangeStart:
    case Destination::RangeEnd: {
        std::string id = trimmed(std::exchange(captured(closed.destination), {}));
        auto& places = closed.destination == Destination::RangeStart ? m_range_starts : m_range_ends;
        if (places.size() < most_ranges) {
            places[id] = m_body.here();
        }
        break;
    }
    case Destination::Comment: close_comment(); break;
    default: break;
    }
}

// "Author: what it says", at the words it was made on; a comment without such words belongs to the paragraph so far.
void Reader::close_comment()
{
    std::string text = trimmed(std::exchange(captured(Destination::Comment), {}));
    std::string author = trimmed(std::exchange(captured(Destination::CommentAuthor), {}));
    std::string id = trimmed(std::exchange(captured(Destination::CommentReference), {}));
    if (text.empty()) {
        return;
    }
    auto start = m_range_starts.find(id);
    auto end = m_range_ends.find(id);
    CharRange range{start == m_range_starts.end() ? m_body.paragraph_begin() : start->second,
                    end == m_range_ends.end() ? m_body.here() : end->second};
    m_remarks.loose_comments += range.begin >= range.end;
    if (range.begin < range.end) {
        m_builder.mark(MarkKind::Comment, range, 0, comment_value(author, text));
    }
}

void Reader::word(const Token& token, Tokenizer& tokens)
{
    if (token.text != "u" && skip_replacement()) {
        return;
    }
    bool at_start = std::exchange(group().at_start, false);
    WordFacts facts = facts_of_word(token.text);
    std::int32_t number = token.number.value_or(1);
    if (facts.word == Word::Opens) {
        bool star_lost = m_bytes == "*" && facts.destination == Destination::Skipped;      // {*\generator …}: its backslash is gone
        if (star_lost) {
            m_bytes.clear();
        }
        if (at_start || group().ignorable || facts.destination == Destination::Skipped) {
            open_destination(facts.destination, tokens);
        }
        group().ignorable = false;
        return;
    }
    if (std::exchange(group().ignorable, false) && facts.word == Word::Other) {
        open_destination(Destination::Skipped, tokens);
        return;
    }
    if (facts.word >= Word::Plain && facts.word <= Word::UnicodeSkip) {
        flush_bytes();
        character_state(facts.word, number);
    } else if (facts.word >= Word::ParagraphDefaults && facts.word <= Word::Nesting) {
        flush_bytes();
        paragraph_state(facts.word, number);
    } else if (facts.word >= Word::CodePage && facts.word <= Word::Ps2) {
        file_state(facts.word, number);
    } else if (facts.word == Word::Unicode) {
        unicode(token.number.value_or(0));
    } else if (facts.word != Word::Other) {
        flush_bytes();
        text_word(facts);
    }
    bool in_table_of_header = group().destination == Destination::Fonts || group().destination == Destination::Styles;
    if (in_table_of_header) {
        flush_bytes();
        group().destination == Destination::Fonts ? m_fonts.control(token.text, token.number.value_or(0))
                                                  : m_styles.control(token.text, token.number.value_or(0));
    }
}

void Reader::character_state(Word word, std::int32_t number)
{
    Group& state = group();
    switch (word) {
    case Word::Plain:
        state.style = {};
        state.hidden = false;
        state.deleted = false;
        state.font = m_default_font;
        break;
    case Word::Bold: state.style.bold = number != 0; break;
    case Word::Italic: state.style.italic = number != 0; break;
    case Word::Hidden: state.hidden = number != 0; break;
    case Word::Deleted:
        state.deleted = number != 0;
        m_remarks.deletions += number != 0 && state.destination == Destination::Body;
        break;
    case Word::Inserted: m_remarks.insertions += number != 0 && state.destination == Destination::Body; break;
    case Word::Font: state.font = number; break;
    case Word::DefaultFont:
        m_default_font = number;
        state.font = number;
        break;
    case Word::UnicodeSkip: state.unicode_skip = std::clamp(number, 0, most_skipped); break;
    default: break;
    }
}

void Reader::paragraph_state(Word word, std::int32_t number)
{
    ParagraphFormat& format = group().format;
    switch (word) {
    case Word::ParagraphDefaults: format = {}; break;
    case Word::ParagraphStyle: format.style = number; break;
    case Word::OutlineLevel: format.outline = number >= 0 && number < 9 ? std::min(number + 1, 6) : 0; break;
    case Word::ListLevel: format.list_level = number; break;
    case Word::InTable: format.in_table = number != 0; break;
    case Word::Nesting: format.nesting = std::clamp(number, 0, 1'000); break;
    default: break;
    }
}

void Reader::file_state(Word word, std::int32_t number)
{
    switch (word) {
    case Word::CodePage: m_file_page = number > 0 ? number : windows_western; break;
    case Word::Mac: m_file_page = mac_roman; break;
    case Word::Pc: m_file_page = 437; break;
    case Word::Ps2: m_file_page = 850; break;
    default: break;
    }
}

void Reader::text_word(const WordFacts& facts)
{
    const Group& state = group();
    bool in_body = state.destination == Destination::Body;
    switch (facts.word) {
    case Word::Sign: emit(facts.sign); return;
    case Word::Tab: emit("\t"); return;
    case Word::NestedRow:
        if (in_body || state.destination == Destination::RowProperties) {
            m_body.end_row(std::max(state.format.nesting, 2));
        }
        return;
    case Word::Paragraph:
        if (is_captured(state.destination)) {
            emit(" ");
        } else if (in_body && !state.deleted) {
            end_paragraph();
        }
        return;
    case Word::Line:
        if (is_captured(state.destination)) {
            emit(" ");
        } else if (in_body && !state.deleted && !state.hidden) {
            m_body.soft_break(state.format);
        }
        return;
    default: break;
    }
    if (!in_body) {
        return;
    }
    switch (facts.word) {
    case Word::RowDefaults: m_body.begin_row(); break;
    case Word::CellBoundary: m_body.cell_boundary(); break;
    case Word::Cell: m_body.end_cell(1, state.format); break;
    case Word::NestedCell: m_body.end_cell(std::max(state.format.nesting, 2), state.format); break;
    case Word::Row: m_body.end_row(1); break;
    default: break;
    }
}

void Reader::end_paragraph()
{
    m_body.end_paragraph(group().format);
    write_text_boxes();
}

void Reader::open_destination(Destination destination, Tokenizer& tokens)
{
    Group& state = group();
    bool in_body = state.destination == Destination::Body;
    bool has_a_group = m_groups.size() > 1;                    // of its own: before the first brace there is none to be taken away
    switch (destination) {
    case Destination::Note:
    case Destination::TextBox:
        if (in_body && has_a_group && !m_in_piece && !state.deleted && !state.hidden) {
            flush_bytes();
            std::string_view content = tokens.rest_of_group();
            if (destination == Destination::Note) {
                note(content);
            } else {
                m_text_boxes.push_back({content, state, {}});
            }
            m_groups.pop_back();
        }
        return;                                                // inside another one, or a comment: read in its place
    case Destination::Formula:
        m_remarks.formulas += in_body;
        state.destination = Destination::Skipped;
        return;
    case Destination::Object:
        m_remarks.objects += in_body;
        return;
    case Destination::PassedThrough:
        return;
    case Destination::Unicode:
        state.destination = state.destination == Destination::Alternative ? m_groups[m_groups.size() - 2].destination : state.destination;
        if (state.destination == Destination::Alternative) {
            state.destination = Destination::Body;
        }
        return;
    default: break;
    }
    bool inside_comment = state.destination == Destination::Comment && destination == Destination::CommentReference;
    bool inside_information = state.destination == Destination::Information;
    if (in_body || inside_comment || inside_information) {
        state.destination = destination;
        state.opens_destination = true;
        m_captured[destination].clear();
    } else if (destination == Destination::Skipped) {
        state.destination = destination;
    }
}

void Reader::note(std::string_view content)
{
    constexpr std::string_view endnote_word = "\\ftnalt";
    bool endnote = content.substr(content.find_first_not_of(" \r\n") == std::string_view::npos ? 0 : content.find_first_not_of(" \r\n"))
                       .starts_with(endnote_word);
    std::string label = endnote ? "e" + std::to_string(++m_endnotes) : std::to_string(++m_footnotes);
    Group state = group();
    emit("[" + label + "]");
    state.style = {};
    state.format = {};
    m_notes.push_back({content, state, label});
}

// A piece may end in the middle of a table; the next one begins outside.
void Reader::write_text_boxes()
{
    if (m_text_boxes.empty() || m_in_piece || !m_body.between_paragraphs()) {
        return;
    }
    std::vector<Piece> boxes = std::exchange(m_text_boxes, {});
    std::vector<Group> groups = std::exchange(m_groups, {});
    m_in_piece = true;
    for (const Piece& box : boxes) {
        Tokenizer tokens(box.content);
        read_groups(tokens, box.group, false);
        m_body.close(m_groups.empty() ? ParagraphFormat{} : group().format);
    }
    m_in_piece = false;
    m_groups = std::move(groups);
}

void Reader::write_notes()
{
    m_in_piece = true;
    for (const Piece& note : m_notes) {
        CharPos begin = m_body.here();
        Tokenizer tokens(note.content);
        m_body.write_before_next_text("[" + note.label + "] ");
        read_groups(tokens, note.group, false);
        m_body.close(m_groups.empty() ? ParagraphFormat{} : group().format);
        if (m_body.here() > begin) {
            m_builder.mark(MarkKind::Note, {begin, m_body.here() - 1}, 0, note.label);
        }
    }
    m_in_piece = false;
}

std::string Reader::author() const
{
    auto it = m_captured.find(Destination::Author);
    return it == m_captured.end() ? std::string() : trimmed(it->second);
}

std::string Reader::title() const
{
    auto it = m_captured.find(Destination::Title);
    std::string title = it == m_captured.end() ? std::string() : trimmed(it->second);
    return title.empty() || title.starts_with("Microsoft Word") ? trimmed(m_body.title()) : title;
}

} // namespace duiding::rtf
