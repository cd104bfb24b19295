// SPDX-License-Identifier: GPL-3.0-or-later
// What kind of question a column of answers belongs to. The rules, in this order; n counts the answers that are there:
//
//   nothing answered, or a column of survey tools about the device (IP address, e-mail …)    left out
//   all numbers, all dates, all yes/no                                                       closed, of that type
//   texts of several chosen options ("fiets, bus"): the parts come back                      closed, text
//   long (40 characters on average) and mostly different, or a sentence of three words and more that hardly
//   anybody else gave                                                                        open
//   few different texts (at most 30, and at most half of n, or 5)                            closed, a choice
//   else                                                                                     closed, text
//
// Words such as "n.v.t." stay answers. Only in a column of numbers or dates, where they can be none, they count as missing, and
// that is said. Stateless; any thread.
#pragma once

#include "importers/survey/answer_columns.h"

namespace duiding {

struct ColumnType {
    QuestionKind kind = QuestionKind::Closed;
    AttributeType type = AttributeType::Text;
    std::vector<std::string> missing;                      // words that count as missing here
    std::int64_t missing_count = 0;
    std::int64_t doubtful_count = 0;                       // answers like "n.v.t." that were kept
    bool times_cut = false;                                // dates with a time of day, kept without
};

ColumnType type_of_column(const AnswerColumns& table, const AnswerColumns::Different& answers, const std::string& heading);

// The answer as stored for that type; nothing when it counts as missing.
std::optional<std::string> canonical_answer(const Cell& cell, const ColumnType& type);

bool is_respondent_heading(const std::string& heading);

} // namespace duiding
