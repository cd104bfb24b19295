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

} // namespace duiding
