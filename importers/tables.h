// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as questionnaires: CSV and TSV, XLSX, ODS, and SPSS (SAV, ZSAV, POR; read in duiding-reader). A transcript in columns is
// left to its own importer. A separated text counts as a table by its extension only: prose in a .txt file has commas too.
#pragma once

#include "importers/importer.h"

namespace duiding {

int probe_csv(const ImportSource& source);
int probe_xlsx(const ImportSource& source);
int probe_ods(const ImportSource& source);
int probe_sav(const ImportSource& source);
ImportedSurvey read_table_survey(const ImportSource& source, const ImportOptions& options, Progress& progress);
ImportedSurvey read_sav(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
