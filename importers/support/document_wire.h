// SPDX-License-Identifier: GPL-3.0-or-later
// A document and a questionnaire as bytes (importers/support/wire.h), as duiding-reader hands them over. Only what an importer
// finds is sent; the original, its name and its hash are the parent's. decode checks everything a document promises: stored
// text as normalize_stored_text leaves it, marks inside the text, speakers of turns that exist, rows as long as the questions.
#pragma once

#include "core/model/document.h"
#include "core/model/survey.h"

#include <string>
#include <string_view>

namespace duiding {

std::string encode_document(const ImportedDocument& document);
ImportedDocument decode_document(std::string_view bytes);          // throws BadInput

std::string encode_survey(const ImportedSurvey& survey);
ImportedSurvey decode_survey(std::string_view bytes);              // throws BadInput

} // namespace duiding
