// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/inflection.h"

#include "core/index/dutch/compounds.h"
#include "core/index/dutch/irregular.h"

#include <algorithm>
#include <array>

namespace duiding::dutch {

namespace {

constexpr std::size_t shortest_stem = 2;

bool is_vowel(char c) { return std::string_view("aeiou").find(c) != std::string_view::npos; }

void add(std::vector<std::string>& list, std::string text)
{
    if (std::find(list.begin(), list.end(), text) == list.end()) {
        list.push_back(std::move(text));
    }
}

// What the word may have been before -en, -e or -ing was put behind it: afsprak- afspraak, budgett- budget, briev- brief.
std::vector<std::string> unspelled(std::string_view start)
{
    std::vector<std::string> words;
    std::size_t size = start.size();
    if (size < shortest_stem) {
        return words;
    }
    char last = start[size - 1];
    char before = start[size - 2];
    if (last == before && !is_vowel(last)) {
        return {std::string(start), std::string(start.substr(0, size - 1))};
    }
    bool open = !is_vowel(last) && is_vowel(before) && (size < 3 || !is_vowel(start[size - 3]));
    bool one_syllable = std::none_of(start.begin(), start.end() - 2, is_vowel);
    if (!open || !one_syllable) {
        words.emplace_back(start);                     // wet- is no wet, for that would be wett-; maatregel- is maatregel
    }
    if (!is_vowel(last) && is_vowel(before) && (size < 3 || start[size - 3] != before)) {
        words.push_back(std::string(start.substr(0, size - 1)) + before + last);
    }
    if (last == 'v' || last == 'z') {
        for (std::size_t i = 0, all = words.size(); i < all; ++i) {
            words.push_back(words[i].substr(0, words[i].size() - 1) + (last == 'v' ? 'f' : 's'));
        }
    }
    return words;
}

std::string_view without(std::string_view word, std::string_view ending)
{
    return word.ends_with(ending) && word.size() >= ending.size() + shortest_stem ? word.substr(0, word.size() - ending.size())
                                                                                  : std::string_view();
}

constexpr std::array diminutives = {"je", "jes", "tje", "tjes", "pje", "pjes", "etje", "etjes"};
constexpr std::array past_endings = {"t", "d", "de", "den", "te", "ten"};
constexpr std::array after_infinitive = {"", "d", "de", "den"};
constexpr std::array participle_endings = {"", "t", "d", "te", "de"};
constexpr std::array noun_of_verb = {"ing", "ingen"};

class Analysis {
public:
    Analysis(std::string_view word, const Lexicon& lexicon) : m_word(word), m_lexicon(lexicon), m_roles(lexicon.roles(word)) {}

    std::vector<std::string> keys()
    {
        if (const auto& family = irregular_family(m_word); !family.empty()) {
            find_irregular(family);
            return m_keys;
        }
        if (std::string singular = with_regular_ending(m_word); !singular.empty()) {
            return {"n:" + singular};
        }
        find_noun();
        find_adjective();
        find_weak_verb();
        find_strong_verb();
        return m_keys;
    }

private:
    bool has(std::string_view word, unsigned role) const { return (m_lexicon.roles(word) & role) != 0; }
    bool is_noun() const { return (m_roles & Lexicon::Noun) != 0; }

    // "vraag" is the noun; "vragen" is its plural and the verb.
    void find_irregular(const std::vector<std::string>& family)
    {
        bool strong = &family == &strong_verb(m_word);
        bool present = m_word == family[1] || m_word == family[std::min<std::size_t>(2, family.size() - 1)];
        if (strong && is_noun() && present && m_word != "staat" && m_word != "weet") {
            m_keys.push_back("n:" + std::string(m_word));
            return;
        }
        m_keys.push_back((strong ? "v:" : "=:") + family.front());
        if (strong && m_word == family.front()) {
            find_noun();
        }
    }

    void find_noun()
    {
        if (is_noun() || (m_roles & Lexicon::Ends) != 0 || m_word.ends_with("heid") || m_word.ends_with("lid") || is_person(m_word)) {
            add(m_keys, "n:" + std::string(m_word));
        }
        if (is_noun()) {
            return;                                     // kans is no plural of kan
        }
        for (std::string_view ending : {"'s", "s", "n"}) {
            note_noun(without(m_word, ending));
        }
        if (std::string_view start = without(m_word, "en"); !start.empty()) {
            for (const std::string& noun : unspelled(start)) {
                note_noun(noun);
            }
        }
        for (std::string_view ending : diminutives) {
            for (const std::string& noun : unspelled(without(m_word, ending))) {
                note_noun(noun);
            }
        }
    }

