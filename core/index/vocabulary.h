// SPDX-License-Identifier: GPL-3.0-or-later
// All distinct words of the indexed texts, and the questions a query asks of them: which words begin so, which belong to the
// same stem, and in which is this word a part ("wijk" in "wijkteamprofessional"). Expanding over the project's own words keeps
// the index unstemmed, so exact search stays exact and the user sees and unticks what a word became.
// Forms of a Dutch word are made by rule and looked up (dutch/inflection.h); words that the Dutch word list does not know, and
// English ones, go by their stem. Compounds are taken apart by that list (dutch/compounds.h); words it does not know, and all
// where it is not installed, by how their neighbours look. Nothing is prepared but the words themselves, so a new vocabulary is
// ready at once: 0.1 s for 1.5 million words. Safe in any thread.
#pragma once

#include "core/base/progress.h"
#include "core/index/dutch/lexicon.h"

#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class Stems;

class Vocabulary {
public:
    using Words = std::vector<std::string_view>;     // sorted; views into this object

    Vocabulary() = default;
    // `words` sorted and distinct; languages "nl", "en". The lexicon is asked for when the first compound is; null: not installed.
    Vocabulary(const std::vector<std::string>& words, const std::vector<std::string>& languages,
               std::function<const Lexicon*()> lexicon = installed_lexicon);
    // The words of `before` and some more, sorted: quicker than collecting all of them again.
    Vocabulary(const Vocabulary& before, const std::vector<std::string>& more, const std::vector<std::string>& languages);
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

    std::size_t size() const { return m_starts.empty() ? 0 : m_starts.size() - 1; }
    std::string_view word(std::size_t index) const;
    bool contains(std::string_view word) const;

    Words beginning_with(std::string_view prefix) const;
    Words containing(std::string_view part) const;
    Words ending_with(std::string_view ending) const;
    // Words of the same stem family, the word itself left out.
    Words family(std::string_view word, std::string_view language) const;
    // Words that may have been meant, likeliest first, with how much they differ: a letter more, less, other or changed places, 1;
    // what text recognition confuses (rn and m, l and 1, c and e), less. At most 2, at most 1 for short words.
    struct Near {
        std::string_view word;
        double difference = 0;
    };
    std::vector<Near> near(std::string_view word, std::size_t most) const;
    // Words in which this one is a part. At least three letters. A short one lies in hundreds of thousands of words, which takes
    // up to a second and more: given up with Cancelled when `progress` is cancelled.
    Words compounds_with(std::string_view part, const Progress* progress = nullptr) const;
    bool has_language(std::string_view name) const;
    const Lexicon* lexicon() const { return m_lexicon ? m_lexicon() : nullptr; }
    bool knows_compounds() const;                    // false: the Dutch word list is not installed

private:
    void append(std::string_view word, std::uint32_t letters);
    std::size_t first_not_before(std::string_view prefix) const;
    void add_forms(Words& words, std::string_view word, const std::vector<std::string>& keys) const;
    void add_stem_family(Words& words, std::string_view word, std::string_view language) const;
    std::vector<std::string> stem_keys(std::string_view word, const Stems& stems, std::string_view language) const;
    bool has_en_form(std::string_view stem, const Stems& stems) const;
    std::string_view find(std::string_view word) const;             // as it stands in here; empty: it does not
    bool is_compound(std::string_view word, std::size_t at, std::size_t length) const;
    bool looks_like_compound(std::string_view word, std::size_t at, std::size_t length) const;
    bool may_stand_before(std::string_view left, std::size_t part_length) const;
    bool may_stand_after(std::string_view right, std::size_t part_length) const;

    std::string m_text;                              // the words, each followed by LF
    std::vector<std::uint32_t> m_starts;             // and the end
    std::vector<std::uint32_t> m_letters;            // which letters each word has, a bit a letter: tells at once what is far apart
    std::vector<std::string> m_languages;
    std::function<const Lexicon*()> m_lexicon;
    mutable std::mutex m_mutex;                      // guards what follows
    mutable std::map<std::string, Words, std::less<>> m_compounds;   // asked before: a search is typed letter by letter
};

} // namespace duiding
