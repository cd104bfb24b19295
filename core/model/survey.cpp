// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/survey.h"

#include "core/model/key_table.h"

namespace duiding {

namespace {

constexpr KeyEntry<QuestionKind> keys[] = {
    {QuestionKind::Respondent, "respondent"}, {QuestionKind::Closed, "closed"}, {QuestionKind::Open, "open"}, {QuestionKind::LeftOut, "left-out"},
};

} // namespace

const char* to_key(QuestionKind kind) { return key_of(keys, kind); }
std::optional<QuestionKind> question_kind_from_key(std::string_view key) { return value_of(keys, key); }

AnswerTable::AnswerTable(std::size_t columns, TextPool texts, std::vector<std::uint32_t> cells)
    : m_columns(columns), m_texts(std::move(texts)), m_cells(std::move(cells))
{
}

std::optional<std::string_view> AnswerTable::at(std::size_t row, std::size_t column) const
{
    std::uint32_t cell = m_cells[row * m_columns + column];
    return cell == missing ? std::nullopt : std::optional(m_texts.text(cell));
}

void AnswerTable::add_row(const std::vector<std::optional<std::string>>& answers)
{
    if (m_cells.empty()) {
        m_columns = answers.size();
    }
    for (std::size_t column = 0; column < m_columns; ++column) {
        bool there = column < answers.size() && answers[column];
        m_cells.push_back(there ? m_texts.add(*answers[column]) : missing);
    }
}

} // namespace duiding
