// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf.h"

#include "importers/pdf/reading.h"

namespace duiding {

namespace {

constexpr std::size_t header_within = 1024;                    // where the PDF standard's readers look for "%PDF-"

} // namespace

int probe_pdf(const ImportSource& source)
{
    std::string_view start = std::string_view(source.bytes).substr(0, header_within);
    return start.find("%PDF-") != std::string_view::npos ? 80 : 0;
}

ImportedDocument read_pdf(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    return pdf::read_document("pdf", source, options, progress);
}

} // namespace duiding
