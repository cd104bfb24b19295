// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/txt.h"

#include "core/base/file.h"
#include "core/text/encoding.h"
#include "core/text/normalize.h"

#include <iterator>

namespace duiding {

int probe_txt(const ImportSource& source)
{
    return looks_like_text(source.bytes) ? 20 : 0;
}

ImportedDocument read_txt(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    ImportedDocument document;
    DecodedText decoded = decode_text(source.bytes, options.encoding, path_text(source.path.filename()));
    progress.check();
    NormalizedText normalized = normalize_stored_text(decoded.utf8);
    document.text = std::move(normalized.text);
    document.findings = std::move(decoded.findings);
    document.findings.insert(document.findings.end(), std::make_move_iterator(normalized.findings.begin()),
                             std::make_move_iterator(normalized.findings.end()));
    document.importer_options = "encoding=" + decoded.encoding;
    return document;
}

} // namespace duiding
