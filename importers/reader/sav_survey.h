// SPDX-License-Identifier: GPL-3.0-or-later
// An SPSS file (SAV, ZSAV, POR) as a questionnaire, by ReadStat, which runs in duiding-reader only: it has crashed on files.
// Every handler is set, for it calls those that are not. Labels of questions and values are kept; what the study declared missing
// is missing, and so is what SPSS calls so; dates and times become ISO 8601. Columns of a multiple-response set stay columns.
// Errors: BadInput; a file that breaks off gives the rows before the break, with a finding.
#pragma once

#include "importers/importer.h"

namespace duiding::reader {

ImportedSurvey read_sav_survey(const ImportSource& source, const ImportOptions& options);

} // namespace duiding::reader
