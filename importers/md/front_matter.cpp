// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/md/front_matter.h"

#include "core/text/fold.h"
#include "importers/support/file_properties.h"

#include <algorithm>
#include <optional>
#include <string>
#include <vector>

namespace duiding::md {

namespace {

constexpr std::size_t most_keys = 100;
constexpr std::size_t longest_front_matter = 64 * 1024;
constexpr std::size_t longest_value = 1'000;

struct Entry {
    std::string key;
    std::string value;
};

std::string key_of_language(std::string_view value)
{
    std::string key(value.substr(0, 2));
    std::transform(key.begin(), key.end(), key.begin(), [](char c) { return static_cast<char>(c | 0x20); });
    return key;
}

std::string without_quotes(std::string value)
{
    bool quoted = value.size() >= 2 && (value.front() == '"' || value.front() == '\'') && value.back() == value.front();
    return quoted ? value.substr(1, value.size() - 2) : value;
}

void append_item(std::string& value, std::string_view item)
{
    std::string clean = without_quotes(trimmed(item));
    if (!clean.empty() && value.size() + clean.size() < longest_value) {
        value += value.empty() ? clean : "; " + clean;
    }
}

// "[zorg, wijk]" → "zorg; wijk"
std::string value_of(std::string_view text)
{
    std::string value = trimmed(text);
    if (value.size() < 2 || value.front() != '[' || value.back() != ']') {
        value = without_quotes(value);
        return value.size() <= longest_value ? value : std::string();
    }
    std::string list;
    std::string_view rest = std::string_view(value).substr(1, value.size() - 2);
    while (!rest.empty()) {
        std::size_t comma = std::min(rest.find(','), rest.size());
        append_item(list, rest.substr(0, comma));
        rest.remove_prefix(std::min(comma + 1, rest.size()));
    }
    return list;
}

// A line of the front matter, added to the entries; false when it is no such line.
bool read_line(std::string_view line, std::vector<Entry>& entries)
{
    std::string clean = trimmed(line);
    if (clean.empty() || clean.starts_with("#")) {
        return true;
    }
    if (clean.starts_with("- ") || line.front() == ' ') {
        if (entries.empty()) {
            return false;
        }
        if (clean.starts_with("- ")) {
            append_item(entries.back().value, clean.substr(2));
        }
        return true;
    }
    std::size_t colon = line.find(':');
    bool good = colon != std::string_view::npos && colon > 0 && colon <= 60 && (colon + 1 == line.size() || line[colon + 1] == ' ');
    if (good && entries.size() < most_keys) {
        entries.push_back({trimmed(line.substr(0, colon)), value_of(line.substr(colon + 1))});
    }
    return good;
}

void take(const Entry& entry, ImportedDocument& document)
{
    std::string key = fold_name(entry.key);
    if (entry.value.empty()) {
        return;
    }
    if (key == "title" || key == "titel") {
        document.title = entry.value;
    } else if (key == "author" || key == "auteur") {
        add_author(document, entry.value);
    } else if (key == "lang" || key == "language" || key == "taal") {
        document.language = entry.value.size() == 2 || (entry.value.size() == 5 && entry.value[2] == '-') ? key_of_language(entry.value) : std::string();
    } else if (std::size_t before = document.attributes.size(); key == "date" || key == "datum") {
        add_created(document, entry.value);
        if (document.attributes.size() == before) {
            document.attributes.push_back({entry.key, entry.value, AttributeType::Text});
        }
    } else {
        document.attributes.push_back({entry.key, entry.value, AttributeType::Text});
    }
}

} // namespace

FrontMatter read_front_matter(std::string_view text, ImportedDocument& document)
{
    if (!text.starts_with("---\n")) {
        return {};
    }
    std::vector<Entry> entries;
    for (std::size_t at = 4; at < std::min(text.size(), longest_front_matter);) {
        std::size_t end = std::min(text.find('\n', at), text.size());
        std::string_view line = text.substr(at, end - at);
        at = std::min(end + 1, text.size());
        if (line == "---" || line == "...") {
            for (const Entry& entry : entries) {
                take(entry, document);
            }
            return {at};
        }
        if (!line.empty() && !read_line(line, entries)) {
            return {};
        }
    }
    return {};
}

} // namespace duiding::md
