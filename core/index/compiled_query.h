// SPDX-License-Identifier: GPL-3.0-or-later
// A query with its words replaced by numbered index terms, in the form that is run twice: as a question to the index, which
// gives candidates, and on the tokens of a candidate's text, which gives the truth.
#pragma once

#include "core/index/expansion.h"
#include "core/index/query_text.h"
#include "core/index/tokenizer.h"
#include "core/index/xapian_database.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace duiding {

// One place of a word or phrase: which terms may stand there, and how the text must look when capitals count.
struct CompiledElement {
    std::vector<int> terms;                // sorted
    std::string exact;                     // empty: any form
    bool exact_prefix = false;
};

struct CompiledNode {
    QueryNode::Kind kind = QueryNode::Kind::Word;
    std::vector<CompiledElement> elements; // Word, Phrase
    std::int64_t distance = 0;
    std::vector<CompiledNode> children;
};

class CompiledQuery {
public:
    CompiledQuery(const QueryNode& root, Expander& expander);

    const CompiledNode& root() const { return m_root; }
    // The number of a term, or -1 when the query does not know it.
    int number_of(const std::string& term) const;

    // What to ask the index so that no hit is missed, for hits of this unit.
    CandidateQuery candidates(HitUnit unit, InterviewerTurns interviewer) const;

private:
    CompiledNode compile(const QueryNode& node, Expander& expander);
    CompiledElement compile(const QueryWord& word, const QueryNode& node, Expander& expander);
    int number(const std::string& term);

    std::vector<std::string> m_terms;
    std::unordered_map<std::string, int> m_numbers;
    CompiledNode m_root;

    friend class CandidateMaker;
};

} // namespace duiding
