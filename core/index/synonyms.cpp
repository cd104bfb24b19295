// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/synonyms.h"

#include "core/text/tokens.h"

#include <algorithm>
#include <array>

namespace duiding {

namespace {

struct DefaultSet {
    const char* language;
    std::array<const char*, 3> words;
};

// Only what a document of the field or the body itself writes out beside its abbreviation. An abbreviation of two letters or one that
// is a word of its own (mee, cb) finds more that is not meant than that is; a study may add them.
constexpr std::array defaults = {
    DefaultSet{"nl", {"JGZ", "jeugdgezondheidszorg", nullptr}},
    DefaultSet{"nl", {"CJG", "Centrum voor Jeugd en Gezin", nullptr}},
    DefaultSet{"nl", {"OKC", "Ouder- en Kindcentrum", nullptr}},
    DefaultSet{"nl", {"VSV", "Verloskundig Samenwerkingsverband", nullptr}},
    DefaultSet{"nl", {"OCJ", "Ondersteuningscentrum Jeugdzorg", nullptr}},
    DefaultSet{"nl", {"VK", "Vertrouwenscentrum Kindermishandeling", nullptr}},
    DefaultSet{"nl", {"CLB", "Centrum voor Leerlingenbegeleiding", nullptr}},
    DefaultSet{"nl", {"OCMW", "Openbaar Centrum voor Maatschappelijk Welzijn", nullptr}},
    DefaultSet{"nl", {"Wmo", "Wet maatschappelijke ondersteuning", nullptr}},
    DefaultSet{"nl", {"Wpg", "Wet publieke gezondheid", nullptr}},
    DefaultSet{"nl", {"Wlz", "Wet langdurige zorg", nullptr}},
    DefaultSet{"nl", {"Zvw", "Zorgverzekeringswet", nullptr}},
    DefaultSet{"nl", {"AWBZ", "Algemene Wet Bijzondere Ziektekosten", nullptr}},
    DefaultSet{"nl", {"AVG", "Algemene verordening gegevensbescherming", nullptr}},
    DefaultSet{"nl", {"GGD", "Gemeentelijke Gezondheidsdienst", "Gemeentelijke Geneeskundige Dienst"}},
    DefaultSet{"nl", {"GGZ", "geestelijke gezondheidszorg", nullptr}},
    DefaultSet{"nl", {"LVB", "licht verstandelijke beperking", "licht verstandelijk beperkt"}},
    DefaultSet{"nl", {"AMHK", "Veilig Thuis", "Advies- en Meldpunt Huiselijk Geweld en Kindermishandeling"}},
    DefaultSet{"nl", {"AMK", "Advies- en Meldpunt Kindermishandeling", nullptr}},
    DefaultSet{"nl", {"RvdK", "Raad voor de Kinderbescherming", nullptr}},
    DefaultSet{"nl", {"VVSG", "Vereniging van Vlaamse Steden en Gemeenten", nullptr}},
    DefaultSet{"nl", {"VWS", "Volksgezondheid, Welzijn en Sport", nullptr}},
    DefaultSet{"nl", {"RIVM", "Rijksinstituut voor Volksgezondheid en Milieu", nullptr}},
    DefaultSet{"nl", {"CBS", "Centraal Bureau voor de Statistiek", nullptr}},
    DefaultSet{"nl", {"SCP", "Sociaal en Cultureel Planbureau", nullptr}},
    DefaultSet{"nl", {"NCJ", "Nederlands Centrum Jeugdgezondheid", nullptr}},
    DefaultSet{"nl", {"NJi", "Nederlands Jeugdinstituut", nullptr}},
    DefaultSet{"nl", {"PGB", "persoonsgebonden budget", nullptr}},
    DefaultSet{"nl", {"OTS", "ondertoezichtstelling", nullptr}},
    DefaultSet{"nl", {"KOPP", "kinderen van ouders met psychische problemen", nullptr}},
    DefaultSet{"en", {"WHO", "World Health Organization", "World Health Organisation"}},
    DefaultSet{"en", {"QCA", "qualitative comparative analysis", nullptr}}};

// As the index holds it, words parted by blanks; a hyphenated word by its parts. "B&W" is the words b and w.
std::string as_indexed(std::string_view words)
{
    std::vector<Token> tokens;
    tokenize(words, {0}, 0, tokens);
    std::string text;
    for (const Token& token : tokens) {
        if (token.words == 1) {
            text += (text.empty() ? "" : " ") + token.term;
        }
    }
    return text;
}

void add_once(std::vector<std::string>& list, const std::string& text)
{
    if (std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(text);
    }
}

const std::vector<std::string>& look_up(const std::map<std::string, std::vector<std::string>>& table, const std::string& words)
{
    static const std::vector<std::string> none;
    auto found = table.find(words);
    return found == table.end() ? none : found->second;
}

} // namespace

SynonymTable::SynonymTable(const std::vector<Synonyms>& synonyms)
{
    for (const Synonyms& set : synonyms) {
        std::vector<std::string> members;
        for (const std::string& word : set.words) {
            if (std::string folded = as_indexed(word); !folded.empty()) {
                add_once(members, folded);
            }
        }
        for (const std::string& asked : members) {
            for (const std::string& other : members) {
                if (other != asked) {
                    add_once((other.find(' ') == std::string::npos ? m_words : m_phrases)[asked], other);
                }
            }
        }
    }
}

const std::vector<std::string>& SynonymTable::of(const std::string& words) const { return look_up(m_words, words); }
const std::vector<std::string>& SynonymTable::phrases_of(const std::string& words) const { return look_up(m_phrases, words); }

std::vector<Synonyms> default_synonyms(std::string_view language)
{
    std::vector<Synonyms> all;
    for (const DefaultSet& set : defaults) {
        if (!language.empty() && set.language != language) {
            continue;
        }
        Synonyms synonyms;
        synonyms.language = set.language;
        for (const char* word : set.words) {
            if (word) {
                synonyms.words.emplace_back(word);
            }
        }
        all.push_back(std::move(synonyms));
    }
    return all;
}

} // namespace duiding
