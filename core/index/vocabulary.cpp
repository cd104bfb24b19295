// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vocabulary.h"

#include "core/index/dutch/compounds.h"
#include "core/index/stems.h"

#include <algorithm>
#include <array>
#include <functional>

namespace duiding {

namespace {

std::uint64_t hash_of(std::string_view text) { return std::hash<std::string_view>()(text); }

template <class List>
bool is_in(const List& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// Little words: never a part of a compound.
constexpr std::array little_words = {
    "aan", "als", "bent", "ben", "bij", "dan", "dat", "den", "der", "des", "deze", "die", "dit", "door", "dus", "een", "eens", "geen",
    "had", "haar", "heb", "hebben", "heeft", "hem", "het", "hier", "hij", "hoe", "hun", "kan", "kon", "maar", "mag", "mee", "meer",
    "men", "met", "mij", "mijn", "naar", "niet", "nog", "ons", "onder", "ook", "over", "te", "tegen", "ten", "ter", "tot", "uit", "van",
    "veel", "voor", "want", "waar", "was", "wat", "wel", "wie", "wil", "zal", "zich", "zij", "zijn", "zou", "and", "are", "for", "the",
    "that", "this", "with", "you"};

// Beginnings that make a derived word, not a compound: "verzorgen" is no kind of "zorgen".
constexpr std::array bound_prefixes = {"aan", "bij", "con", "her", "mee", "mis", "ont", "toe", "uit", "ver", "voort", "terug", "weg"};

// Endings that inflect the part itself: wijkteam|s, kind|jes.
constexpr std::array inflections = {"s", "'s", "e", "n", "en", "je", "jes", "tje", "tjes", "pje", "pjes", "etje", "etjes", "ken"};

// Beginnings of what follows a part when it is a derivation: zorg|zaam, wijk|achtig.
constexpr std::array derivations = {"achtig", "baar", "dom", "elijk", "eloos", "end", "erig", "erij", "heid", "ig", "ing", "isch",
                                    "lijk", "loos", "matig", "sel", "schap", "zaam"};

// What Dutch puts between the parts of a compound, the longest first.
constexpr std::array links = {"en", "er", "e", "n", "s", ""};

constexpr std::size_t shortest_part = 3;
constexpr std::size_t sure_part = 4;                  // from this length on unknown neighbours are accepted
constexpr std::size_t sure_neighbour = 4;             // one longer when it begins with a vowel: those are often endings

bool has_vowel(std::string_view word) { return word.find_first_of("aeiouy") != std::string_view::npos; }

// kans, mens, grens: the s is the word's own.
bool is_one_syllable_in_ns(std::string_view word)
{
    auto first = word.find_first_of("aeiouy");
    return word.ends_with("ns") && first != std::string_view::npos && word.find_first_not_of("aeiouy", first) == word.size() - 2;
}

bool derives(std::string_view right)
{
    return std::any_of(derivations.begin(), derivations.end(), [&](std::string_view start) { return right.starts_with(start); });
}

} // namespace

Vocabulary::Vocabulary(const std::vector<std::string>& words, const std::vector<std::string>& languages,
                       std::function<const Lexicon*()> lexicon)
    : m_lexicon(std::move(lexicon))
{
    m_starts.reserve(words.size() + 1);
    for (const std::string& word : words) {
        m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
        m_text += word;
        m_text += '\n';
    }
    m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
    for (const std::string& name : languages) {
        m_languages.push_back({name, {}, {}});
        prepare(m_languages.back());
    }
}

std::string_view Vocabulary::word(std::size_t index) const
{
    return std::string_view(m_text).substr(m_starts[index], m_starts[index + 1] - m_starts[index] - 1);
}

bool Vocabulary::contains(std::string_view wanted) const
{
    auto found = beginning_with(wanted);
    return !found.empty() && found.front() == wanted;
}

Vocabulary::Words Vocabulary::beginning_with(std::string_view prefix) const
{
    std::size_t low = 0;
    std::size_t high = size();
    while (low < high) {
        std::size_t middle = (low + high) / 2;
        if (word(middle) < prefix) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    Words words;
    for (; low < size() && word(low).starts_with(prefix); ++low) {
        words.push_back(word(low));
    }
    return words;
}

void Vocabulary::prepare(Language& language) const
{
    Stems stems(language.name);
    for (std::uint32_t i = 0; language.name == "nl" && i < size(); ++i) {
        if (word(i).ends_with("en")) {
            language.stems_of_en.push_back(hash_of(stems.stem(word(i))));
        }
    }
    std::sort(language.stems_of_en.begin(), language.stems_of_en.end());
    for (std::uint32_t i = 0; i < size(); ++i) {
        for (std::uint64_t hash : keys_of(word(i), stems, language)) {
            language.keys.push_back({hash, i});
        }
    }
    std::sort(language.keys.begin(), language.keys.end());
}

// The stemmer's keys, with what only the vocabulary can tell: "werkt" belongs to "werken" because "werken" occurs, and "kans"
// is not "kan" with an s because "kansen" occurs.
std::vector<std::uint64_t> Vocabulary::keys_of(std::string_view wanted, const Stems& stems, const Language& language)
{
    std::vector<std::uint64_t> hashes;
    auto keys = stems.keys(wanted);
    for (const std::string& key : keys) {
        hashes.push_back(hash_of(key));
    }
    if (language.name != "nl" || wanted.size() < sure_part) {
        return hashes;
    }
    auto has_en_form = [&](std::string_view stem) {
        return std::binary_search(language.stems_of_en.begin(), language.stems_of_en.end(), hash_of(stem));
    };
    std::string_view shorter = wanted.substr(0, wanted.size() - 1);
    if (wanted.ends_with('s') && keys.front() == shorter) {
        if (has_en_form(wanted) || is_one_syllable_in_ns(wanted)) {
            return {hash_of(wanted)};
        }
        hashes.push_back(hash_of(wanted));
    }
    if ((wanted.ends_with('t') || wanted.ends_with('d')) && wanted.size() > sure_part && has_en_form(shorter)) {
        hashes.push_back(hash_of(shorter));
    }
    return hashes;
}

Vocabulary::Words Vocabulary::family(std::string_view wanted, std::string_view name) const
{
    Words words;
    for (const Language& language : m_languages) {
        if (language.name != name || is_in(little_words, wanted)) {
            continue;
        }
        for (std::uint64_t hash : keys_of(wanted, Stems(name), language)) {
            for (auto key = std::lower_bound(language.keys.begin(), language.keys.end(), Key{hash, 0});
                 key != language.keys.end() && key->hash == hash; ++key) {
                words.push_back(word(key->word));
            }
        }
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    std::erase(words, wanted);
    return words;
}

bool Vocabulary::may_stand_before(std::string_view left, std::size_t part_length) const
{
    if (left.size() < 3 || !has_vowel(left) || is_in(bound_prefixes, left) || is_in(little_words, left)) {
        return false;
    }
    if (part_length >= sure_part) {
        return true;
    }
    return contains(left) || (left.ends_with('s') && contains(left.substr(0, left.size() - 1)));
}

bool Vocabulary::may_stand_after(std::string_view right, std::size_t part_length) const
{
    if (is_in(inflections, right)) {
        return true;
    }
    if (derives(right)) {
        return false;
    }
    for (std::string_view link : links) {
        if (!right.starts_with(link)) {
            continue;
        }
        std::string_view rest = right.substr(link.size());
        if (rest.size() >= 3 && has_vowel(rest) && !is_in(little_words, rest) && contains(rest)) {
            return true;
        }
    }
    std::size_t needed = sure_neighbour + (has_vowel(right.substr(0, 1)) ? 1 : 0);
    return part_length >= sure_part && right.size() >= needed && has_vowel(right);
}

bool Vocabulary::knows_compounds() const
{
    auto is_dutch = [](const Language& language) { return language.name == "nl"; };
    bool has_dutch = std::any_of(m_languages.begin(), m_languages.end(), is_dutch);
    return !has_dutch || m_lexicon() != nullptr;
}

// A word that the list knows is as it says; of a new one that does not fall apart into known parts, the part's neighbours decide.
bool Vocabulary::is_compound(std::string_view compound, std::size_t at, std::size_t length) const
{
    const Lexicon* lexicon = m_lexicon ? m_lexicon() : nullptr;
    if (lexicon) {
        auto joints = all_compound_joints(compound, *lexicon);
        if (!joints.empty() || lexicon->roles(compound) != 0) {
            return is_compound_part(compound, at, length, joints);
        }
    }
    return looks_like_compound(compound, at, length);
}

bool Vocabulary::looks_like_compound(std::string_view compound, std::size_t at, std::size_t length) const
{
    std::string_view left = compound.substr(0, at);
    std::string_view right = compound.substr(at + length);
    if (left.empty() && is_in(inflections, right)) {
        return false;                                 // the stem's business: wet is no part of weten
    }
    return (left.empty() || may_stand_before(left, length)) && (right.empty() || may_stand_after(right, length));
}

Vocabulary::Words Vocabulary::compounds_with(std::string_view part) const
{
    Words words;
    bool letters = part.find_first_of("0123456789") == std::string_view::npos;
    if (part.size() < shortest_part || !letters || is_in(little_words, part)) {
        return words;
    }
    std::string_view all = m_text;
    for (std::size_t at = all.find(part); at != std::string_view::npos; at = all.find(part, at + 1)) {
        auto next = std::upper_bound(m_starts.begin(), m_starts.end(), static_cast<std::uint32_t>(at));
        std::string_view candidate = word(static_cast<std::size_t>(next - m_starts.begin()) - 1);
        std::size_t place = at - *(next - 1);
        if (candidate.size() != part.size() && is_compound(candidate, place, part.size())
            && (words.empty() || words.back() != candidate)) {
            words.push_back(candidate);
        }
    }
    return words;
}

} // namespace duiding
