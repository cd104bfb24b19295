// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/file_properties.h"

#include "core/text/normalize.h"

#include <algorithm>

namespace duiding {

std::string trimmed(std::string_view text)
{
    std::size_t from = text.find_first_not_of(" \t\r\n");
    std::size_t to = text.find_last_not_of(" \t\r\n");
    return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

void add_author(ImportedDocument& document, std::string_view name)
{
    std::string author = trimmed(normalize_stored_text(name).text);
    std::replace(author.begin(), author.end(), '\n', ' ');
    if (!author.empty()) {
        document.attributes.push_back({"author", author, AttributeType::Text});
    }
}

void add_created(ImportedDocument& document, std::string_view iso_time)
{
    std::string date = trimmed(iso_time).substr(0, 10);
    std::string shape = date;
    std::transform(shape.begin(), shape.end(), shape.begin(), [](char c) { return c >= '0' && c <= '9' ? '9' : c; });
    if (shape == "9999-99-99") {
        document.attributes.push_back({"created", date, AttributeType::Date});
    }
}

} // namespace duiding
