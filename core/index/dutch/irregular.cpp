// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/irregular.h"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace duiding::dutch {

namespace {

// One family a line; no word is in two.
constexpr std::array families = {
    "lid leden",
    "stad steden",
    "kind kinderen kinders kindje kindjes",
    "ei eieren",
    "lied liederen",
    "gelid gelederen",
    "goed goederen",
    "schip schepen",
    "smid smeden",
    "idee ideeen",
    "minister ministers",
    "ministerie ministeries ministerieel ministeriele",
    "som sommen",
    "waarde waarden",
    "week weken",
    "museum musea museums",
    "centrum centra centrums",
    "criterium criteria",
    "doel doelen",
    "ouder ouders",
    "oudere ouderen",
    "kunnen kan kunt kon konden gekund",
    "mogen mag mocht mochten",
    "willen wil wilt wilde wilden wou gewild",
    "zullen zal zult zou zouden",
    "moeten moet moest moesten gemoeten",
    "worden wordt werd werden geworden"};

// Infinitive, stem, third person, past, past plural, participle.
constexpr std::array strong_verbs = {
    "bakken bak bakt bakte bakten gebakken",
    "beginnen begin begint begon begonnen begonnen",
    "bevelen beveel beveelt beval bevalen bevolen",
    "bewegen beweeg beweegt bewoog bewogen bewogen",
    "bieden bied biedt bood boden geboden",
    "bijten bijt bijt beet beten gebeten",
    "binden bind bindt bond bonden gebonden",
    "blijken blijk blijkt bleek bleken gebleken",
    "blijven blijf blijft bleef bleven gebleven",
    "breken breek breekt brak braken gebroken",
    "brengen breng brengt bracht brachten gebracht",
    "buigen buig buigt boog bogen gebogen",
    "denken denk denkt dacht dachten gedacht",
    "doen doe doet deed deden gedaan",
    "dragen draag draagt droeg droegen gedragen",
    "drijven drijf drijft dreef dreven gedreven",
    "dringen dring dringt drong drongen gedrongen",
    "drinken drink drinkt dronk dronken gedronken",
    "duiken duik duikt dook doken gedoken",
    "dwingen dwing dwingt dwong dwongen gedwongen",
    "eten eet eet at aten gegeten",
    "gaan ga gaat ging gingen gegaan",
    "gelden geld geldt gold golden gegolden",
    "genieten geniet geniet genoot genoten genoten",
    "geven geef geeft gaf gaven gegeven",
    "gieten giet giet goot goten gegoten",
    "glijden glijd glijdt gleed gleden gegleden",
    "grijpen grijp grijpt greep grepen gegrepen",
    "hangen hang hangt hing hingen gehangen",
    "heffen hef heft hief hieven geheven",
    "helpen help helpt hielp hielpen geholpen",
    "houden houd houdt hield hielden gehouden hou",
    "kiezen kies kiest koos kozen gekozen",
    "kijken kijk kijkt keek keken gekeken",
    "klimmen klim klimt klom klommen geklommen",
    "komen kom komt kwam kwamen gekomen",
    "kopen koop koopt kocht kochten gekocht",
    "krijgen krijg krijgt kreeg kregen gekregen",
    "krimpen krimp krimpt kromp krompen gekrompen",
    "kwijten kwijt kwijt kweet kweten gekweten",
    "laten laat laat liet lieten gelaten",
    "lezen lees leest las lazen gelezen",
    "liegen lieg liegt loog logen gelogen",
    "liggen lig ligt lag lagen gelegen",
    "lijden lijd lijdt leed leden geleden",
    "lijken lijk lijkt leek leken geleken",
    "lopen loop loopt liep liepen gelopen",
    "meten meet meet mat maten gemeten",
    "mijden mijd mijdt meed meden gemeden",
    "nemen neem neemt nam namen genomen",
    "overlijden overlijd overlijdt overleed overleden overleden",
    "raden raad raadt ried rieden geraden raadde raadden",
    "rijden rijd rijdt reed reden gereden",
    "roepen roep roept riep riepen geroepen",
    "ruiken ruik ruikt rook roken geroken",
    "scheiden scheid scheidt scheidde scheidden gescheiden",
    "schelden scheld scheldt schold scholden gescholden",
    "schenken schenk schenkt schonk schonken geschonken",
    "scheppen schep schept schiep schiepen geschapen",
    "schieten schiet schiet schoot schoten geschoten",
    "schijnen schijn schijnt scheen schenen geschenen",
    "schrijven schrijf schrijft schreef schreven geschreven",
    "schrikken schrik schrikt schrok schrokken geschrokken",
    "schuiven schuif schuift schoof schoven geschoven",
    "slaan sla slaat sloeg sloegen geslagen",
    "slapen slaap slaapt sliep sliepen geslapen",
    "sluiten sluit sluit sloot sloten gesloten",
    "snijden snijd snijdt sneed sneden gesneden",
    "spreken spreek spreekt sprak spraken gesproken",
    "springen spring springt sprong sprongen gesprongen",
    "staan sta staat stond stonden gestaan",
    "steken steek steekt stak staken gestoken",
    "stelen steel steelt stal stalen gestolen",
    "sterven sterf sterft stierf stierven gestorven",
    "stijgen stijg stijgt steeg stegen gestegen",
    "strijden strijd strijdt streed streden gestreden",
    "treden treed treedt trad traden getreden",
    "treffen tref treft trof troffen getroffen",
    "trekken trek trekt trok trokken getrokken",
    "vallen val valt viel vielen gevallen",
    "vangen vang vangt ving vingen gevangen",
    "varen vaar vaart voer voeren gevaren",
    "vechten vecht vecht vocht vochten gevochten",
    "verbieden verbied verbiedt verbood verboden verboden",
    "verdwijnen verdwijn verdwijnt verdween verdwenen verdwenen",
    "vergeten vergeet vergeet vergat vergaten vergeten",
    "verliezen verlies verliest verloor verloren verloren",
    "vinden vind vindt vond vonden gevonden",
    "vliegen vlieg vliegt vloog vlogen gevlogen",
    "vragen vraag vraagt vroeg vroegen gevraagd",
    "wegen weeg weegt woog wogen gewogen",
    "werpen werp werpt wierp wierpen geworpen",
    "werven werf werft wierf wierven geworven",
    "weten weet weet wist wisten geweten",
    "wijken wijk wijkt week weken geweken",
    "wijten wijt wijt weet weten geweten",
    "wijzen wijs wijst wees wezen gewezen",
    "winnen win wint won wonnen gewonnen",
    "worden word wordt werd werden geworden",
    "zeggen zeg zegt zei zeiden gezegd",
    "zenden zend zendt zond zonden gezonden",
    "zien zie ziet zag zagen gezien",
    "zingen zing zingt zong zongen gezongen",
    "zitten zit zit zat zaten gezeten",
    "zoeken zoek zoekt zocht zochten gezocht",
    "zwijgen zwijg zwijgt zweeg zwegen gezwegen"};

// Forms that are nearly always something else when they stand alone: aan|wezen and ver|weken are verbs, wezen and weken not.
constexpr std::array no_verb_alone = {"leden", "weken", "week", "wezen", "wees", "wijk", "wijken", "raad", "reden", "maten", "mat", "beet",
                                      "bond", "las", "stal", "stalen", "rook", "roken", "voer", "voeren", "sloot", "zond", "dronken",
                                      "werf", "geld", "schuif", "schep", "schrik", "strijd", "slaap", "trek", "val", "vlieg", "zin", "koop",
                                      "steen", "lijk", "lied", "wijt", "waren", "schenk", "bak", "goed",
                                      "leven", "gelaten", "gelegen", "geleden", "verboden"};

constexpr std::array<std::pair<const char*, const char*>, 6> irregular_endings = {{
    {"leden", "lid"}, {"steden", "stad"}, {"kinderen", "kind"}, {"schepen", "schip"}, {"heden", "heid"}, {"centra", "centrum"}}};

// No members, no heid.
constexpr std::array no_plurals = {"overleden", "verleden", "geleden", "beleden", "afleden", "ontleden", "scheden"};

constexpr std::array nouns_of_their_own = {
    "aanleiding", "afdeling", "aflevering", "begroting", "beweging", "doelstelling", "herinnering", "houding", "huisvesting",
    "inleiding", "inrichting", "instelling", "kleding", "koning", "leiding", "lading", "mening", "neiging", "oefening", "opleiding", "opvatting",
    "regering", "regeling", "rekening", "richting", "stelling", "stemming", "stichting", "tekening", "uitkering", "verdieping", "vergunning",
    "vereniging", "vestiging", "voeding", "voorstelling", "voorziening", "warming", "woning", "zitting"};

std::vector<std::string> words_of(std::string_view line)
{
    std::vector<std::string> words;
    while (!line.empty()) {
        auto end = std::min(line.find(' '), line.size());
        words.emplace_back(line.substr(0, end));
        line.remove_prefix(std::min(end + 1, line.size()));
    }
    return words;
}

// A word of two lines belongs to the first.
struct Table {
    std::vector<std::vector<std::string>> rows;
    std::unordered_map<std::string_view, std::size_t> row_of;

