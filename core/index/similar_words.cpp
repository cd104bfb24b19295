// SPDX-License-Identifier: GPL-3.0-or-later
// Which words set passages apart.
#include "core/index/similar.h"

#include "core/text/characters.h"
#include "core/text/stop_words.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::size_t most_weighed = 100;            // words whose forms are looked up
constexpr std::size_t many_passages = 5;             // of so many a word must be in two
constexpr std::size_t few_words = 10;                // … unless too few are left

// A number in letters says as little as one in digits.
constexpr std::array number_words = {"twee", "drie", "vier", "vijf", "zes", "zeven", "acht", "negen", "tien", "elf", "twaalf", "twintig", "honderd",
                                     "duizend", "eerste", "tweede", "derde", "vierde", "two", "three", "four", "five", "six", "seven", "eight",
                                     "nine", "ten", "eleven", "twelve", "twenty", "hundred", "thousand", "first", "second", "third", "fourth"};

struct Counted {
    std::string term;
    std::int64_t count = 0;                          // in the passages …
    std::int64_t not_indexed = 0;                    // … that the index does not know
    std::vector<std::size_t> passages;               // sorted
    double weight = 0;
};

double bose_einstein(std::int64_t in_passages, std::int64_t in_all, std::int64_t paragraphs)
{
    double mean = static_cast<double>(std::max<std::int64_t>(in_all, 1)) / static_cast<double>(std::max<std::int64_t>(paragraphs, 1));
    return static_cast<double>(in_passages) * std::log2(1 / mean + 1) + std::log2(mean + 1);
}

bool heavier(const Counted& a, const Counted& b) { return a.weight != b.weight ? a.weight > b.weight : a.term < b.term; }
bool heavier_word(const AlikeWord& a, const AlikeWord& b) { return a.weight != b.weight ? a.weight > b.weight : a.word < b.word; }

class WordChooser {
public:
    explicit WordChooser(const AlikeFacts& facts) : m_facts(facts)
    {
        for (const std::string& language : facts.words.languages) {
            m_stop_words.merge(stop_words(language));
        }
        m_stop_words.insert(number_words.begin(), number_words.end());
    }

    std::vector<AlikeWord> choose(const std::vector<AlikePassage>& passages)
    {
        count(passages);
        std::vector<Counted> counted;
        for (auto& [term, word] : m_counted) {
            word.weight = bose_einstein(word.count, in_all(word), m_facts.paragraphs);
            counted.push_back(word);
        }
        std::sort(counted.begin(), counted.end(), heavier);
        if (passages.size() >= many_passages) {
            auto of_one = std::stable_partition(counted.begin(), counted.end(), [](const Counted& word) { return word.passages.size() > 1; });
            if (of_one - counted.begin() >= static_cast<std::ptrdiff_t>(few_words)) {
                counted.erase(of_one, counted.end());
            }
        }
        counted.resize(std::min(counted.size(), most_weighed));
        std::vector<AlikeWord> words;
        for (const Counted& word : counted) {
            if (!m_taken.contains(word.term)) {
                add(words, word);
            }
        }
        std::sort(words.begin(), words.end(), heavier_word);
        words.resize(std::min(words.size(), most_alike_words));
        return words;
    }

private:
    bool says_something(std::string_view term) const
    {
        std::size_t letters = 0;
        for (std::size_t at = 0; at < term.size();) {
            auto point = decode_at(term, at);
            auto kind = char_kind(point.value);
            if (kind == CharKind::Digit) {
                return false;
            }
            letters += kind == CharKind::Letter ? 1 : 0;
            at += static_cast<std::size_t>(point.bytes);
        }
        std::string text(term);
        return letters > 1 && !m_stop_words.contains(text) && !m_facts.names.contains(text);
    }

    void count(const std::vector<AlikePassage>& passages)
    {
        for (std::size_t i = 0; i < passages.size(); ++i) {
            for (const Token& token : passages[i].tokens) {
                auto known = m_counted.find(token.term);
                if (known == m_counted.end()) {
                    if (!says_something(token.term)) {
                        continue;
                    }
                    known = m_counted.try_emplace(token.term).first;
                    known->second.term = token.term;
                }
                Counted& word = known->second;
                ++word.count;
                word.not_indexed += passages[i].indexed ? 0 : 1;
                if (word.passages.empty() || word.passages.back() != i) {
                    word.passages.push_back(i);
                }
            }
        }
    }

    std::int64_t in_all(const Counted& word) const { return m_facts.words.occurrences(word.term) + word.not_indexed; }

    // A word with its other forms, those in the passages and those elsewhere.
    void add(std::vector<AlikeWord>& words, const Counted& word)
    {
        AlikeWord found;
        found.forms = forms_of(word.term);
        std::int64_t in_passages = 0;
        std::int64_t commonest = -1;
        std::set<std::size_t> passages;
        for (const std::string& form : found.forms) {
            m_taken.insert(form);
            auto known = m_counted.find(form);
            std::int64_t count = known == m_counted.end() ? m_facts.words.occurrences(form) : in_all(known->second);
            found.count += count;
            if (known != m_counted.end()) {
                in_passages += known->second.count;
                passages.insert(known->second.passages.begin(), known->second.passages.end());
                if (count > commonest) {
                    commonest = count;
                    found.word = form;
                }
            }
        }
        found.passages = static_cast<std::int64_t>(passages.size());
        found.weight = bose_einstein(in_passages, found.count, m_facts.paragraphs);
        if (found.count > in_passages) {                         // else it stands nowhere else
            words.push_back(std::move(found));
        }
    }

    std::vector<std::string> forms_of(const std::string& term) const
    {
        std::vector<std::string> forms{term};
        for (const std::string& language : m_facts.words.languages) {
            for (std::string_view member : m_facts.vocabulary.family(term, language)) {
                std::string form(member);
                bool of_language = m_facts.words.languages.size() == 1 || m_facts.words.occurs_in(form, language);
                if (of_language && says_something(form) && !m_taken.contains(form)) {
                    forms.push_back(std::move(form));
                }
            }
        }
        std::sort(forms.begin(), forms.end());
        forms.erase(std::unique(forms.begin(), forms.end()), forms.end());
        return forms;
    }

    const AlikeFacts& m_facts;
    StopWords m_stop_words;
    std::unordered_map<std::string, Counted> m_counted;
    std::set<std::string> m_taken;
};

} // namespace

std::vector<AlikeWord> alike_words(const std::vector<AlikePassage>& passages, const AlikeFacts& facts)
{
    return WordChooser(facts).choose(passages);
}

std::set<std::string> names_in(const Snapshot& study, const std::set<std::string>& labels, const Lexicon* lexicon)
{
    std::set<std::string> names;
    auto add = [&](std::string_view name) {
        std::vector<Token> tokens;
        tokenize(name, {0}, 0, tokens);
        for (Token& token : tokens) {
            if (lexicon && lexicon->roles(token.term) == 0) {
                names.insert(std::move(token.term));
            }
        }
    };
    for (const Person& person : *study.persons) {
        add(person.name);
    }
    for (const Case& each : *study.cases) {
        add(each.name);
    }
    for (const std::string& label : labels) {
        add(label);
    }
    return names;
}

} // namespace duiding
