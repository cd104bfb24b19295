// SPDX-License-Identifier: GPL-3.0-or-later
// The Dutch word list of hunspell (Debian's hunspell-nl, OpenTaal), read for what it says about compounds: which words may
// begin one, stand in the middle, or end it, with the linking -s- and -en- that each takes. Words are folded. All forms that
// the affix rules make are in it (some 280,000); names, abbreviations and words with signs are left out.
// Only a 64-bit hash of each word is kept: 4 MB, made once in about 0.1 s when the first compound is asked about.
// Immutable: safe in any thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class Lexicon {
public:
    enum Role : unsigned {
        Word = 1,                  // a word of its own
        Begins = 2,                // may begin a compound
        Between = 4,               // may stand in the middle of one
        Ends = 8,                  // may end one
        Noun = 16,                 // has a plural or a diminutive
        OfNoun = 32,               // is the plural or diminutive of one
        Verb = 64,                 // the stem of a verb: "werk"
        Adjective = 128,           // has a form in -e
    };

    // A lexicon of the two hunspell files; nothing when one is missing. A damaged line is skipped.
    static std::optional<Lexicon> load(const std::filesystem::path& folder);

    // The roles of a folded word, together; 0: unknown.
    unsigned roles(std::string_view word) const;

    // The same letter by letter, for all words that begin at one place.
    class Reader {
    public:
        void add(char c) { m_hash = (m_hash ^ static_cast<unsigned char>(c)) * 1099511628211ull; }

    private:
        friend class Lexicon;
        std::uint64_t m_hash = 14695981039346656037ull;              // FNV-1a
    };
    unsigned roles(const Reader& reader) const;
    std::size_t size() const { return m_size; }

private:
    class Loader;

    static std::uint64_t key_of(const Reader& reader);
    static std::uint64_t key_of(std::string_view word);
    void add(std::string_view word, unsigned roles);

    std::vector<std::uint64_t> m_slots;      // hash and roles in one number; 0: free
    std::size_t m_size = 0;
};

// The lexicon of this machine, read at the first call; null when hunspell-nl is not installed. The folders looked in are those
// of the environment variable DICPATH and the usual ones.
const Lexicon* installed_lexicon();

// What the search index is stamped with: the sizes of the two files ("46563-2487848"), or "none". Costs nothing to make.
std::string installed_lexicon_stamp();

} // namespace duiding
