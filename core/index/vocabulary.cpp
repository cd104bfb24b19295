// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vocabulary.h"

#include "core/index/dutch/compounds.h"
#include "core/index/dutch/inflection.h"
#include "core/index/dutch/irregular.h"
#include "core/index/dutch/difference.h"
#include "core/index/stems.h"

#include <algorithm>
#include <array>
#include <bit>

namespace duiding {

namespace {

bool share_one(const std::vector<std::string>& keys, const std::vector<std::string>& others)
{
    return std::any_of(keys.begin(), keys.end(), [&](const std::string& key) {
        return std::find(others.begin(), others.end(), key) != others.end();
    });
}

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

constexpr std::size_t most_remembered = 500;          // words whose compounds are kept
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
    : m_languages(languages), m_lexicon(std::move(lexicon))
{
    m_starts.reserve(words.size() + 1);
    m_letters.reserve(words.size());
    for (const std::string& word : words) {
        append(word, dutch::letters_of(word));
    }
    m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
}

Vocabulary::Vocabulary(const Vocabulary& before, const std::vector<std::string>& more, const std::vector<std::string>& languages)
    : m_languages(languages), m_lexicon(before.m_lexicon)
{
    m_text.reserve(before.m_text.size());
    m_starts.reserve(before.size() + more.size() + 1);
    m_letters.reserve(before.size() + more.size());
    auto next = more.begin();
    for (std::size_t i = 0; i < before.size(); ++i) {
        std::string_view word = before.word(i);
        for (; next != more.end() && *next < word; ++next) {
            append(*next, dutch::letters_of(*next));
        }
        append(word, before.m_letters[i]);
        if (next != more.end() && *next == word) {
            ++next;
        }
    }
    for (; next != more.end(); ++next) {
        append(*next, dutch::letters_of(*next));
    }
    m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
}

void Vocabulary::append(std::string_view word, std::uint32_t letters)
{
    m_starts.push_back(static_cast<std::uint32_t>(m_text.size()));
    m_letters.push_back(letters);
    m_text += word;
    m_text += '\n';
}

std::string_view Vocabulary::word(std::size_t index) const
{
    return std::string_view(m_text).substr(m_starts[index], m_starts[index + 1] - m_starts[index] - 1);
}

bool Vocabulary::contains(std::string_view wanted) const
{
    return !find(wanted).empty();
}

std::vector<Vocabulary::Near> Vocabulary::near(std::string_view wanted, std::size_t most) const
{
    std::vector<Near> found;
    double largest = dutch::largest_difference(wanted);
    std::uint32_t letters = dutch::letters_of(wanted);
    for (std::size_t i = 0; largest > 0 && i < size(); ++i) {
        std::size_t length = m_starts[i + 1] - m_starts[i] - 1;
        bool far = length + dutch::most_edits < wanted.size() || length > wanted.size() + dutch::most_edits;
        if (far || std::popcount(m_letters[i] ^ letters) > dutch::most_letters_apart) {
            continue;
        }
        double difference = dutch::difference(wanted, word(i), largest);
        if (difference <= largest && difference > 0) {
            found.push_back({word(i), difference});
        }
    }
    std::stable_sort(found.begin(), found.end(), [](const Near& a, const Near& b) { return a.difference < b.difference; });
    found.resize(std::min(found.size(), most));
    return found;
}

std::size_t Vocabulary::first_not_before(std::string_view prefix) const
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
    return low;
}

Vocabulary::Words Vocabulary::beginning_with(std::string_view prefix) const
{
    Words words;
    for (std::size_t low = first_not_before(prefix); low < size() && word(low).starts_with(prefix); ++low) {
        words.push_back(word(low));
    }
    return words;
}

Vocabulary::Words Vocabulary::containing(std::string_view part) const
{
    Words words;
    if (part.empty() || part.find('\n') != std::string_view::npos) {
        return words;
    }
    for (auto at = m_text.find(part); at != std::string::npos; at = m_text.find(part, at)) {
        auto after = std::upper_bound(m_starts.begin(), m_starts.end(), static_cast<std::uint32_t>(at));
        words.push_back(word(static_cast<std::size_t>(after - m_starts.begin()) - 1));
        at = *after;
    }
    return words;
}

Vocabulary::Words Vocabulary::ending_with(std::string_view ending) const
{
    Words words = containing(ending);
    std::erase_if(words, [&](std::string_view word) { return !word.ends_with(ending); });
    return words;
}

std::string_view Vocabulary::find(std::string_view wanted) const
{
    std::size_t at = first_not_before(wanted);
    return at < size() && word(at) == wanted ? word(at) : std::string_view();
}

bool Vocabulary::has_language(std::string_view name) const
{
    return std::find(m_languages.begin(), m_languages.end(), name) != m_languages.end();
}

bool Vocabulary::has_en_form(std::string_view stem, const Stems& stems) const
{
    std::vector<std::string> forms;
    for (const std::string& start : dutch::spelled(stem)) {
        forms.push_back(start + "en");
    }
    return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) { return contains(form) && stems.stem(form) == stem; });
}

