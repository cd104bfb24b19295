// SPDX-License-Identifier: GPL-3.0-or-later
// A query with its words replaced by numbered index terms and its fields by places in the study, in the form that is run twice: as
// a question to the index, which gives candidates, and on the text of a candidate, which gives the truth.
#pragma once

#include "core/index/expansion.h"
#include "core/index/fields.h"
#include "core/index/known_words.h"
#include "core/index/query_text.h"
#include "core/index/regex_scan.h"
#include "core/index/xapian_database.h"
#include "core/model/snapshot.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <vector>

namespace duiding {

// One place of a word or phrase: which terms may stand there, and how the text must look when capitals count.
struct CompiledElement {
    std::vector<int> terms;                // sorted
    std::string exact;                     // empty: any form
    bool any_case = false;                 // of exact: no capitals were asked for
    std::string folded;                    // of a word with a *
    bool open_end = false;                 // the word may go on
    bool open_begin = false;               // more may stand before it
};

struct CompiledNode {
    QueryNode::Kind kind = QueryNode::Kind::Word;
    std::vector<std::size_t> elements;     // Word, Phrase: in CompiledQuery::elements()
    std::int64_t distance = 0;             // Near
    bool ordered = false;                  // Near
    double weight = 1;
    std::size_t number = 0;                // Field, Regex: in CompiledQuery::fields(), regexes()
    std::vector<CompiledNode> children;
};

struct CompiledField {
    FieldAnswer answer;
    std::optional<CompiledNode> words;     // of memo: and kop: with words to look for
};

class CompiledQuery {
public:
    // `study` null: nothing is known of the study, and fields are refused. Throws BadInput.
    CompiledQuery(const QueryNode& root, Expander& expander, const Vocabulary& vocabulary, const Snapshot* study);

    const CompiledNode& root() const { return m_root; }
    const std::vector<CompiledElement>& elements() const { return m_elements; }
    const std::vector<CompiledField>& fields() const { return m_fields; }
    const std::vector<RegexScan>& regexes() const { return m_regexes; }
    // The elements in which a term may stand; null when the query does not know it.
    const std::vector<std::size_t>* elements_with(const std::string& term) const;

    // What to ask the index so that no hit is missed. Empty: the index cannot tell, each text has to be read.
    std::optional<CandidateQuery> candidates(const SearchRequest& request) const;
    // Is every candidate a hit, whatever its text? True of words, AND, OR and NOT of these, in whole paragraphs.
    bool decided_by_index(const SearchRequest& request) const;
    // Words, phrases and NEAR alone: a paragraph needs nothing beside its text to be put to the query.
    bool only_words() const { return m_fields.empty() && m_regexes.empty(); }
    // The words of the query, for cutting texts.
    const KnownWords& known_words() const { return m_known_words; }

private:
    CompiledNode compile(const QueryNode& node, Expander& expander, const Snapshot* study);
    std::size_t compile(const QueryWord& word, const QueryNode& node, Expander& expander);
    void join_codings(const CompiledNode& all, const Snapshot& study);
    int number(const std::string& term);

    std::vector<std::string> m_terms;
    std::unordered_map<std::string, int> m_numbers;
    std::vector<std::vector<std::size_t>> m_elements_of_term;
    std::vector<CompiledElement> m_elements;
    std::map<std::tuple<std::string, bool, bool, bool, bool, bool>, std::size_t> m_known;      // elements made, so that each is made once
    std::vector<CompiledField> m_fields;
    std::vector<RegexScan> m_regexes;
    std::vector<std::vector<std::vector<std::string>>> m_regex_terms;       // per pattern, per literal: the words that hold it
    CompiledNode m_root;
    KnownWords m_known_words;

    friend class CandidateMaker;
};

} // namespace duiding
