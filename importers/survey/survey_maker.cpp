// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/survey/survey_maker.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace duiding {

namespace {

constexpr std::size_t longest_name = 60;                    // code points; a longer heading becomes the label

std::string letters_of(std::size_t column)
{
    std::string letters;
    for (std::size_t n = column + 1; n > 0; n = (n - 1) / 26) {
        letters.insert(letters.begin(), static_cast<char>('A' + (n - 1) % 26));
    }
    return letters;
}

std::string one_line(const std::string& text)
{
    std::string out;
    for (char c : text) {
        bool blank = c == ' ' || c == '\n' || c == '\t';
        if (!blank || (!out.empty() && out.back() != ' ')) {
            out += blank ? ' ' : c;
        }
    }
    while (out.ends_with(' ')) {
        out.pop_back();
    }
    return out;
}

// The first words of a long question.
std::string short_name(const std::string& heading)
{
    std::u32string points = to_utf32(heading);
    if (points.size() <= longest_name) {
        return heading;
    }
    std::size_t end = points.rfind(U' ', longest_name - 1);
    return to_utf8(points.substr(0, end == std::u32string::npos || end < 20 ? longest_name - 1 : end)) + "…";
}

struct RowLook {
    std::size_t filled = 0;
    std::size_t texts = 0;
    std::size_t with_blanks = 0;
    bool distinct = true;
    bool tool_line = false;                                 // {"ImportId":"QID1"} of Qualtrics
};

RowLook look_at(const AnswerColumns& table, std::size_t row)
{
    RowLook look;
    std::set<std::string> seen;
    for (std::size_t column = 0; column < table.width(row); ++column) {
        Cell cell = table.cell(row, column);
        if (cell.empty()) {
            continue;
        }
        ++look.filled;
        look.texts += cell.kind == CellKind::Text;
        look.with_blanks += cell.text.find(' ') != std::string::npos || cell.text.ends_with('?');
        look.distinct = seen.insert(fold_name(cell.words())).second && look.distinct;
        look.tool_line = look.tool_line || cell.text.starts_with("{\"ImportId\"");
    }
    return look;
}

std::size_t usual_width(const AnswerColumns& table)
{
    std::vector<std::size_t> widths;
    for (std::size_t row = 0; row < std::min<std::size_t>(table.rows(), 50); ++row) {
        widths.push_back(table.width(row));
    }
    std::sort(widths.begin(), widths.end());
    return widths.empty() ? 0 : widths[widths.size() / 2];
}

// A value other than text stands in some column of the rows below: then a row of texts only is no answer.
bool answers_have_values(const AnswerColumns& table, std::size_t from)
{
    for (std::size_t row = from; row < std::min(table.rows(), from + 20); ++row) {
        RowLook look = look_at(table, row);
        if (look.texts < look.filled) {
            return true;
        }
    }
    return false;
}

} // namespace

// Names are texts, nearly all different, and stand over most of the columns; a title above them stands alone.
void SurveyMaker::find_headings()
{
    std::size_t usual = usual_width(m_table);
    for (std::size_t row = 0; row < std::min<std::size_t>(m_table.rows(), 20); ++row) {
        RowLook look = look_at(m_table, row);
        bool wide = look.filled * 10 >= usual * 6;
        if (wide && look.texts * 10 >= look.filled * 8) {
            m_has_headings = true;
            m_heading_row = row;
            break;
        }
        if (wide) {
            break;                                          // values: the table has no headings
        }
    }
    m_first_row = m_has_headings ? m_heading_row + 1 : 0;
    if (!m_has_headings || m_first_row + 1 >= m_table.rows()) {
        return;
    }
    RowLook names = look_at(m_table, m_heading_row);
    RowLook below = look_at(m_table, m_first_row);
    bool tool_line = look_at(m_table, m_first_row + 1).tool_line;
    bool names_are_codes = names.with_blanks * 5 <= names.filled;
    bool are_questions = names_are_codes && below.texts == below.filled && below.with_blanks * 10 >= below.filled * 6
                         && below.filled * 10 >= names.filled * 8 && answers_have_values(m_table, m_first_row + 1);
    m_has_labels = tool_line || are_questions;
    m_first_row += (m_has_labels ? 1 : 0) + (tool_line ? 1 : 0);
}

void SurveyMaker::name_columns()
{
    std::set<std::string> taken;
    for (std::size_t column = 0; column < m_table.widest(); ++column) {
        std::string heading = m_has_headings ? one_line(m_table.cell(m_heading_row, column).words()) : std::string();
        std::string label = m_has_labels ? one_line(m_table.cell(m_heading_row + 1, column).words()) : std::string();
        bool answered = false;
        for (std::size_t row = m_first_row; row < m_table.rows() && !answered; ++row) {
            answered = m_table.cell_number(row, column) != AnswerColumns::empty;
        }
        if (heading.empty() && !answered) {
            continue;
        }
        Question question;
        question.name = heading.empty() ? letters_of(column) : short_name(heading);
        question.label = !label.empty() && label != heading ? label : question.name != heading ? heading : std::string();
        std::string base = question.name;
        for (int n = 2; !taken.insert(fold_name(question.name)).second; ++n) {
            question.name = base + " (" + std::to_string(n) + ")";
        }
        m_survey.questions.push_back(std::move(question));
        m_columns.push_back(column);
    }
}

void SurveyMaker::declare_columns(const std::vector<SheetColumn>& columns)
{
    for (std::size_t column = 0; column < columns.size(); ++column) {
        Question question;
        question.name = columns[column].name;
        question.label = columns[column].label;
        question.labels = columns[column].labels;
        question.missing = columns[column].missing;
        m_survey.questions.push_back(std::move(question));
        m_columns.push_back(column);
    }
}