// The stemmer's keys, with what only the vocabulary can tell: "werkt" belongs to "werken" because "werken" occurs, and "kans"
// is not "kan" with an s because "kansen" occurs.
std::vector<std::string> Vocabulary::stem_keys(std::string_view wanted, const Stems& stems, std::string_view language) const
{
    auto keys = stems.keys(wanted);
    if (language != "nl" || wanted.size() < sure_part) {
        return keys;
    }
    std::string shorter(wanted.substr(0, wanted.size() - 1));
    if (wanted.ends_with('s') && keys.front() == shorter) {
        if (has_en_form(wanted, stems) || is_one_syllable_in_ns(wanted)) {
            return {std::string(wanted)};
        }
        keys.emplace_back(wanted);
    }
    if ((wanted.ends_with('t') || wanted.ends_with('d')) && wanted.size() > sure_part && has_en_form(shorter, stems)) {
        keys.push_back(shorter);
    }
    return keys;
}

void Vocabulary::add_forms(Words& words, std::string_view wanted, const std::vector<std::string>& keys) const
{
    for (const std::string& key : keys) {
        for (const std::string& form : dutch::possible_forms(key)) {
            std::string_view known = form == wanted ? std::string_view() : find(form);
            if (!known.empty() && share_one(keys, dutch::inflection_keys(known, *lexicon()))) {
                words.push_back(known);
            }
        }
    }
}

// Words of a family begin alike, but for the ge- of participles.
void Vocabulary::add_stem_family(Words& words, std::string_view wanted, std::string_view language) const
{
    Stems stems(language);
    bool is_dutch = language == "nl";
    const Lexicon* known = is_dutch ? lexicon() : nullptr;
    auto keys = stem_keys(wanted, stems, language);
    std::vector<std::string> starts;
    for (const std::string& key : keys) {
        std::string start = key.substr(0, std::max(std::min(key.size(), shortest_part), key.size() - std::min<std::size_t>(key.size(), 2)));
        starts.push_back(start);
        if (is_dutch) {
            starts.push_back("ge" + start);
            for (std::string_view beginning : dutch::separable_beginnings()) {
                if (start.starts_with(beginning)) {
                    starts.push_back(std::string(beginning) + "ge" + start.substr(beginning.size()));
                }
            }
        }
    }
    Words candidates;
    for (const std::string& start : starts) {
        Words found = start.empty() ? Words() : beginning_with(start);
        candidates.insert(candidates.end(), found.begin(), found.end());
    }
    for (const std::string& form : is_dutch ? dutch::irregular_family(wanted) : std::vector<std::string>()) {
        candidates.push_back(find(form));
    }
    for (std::string_view candidate : candidates) {
        if (candidate.empty() || candidate == wanted || (known && !dutch::inflection_keys(candidate, *known).empty())) {
            continue;
        }
        if (share_one(keys, stem_keys(candidate, stems, language))) {
            words.push_back(candidate);
        }
    }
}

Vocabulary::Words Vocabulary::family(std::string_view wanted, std::string_view language) const
{
    Words words;
    if (!has_language(language) || (is_in(little_words, wanted) && dutch::irregular_family(wanted).empty())) {
        return words;
    }
    const Lexicon* known = language == "nl" ? lexicon() : nullptr;
    auto keys = known ? dutch::inflection_keys(wanted, *known) : std::vector<std::string>();
    if (keys.empty()) {
        add_stem_family(words, wanted, language);
    } else {
        add_forms(words, wanted, keys);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
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
    return !has_language("nl") || lexicon() != nullptr;
}

// A word that the list knows is as it says; of a new one that does not fall apart into known parts, the part's neighbours decide.
bool Vocabulary::is_compound(std::string_view compound, std::size_t at, std::size_t length) const
{
    if (const Lexicon* known = has_language("nl") ? lexicon() : nullptr) {
        PartAnswer answer = is_compound_part(compound, at, length, *known);
        if (answer != PartAnswer::Whole || known->roles(compound) != 0) {
            return answer == PartAnswer::Part;
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

Vocabulary::Words Vocabulary::compounds_with(std::string_view part, const Progress* progress) const
{
    Words words;
    bool letters = part.find_first_of("0123456789") == std::string_view::npos;
    if (part.size() < shortest_part || !letters || is_in(little_words, part) || is_in(bound_prefixes, part) || is_never_a_part(part)) {
        return words;
    }
    {
        std::lock_guard lock(m_mutex);
        if (auto known = m_compounds.find(part); known != m_compounds.end()) {
            return known->second;
        }
    }
    std::string_view all = m_text;
    for (std::size_t at = all.find(part); at != std::string_view::npos; at = all.find(part, at + 1)) {
        if (progress) {
            progress->check();
        }
        auto next = std::upper_bound(m_starts.begin(), m_starts.end(), static_cast<std::uint32_t>(at));
        std::string_view candidate = word(static_cast<std::size_t>(next - m_starts.begin()) - 1);
        std::size_t place = at - *(next - 1);
        bool room_before = place == 0 || place >= shortest_part;
        if (candidate.size() != part.size() && room_before && is_compound(candidate, place, part.size())
            && (words.empty() || words.back() != candidate)) {
            words.push_back(candidate);
        }
    }
    std::lock_guard lock(m_mutex);
    if (m_compounds.size() < most_remembered) {
        m_compounds.emplace(part, words);
    }
    return words;
}

} // namespace duiding
