// SPDX-License-Identifier: GPL-3.0-or-later
// Every format Duiding reads, one line each, and the choice between them by content.
#include "importers/importer.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/bib.h"
#include "importers/docx.h"
#include "importers/eaf.h"
#include "importers/epub.h"
#include "importers/html.h"
#include "importers/image.h"
#include "importers/md.h"
#include "importers/odt.h"
#include "importers/otr.h"
#include "importers/pdf.h"
#include "importers/ris.h"
#include "importers/rtf.h"
#include "importers/spoken_table.h"
#include "importers/srt.h"
#include "importers/support/refusals.h"
#include "importers/tables.h"
#include "importers/txt.h"
#include "importers/vtt.h"
#include "importers/whisper.h"

#include <algorithm>

namespace duiding {

namespace {

constexpr int certain = 80;              // from here on a probe knows its own format: no refusal is asked

} // namespace

std::span<const Importer> importers()
{
    static const std::vector<Importer> all{
        {"docx", "2", {"docx", "docm", "dotx", "dotm"}, msg("Word document"), probe_docx, read_docx},
        {"odt", "1", {"odt", "ott", "fodt"}, msg("OpenDocument text"), probe_odt, read_odt},
        {"image", "1", {"png", "jpg", "jpeg"}, msg("Picture of a page"), probe_image, read_image},
        {"pdf", "1", {"pdf"}, msg("PDF"), probe_pdf, read_pdf},
        {"vtt", "1", {"vtt"}, msg("WebVTT transcript"), probe_vtt, read_vtt},
        {"srt", "1", {"srt"}, msg("SubRip subtitles"), probe_srt, read_srt},
        {"whisper", "1", {"json"}, msg("Recognised speech (Whisper)"), probe_whisper, read_whisper},
        {"otr", "1", {"otr"}, msg("oTranscribe transcript"), probe_otr, read_otr},
        {"eaf", "1", {"eaf"}, msg("ELAN annotations"), probe_eaf, read_eaf},
        {"rtf", "1", {"rtf"}, msg("Rich text"), probe_rtf, read_rtf},
        {"ris", "1", {"ris"}, msg("References (RIS)"), probe_ris, nullptr, nullptr, read_ris},
        {"bib", "1", {"bib", "bibtex"}, msg("References (BibTeX)"), probe_bib, nullptr, nullptr, read_bib},
        {"csv", "1", {"csv", "tsv", "tab"}, msg("Table (CSV, TSV)"), probe_csv, nullptr, read_table_survey},
        {"xlsx", "1", {"xlsx", "xlsm"}, msg("Excel workbook"), probe_xlsx, nullptr, read_table_survey},
        {"ods", "1", {"ods"}, msg("OpenDocument spreadsheet"), probe_ods, nullptr, read_table_survey},
        {"spoken-table", "1", {"csv", "tsv", "xlsx", "xlsm", "ods"}, msg("Transcript in a table"), probe_spoken_table, read_spoken_table},
        {"sav", "1", {"sav", "zsav", "por"}, msg("SPSS data"), probe_sav, nullptr, read_sav},
        {"epub", "1", {"epub"}, msg("E-book (EPUB)"), probe_epub, read_epub},
        {"html", "1", {"html", "htm", "xhtml"}, msg("Web page"), probe_html, read_html},
        {"md", "1", {"md", "markdown"}, msg("Markdown"), probe_md, read_md},
        {"txt", "1", {"txt", "text"}, msg("Plain text"), probe_txt, read_txt},
    };
    return all;
}

const Importer& choose_importer(const ImportSource& source)
{
    refuse_empty(source);
    const Importer* best = nullptr;
    int best_score = 0;
    for (const Importer& importer : importers()) {
        int score = importer.probe(source);
        if (score > best_score) {
            best = &importer;
            best_score = score;
        }
    }
    if (best_score < certain) {
        refuse_known_formats(source);
    }
    if (best == nullptr) {
        throw BadInput({msg("The document could not be read."), path_text(source.path), msg("Its content is no text, Word document or PDF."),
                        msg("Open it in the program it comes from and save it as DOCX, PDF or plain text.")});
    }
    return *best;
}

} // namespace duiding
