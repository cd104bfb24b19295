// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/html.h"

#include "core/base/file.h"
#include "importers/support/html_encoding.h"
#include "importers/support/reader_client.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t start_bytes = 4'096;
constexpr int by_content = 85;
constexpr int by_extension = 60;

// The first bytes as plain lower-case letters; in UTF-16 the NULs between them are left out.
std::string start_of(std::string_view bytes)
{
    std::string start;
    for (char c : bytes.substr(0, start_bytes)) {
        bool upper = c >= 'A' && c <= 'Z';
        if (c != '\0') {
            start += upper ? static_cast<char>(c - 'A' + 'a') : c;
        }
    }
    std::size_t from = start.find_first_not_of("\xEF\xBB\xBF\xFE\xFF \t\r\n");
    return from == std::string::npos ? std::string() : start.substr(from);
}

bool is_called_html(const std::filesystem::path& path)
{
    std::string extension = path_text(path.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension == ".html" || extension == ".htm" || extension == ".xhtml" || extension == ".xht";
}

} // namespace

int probe_html(const ImportSource& source)
{
    std::string start = start_of(source.bytes);
    bool page = start.starts_with("<!doctype html") || start.starts_with("<html");
    bool after_something = start.starts_with("<") && (start.find("<html") != std::string::npos || start.find("<!doctype html") != std::string::npos);
    if ((page || after_something) && looks_like_text(source.bytes)) {
        return by_content;
    }
    return is_called_html(source.path) && looks_like_text(source.bytes) && start.find('<') != std::string::npos && !start.starts_with("<?xml")
               ? by_extension
               : 0;
}

ImportedDocument read_html(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    DecodedText decoded = decode_html(source.bytes, options.encoding, path_text(source.path.filename()));
    progress.check();
    ImportedDocument document = read_document_in_worker("html", {source.path, std::move(decoded.utf8)}, options, progress);
    document.findings.insert(document.findings.begin(), std::make_move_iterator(decoded.findings.begin()),
                             std::make_move_iterator(decoded.findings.end()));
    document.importer_options = "encoding=" + decoded.encoding;
    return document;
}

} // namespace duiding
