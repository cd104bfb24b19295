// SPDX-License-Identifier: GPL-3.0-or-later
// Formats whose library has crashed or hung on some file are read in the program duiding-reader, under limits of memory and time:
// what a hostile file does to it stays there. An importer of such a format is a probe and one of these calls; the reading itself
// stands in importers/reader. Any thread; Progress can cancel, which ends the reader at once. BadInput: what the reader refuses, and
// what it died of or took too long for, in words that fit the format. Environment: the program is missing.
#pragma once

#include "importers/importer.h"
#include "importers/support/reader_frames.h"

namespace duiding {

ImportedDocument read_document_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options,
                                         Progress& progress);
ImportedSurvey read_survey_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options,
                                     Progress& progress);

// What is said of a file that the reader could not manage; by format, in general words when the format has none of its own.
Refusal refusal_too_much(std::string_view format);
Refusal refusal_damaged(std::string_view format);

// BadInput about this file.
[[noreturn]] void refuse_source(const ImportSource& source, Refusal refusal);

} // namespace duiding
