// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/batch.h"

#include "core/base/file.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <memory>

namespace duiding::cli {

namespace {

[[noreturn]] void refuse(const std::string& where, const Message& why)
{
    throw BadInput({msg("The table does not fit the study; nothing was changed."), where, why, {}});
}

// Adds the row to errors that come from looking things up in the study.
template <class Work>
auto at_row(const std::string& where, Work work)
{
    try {
        return work();
    } catch (const BadInput& error) {
        refuse(where, error.text().why.empty() ? error.text().what : error.text().why);
    }
}

std::int64_t number_from(const std::string& text, const std::string& where)
{
    std::int64_t value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size()) {
        refuse(where, msg("“{0}” is not a whole number.", text));
    }
    return value;
}

CharRange range_of(const TableFile& table, std::size_t row, const DocumentText& text, const QuoteFinder& finder)
{
    std::string where = table.where(row);
    std::string quote = table.text(row, "quote");
    if (!quote.empty()) {
        return finder.find(quote, where);
    }
    CharRange range = char_range(number_from(table.cell(row, "begin"), where), number_from(table.cell(row, "end"), where));
    if (range.begin.value < 0 || range.empty() || range.end.value > text.characters()) {
        refuse(where, msg("The range {0}–{1} does not lie in the document.", range.begin.value, range.end.value));
    }
    return range;
}

Direction direction_of(const std::string& text, const std::string& where)
{
    auto direction = text.empty() ? Direction::None : direction_from_key(text);
    if (!direction) {
        refuse(where, msg("“{0}” is not a direction.", text));
    }
    return *direction;
}

} // namespace

QuoteFinder::QuoteFinder(const DocumentText& text)
{
    for (CharRange part : text.content_of(char_range(0, text.characters()))) {
        m_pieces.push_back({static_cast<std::int64_t>(m_content.size()), part.begin});
        m_content += text.slice(part);
    }
    m_map = OffsetMap(m_content);
}

CharPos QuoteFinder::place(std::int64_t byte) const
{
    auto after = std::upper_bound(m_pieces.begin(), m_pieces.end(), byte, [](std::int64_t b, const Piece& piece) { return b < piece.byte; });
    const Piece& piece = *std::prev(after);
    return piece.position + (m_map.to_char(BytePos{byte}) - m_map.to_char(BytePos{piece.byte}));
}

CharRange QuoteFinder::find(const std::string& quote, const std::string& where) const
{
    std::size_t found = m_content.find(quote);
    if (quote.empty() || found == std::string::npos) {
        refuse(where, msg("The quote does not stand in the document: “{0}”", quote));
    }
    if (m_content.find(quote, found + 1) != std::string::npos) {
        refuse(where, msg("The quote stands in the document more than once: “{0}”", quote));
    }
    auto begin = static_cast<std::int64_t>(found);
    std::int64_t last = m_map.to_byte(m_map.to_char(BytePos{begin + static_cast<std::int64_t>(quote.size())}) - 1).value;
    return {place(begin), place(last) + 1};
}

EditResult code_from(Session& session, Project& project, const std::filesystem::path& path)
{
    TableFile table(path, {"document", "code"}, {"quote", "begin", "end", "coder", "direction", "weight", "memo"});
    auto snapshot = project.snapshot();
    std::map<DocumentId, std::pair<DocumentTextPtr, std::unique_ptr<QuoteFinder>>> texts;
    std::vector<edits::NewCoding> codings;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        std::string where = table.where(row);
        edits::NewCoding coding;
        coding.document = at_row(where, [&] { return snapshot->resolve_document(table.cell(row, "document")).id; });
        coding.code = at_row(where, [&] { return snapshot->codebook->resolve(table.cell(row, "code")); });
        auto& [text, finder] = texts[coding.document];
        if (!text) {
            text = project.text_now(coding.document);
            finder = std::make_unique<QuoteFinder>(*text);
        }
        coding.range = range_of(table, row, *text, *finder);
        coding.direction = direction_of(table.cell(row, "direction"), where);
        if (std::string weight = table.cell(row, "weight"); !weight.empty()) {
            coding.weight = static_cast<int>(number_from(weight, where));
        }
        coding.memo = table.text(row, "memo");
        codings.push_back(std::move(coding));
    }
    std::int64_t group = project.begin_group();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        codings[row].coder = coder_named(project, table.cell(row, "coder"), group);
    }
    auto count = static_cast<std::int64_t>(codings.size());
    EditLabel label{msg("Add codings"),
                           msgn("Added {0} coding from {1}", "Added {0} codings from {1}", count, count, path_text(path.filename()))};
    return session.wait(edits::add_codings(project, std::move(codings), label, group));
}

