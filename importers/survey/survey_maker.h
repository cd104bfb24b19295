// SPDX-License-Identifier: GPL-3.0-or-later
// Makes a questionnaire of a table: finds the row of headings (under a title, if there is one), a second row with the whole questions
// as Qualtrics and LimeSurvey write it, the column that says who answered, and what each other column is (question_type.h). Where
// the file itself declares its columns (SPSS), there are no headings to find. What was decided is in the findings. One thread.
#pragma once

#include "importers/survey/question_type.h"

namespace duiding {

class SurveyMaker {
public:
    explicit SurveyMaker(const ImportSource& source) : m_source(source), m_table(source) {}

    void take(std::span<const SheetRow> rows) { m_table.take(rows); }
    ImportedSurvey finish(SheetInfo info);                  // the maker is then spent; BadInput when nothing was answered

private:
    void find_headings();
    void name_columns();
    void declare_columns(const std::vector<SheetColumn>& columns);
    void type_columns();
    void choose_respondent();
    void report_column(std::size_t column, const ColumnType& type);
    void fill_answers();

    const ImportSource& m_source;
    AnswerColumns m_table;
    ImportedSurvey m_survey;
    std::vector<std::size_t> m_columns;                     // of the table, that are questions
    std::vector<ColumnType> m_types;
    std::size_t m_heading_row = 0;
    bool m_has_headings = false;
    bool m_has_labels = false;
    std::size_t m_first_row = 0;                            // of answers
};

// Reads any table as a questionnaire.
ImportedSurvey read_survey_sheet(const ImportSource& source, const ImportOptions& options, Progress& progress);

} // namespace duiding
