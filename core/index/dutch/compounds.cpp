// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/compounds.h"

#include "core/index/dutch/inflection.h"

#include <algorithm>
#include <array>
#include <limits>

namespace duiding {

namespace {

constexpr std::size_t shortest_part = 3;
constexpr std::size_t longest_compound = 64;

// What a part costs; a path costs the sum. Two sure parts cost 2.
constexpr double sure = 1;                    // the word list says that it may stand here
constexpr double linked = 1.2;                // a noun with a linking -s- that the list does not have
constexpr double noun = 1.35;                 // a noun, but the list does not say that it may stand here
constexpr double unsure = 1.6;                // another word
constexpr double three_letters = 0.35;        // on top: short parts turn up by accident
constexpr double four_letters = 0.05;
constexpr double impossible = std::numeric_limits<double>::infinity();
constexpr double most_for_two = 3;            // dearer is no compound
constexpr double most_for_a_further = 1.4;

// Little words and prefixes: what they begin is a derived word, not a compound.
constexpr std::array no_first = {
    "aan", "aaneen", "achter", "alle", "als", "ante", "anti", "bij", "bijeen", "boven", "con", "daar", "dan", "dat",
    "der", "des", "die", "dis", "dit", "door", "dooreen", "een", "eens", "even", "gelijk", "goed", "heen", "her", "het",
    "hier", "hij", "hoe", "hun", "ineen", "inter", "kan", "maar", "mede", "mee", "meer", "minder", "mis", "mono", "naar",
    "neer", "niet", "nog", "non", "ober", "omhoog", "omlaag", "omver", "onder", "ont", "ooit", "ook", "opeen", "open", "over",
    "per", "pre", "pro", "rond", "samen", "semi", "sub", "super", "tegen", "ten", "ter", "terug", "toe", "tot",
    "trans", "uit", "uiteen", "van", "vast", "veel", "ver", "vol", "voor", "voort", "vooruit", "waar", "want", "was", "wat",
    "weer", "weg", "wel", "wie", "zal", "zich", "zij", "zijn", "zou"};

// Endings: what they end is a derived word.
constexpr std::array no_last = {
    "aal", "aar", "aars", "abel", "achtig", "achtige", "age", "ant", "aren", "atie", "aties", "baar", "baarheid", "bare",
    "den", "der", "ders", "dom", "eel", "eer", "eert", "elijk", "end", "ende", "ens", "ent", "eren", "erig", "erij", "ering",
    "eringen", "ers", "ert", "este", "gen", "gewijs", "half", "halve", "heden", "heid", "iek", "ige", "iger", "ing", "inge",
    "ingen", "ingt", "isch", "ische", "isme", "ist", "isten", "iteit", "ken", "lei", "len", "ler", "lering", "leringen",
    "letje", "lijk", "lijke", "ling", "lingen", "loos", "loosheid", "loze", "maal", "matig", "matige", "men", "nen", "ner",
    "nering", "ners", "niers", "ning", "oren", "pen", "pjes", "ren", "rijk", "rijke", "ring", "ringen", "schap",
    "schappelijk", "schappelijke", "schappen", "sel", "sels", "sen", "ska", "standing", "ste", "tal", "tallen", "teit", "ten",
    "ter", "ters", "tie", "ties", "tig", "tje", "tjes", "ven", "vol", "voud", "voudig", "waarts", "wijs", "zaam",
    "zaamheid", "zame", "zamen", "zen"};

// What may stand between a part and the next, and after the last.
constexpr std::array links = {"s", "e", "n", "en", "er"};
constexpr std::array inflections = {"s", "e", "n", "en", "je", "jes", "tje", "tjes", "pje", "pjes", "etje", "etjes"};

template <std::size_t Size>
bool is_in(const std::array<const char*, Size>& list, std::string_view word)
{
    return std::find(list.begin(), list.end(), word) != list.end();
}

// What the part may cost for standing where these roles are wanted.
double cost_of_roles(unsigned roles, unsigned wanted)
{
    return (roles & wanted) ? sure : (roles & (Lexicon::Noun | Lexicon::OfNoun)) ? noun : (roles & Lexicon::Word) ? unsure : impossible;
}

class Splitter {
public:
    Splitter(std::string_view word, const Lexicon& lexicon) : m_word(word), m_lexicon(lexicon) {}

    std::vector<std::size_t> joints()
    {
        std::size_t size = m_word.size();
        if (size < 2 * shortest_part || size > longest_compound) {
            return {};
        }
        m_ways[0] = {0, 0, 0};
        for (std::size_t begin = 0; begin + shortest_part <= size; ++begin) {
            if (m_ways[begin].cost != impossible) {
                extend_from(begin);
            }
        }
        const Way& whole = m_ways[size];
        if (whole.cost > most_for_two + most_for_a_further * (whole.parts - 2)) {
            return {};
        }
        std::vector<std::size_t> joints;
        for (std::size_t at = whole.from; at > 0; at = m_ways[at].from) {
            joints.push_back(at);
        }
        std::reverse(joints.begin(), joints.end());
        return joints;
    }

private:
    // The cheapest way to a place in the word. Of equal ones the longest first part wins: zeegras|veld.
    struct Way {
        double cost = impossible;
        int parts = 0;
        std::size_t from = 0;
    };

