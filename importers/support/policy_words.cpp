// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/policy_words.h"

#include "core/text/fold.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace duiding {

namespace {

constexpr std::size_t longest_name = 6;                 // words
constexpr std::string_view blanks = " \t\r\n_";

struct Type {
    std::string_view ending;                            // folded
    std::string_view type;
};

// The longer ending first where one ends in another.
constexpr Type types[] = {
    {"uitvoeringsprogramma", "uitvoeringsprogramma"}, {"verkiezingsprogramma", "verkiezingsprogramma"},
    {"programmabegroting", "begroting"}, {"coalitieprogramma", "coalitieakkoord"}, {"collegeprogramma", "coalitieakkoord"},
    {"uitvoeringsplan", "uitvoeringsprogramma"}, {"uitvoeringsagenda", "uitvoeringsprogramma"}, {"coalitieakkoord", "coalitieakkoord"},
    {"raadsinformatiebrief", "raadsbrief"}, {"raadsvoorstel", "raadsvoorstel"}, {"collegebesluit", "collegebesluit"},
    {"raadsbesluit", "raadsbesluit"}, {"beleidsregels", "beleidsregels"}, {"beleidsregel", "beleidsregels"}, {"beleidskader", "beleidskader"},
    {"beleidsplan", "beleidsplan"}, {"beleidsnota", "nota"}, {"jaarrekening", "jaarrekening"}, {"verordening", "verordening"},
    {"jaarverslag", "jaarverslag"}, {"meerjarenplan", "meerjarenplan"}, {"regioplan", "regioplan"}, {"regiovisie", "regioplan"},
    {"raadsbrief", "raadsbrief"}, {"begroting", "begroting"}, {"convenant", "convenant"}, {"evaluatie", "evaluatie"},
    {"jaarplan", "jaarplan"}, {"notitie", "notitie"}, {"visie", "visie"}, {"nota", "nota"}};

constexpr std::string_view not_a_vision[] = {"televisie", "supervisie", "divisie", "revisie", "provisie", "intervisie"};

bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }

std::string_view bare(std::string_view word)
{
    constexpr std::string_view signs = ".,;:!?()[]\"“”";
    while (!word.empty() && signs.find(word.front()) != std::string_view::npos) {
        word.remove_prefix(1);
    }
    while (!word.empty() && signs.find(word.back()) != std::string_view::npos) {
        word.remove_suffix(1);
    }
    return word;
}

struct NamedAt {
    const Municipality* municipality = nullptr;
    std::size_t words = 0;
};

// The longest name that begins at a word; it must begin with a capital, or be "'s-Gravenhage".
NamedAt name_at(const std::vector<std::string_view>& words, std::size_t at)
{
    std::string_view first = bare(words[at]);
    bool capital = !first.empty() && (is_upper(first[0]) || first[0] == '\'' || first.starts_with("’") || first.starts_with("het"));
    NamedAt best;
    std::string name;
    for (std::size_t n = 1; capital && n <= longest_name && at + n <= words.size(); ++n) {
        std::string_view word = words[at + n - 1];
        name += (n == 1 ? "" : " ") + std::string(n == 1 ? bare(word) : word);
        if (const Municipality* found = find_municipality(bare(name)); found && !is_digit(name.front())) {
            best = {found, n};
        }
        if (word != bare(word) && word.back() != ',' && word.back() != '.') {
            break;                                      // a name does not run on over a bracket or quote
        }
    }
    return best;
}

// Names that are everyday words or surnames: only believed after "gemeente".
bool is_a_word_too(const Municipality& municipality)
{
    static const std::set<std::string, std::less<>> words{"Best", "Buren", "Goes", "Epe", "Putten", "Houten", "Hoorn", "Hulst", "Kapelle", "Leek",
                                                               "Grave", "Haren", "Waterland", "Borne", "Losser", "Altena", "Weert", "Duiven",
                                                               "Laren (NH.)", "Beek (L.)", "Stein (L.)", "Strijen", "Vlist"};
    return words.contains(municipality.name);
}

bool introduces_name(const std::vector<std::string_view>& words, std::size_t at)
{
    std::string word = fold(bare(words[at]));
    if (word == "gemeente" || word == "gemeenten" || word == "gemeentes") {
        return true;
    }
    std::string before = at > 0 ? fold(bare(words[at - 1])) : std::string();
    return word == "van" && (before == "gemeenteraad" || before == "wethouders" || before == "b&w");
}

