// SPDX-License-Identifier: GPL-3.0-or-later
// A questionnaire as it comes in: questions are columns, respondents are rows. Made from a table by importers, put in the
// project by edits::add_survey: each respondent becomes a person, each closed question an attribute of persons, and the
// open answers of one respondent one document, a section per question, with the question itself as a label (non-content).
#pragma once

#include "core/base/findings.h"
#include "core/model/attribute.h"
#include "core/model/text_pool.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class QuestionKind { Respondent, Closed, Open, LeftOut };    // Respondent: the column that names who answered

const char* to_key(QuestionKind kind);                         // "respondent", "closed", "open", "left-out"
std::optional<QuestionKind> question_kind_from_key(std::string_view key);

struct Question {
    std::string name;                 // the column's heading or variable name; unique in the survey
    std::string label;                // the whole question; may be empty
    QuestionKind kind = QuestionKind::Closed;
    AttributeType type = AttributeType::Text;
    std::vector<ValueLabel> labels;
    std::vector<std::string> missing; // values declared missing; their answers are already absent
};

// One row a respondent, one column a question; nothing = missing. Equal answers are kept once: 4 bytes a cell.
class AnswerTable {
public:
    static constexpr std::uint32_t missing = 0xFFFFFFFF;

    AnswerTable() = default;
    // Row after row, as numbers of `texts` or `missing`.
    AnswerTable(std::size_t columns, TextPool texts, std::vector<std::uint32_t> cells);

    std::size_t columns() const { return m_columns; }
    std::size_t rows() const { return m_columns == 0 ? 0 : m_cells.size() / m_columns; }
    std::optional<std::string_view> at(std::size_t row, std::size_t column) const;     // valid while the table is not changed
    void add_row(const std::vector<std::optional<std::string>>& answers);              // the first row says how many columns

private:
    std::size_t m_columns = 0;
    TextPool m_texts;
    std::vector<std::uint32_t> m_cells;
};

struct ImportedSurvey {
    std::string name;                 // the file's name without its extension
    std::string format;               // "csv", "xlsx", "ods", "sav"
    std::vector<Question> questions;
    AnswerTable answers;              // as wide as questions; values canonical for their type
    Findings findings;
    std::string original;             // the file, byte for byte
    std::string original_name;
    std::string original_sha256;      // 32 raw bytes
    std::string importer_options;     // "separator=;;decimal=,;sheet=Antwoorden": enough to read it again
};

} // namespace duiding
