// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/stems.h"

#include "core/index/dutch/irregular.h"

#include <xapian.h>

#include <algorithm>
#include <array>

namespace duiding {

namespace {

// Words whose ge- is no prefix of a participle, by how they begin.
constexpr std::array ge_words = {
    "gebaar", "gebaren", "gebed", "gebeur", "gebied", "gebit", "geboort", "gebouw", "gebrek", "gebruik", "gedachte", "gedeelte",
    "gedicht", "gedrag", "geduld", "geest", "gegadigde", "geheel", "geheim", "gehoor", "gelden", "geloof", "gelov", "geluid",
    "gelang", "gelijk", "geluk", "gemak", "gemeen", "gemoed", "genees", "genez", "geniet", "genoeg", "genot", "gerecht", "gerucht", "geschenk",
    "geschiedenis", "geschikt", "geslacht", "gesprek", "getal", "getuig", "gevaar", "gevang", "gevaren", "geval", "gevoel", "gevolg",
    "geweld", "gewest", "geweten", "gewicht", "gewoon", "gewoont", "gewone", "gezag", "gezicht", "gezin", "gezond"};

// Beginnings after which ge- is no participle either: begeleiding, vergelijken, ongeval.
constexpr std::array before_a_lasting_ge = {"be", "ver", "on"};

constexpr std::size_t shortest_without_en = 4;

// Where in the word a ge stands that the stemmer must not take off; npos: nowhere.
std::size_t lasting_ge(std::string_view word)
{
    if (std::any_of(ge_words.begin(), ge_words.end(), [&](std::string_view start) { return word.starts_with(start); })) {
        return 0;
    }
    for (std::string_view before : before_a_lasting_ge) {
        if (word.starts_with(before) && word.substr(before.size()).starts_with("ge")) {
            return before.size();
        }
    }
    return std::string_view::npos;
}

} // namespace

struct Stems::Implementation {
    bool dutch = false;
    Xapian::Stem stemmer;

    std::string stem(std::string_view word) const
    {
        std::size_t ge = dutch ? lasting_ge(word) : std::string_view::npos;
        if (ge != std::string_view::npos) {
            // With y the stemmer sees the same vowels but no prefix.
            std::string masked(word);
            masked[ge + 1] = 'y';
            std::string stemmed = stemmer(masked);
            if (stemmed.size() > ge + 1 && stemmed[ge + 1] == 'y') {
                stemmed[ge + 1] = 'e';
            }
            return stemmed;
        }
        return stemmer(std::string(word));
    }
};

Stems::Stems(std::string_view language) : m_implementation(std::make_unique<Implementation>())
{
    m_implementation->dutch = language == "nl";
    if (language == "nl" || language == "en") {
        m_implementation->stemmer = Xapian::Stem(language == "nl" ? "kraaij_pohlmann" : "english");
    }
}

Stems::~Stems() = default;
Stems::Stems(Stems&&) noexcept = default;
Stems& Stems::operator=(Stems&&) noexcept = default;

std::string Stems::stem(std::string_view word) const
{
    return m_implementation->stem(word);
}

std::vector<std::string> Stems::keys(std::string_view word) const
{
    std::vector<std::string> keys{stem(word)};
    if (!m_implementation->dutch) {
        return keys;
    }
    if (const auto& family = dutch::irregular_family(word); !family.empty()) {
        return {"=" + family.front()};             // the stemmer would send leden to leed
    }
    if (std::string singular = dutch::with_regular_ending(word); !singular.empty()) {
        return {stem(singular)};
    }
    if (word.ends_with("en") && word.size() >= shortest_without_en + 2) {
        keys.emplace_back(word.substr(0, word.size() - 2));
    }
    return keys;
}

} // namespace duiding
