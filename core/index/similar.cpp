// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/similar.h"

#include "core/base/error.h"
#include "core/index/fields.h"
#include "core/index/query_lexer.h"
#include "core/index/ranges.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <optional>

namespace duiding {

namespace {

using Node = QueryNode::Kind;

constexpr std::size_t many_words = 6;                // of so many a hit must share two

bool is_alike(const QueryNode& node) { return node.kind == Node::Field && field_called(node.text) == Field::Like; }

std::optional<std::int64_t> number_in(std::string_view text)
{
    std::int64_t number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

// As it is typed: without marks between thousands.
std::string place_text(CharRange range) { return std::to_string(range.begin.value) + "-" + std::to_string(range.end.value); }

struct NamedPassage {
    std::string document;
    CharRange range;
};

// "interview Fatima:1042-1180"
std::optional<NamedPassage> named_passage(std::string_view value)
{
    auto colon = value.rfind(':');
    auto dash = value.rfind('-');
    if (colon == std::string_view::npos || dash == std::string_view::npos || dash < colon) {
        return std::nullopt;
    }
    auto begin = number_in(value.substr(colon + 1, dash - colon - 1));
    auto end = number_in(value.substr(dash + 1));
    if (!begin || !end) {
        return std::nullopt;
    }
    return NamedPassage{std::string(value.substr(0, colon)), char_range(*begin, *end)};
}

// Collects what the values of zoals: name.
class PassageCollector {
public:
    explicit PassageCollector(const Snapshot& study) : m_study(study) {}

    void add(const QueryValue& value)
    {
        if (auto passage = named_passage(value.text)) {
            add(*passage, value);
        } else {
            add_code(value);
        }
    }

    AlikePassages take()
    {
        for (auto& [document, ranges] : m_passages.ranges) {
            ranges = joined_ranges(std::move(ranges));
        }
        return std::move(m_passages);
    }

private:
    void add(const NamedPassage& passage, const QueryValue& value)
    {
        const DocumentInfo* info = nullptr;
        try {
            info = &m_study.resolve_document(passage.document);
        } catch (const BadInput& error) {
            refuse_query(value.place.at, error.text().what, error.text().what_to_do);
        }
        if (passage.range.begin.value < 0 || passage.range.empty() || passage.range.end.value > info->characters) {
            refuse_query(value.place.at, msg("“{0}” has no passage {1}.", info->name, place_text(passage.range)),
                         msg("It runs from 0 to {0}.", std::to_string(info->characters)));
        }
        m_passages.ranges[info->id].push_back(passage.range);
        say(msg("More like a passage of “{0}”", info->name), 1);
    }

    void add_code(const QueryValue& value)
    {
        QueryNode field;
        field.kind = Node::Field;
        field.text = "code";
        field.values = {{value.text, true, value.place}};
        FieldAnswer answer = answer_field(field, m_study);
        std::int64_t segments = 0;
        for (const auto& [document, list] : *m_study.codings) {
            for (const Coding& coding : list->codings) {
                if (std::binary_search(answer.codes.begin(), answer.codes.end(), coding.code())) {
                    m_passages.ranges[document].push_back(coding.range());
                    ++segments;
                }
            }
        }
        const Code* code = m_study.codebook->find(m_study.codebook->resolve(value.text));
        say(msgn("More like {0} segment of “{1}”", "More like {0} segments of “{1}”", segments, segments, code->name), segments);
    }

    void say(Message what, std::int64_t passages)
    {
        m_said += passages;
        m_passages.what = ++m_values == 1 ? std::move(what) : msgn("More like {0} passage", "More like {0} passages", m_said, m_said);
    }

    const Snapshot& m_study;
    AlikePassages m_passages;
    std::int64_t m_said = 0;
    int m_values = 0;
};

// In quotes, by name when that can be read back, else by GUID.
std::string quoted_value(const std::string& name, const std::string& guid, const std::string& rest)
{
    bool readable = true;
    for (char32_t c : to_utf32(name)) {
        readable = readable && !is_quotation_mark(c) && c >= U' ' && c != U'*';
    }
    return "\"" + (readable ? name : guid) + rest + "\"";
}

std::string field_name(const Snapshot& study) { return study.language == "en" ? "like:" : "zoals:"; }

} // namespace

bool AlikePassages::overlap(DocumentId document, CharRange unit) const
{
    auto found = ranges.find(document);
    return found != ranges.end() && any_overlaps(found->second, unit);
}

const QueryNode* find_alike(const QueryNode& root)
{
    if (root.kind != Node::And) {
        return is_alike(root) ? &root : nullptr;
    }
    auto found = std::find_if(root.children.begin(), root.children.end(), is_alike);
    return found == root.children.end() ? nullptr : &*found;
}

AlikePassages passages_for(const QueryNode& field, const Snapshot& study)
{
    PassageCollector collector(study);
    for (const QueryValue& value : field.values) {
        collector.add(value);
    }
    return collector.take();
}

AlikeQuery::AlikeQuery(const std::vector<AlikeWord>& words, const std::vector<std::string>& excluded)
    : m_words(words), m_excluded(excluded.begin(), excluded.end())
{
    for (AlikeWord word : words) {
        bool unticked = m_excluded.contains(word.word);
        std::erase_if(word.forms, [this](const std::string& form) { return m_excluded.contains(form); });
        if (!unticked && !word.forms.empty()) {
            for (const std::string& form : word.forms) {
                m_by_form.emplace(form, m_searched.size());
            }
            m_searched.push_back(std::move(word));
        }
    }
}

QueryNode AlikeQuery::in(const QueryNode& root, const QueryNode* field) const
{
    QueryNode any;
    any.kind = Node::Or;
    for (const AlikeWord& word : m_searched) {
        QueryNode one;
        one.kind = Node::Phrase;                     // of one word: it stands for nothing but its forms
        one.weight = word.weight;
        QueryWord forms;
        for (const std::string& form : word.forms) {
            forms.text += (forms.text.empty() ? "" : "|") + form;
        }
        forms.forms = word.forms;
        one.words.push_back(std::move(forms));
        any.children.push_back(std::move(one));
    }
    if (&root == field) {
        return any;
    }
    QueryNode all = root;
    for (std::size_t i = 0; i < root.children.size(); ++i) {
        if (&root.children[i] == field) {
            all.children[i] = any;
        } else {
            all.children[i].weight = 0;
        }
    }
    return all;
}

std::vector<ExpandedTerm> AlikeQuery::listed() const
{
    std::vector<ExpandedTerm> terms;
    for (const AlikeWord& word : m_words) {
        ExpandedTerm term;
        term.term = word.word;
        for (const std::string& form : word.forms) {
            term.from += (term.from.empty() ? "" : ", ") + form;
        }
        term.reason = ExpansionReason::Alike;
        term.count = word.count;
        term.excluded = m_excluded.contains(word.word);
        term.weight = word.weight;
        term.passages = word.passages;
        terms.push_back(std::move(term));
    }
    return terms;
}

std::vector<std::string> AlikeQuery::shared(const DocumentText& text, const std::vector<CharRange>& matches) const
{
    std::set<std::size_t> numbers;
    std::vector<Token> tokens;
    for (CharRange match : matches) {
        tokens.clear();
        tokenize(text.slice(match), match.begin, 0, tokens);
        for (const Token& token : tokens) {
            if (auto known = m_by_form.find(token.term); known != m_by_form.end()) {
                numbers.insert(known->second);
            }
        }
    }
    std::vector<std::string> words;
    for (std::size_t number : numbers) {
        words.push_back(m_searched[number].word);
    }
    return words;
}

double AlikeQuery::weight(const std::vector<std::string>& shared) const
{
    double sum = 0;
    for (const std::string& word : shared) {
        auto known = m_by_form.find(word);
        sum += known == m_by_form.end() ? 0 : m_searched[known->second].weight;
    }
    return sum;
}

std::size_t AlikeQuery::least_shared() const { return m_searched.size() >= many_words ? 2 : 1; }

std::string query_like(const Snapshot& study, CodeId code)
{
    const Code* found = study.codebook->find(code);
    return field_name(study) + quoted_value(study.codebook->path(code), found ? found->guid.text() : std::string(), {});
}

std::string query_like(const Snapshot& study, DocumentId document, CharRange passage)
{
    const DocumentInfo* info = study.find_document(document);
    return field_name(study) + quoted_value(info ? info->name : std::string(), info ? info->guid.text() : std::string(), ":" + place_text(passage));
}

std::string query_like(const Snapshot& study, const std::string& passage)
{
    auto named = named_passage(passage);
    if (!named) {
        throw BadInput({msg("“{0}” is no passage.", passage), {}, {}, msg("Write the document, a colon and its code points: \"Interview 1:120-480\"")});
    }
    return query_like(study, study.resolve_document(named->document).id, named->range);
}

} // namespace duiding