void SurveyMaker::report_column(std::size_t column, const ColumnType& type)
{
    const std::string& name = m_survey.questions[column].name;
    auto say = [&](Severity severity, Message message) { m_survey.findings.push_back({severity, name, std::move(message)}); };
    if (type.missing_count > 0) {
        say(Severity::Warning, msgn("“{1}”: {0} answer that is no value (“{2}”) counts as missing.", "“{1}”: {0} answers that are no value (“{2}”) count as missing.",
                                    type.missing_count, type.missing_count, name, type.missing.front()));
    }
    if (type.doubtful_count > 0) {
        say(Severity::Info, msgn("“{1}”: {0} answer says that there is none, such as “n.v.t.”; it was kept as an answer.",
                                 "“{1}”: {0} answers say that there is none, such as “n.v.t.”; they were kept as answers.", type.doubtful_count,
                                 type.doubtful_count, name));
    }
    if (type.times_cut) {
        say(Severity::Info, msg("“{0}”: dates are kept without their time of day.", name));
    }
}

void SurveyMaker::type_columns()
{
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        Question& question = m_survey.questions[i];
        AnswerColumns::Different answers = m_table.different(m_columns[i], m_first_row);
        ColumnType type = type_of_column(m_table, answers, question.name);
        if (!question.labels.empty() && type.kind != QuestionKind::LeftOut) {
            type.kind = QuestionKind::Closed;               // the file says what its codes mean
            type.type = AttributeType::Choice;
        } else if (type.type == AttributeType::Choice) {
            for (const auto& [number, counted] : answers) {
                std::string text = canonical_answer(m_table.cell_of(number), type).value_or("");
                question.labels.push_back({text, text});
            }
            std::sort(question.labels.begin(), question.labels.end(), [](const ValueLabel& a, const ValueLabel& b) {
                int order = compare_names(a.value, b.value);
                return order != 0 ? order < 0 : a.value < b.value;
            });
            question.labels.erase(std::unique(question.labels.begin(), question.labels.end()), question.labels.end());
        }
        question.kind = type.kind;
        question.type = type.type;
        question.missing.insert(question.missing.end(), type.missing.begin(), type.missing.end());
        report_column(i, type);
        m_types.push_back(std::move(type));
    }
}

// The first column that is called so and has another answer in every row.
void SurveyMaker::choose_respondent()
{
    auto rows = static_cast<std::int64_t>(m_table.rows() - m_first_row);
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        if (is_respondent_heading(m_survey.questions[i].name) && rows > 0) {
            AnswerColumns::Different answers = m_table.different(m_columns[i], m_first_row);
            if (std::ssize(answers) == rows) {
                m_survey.questions[i].kind = QuestionKind::Respondent;
                m_survey.questions[i].labels.clear();
                return;
            }
        }
    }
}

void SurveyMaker::fill_answers()
{
    std::vector<std::uint32_t> cells(m_columns.size() * (m_table.rows() - m_first_row), AnswerTable::missing);
    TextPool texts;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        std::unordered_map<std::uint32_t, std::uint32_t> known;
        for (std::size_t row = m_first_row; row < m_table.rows(); ++row) {
            std::uint32_t number = m_table.cell_number(row, m_columns[i]);
            if (number == AnswerColumns::empty) {
                continue;
            }
            auto [it, fresh] = known.try_emplace(number, AnswerTable::missing);
            if (fresh) {
                std::optional<std::string> answer = canonical_answer(m_table.cell_of(number), m_types[i]);
                it->second = answer ? texts.add(*answer) : AnswerTable::missing;
            }
            cells[(row - m_first_row) * m_columns.size() + i] = it->second;
        }
    }
    m_survey.answers = AnswerTable(m_columns.size(), std::move(texts), std::move(cells));
}

ImportedSurvey SurveyMaker::finish(SheetInfo info)
{
    m_survey.findings = std::move(info.findings);
    m_survey.importer_options = std::move(info.options);
    bool declared = !info.columns.empty();
    if (declared) {
        declare_columns(info.columns);
    } else {
        find_headings();
        name_columns();
    }
    if (m_first_row >= m_table.rows()) {
        throw BadInput({msg("The questionnaire could not be read."), path_text(m_source.path), msg("It has no rows with answers."),
                        msg("Check whether the right sheet was chosen and the table has headings and rows.")});
    }
    if (!declared && !m_has_headings) {
        m_survey.findings.push_back({Severity::Warning, {}, msg("No row of headings was found; the questions are called after their columns (A, B, …).")});
    } else if (!declared && (m_heading_row > 0 || m_has_labels)) {
        m_survey.findings.push_back({Severity::Info, {}, m_has_labels ? msg("Row {0} was read as codes of the questions, the next one as the questions themselves.",
                                                                           m_table.number(m_heading_row))
                                                                      : msg("Row {0} was read as the headings.", m_table.number(m_heading_row))});
    }
    type_columns();
    choose_respondent();
    fill_answers();
    std::string left_out;
    for (const Question& question : m_survey.questions) {
        left_out += question.kind == QuestionKind::LeftOut ? (left_out.empty() ? "“" : ", “") + question.name + "”" : "";
    }
    if (!left_out.empty()) {
        m_survey.findings.push_back({Severity::Info, {}, msg("Left out, because they are empty or about the device or the person: {0}.", left_out)});
    }
    return std::move(m_survey);
}

ImportedSurvey read_survey_sheet(const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    SurveyMaker maker(source);
    SheetInfo info = read_sheet(source, options, progress, [&](std::span<const SheetRow> rows) { maker.take(rows); });
    progress.check();
    return maker.finish(std::move(info));
}

} // namespace duiding
