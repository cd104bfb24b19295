// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index_schema.h"

#include "core/base/file.h"

#include <map>
#include <vector>

namespace duiding {

using index_schema::fields;
using index_schema::number_of;

namespace {

// "00ff…" back to bytes; nothing for anything else.
std::optional<std::string> bytes_of(std::string_view digits)
{
    std::string bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        auto [end, error] = std::from_chars(digits.data() + i, digits.data() + i + 2, value, 16);
        if (error != std::errc() || end != digits.data() + i + 2) {
            return std::nullopt;
        }
        bytes += static_cast<char>(value);
    }
    return digits.size() % 2 == 0 ? std::optional<std::string>(bytes) : std::nullopt;
}

} // namespace

bool IndexStamp::fits(const IndexStamp& other) const
{
    return schema == other.schema && tokenizer == other.tokenizer && xapian == other.xapian && project == other.project;
}

std::string BlockRecord::text() const
{
    return std::to_string(block) + " " + std::to_string(entries.first) + " " + std::to_string(entries.count) + " " + language;
}

std::optional<BlockRecord> BlockRecord::parse(std::string_view text)
{
    auto parts = fields(text);
    if (parts.size() != 3 && parts.size() != 4) {        // without a language it may be
        return std::nullopt;
    }
    auto block = number_of<std::uint64_t>(parts[0]);
    auto first = number_of<std::uint32_t>(parts[1]);
    auto count = number_of<std::uint32_t>(parts[2]);
    bool read = block && first && count;
    return read ? std::optional(BlockRecord{*block, {*first, *count}, parts.size() == 4 ? std::string(parts[3]) : std::string()}) : std::nullopt;
}

std::string IndexStamp::text() const
{
    return "schema=" + std::to_string(schema) + " tokenizer=" + std::to_string(tokenizer) + " xapian=" + xapian
        + " project=" + project.text() + " change=" + std::to_string(change) + " id=" + hex(change_id)
        + (lexicon.empty() ? "" : " lexicon=" + lexicon);
}

std::optional<IndexStamp> IndexStamp::parse(std::string_view text)
{
    std::map<std::string_view, std::string_view> values;
    for (std::string_view field : fields(text)) {
        auto equals = field.find('=');
        if (equals == std::string_view::npos) {
            return std::nullopt;
        }
        values[field.substr(0, equals)] = field.substr(equals + 1);
    }
    auto schema = number_of<int>(values["schema"]);
    auto tokenizer = number_of<int>(values["tokenizer"]);
    auto project = Guid::parse(values["project"]);
    auto change = number_of<std::int64_t>(values["change"]);
    auto id = bytes_of(values["id"]);
    if (!schema || !tokenizer || !project || !change || !id) {
        return std::nullopt;
    }
    return IndexStamp{*schema, *tokenizer, std::string(values["xapian"]), *project, *change, *id,
                      std::string(values["lexicon"])};
}

namespace index_schema {

std::vector<std::string_view> fields(std::string_view text)
{
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        auto end = text.find(' ');
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        text = end == std::string_view::npos ? std::string_view() : text.substr(end + 1);
    }
    return parts;
}

std::string document_term(DocumentId id)
{
    return document_prefix + std::to_string(id.value);
}

std::string block_key(DocumentId id)
{
    return block_prefix + std::to_string(id.value);
}

std::string language_term(std::string_view language)
{
    return language_prefix + std::string(language);
}

std::string gone_key(std::string_view term)
{
    return gone_prefix + std::string(term);
}

bool is_word(std::string_view term)
{
    return !term.empty() && !(term.front() >= 'A' && term.front() <= 'Z');
}

std::string pending_text(const std::set<DocumentId>& documents)
{
    std::string text;
    for (DocumentId id : documents) {
        text += text.empty() ? "" : " ";
        text += std::to_string(id.value);
    }
    return text;
}

std::set<DocumentId> parse_pending(std::string_view text)
{
    std::set<DocumentId> documents;
    for (std::string_view field : fields(text)) {
        if (auto id = number_of<std::int64_t>(field)) {
            documents.insert(DocumentId{*id});
        }
    }
    return documents;
}

} // namespace index_schema

} // namespace duiding