// "Arnhem, Duiven en Ede": the names from a word on.
std::vector<const Municipality*> list_at(const std::vector<std::string_view>& words, std::size_t at)
{
    std::vector<const Municipality*> list;
    while (at < words.size()) {
        NamedAt name = name_at(words, at);
        if (!name.municipality) {
            break;
        }
        list.push_back(name.municipality);
        bool comma = words[at + name.words - 1].ends_with(',');
        at += name.words;
        bool and_more = at < words.size() && (words[at] == "en" || words[at] == "&");
        if (!comma && !and_more) {
            break;
        }
        at += and_more;
    }
    return list;
}

} // namespace

std::vector<std::string_view> words_between_blanks(std::string_view text)
{
    std::vector<std::string_view> words;
    for (std::size_t at = 0; (at = text.find_first_not_of(blanks, at)) != std::string_view::npos;) {
        std::size_t end = std::min(text.find_first_of(blanks, at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end;
    }
    return words;
}

std::optional<std::string> policy_type_in(std::string_view text, std::size_t first_words)
{
    auto words = words_between_blanks(text);
    words.resize(std::min(words.size(), first_words));
    for (std::string_view written : words) {
        std::string word = fold(bare(written));
        for (std::size_t at = 0; at < word.size();) {      // "Nota-jeugd", "beleidsplan/visie"
            std::size_t end = std::min(word.find_first_of("-/", at), word.size());
            std::string_view part = std::string_view(word).substr(at, end - at);
            at = end + 1;
            for (const Type& type : types) {
                bool other = std::any_of(std::begin(not_a_vision), std::end(not_a_vision), [&](std::string_view end_of) { return part.ends_with(end_of); });
                bool fits = type.ending == "nota" ? part == "nota" || part.ends_with("snota") || part.ends_with("rnota") : part.ends_with(type.ending);
                if (fits && !other) {
                    return std::string(type.type);
                }
            }
        }
    }
    return std::nullopt;
}

std::vector<YearsInText> years_in(std::string_view text)
{
    std::vector<YearsInText> found;
    std::size_t end_of_last = 0;
    for (std::size_t at = 0; at + 4 <= text.size();) {
        std::size_t end = at;
        while (end < text.size() && is_digit(text[end])) {
            ++end;
        }
        if (end == at) {
            ++at;
            continue;
        }
        int year = 0;
        bool dated = end - at == 8;                     // 20190305 in a file name
        bool decimals = end + 1 < text.size() && text[end] == '.' && is_digit(text[end + 1]);
        if ((end - at == 4 || dated) && !decimals) {
            std::from_chars(text.data() + at, text.data() + at + 4, year);
        }
        if (year >= 1990 && year < 2050) {
            std::string between = fold(text.substr(end_of_last, at - end_of_last));
            std::erase(between, ' ');
            bool joins = between == "-" || between == "–" || between == "—" || between == "/" || between == "t/m" || between == "tot" ||
                         between == "totenmet" || between == "tm";
            if (!found.empty() && joins && found.back().last == 0 && year > found.back().first && !dated) {
                found.back().last = year;
            } else {
                found.push_back({year, 0});
            }
            end_of_last = end;
        }
        at = end;
    }
    return found;
}

std::vector<const Municipality*> municipalities_owning(std::string_view text)
{
    std::vector<const Municipality*> found;
    auto words = words_between_blanks(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (introduces_name(words, i)) {
            std::vector<const Municipality*> list = list_at(words, i + 1);
            found.insert(found.end(), list.begin(), list.end());
        }
    }
    return found;
}

std::vector<const Municipality*> municipalities_listed(std::string_view text)
{
    auto words = words_between_blanks(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
        if (introduces_name(words, i)) {
            if (auto list = list_at(words, i + 1); list.size() > 1) {
                return list;
            }
        }
    }
    return {};
}

std::vector<const Municipality*> municipalities_named(std::string_view text)
{
    std::vector<const Municipality*> found;
    auto words = words_between_blanks(text);
    for (std::size_t at = 0; at < words.size();) {
        NamedAt name = name_at(words, at);
        bool after_gemeente = at > 0 && introduces_name(words, at - 1);
        if (name.municipality && (after_gemeente || !is_a_word_too(*name.municipality)) &&
            std::find(found.begin(), found.end(), name.municipality) == found.end()) {
            found.push_back(name.municipality);
        }
        at += std::max<std::size_t>(name.words, 1);
    }
    return found;
}

} // namespace duiding
