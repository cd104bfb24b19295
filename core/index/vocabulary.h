// SPDX-License-Identifier: GPL-3.0-or-later
// All distinct words of the indexed texts, prepared for the three questions a query asks: which words begin so, which belong to
// the same stem, and in which is this word a part ("wijk" in "wijkteamprofessional"). Expanding over the project's own words
// keeps the index unstemmed, so exact search stays exact and the user sees and unticks what a word became.
// Compounds are taken apart by the Dutch word list (dutch/compounds.h); words it does not know, and all where it is not
// installed, by how their neighbours look. Immutable after construction: safe in any thread. Takes about 40 bytes a word.
#pragma once

#include "core/index/dutch/lexicon.h"

#include <cstdint>
#include <functional>
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
    Vocabulary(const Vocabulary&) = delete;
    Vocabulary& operator=(const Vocabulary&) = delete;

    std::size_t size() const { return m_starts.empty() ? 0 : m_starts.size() - 1; }
    std::string_view word(std::size_t index) const;
    bool contains(std::string_view word) const;

    Words beginning_with(std::string_view prefix) const;
    // Words of the same stem family, the word itself left out.
    Words family(std::string_view word, std::string_view language) const;
    // Words in which this one is a part. At least three letters.
    Words compounds_with(std::string_view part) const;
    bool knows_compounds() const;                    // false: the Dutch word list is not installed

private:
    struct Key {
        std::uint64_t hash;
        std::uint32_t word;
        bool operator<(const Key& other) const { return hash != other.hash ? hash < other.hash : word < other.word; }
    };
    struct Language {
        std::string name;
        std::vector<Key> keys;                       // sorted
        std::vector<std::uint64_t> stems_of_en;      // stems of words in -en (plurals, infinitives); sorted
    };

    void prepare(Language& language) const;
    static std::vector<std::uint64_t> keys_of(std::string_view word, const Stems& stems, const Language& language);
    bool is_compound(std::string_view word, std::size_t at, std::size_t length) const;
    bool looks_like_compound(std::string_view word, std::size_t at, std::size_t length) const;
    bool may_stand_before(std::string_view left, std::size_t part_length) const;
    bool may_stand_after(std::string_view right, std::size_t part_length) const;

    std::string m_text;                              // the words, each followed by LF
    std::vector<std::uint32_t> m_starts;             // and the end
    std::vector<Language> m_languages;
    std::function<const Lexicon*()> m_lexicon;
};

} // namespace duiding
