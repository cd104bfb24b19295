// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/image.h"

#include "importers/pdf/reading.h"

namespace duiding {

int probe_image(const ImportSource& source)
{
    std::string_view bytes = source.bytes;
    return bytes.starts_with("\x89PNG\r\n\x1A\n") || bytes.starts_with("\xFF\xD8\xFF") ? 90 : 0;
}

ImportedDocument read_image(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    if (!options.ocr) {
        refuse_source(source, {msg("It is a picture; its text has to be recognised."),
                               msg("Import it with text recognition (OCR): “--ocr” on the command line.")});
    }
    return pdf::read_document("image", source, options, progress);
}

} // namespace duiding
