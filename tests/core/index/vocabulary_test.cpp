// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/vocabulary.h"

#include "core/base/error.h"
#include "core/index/stems.h"

#include <algorithm>

using namespace duiding;

namespace {

std::vector<std::string> sorted(std::vector<std::string> words)
{
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

// The family of a word in a vocabulary of these words, as one text.
std::string family(std::string_view word, std::vector<std::string> words, const std::string& language = "nl")
{
    Vocabulary vocabulary(sorted(std::move(words)), {language});
    std::string out;
    for (auto member : vocabulary.family(word, language)) {
        out += (out.empty() ? "" : " ") + std::string(member);
    }
    return out;
}

std::string compounds(std::string_view part, std::vector<std::string> words)
{
    Vocabulary vocabulary(sorted(std::move(words)), {"nl"});
    std::string out;
    for (auto member : vocabulary.compounds_with(part)) {
        out += (out.empty() ? "" : " ") + std::string(member);
    }
    return out;
}

} // namespace

TEST_CASE("Dutch nouns with ge- keep it")
{
    CHECK(family("gemeente", {"gemeente", "gemeenten", "meen", "menen", "gemeentes"}) == "gemeenten gemeentes");
    CHECK(family("gezin", {"gezinnen", "zin", "zinnen"}) == "gezinnen");
    CHECK(family("gesprek", {"gesprekken", "spreken"}) == "gesprekken");
    CHECK(family("gezondheid", {"zon", "zonnen"}) == "");
    CHECK(family("beleid", {"begeleiding", "begeleid"}) == "");
    CHECK(family("begeleiding", {"begeleiden", "beleid"}) == "begeleiden");
    CHECK(family("samenwerken", {"samengewerkt", "samenwerking"}) == "samengewerkt samenwerking");
}

TEST_CASE("Irregular forms belong together, in compounds too")
{
    CHECK(family("lid", {"leden", "leed", "geleden"}) == "leden");
    CHECK(family("leden", {"lid"}) == "lid");
    CHECK(family("raadslid", {"raadsleden", "overleden", "verleden"}) == "raadsleden");
    CHECK(family("stad", {"steden"}) == "steden");
    CHECK(family("kind", {"kinderen", "kinder"}) == "kinderen");
    CHECK(family("minister", {"mini", "ministers"}) == "ministers");
    CHECK(family("geeft", {"geven", "gaf", "ef"}) == "gaf geven");
}

TEST_CASE("Plurals and persons that the stemmer spells wrongly are found")
{
    CHECK(family("maatregel", {"maatregelen"}) == "maatregelen");
    CHECK(family("maatregelen", {"maatregel"}) == "maatregel");
    CHECK(family("indicator", {"indicatoren"}) == "indicatoren");
    CHECK(family("coalitieakkoord", {"coalitieakkoorden"}) == "coalitieakkoorden");
    CHECK(family("ondersteunen", {"ondersteunt", "ondersteuning"}).find("ondersteuning") != std::string::npos);
    CHECK(family("vertrouwen", {"vertrouwd", "vertrouwen", "vertrouwt"}) == "vertrouwd vertrouwt");
    CHECK(family("kan", {"kant", "kanten"}) == "");
    CHECK(family("kans", {"kan", "kansen"}) == "kansen");
    CHECK(family("advies", {"adviezen", "advie"}) == "adviezen");
    CHECK(family("programma", {"programma's"}) == "programma's");
}

TEST_CASE("English words go by the English stemmer")
{
    CHECK(family("meeting", {"meetings", "meet"}, "en") == "meet meetings");
    CHECK(family("wijk", {"wijken"}, "de") == "");
}

TEST_CASE("A word is found as a part of a compound")
{
    CHECK(compounds("wijk", {"wijk", "wijkteam", "wijkteamprofessional", "wijken", "achterstandswijk", "afwijking", "uitwijken", "wijkt"})
          == "achterstandswijk wijkteam wijkteamprofessional");
    CHECK(compounds("team", {"wijkteam", "wijkteams", "wijkteamprofessional", "steam", "teamleider"})
          == "teamleider wijkteam wijkteamprofessional wijkteams");
    CHECK(compounds("zorg", {"jeugdzorg", "zorgzaam", "verzorgen", "zorgelijk", "zorgverzekeraarsoverleg"})
          == "jeugdzorg zorgverzekeraarsoverleg");
    CHECK(compounds("huis", {"thuiszorg", "huisarts", "arts", "ziekenhuis"}) == "huisarts ziekenhuis");
    CHECK(compounds("kind", {"kinderopvang", "opvang", "kindcentrum"}) == "kindcentrum kinderopvang");
}

TEST_CASE("A word of three letters needs known neighbours, little words and numbers are no parts")
{
    CHECK(compounds("wet", {"zorgwet", "zorg", "wetenschap", "weten", "wetgeving"}) == "zorgwet");
    CHECK(compounds("van", {"vandaag", "relevant", "daag"}) == "");
    CHECK(compounds("2018", {"20181201", "12018"}) == "");
}

TEST_CASE("The words that begin so are found in order")
{
    Vocabulary vocabulary(sorted({"beleid", "beleidsplan", "bel", "beleg", "zorg"}), {"nl"});
    CHECK(vocabulary.beginning_with("beleid") == Vocabulary::Words{"beleid", "beleidsplan"});
    CHECK(vocabulary.beginning_with("x").empty());
    CHECK(vocabulary.beginning_with("").size() == 5);
    CHECK(vocabulary.contains("bel"));
    CHECK_FALSE(vocabulary.contains("be"));
    CHECK(Vocabulary().beginning_with("a").empty());
}

TEST_CASE("looking for compounds listens to who gives up, and remembers nothing half done")
{
    Vocabulary vocabulary(sorted({"wijk", "wijkteam", "wijkteams", "stadswijk"}), {"nl"});
    Progress given_up;
    given_up.cancel();
    CHECK_THROWS_AS(vocabulary.compounds_with("wijk", &given_up), Cancelled);
    CHECK(vocabulary.compounds_with("wijk") == Vocabulary::Words{"stadswijk", "wijkteam", "wijkteams"});
}