std::uint32_t colour_from(const std::string& text, const std::string& where)
{
    std::uint32_t colour = 0;
    const char* end = text.data() + text.size();
    if (text.size() != 7 || text[0] != '#' || std::from_chars(text.data() + 1, end, colour, 16).ptr != end) {
        throw BadInput({msg("“{0}” is not a colour.", text), where, {}, msg("Write it as #RRGGBB, for example #2F6F8F.")});
    }
    return colour;
}

std::pair<std::string, edits::NewCode> new_code(const std::string& path, const CodeText& text, const std::string& where)
{
    std::vector<std::string> names = split_path(path);
    if (names.empty() || names.back().empty()) {
        throw BadInput({msg("A code needs a name."), where, {}, {}});
    }
    edits::NewCode code;
    code.name = names.back();
    std::string parent;
    for (std::size_t i = 0; i + 1 < names.size(); ++i) {
        parent += (i ? "/" : "") + escape_path_name(names[i]);
    }
    if (!text.colour.empty()) {
        code.colour = colour_from(text.colour, where);
    }
    if (!text.directions.empty()) {
        auto directions = direction_kind_from_key(text.directions);
        if (!directions) {
            throw BadInput({msg("“{0}” is not a kind of direction.", text.directions), where, {}, {}});
        }
        code.directions = *directions;
        code.inherit_directions = false;
    }
    code.definition = text.definition;
    code.use_when = text.use_when;
    code.not_when = text.not_when;
    code.example = text.example;
    return {parent, code};
}

EditResult codes_from(Session& session, Project& project, const std::filesystem::path& path)
{
    TableFile table(path, {"path"}, {"colour", "definition", "use_when", "not_when", "example", "directions"});
    std::vector<std::pair<std::string, edits::NewCode>> codes;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        codes.push_back(new_code(table.cell(row, "path"),
                                 {table.cell(row, "colour"), table.text(row, "definition"), table.text(row, "use_when"),
                                  table.text(row, "not_when"), table.text(row, "example"), table.cell(row, "directions")},
                                 table.where(row)));
    }
    auto count = static_cast<std::int64_t>(codes.size());
    EditLabel label{msg("Add codes"),
                           msgn("Added {0} code from {1}", "Added {0} codes from {1}", count, count, path_text(path.filename()))};
    return session.wait(edits::add_codes(project, std::move(codes), label));
}

std::int64_t memos_from(Session& session, Project& project, const std::filesystem::path& path)
{
    TableFile table(path, {"title", "text"}, {"document", "code", "coder"});
    auto snapshot = project.snapshot();
    struct Row {
        MemoTarget target = MemoTarget::Project;
        std::int64_t id = 0;
    };
    std::vector<Row> rows;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        Row target;
        if (std::string document = table.cell(row, "document"); !document.empty()) {
            target = {MemoTarget::Document, at_row(table.where(row), [&] { return snapshot->resolve_document(document).id.value; })};
        } else if (std::string code = table.cell(row, "code"); !code.empty()) {
            target = {MemoTarget::Code, at_row(table.where(row), [&] { return snapshot->codebook->resolve(code).value; })};
        }
        rows.push_back(target);
    }
    std::int64_t group = project.begin_group();
    for (std::size_t row = 0; row < table.rows(); ++row) {
        project.set_coder(coder_named(project, table.cell(row, "coder"), group));
        session.wait(edits::add_memo(project, rows[row].target, rows[row].id, table.text(row, "title"), table.text(row, "text"), group));
    }
    return static_cast<std::int64_t>(rows.size());
}

} // namespace duiding::cli
