// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/md.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/encoding.h"
#include "core/text/normalize.h"
#include "importers/md/document.h"
#include "importers/md/front_matter.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr int by_extension = 84;           // a table of bars is no CSV when the file is called .md
constexpr int by_content = 30;
constexpr std::size_t looked_at = 64 * 1024;

std::string extension_of(const std::filesystem::path& path)
{
    std::string extension = path_text(path.extension());
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension;
}

// Without an extension to go by: several headings written with "#".
bool has_headings(std::string_view bytes)
{
    std::size_t headings = 0;
    std::string_view start = bytes.substr(0, looked_at);
    for (std::size_t at = start.find("\n## "); at != std::string_view::npos; at = start.find("\n## ", at + 1)) {
        ++headings;
    }
    return headings >= 2 && start.starts_with("# ");
}

} // namespace

int probe_md(const ImportSource& source)
{
    std::string extension = extension_of(source.path);
    if (!looks_like_text(source.bytes)) {
        return 0;
    }
    if (extension == ".md" || extension == ".markdown") {
        return by_extension;
    }
    return extension.empty() && has_headings(source.bytes) ? by_content : 0;
}

ImportedDocument read_md(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    ImportedDocument document;
    DecodedText decoded = decode_text(source.bytes, options.encoding, path_text(source.path.filename()));
    progress.check();
    NormalizedText normalized = normalize_stored_text(decoded.utf8);
    md::FrontMatter front = md::read_front_matter(normalized.text, document);
    md::write_markdown(std::string_view(normalized.text).substr(front.bytes), path_text(source.path), progress, document);
    if (document.text.find_first_not_of(" \t\n") == std::string::npos) {
        throw BadInput({msg("The document could not be read."), path_text(source.path), msg("There is no text in it."),
                        msg("Check whether it was saved or copied completely.")});
    }
    for (Findings* findings : {&decoded.findings, &normalized.findings}) {
        document.findings.insert(document.findings.end(), std::make_move_iterator(findings->begin()), std::make_move_iterator(findings->end()));
    }
    document.importer_options = "encoding=" + decoded.encoding;
    return document;
}

} // namespace duiding
