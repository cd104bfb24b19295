// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/stems.h"

#include <xapian.h>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace duiding {

namespace {

// Words whose ge- is no prefix of a participle, by how they begin.
constexpr std::array ge_words = {
    "gebaar", "gebaren", "gebed", "gebeur", "gebied", "gebit", "geboort", "gebouw", "gebrek", "gebruik", "gedachte", "gedeelte",
    "gedicht", "gedrag", "geduld", "geest", "gegadigde", "geheel", "geheim", "gehoor", "gelden", "geloof", "gelov", "geluid",
    "geluk", "gemak", "gemeen", "gemoed", "genees", "genez", "geniet", "genoeg", "genot", "gerecht", "gerucht", "geschenk",
    "geschiedenis", "geschikt", "geslacht", "gesprek", "getal", "getuig", "gevaar", "gevaren", "geval", "gevoel", "gevolg",
    "geweld", "gewest", "geweten", "gewicht", "gewoon", "gewoont", "gewone", "gezag", "gezicht", "gezin", "gezond"};

// Forms that no rule brings together; one family a line.
constexpr std::array irregular_families = {
    "lid leden",
    "stad steden",
    "kind kinderen kindje kindjes",
    "ei eieren",
    "lied liederen",
    "gelid gelederen",
    "schip schepen",
    "raad raden",
    "overheid overheden",
    "smid smeden",
    "idee ideeen",
    "geef geeft geven gaf gaven gegeven",
    "doe doet doen deed deden gedaan",
    "ga gaat gaan ging gingen gegaan",
    "sta staat staan stond stonden gestaan",
    "zie ziet zien zag zagen gezien",
    "kom komt komen kwam kwamen gekomen",
    "neem neemt nemen nam namen genomen",
    "spreek spreekt spreken sprak spraken gesproken",
    "help helpt helpen hielp hielpen geholpen",
    "krijg krijgt krijgen kreeg kregen gekregen",
    "blijf blijft blijven bleef bleven gebleven",
    "begrijp begrijpt begrijpen begreep begrepen",
    "verwijs verwijst verwijzen verwees verwezen verwijzing verwijzingen",
    "zoek zoekt zoeken zocht zochten gezocht",
    "breng brengt brengen bracht brachten gebracht",
    "denk denkt denken dacht dachten gedacht",
    "weet weten wist wisten geweten",
    "loop loopt lopen liep liepen gelopen",
    "vraag vraagt vragen vroeg vroegen gevraagd",
    "vind vindt vinden vond vonden gevonden",
    "houd houdt houden hield hielden gehouden",
    "lig ligt liggen lag lagen gelegen",
    "zit zitten zat zaten gezeten",
    "schrijf schrijft schrijven schreef schreven geschreven",
    "bied biedt bieden bood boden geboden",
    "besluit besluiten besloot besloten",
    "betrek betrekt betrekken betrok betrokken",
    "overleg overlegt overleggen overlegd"};

// Plural and singular of words that often end a compound: raadsleden, raadslid.
constexpr std::array<std::pair<const char*, const char*>, 5> irregular_endings = {{
    {"leden", "lid"}, {"steden", "stad"}, {"kinderen", "kind"}, {"schepen", "schip"}, {"overheden", "overheid"}}};

// "overleden", "verleden", "geleden" are no members.
constexpr std::array not_before_an_ending = {"over", "ver", "ge", "be", "af"};

constexpr std::size_t shortest_without_en = 4;

const std::unordered_map<std::string_view, std::string>& irregular_keys()
{
    static const auto table = [] {
        std::unordered_map<std::string_view, std::string> keys;
        for (std::string_view family : irregular_families) {
            std::string key = "=" + std::string(family.substr(0, family.find(' ')));
            while (!family.empty()) {
                auto end = std::min(family.find(' '), family.size());
                keys.emplace(family.substr(0, end), key);
                family.remove_prefix(std::min(end + 1, family.size()));
            }
        }
        return keys;
    }();
    return table;
}

bool keeps_ge(std::string_view word)
{
    return std::any_of(ge_words.begin(), ge_words.end(), [&](std::string_view start) { return word.starts_with(start); });
}

// The compound with its irregular ending made singular, or nothing.
std::string with_regular_ending(std::string_view word)
{
    for (auto [plural, singular] : irregular_endings) {
        std::string_view ending = plural;
        if (!word.ends_with(ending) || word.size() < ending.size() + 3) {
            continue;
        }
        std::string_view start = word.substr(0, word.size() - ending.size());
        if (std::find(not_before_an_ending.begin(), not_before_an_ending.end(), start) == not_before_an_ending.end()) {
            return std::string(start) + singular;
        }
    }
    return {};
}

} // namespace

struct Stems::Implementation {
    bool dutch = false;
    Xapian::Stem stemmer;

    std::string stem(std::string_view word) const
    {
        if (dutch && word.starts_with("ge") && keeps_ge(word)) {
            // With y the stemmer sees the same vowels but no prefix.
            std::string stemmed = stemmer("gy" + std::string(word.substr(2)));
            return stemmed.starts_with("gy") ? "ge" + stemmed.substr(2) : stemmed;
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
    if (auto found = irregular_keys().find(word); found != irregular_keys().end()) {
        return {found->second};                    // the stemmer would send leden to leed
    }
    if (std::string singular = with_regular_ending(word); !singular.empty()) {
        return {stem(singular)};
    }
    if (word.ends_with("en") && word.size() >= shortest_without_en + 2) {
        keys.emplace_back(word.substr(0, word.size() - 2));
    }
    return keys;
}

} // namespace duiding