    void note_noun(std::string_view noun)
    {
        if (!noun.empty() && (has(noun, Lexicon::Noun | Lexicon::Ends) || is_person(noun))) {
            add(m_keys, "n:" + std::string(noun));
        }
    }

    // jeugdige, verpleegkundige: an adjective in -e, with a plural of its own in -n.
    bool is_person(std::string_view word) const
    {
        std::string_view start = without(word, "e");
        return !start.empty() && has(start, Lexicon::Adjective);
    }

    void find_adjective()
    {
        if ((m_roles & Lexicon::Adjective) != 0) {
            add(m_keys, "a:" + std::string(m_word));
        }
        if (std::string_view start = without(m_word, "e"); !start.empty() && !is_noun()) {
            for (const std::string& adjective : unspelled(start)) {
                if (has(adjective, Lexicon::Adjective)) {
                    add(m_keys, "a:" + adjective);
                }
            }
        }
    }

    void note_verb(std::string_view stem)
    {
        if (!stem.empty() && (has(stem, Lexicon::Verb) || has_beginning_and_verb(stem))) {
            add(m_keys, "v:" + std::string(stem));
        }
    }

    // werkte and gewerkt, leefde and geleefd: -t after a voiceless consonant. So "gemeente" is no form of "menen".
    void note_past(const std::string& stem, std::string_view ending)
    {
        bool voiceless = !stem.empty() && std::string_view("kfschpxt").find(stem.back()) != std::string_view::npos;
        bool hard = !stem.empty() && std::string_view("kchpxt").find(stem.back()) != std::string_view::npos;
        bool third_person = ending == "t" && !m_word.starts_with("ge");
        if (ending.empty() || third_person || (ending.front() == 't' ? voiceless : !hard)) {
            note_verb(stem);
        }
    }

    bool has_beginning_and_verb(std::string_view stem) const
    {
        return std::any_of(separable_beginnings().begin(), separable_beginnings().end(), [&](std::string_view beginning) {
            return stem.starts_with(beginning) && stem.size() >= beginning.size() + 3 && has(stem.substr(beginning.size()), Lexicon::Verb);
        });
    }

    // The stem and its -t form are verbs only where they are no nouns: plan, plant. The noun of a separable verb means the same.
    void find_weak_verb()
    {
        if (is_noun() && has_beginning_and_verb(m_word)) {
            note_verb(m_word);
        } else if (!is_noun()) {
            note_verb(m_word);
            for (std::string_view ending : past_endings) {
                note_past(std::string(without(m_word, ending)), ending);
            }
        }
        find_participle();
        for (std::string_view ending : after_infinitive) {
            std::string_view infinitive = ending.empty() ? m_word : without(m_word, ending);
            if (std::string_view start = without(infinitive, "en"); !start.empty()) {
                for (const std::string& stem : unspelled(start)) {
                    note_verb(stem);
                }
            }
        }
        for (std::string_view ending : noun_of_verb) {
            if (std::string_view start = without(m_word, ending); !start.empty() && !is_noun_of_its_own(std::string(start) + "ing")) {
                for (const std::string& stem : unspelled(start)) {
                    note_verb(stem);
                }
            }
        }
    }

    // gewerkt → werk, opgevoede → opvoed. What has no ge- is found as a past form: ondersteunde, begeleid.
    void find_participle()
    {
        for (std::string_view beginning : beginnings_before_ge()) {
            std::string rest(m_word.substr(beginning.size() + 2));
            for (std::string_view ending : participle_endings) {
                std::string_view stem = ending.empty() ? std::string_view(rest) : without(rest, ending);
                if (!stem.empty() && (!ending.empty() || stem.ends_with('d') || stem.ends_with('t'))) {
                    note_past(std::string(beginning) + std::string(stem), ending);
                }
            }
        }
    }

    std::vector<std::string_view> beginnings_before_ge() const
    {
        std::vector<std::string_view> found;
        if (m_word.starts_with("ge") && m_word.size() > 4) {
            found.emplace_back();
        }
        for (std::string_view beginning : separable_beginnings()) {
            if (m_word.starts_with(beginning) && m_word.substr(beginning.size()).starts_with("ge") && m_word.size() > beginning.size() + 4) {
                found.push_back(beginning);
            }
        }
        return found;
    }

    // aangaf → aangeven, besproken → bespreken, doorverwees → doorverwijzen, bespreking → bespreken.
    void find_strong_verb()
    {
        for (std::string_view beginning : separable_beginnings()) {
            if (m_word.starts_with(beginning)) {
                note_strong(beginning, m_word.substr(beginning.size()), false);
                for (std::string_view inner : inseparable_beginnings()) {
                    if (m_word.substr(beginning.size()).starts_with(inner)) {
                        auto both = beginning.size() + inner.size();
                        note_strong(m_word.substr(0, both), m_word.substr(both), true);
                    }
                }
            }
        }
        for (std::string_view beginning : inseparable_beginnings()) {
            if (m_word.starts_with(beginning)) {
                note_strong(beginning, m_word.substr(beginning.size()), true);
            }
        }
    }