    void extend_from(std::size_t begin)
    {
        Lexicon::Reader reader;
        unsigned before = 0;
        for (std::size_t end = begin + 1; end <= m_word.size(); ++end) {
            reader.add(m_word[end - 1]);
            if (end - begin < shortest_part || (begin == 0 && end == m_word.size())) {
                continue;
            }
            unsigned roles = m_lexicon.roles(reader);
            if (end == m_word.size() || m_word.size() - end >= shortest_part) {
                extend(begin, end, roles, before);
            }
            before = roles;
        }
    }

    void extend(std::size_t begin, std::size_t end, unsigned roles, unsigned roles_without_last)
    {
        std::string_view part = m_word.substr(begin, end - begin);
        double cost = m_ways[begin].cost
            + (end == m_word.size() ? cost_of_last(part, roles) : cost_of_other(part, begin == 0, roles, roles_without_last))
            + (part.size() == 3 ? three_letters : part.size() == 4 ? four_letters : 0);
        if (cost <= m_ways[end].cost && cost != impossible) {
            m_ways[end] = {cost, m_ways[begin].parts + 1, begin};
        }
    }

    static double cost_of_last(std::string_view part, unsigned roles)
    {
        bool accident = part.size() == shortest_part && !(roles & (Lexicon::Ends | Lexicon::Noun | Lexicon::OfNoun));
        return roles == 0 || accident || is_in(no_last, part) ? impossible : cost_of_roles(roles, Lexicon::Ends);
    }

    static double cost_of_other(std::string_view part, bool is_first, unsigned roles, unsigned roles_without_last)
    {
        double cost = cost_of_roles(roles, is_first ? Lexicon::Begins : Lexicon::Begins | Lexicon::Between);
        bool noun_with_s = part.ends_with('s') && part.size() > shortest_part && (roles_without_last & Lexicon::Ends) != 0;
        if (cost > linked && noun_with_s && !is_in(no_last, part.substr(0, part.size() - 1))) {
            cost = linked;
        }
        return cost == impossible || is_in(no_first, part) ? impossible : cost;
    }

    std::string_view m_word;
    const Lexicon& m_lexicon;
    std::array<Way, longest_compound + 1> m_ways;
};

} // namespace

// A form falls apart where its word does: "gesprekken" is no gesp with rekken, because "gesprek" stays whole.
std::vector<std::size_t> compound_joints(std::string_view word, const Lexicon& lexicon)
{
    auto joints = Splitter(word, lexicon).joints();
    if (joints.empty()) {
        return joints;
    }
    bool is_form = false;
    for (const std::string& key : dutch::known_inflection_keys(word, lexicon)) {
        std::string_view itself = std::string_view(key).substr(2);
        if (itself != word && Splitter(itself, lexicon).joints() == joints) {
            return joints;
        }
        is_form |= itself != word;
    }
    return is_form ? std::vector<std::size_t>() : joints;
}

std::vector<std::size_t> all_compound_joints(std::string_view word, const Lexicon& lexicon)
{
    std::vector<std::size_t> all = compound_joints(word, lexicon);
    std::vector<std::size_t> ends = all;
    ends.push_back(word.size());
    std::size_t begin = 0;
    for (std::size_t end : ends) {
        if (end - begin < word.size()) {
            for (std::size_t joint : all_compound_joints(word.substr(begin, end - begin), lexicon)) {
                all.push_back(begin + joint);
            }
        }
        begin = end;
    }
    std::sort(all.begin(), all.end());
    return all;
}

// Goes down into the part that holds the place until its edges are joints, or it stays whole.
PartAnswer is_compound_part(std::string_view word, std::size_t at, std::size_t length, const Lexicon& lexicon)
{
    bool is_last = true;
    for (bool is_top = true;; is_top = false) {
        auto joints = compound_joints(word, lexicon);
        if (joints.empty()) {
            return is_top ? PartAnswer::Whole : PartAnswer::NoPart;
        }
        joints.insert(joints.begin(), 0);
        joints.push_back(word.size());
        auto next = std::upper_bound(joints.begin(), joints.end(), at);
        auto end = std::lower_bound(joints.begin(), joints.end(), at + length);
        bool begins_well = *(next - 1) == at;
        std::string_view rest = word.substr(at + length, *end - at - length);
        bool ends_word = end + 1 == joints.end() && is_last;
        if (begins_well && (rest.empty() || is_in(links, rest) || (ends_word && at > 0 && is_in(inflections, rest)))) {
            return PartAnswer::Part;
        }
        if (next != end) {
            return PartAnswer::NoPart;
        }
        is_last = ends_word;
        std::size_t begin = *(next - 1);
        word = word.substr(begin, *end - begin);
        at -= begin;
    }
}

bool is_never_a_part(std::string_view word)
{
    constexpr std::size_t longest_ending = 5;
    return (is_in(no_first, word) && word.size() <= shortest_part)
        || (is_in(no_last, word) && word.size() <= longest_ending && word != "rijk" && word != "ring");
}

} // namespace duiding