    template <std::size_t Size>
    explicit Table(const std::array<const char*, Size>& lines)
    {
        for (std::string_view line : lines) {
            rows.push_back(words_of(line));
        }
        for (std::size_t i = 0; i < rows.size(); ++i) {
            for (const std::string& word : rows[i]) {
                row_of.emplace(word, i);
            }
        }
    }
};

const std::vector<std::string>& look_up(const Table& table, std::string_view word)
{
    static const std::vector<std::string> none;
    auto found = table.row_of.find(word);
    return found == table.row_of.end() ? none : table.rows[found->second];
}

template <std::size_t Size>
bool is_in(const std::array<const char*, Size>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

} // namespace

const std::vector<std::string>& strong_verb(std::string_view form)
{
    static const Table table(strong_verbs);
    return look_up(table, form);
}

const std::vector<std::string>& irregular_family(std::string_view word)
{
    static const Table table(families);
    static const std::vector<std::string> none;
    const auto& family = look_up(table, word);
    return !family.empty() ? family : is_in(no_verb_alone, word) ? none : strong_verb(word);
}

std::string with_regular_ending(std::string_view word)
{
    for (auto [plural, singular] : irregular_endings) {
        std::string_view ending = plural;
        if (!word.ends_with(ending) || word.size() < ending.size() + 2) {
            continue;
        }
        if (!is_in(no_plurals, word)) {
            return std::string(word.substr(0, word.size() - ending.size())) + singular;
        }
    }
    return {};
}

std::string with_irregular_ending(std::string_view word)
{
    for (auto [plural, singular] : irregular_endings) {
        std::string_view ending = singular;
        if (word.ends_with(ending) && word.size() >= ending.size() + 2) {
            return std::string(word.substr(0, word.size() - ending.size())) + plural;
        }
    }
    return {};
}

const std::vector<std::string_view>& separable_beginnings()
{
    static const std::vector<std::string_view> beginnings = {
        "achteruit", "tegemoet", "beschikbaar", "tegenover", "achterna", "bekend", "binnen", "buiten", "bijeen", "omhoog", "omlaag", "overeen",
        "plaats", "tentoon", "terecht", "uiteen", "vooruit", "vrij", "achter", "samen", "tegen", "terug", "thuis", "voort", "voor", "onder",
        "over", "deel", "door", "gade", "goed", "groot", "hoog", "klaar", "kwijt", "leeg", "los", "mede", "neer", "rond", "stil", "stop",
        "vast", "weer", "aan", "bij", "mee", "toe", "uit", "weg", "af", "in", "na", "om", "op"};
    return beginnings;
}

const std::vector<std::string_view>& inseparable_beginnings()
{
    static const std::vector<std::string_view> beginnings = {"achter", "onder", "over", "door", "voor", "her", "mis", "ont", "ver", "be", "er", "ge"};
    return beginnings;
}

bool is_noun_of_its_own(std::string_view noun_in_ing)
{
    return is_in(nouns_of_their_own, noun_in_ing);
}

} // namespace duiding::dutch
