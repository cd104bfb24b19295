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
    "gelang", "gelijk", "geluk", "gemak", "gemeen", "gemoed", "genees", "genez", "geniet", "genoeg", "genot", "gerecht", "gerucht", "geschenk",
    "geschiedenis", "geschikt", "geslacht", "gesprek", "getal", "getuig", "gevaar", "gevang", "gevaren", "geval", "gevoel", "gevolg",
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
    "minister ministers",
    "ministerie ministeries ministerieel ministeriele",
    "som sommen",
    "waarde waarden",
    "week weken",
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

// Beginnings after which ge- is no participle either: begeleiding, vergelijken, ongeval.
constexpr std::array before_a_lasting_ge = {"be", "ver", "on"};

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
