// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/epub.h"

#include "importers/support/reader_client.h"
#include "importers/support/zip_kind.h"

namespace duiding {

int probe_epub(const ImportSource& source)
{
    return zip_kind(source.bytes) == ZipKind::Epub ? 90 : 0;
}

ImportedDocument read_epub(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    return read_document_in_worker("epub", source, options, progress);
}

} // namespace duiding