    void note_strong(std::string_view beginning, std::string_view rest, bool without_ge)
    {
        const auto& verb = strong_verb(rest);
        bool is_infinitive = !verb.empty() && verb.front() == rest;
        if (!verb.empty() && (!is_noun() || is_infinitive)) {
            add(m_keys, "v:" + std::string(beginning) + verb.front());
        }
        if (without_ge) {
            if (const auto& participle = strong_verb("ge" + std::string(rest)); !participle.empty()) {
                add(m_keys, "v:" + std::string(beginning) + participle.front());
            }
        }
        for (std::string_view ending : noun_of_verb) {
            std::string infinitive(without(rest, ending));
            const auto& of_noun = strong_verb(infinitive += "en");
            if (!of_noun.empty() && of_noun.front() == infinitive && rest.ends_with(ending)) {
                add(m_keys, "v:" + std::string(beginning) + infinitive);
            }
        }
        if (rest == "name") {
            add(m_keys, "v:" + std::string(beginning) + "nemen");
        }
    }

    std::string_view m_word;
    const Lexicon& m_lexicon;
    unsigned m_roles;
    std::vector<std::string> m_keys;
};

// A strong verb's name is its infinitive, with the beginnings: aan|geven, door|ver|wijzen.
std::pair<std::string, const std::vector<std::string>*> strong_verb_of_key(std::string_view name)
{
    for (std::size_t at = 0; at + 3 <= name.size(); ++at) {
        const auto& verb = strong_verb(name.substr(at));
        if (!verb.empty() && verb.front() == name.substr(at)) {
            return {std::string(name.substr(0, at)), &verb};
        }
    }
    return {{}, nullptr};
}

void add_forms_of_noun(std::vector<std::string>& forms, std::string_view noun)
{
    std::string name(noun);
    for (std::string_view ending : {"", "s", "'s", "n"}) {
        forms.push_back(name + std::string(ending));
    }
    for (const std::string& start : spelled(noun)) {
        forms.push_back(start + "en");
        for (std::string_view ending : diminutives) {
            forms.push_back(start + std::string(ending));
        }
    }
    forms.push_back(with_irregular_ending(noun));
}

void add_forms_of_strong_verb(std::vector<std::string>& forms, const std::string& beginning, const std::vector<std::string>& verb)
{
    for (const std::string& form : verb) {
        forms.push_back(beginning + form);
        if (form.starts_with("ge")) {
            forms.push_back(beginning + form.substr(2));
        }
        forms.push_back(beginning + form + "e");
    }
    std::string start = verb.front().substr(0, verb.front().size() - 2);
    for (std::string_view ending : {"end", "ende", "ing", "ingen"}) {
        forms.push_back(beginning + start + std::string(ending));
    }
    if (verb.front() == "nemen") {
        forms.push_back(beginning + "name");
    }
}

void add_participles(std::vector<std::string>& forms, const std::string& before, std::string_view stem)
{
    for (std::string_view ending : participle_endings) {
        forms.push_back(before + "ge" + std::string(stem) + std::string(ending));
    }
    forms.push_back(before + "ge" + std::string(stem) + "e");
}

void add_forms_of_weak_verb(std::vector<std::string>& forms, std::string_view stem)
{
    std::string name(stem);
    forms.push_back(name);
    for (std::string_view ending : {"t", "d", "de", "den", "te", "ten", "e"}) {
        forms.push_back(name + std::string(ending));
    }
    for (const std::string& start : spelled(stem)) {
        for (std::string_view ending : {"en", "end", "ende", "ing", "ingen"}) {
            forms.push_back(start + std::string(ending));
        }
    }
    add_participles(forms, "", stem);
    for (std::string_view beginning : separable_beginnings()) {
        if (stem.starts_with(beginning)) {
            add_participles(forms, std::string(beginning), stem.substr(beginning.size()));
        }
    }
}

} // namespace

std::vector<std::string> spelled(std::string_view word)
{
    std::vector<std::string> starts{std::string(word)};
    std::size_t size = word.size();
    if (size < shortest_stem || is_vowel(word[size - 1])) {
        return starts;
    }
    char last = word[size - 1];
    starts.push_back(std::string(word) + last);
    std::string open(word);
    bool lengthened = size >= 3 && word[size - 2] == word[size - 3] && is_vowel(word[size - 2]);
    if (lengthened) {
        open.erase(size - 2, 1);
        starts.push_back(open);
    }
    if (last == 'f' || last == 's') {
        open.back() = last == 'f' ? 'v' : 'z';
        starts.push_back(open);
    }
    return starts;
}

std::vector<std::string> known_inflection_keys(std::string_view word, const Lexicon& lexicon)
{
    return Analysis(word, lexicon).keys();
}

std::vector<std::string> inflection_keys(std::string_view word, const Lexicon& lexicon)
{
    auto keys = known_inflection_keys(word, lexicon);
    if (!keys.empty() || lexicon.roles(word) != 0) {
        return keys.empty() ? std::vector<std::string>{"w:" + std::string(word)} : keys;
    }
    auto joints = compound_joints(word, lexicon);
    if (joints.empty()) {
        return {};
    }
    std::string_view before = word.substr(0, joints.back());
    for (std::string& key : Analysis(word.substr(joints.back()), lexicon).keys()) {
        if (key.starts_with("=:")) {
            key[0] = 'n';
        }
        keys.push_back(key.substr(0, 2) + std::string(before) + key.substr(2));
    }
    return keys.empty() ? std::vector<std::string>{"w:" + std::string(word)} : keys;
}

namespace {

// overnemen stands apart (overgenomen), ondersteunen does not: its participle has no -ge-.
bool stands_apart(std::string_view beginning, std::string_view name, std::string_view rest, const Lexicon& lexicon)
{
    const auto& inseparable = inseparable_beginnings();
    if (rest.size() < 3 || std::find(inseparable.begin(), inseparable.end(), beginning) == inseparable.end()) {
        return rest.size() >= 3;
    }
    auto forms = possible_forms("v:" + std::string(name));
    std::string participle = std::string(beginning) + "ge";
    return std::any_of(forms.begin(), forms.end(), [&](const std::string& form) {
        return form.starts_with(participle) && !rest.starts_with("ge") && (lexicon.roles(form) & Lexicon::Word) != 0;
    });
}

std::vector<std::string> finite_forms(std::string_view stem, const Lexicon& lexicon)
{
    std::vector<std::string> forms;
    std::string key = "v:" + std::string(stem);
    for (const std::string& start : spelled(stem)) {
        forms.push_back(start + "en");
    }
    for (std::string_view ending : {"", "t", "de", "den", "te", "ten"}) {
        forms.push_back(std::string(stem) + std::string(ending));
    }
    std::erase_if(forms, [&](const std::string& form) {
        auto keys = inflection_keys(form, lexicon);
        return form != stem && std::find(keys.begin(), keys.end(), key) == keys.end();
    });
    return forms;
}

} // namespace

std::vector<std::string> possible_forms(std::string_view key)
{
    std::vector<std::string> forms;
    std::string_view name = key.substr(std::min<std::size_t>(2, key.size()));
    if (key.starts_with("=:")) {
        return irregular_family(name);
    }
    if (key.starts_with("n:")) {
        add_forms_of_noun(forms, name);
    } else if (key.starts_with("a:")) {
        forms.emplace_back(name);
        for (const std::string& start : spelled(name)) {
            forms.push_back(start + "e");
        }
    } else if (key.starts_with("v:")) {
        if (auto [beginning, verb] = strong_verb_of_key(name); verb) {
            add_forms_of_strong_verb(forms, beginning, *verb);
        }
        add_forms_of_weak_verb(forms, name);
    }
    return forms;
}

SeparableVerb separable_verb(std::string_view word, const Lexicon& lexicon)
{
    if ((lexicon.roles(word) & Lexicon::Noun) != 0) {
        return {};                                       // "aanpak" is asked for as a noun
    }
    for (const std::string& key : inflection_keys(word, lexicon)) {
        std::string_view name = std::string_view(key).substr(2);
        for (std::string_view beginning : key.starts_with("v:") ? separable_beginnings() : std::vector<std::string_view>()) {
            auto rest = name.substr(std::min(beginning.size(), name.size()));
            if (!name.starts_with(beginning) || !stands_apart(beginning, name, rest, lexicon)) {
                continue;
            }
            if (const auto& strong = strong_verb(rest); !strong.empty() && strong.front() == rest) {
                SeparableVerb verb{std::string(beginning), strong};
                std::erase_if(verb.forms, [](const std::string& form) { return form.starts_with("ge") && !form.starts_with("gev"); });
                return verb;
            }
            if ((lexicon.roles(rest) & Lexicon::Verb) != 0) {
                return {std::string(beginning), finite_forms(rest, lexicon)};
            }
        }
    }
    return {};
}

} // namespace duiding::dutch
