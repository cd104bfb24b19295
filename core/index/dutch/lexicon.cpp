// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/dutch/lexicon.h"

#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <cstdlib>
#include <unordered_map>

namespace duiding {

namespace {

constexpr const char* rules_file = "nl_NL.aff";
constexpr const char* words_file = "nl_NL.dic";
constexpr unsigned all_roles = 255;
constexpr std::size_t slots = std::size_t{1} << 19;      // twice the words of hunspell-nl
constexpr std::size_t longest_word = 48;
constexpr std::uint64_t most_bytes = 64u << 20;          // of a dictionary file

// The letters of the list that are not ASCII, without their accents. The index folds by ICU; here the few that Dutch uses do.
char plain_letter(unsigned char second)
{
    constexpr std::string_view from =
        "\xA0\xA1\xA2\xA3\xA4\xA5\xA7\xA8\xA9\xAA\xAB\xAC\xAD\xAE\xAF\xB1\xB2\xB3\xB4\xB5\xB6\xB9\xBA\xBB\xBC";
    constexpr std::string_view to = "aaaaaaceeeeiiiinooooouuuu";
    auto at = from.find(static_cast<char>(second));
    return at == std::string_view::npos ? '\0' : to[at];
}

// Empty for names, abbreviations and whatever has other signs than letters.
bool fold_word(std::string_view word, std::string& folded)
{
    folded.clear();
    for (std::size_t i = 0; i < word.size(); ++i) {
        auto c = static_cast<unsigned char>(word[i]);
        if (c >= 'a' && c <= 'z') {
            folded += word[i];
        } else if (c == 0xC3 && i + 1 < word.size() && plain_letter(static_cast<unsigned char>(word[i + 1])) != '\0') {
            folded += plain_letter(static_cast<unsigned char>(word[++i]));
        } else if (c == 0xC4 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) == 0xB3) {
            folded += "ij";
            ++i;
        } else {
            return false;
        }
    }
    return !folded.empty() && folded.size() <= longest_word;
}

struct Addition {
    std::string_view words;
    unsigned roles;
};

// What the list lacks of this field: short nouns that end many compounds, persons by what they do, and beginnings of a
// compound that are no words by themselves.
constexpr std::array additions = {
    Addition{"lid leden wet wetten wijk wijken taak taken dag dagen inwoner inwoners nurse nurses stad steden dak daken kom kommen "
             "vrouw vrouwen verlater verlaters mijder mijders zorger zorgers loket loketten gehandicapte gehandicapten ervaring ervaringen "
             "aanbieder aanbieders verbinder verbinders huishouden huishoudens woner woners regie",
             Lexicon::Ends},
    Addition{"raads lands vroeg client clienten gezond goed zwanger jongeren werkloos inwoner inwoners cliente huishoud woon",
             Lexicon::Begins}};

using Flag = std::uint16_t;

constexpr Flag flag(char first, char second)
{
    return static_cast<Flag>(static_cast<unsigned char>(first) << 8 | static_cast<unsigned char>(second));
}

// Plurals and diminutives are Za … Zz and Ya … Yz, but for Zm (deskundig, deskundigheid).
bool is_noun_flag(Flag flag)
{
    auto first = static_cast<char>(flag >> 8);
    return (first == 'Z' || first == 'Y') && static_cast<char>(flag & 0xFF) != 'm';
}

// Third person and past of a stem: V3, Vp, Vq. (Vi and Ve are of infinitives and participles.)
bool is_verb_flag(Flag one)
{
    return one == flag('V', '3') || one == flag('V', 'p') || one == flag('V', 'q');
}

// The rules that make an adjective's form in -e.
bool is_adjective_flag(Flag one)
{
    return one == flag('A', 'a') || one == flag('A', 'l') || one == flag('A', 'm') || one == flag('A', 'n') || one == flag('A', 'r');
}

// "CaCbCp" as flags of two characters each.
template <class Use>
void each_flag(std::string_view flags, Use use)
{
    for (std::size_t i = 0; i + 1 < flags.size(); i += 2) {
        use(flag(flags[i], flags[i + 1]));
    }
}

// A rule "after these letters take some off and put some on"; letters folded, so bytes are enough.
struct Affix {
    std::string off;
    std::string on;
    std::vector<std::string> after;        // one set of letters a place; a set that opens with ^ is turned round
    unsigned roles = Lexicon::Word;

    bool fits(std::string_view word) const
    {
        if (word.size() < after.size() || word.size() <= off.size() || !word.ends_with(off)) {
            return false;
        }
        for (std::size_t i = 0; i < after.size(); ++i) {
            std::string_view set = after[i];
            bool turned = set.starts_with('^');
            bool in = set.find(word[word.size() - after.size() + i], turned ? 1 : 0) != std::string_view::npos;
            if (in == turned) {
                return false;
            }
        }
        return true;
    }
};

std::vector<std::string> parse_condition(std::string_view condition)
{
    std::vector<std::string> sets;
    std::string letters;
    if (condition == ".") {
        return sets;
    }
    for (std::size_t i = 0; i < condition.size(); ++i) {
        if (condition[i] == '[') {
            auto end = std::min(condition.find(']', i), condition.size());
            std::string_view inside = condition.substr(i + 1, end - i - 1);
            bool turned = inside.starts_with('^');
            fold_word(inside.substr(turned ? 1 : 0), letters);
            sets.push_back((turned ? "^" : "") + letters);
            i = end;
        } else if (static_cast<unsigned char>(condition[i]) < 0x80) {
            sets.emplace_back(1, condition[i]);
        } else {
            sets.emplace_back("?");               // fits no word
        }
    }
    return sets;
}

std::vector<std::string_view> columns(std::string_view line)
{
    std::vector<std::string_view> parts;
    for (std::size_t i = 0; i < line.size();) {
        auto begin = std::min(line.find_first_not_of(" \t\r", i), line.size());
        auto end = std::min(line.find_first_of(" \t\r", begin), line.size());
        if (end > begin) {
            parts.push_back(line.substr(begin, end - begin));
        }
        i = std::max(end, i + 1);
    }
    return parts;
}

template <class Use>
void each_line(std::string_view text, Use use)
{
    while (!text.empty()) {
        auto end = std::min(text.find('\n'), text.size());
        use(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

} // namespace

class Lexicon::Loader {
public:
    explicit Loader(Lexicon& lexicon) : m_lexicon(lexicon) {}

    void read_rules(std::string_view text)
    {
        each_line(text, [&](std::string_view line) {
            auto parts = columns(line);
            if (parts.size() >= 2 && parts[1].size() == 2) {
                read_rule(parts);
            }
        });
    }

    void read_words(std::string_view text)
    {
        each_line(text, [&](std::string_view line) {
            auto end = line.find_first_of("\t\r ");
            line = line.substr(0, end);
            auto slash = std::min(line.find('/'), line.size());
            if (fold_word(line.substr(0, slash), m_word)) {
                add_forms(line.substr(std::min(slash + 1, line.size())));
            }
        });
    }

private:
    void read_rule(const std::vector<std::string_view>& parts)
    {
        Flag name = flag(parts[1][0], parts[1][1]);
        if (parts[0] == "COMPOUNDBEGIN") {
            m_begins = name;
        } else if (parts[0] == "COMPOUNDMIDDLE") {
            m_between = name;
        } else if (parts[0] == "COMPOUNDEND") {
            m_ends = name;
        } else if (parts[0] == "ONLYINCOMPOUND") {
            m_only_in_compounds = name;
        } else if (parts[0] == "FORBIDDENWORD") {
            m_forbidden = name;
        } else if ((parts[0] == "SFX" || parts[0] == "PFX") && parts.size() >= 4
                   && parts[2] != "Y" && parts[2] != "N") {
            read_affix(name, parts);
        }
    }

    void read_affix(Flag name, const std::vector<std::string_view>& parts)
    {
        Affix affix;
        std::string_view on = parts[3];
        auto slash = std::min(on.find('/'), on.size());
        on = on.substr(0, slash);
        if (!on.empty() && on != "0" && !fold_word(on, affix.on)) {
            return;                                // with a hyphen or an apostrophe: no term of the index
        }
        if (parts[2] != "0") {
            fold_word(parts[2], affix.off);
        }
        affix.after = parse_condition(parts.size() > 4 ? parts[4] : ".");
        affix.roles = roles_of(parts[3].substr(std::min(slash + 1, parts[3].size())));
        (parts[0] == "SFX" ? m_suffixes : m_prefixes)[name].push_back(std::move(affix));
    }

    unsigned roles_of(std::string_view flags) const
    {
        unsigned roles = Lexicon::Word;
        each_flag(flags, [&](Flag one) {
            roles |= one == m_begins ? Begins : 0u;
            roles |= one == m_between ? Between : 0u;
            roles |= one == m_ends ? Ends : 0u;
            roles |= is_noun_flag(one) ? Noun : 0u;
            roles |= is_verb_flag(one) ? Verb : 0u;
            roles |= is_adjective_flag(one) ? Adjective : 0u;
            roles &= one == m_only_in_compounds ? ~static_cast<unsigned>(Word) : ~0u;
        });
        return roles;
    }

    void add_forms(std::string_view flags)
    {
        bool forbidden = false;
        each_flag(flags, [&](Flag one) { forbidden |= one == m_forbidden; });
        if (forbidden) {
            return;
        }
        unsigned roles = roles_of(flags);
        m_forms.assign(1, {m_word, roles});
        each_flag(flags, [&](Flag one) {
            if (auto found = m_suffixes.find(one); found != m_suffixes.end()) {
                add_suffixed(found->second, (roles & Ends) | ((roles & Noun) ? OfNoun : 0u));
            }
        });
        std::size_t unprefixed = m_forms.size();
        each_flag(flags, [&](Flag one) {
            if (auto found = m_prefixes.find(one); found != m_prefixes.end()) {
                for (std::size_t i = 0; i < unprefixed; ++i) {
                    m_forms.emplace_back(found->second.front().on + m_forms[i].first, Word | (m_forms[i].second & Verb));
                }
            }
        });
        for (const auto& [form, its_roles] : m_forms) {
            m_lexicon.add(form, its_roles);
        }
    }

    // What may end a compound may do so inflected.
    void add_suffixed(const std::vector<Affix>& affixes, unsigned inherited)
    {
        for (const Affix& affix : affixes) {
            if (affix.fits(m_word)) {
                m_forms.emplace_back(m_word.substr(0, m_word.size() - affix.off.size()) + affix.on, affix.roles | inherited);
            }
        }
    }

    Lexicon& m_lexicon;
    Flag m_begins = 0;
    Flag m_between = 0;
    Flag m_ends = 0;
    Flag m_only_in_compounds = 0;
    Flag m_forbidden = 0;
    std::unordered_map<Flag, std::vector<Affix>> m_suffixes;
    std::unordered_map<Flag, std::vector<Affix>> m_prefixes;
    std::string m_word;
    std::vector<std::pair<std::string, unsigned>> m_forms;
};

// Stirred, so that the low bits are as good as the high ones; those of the roles are cleared. Never 0.
std::uint64_t Lexicon::key_of(const Reader& reader)
{
    std::uint64_t hash = reader.m_hash ^ reader.m_hash >> 32;
    hash *= 0x9E3779B97F4A7C15ull;
    hash ^= hash >> 29;
    return (hash & ~std::uint64_t{all_roles}) | (all_roles + 1);
}

std::uint64_t Lexicon::key_of(std::string_view word)
{
    Reader reader;
    for (char c : word) {
        reader.add(c);
    }
    return key_of(reader);
}

void Lexicon::add(std::string_view word, unsigned roles)
{
    std::uint64_t hash = key_of(word);
    std::size_t slot = (hash >> 40) % slots;
    while (m_slots[slot] != 0 && (m_slots[slot] & ~std::uint64_t{all_roles}) != hash) {
        slot = (slot + 1) % slots;
    }
    if (m_slots[slot] == 0) {
        if (m_size >= slots / 4 * 3) {
            return;                                // no dictionary of Dutch is that large
        }
        m_slots[slot] = hash;
        ++m_size;
    }
    m_slots[slot] |= roles;
}

unsigned Lexicon::roles(std::string_view word) const
{
    Reader reader;
    for (char c : word) {
        reader.add(c);
    }
    return roles(reader);
}

unsigned Lexicon::roles(const Reader& reader) const
{
    std::uint64_t hash = key_of(reader);
    for (std::size_t slot = (hash >> 40) % slots; m_slots[slot] != 0; slot = (slot + 1) % slots) {
        if ((m_slots[slot] & ~std::uint64_t{all_roles}) == hash) {
            return static_cast<unsigned>(m_slots[slot] & all_roles);
        }
    }
    return 0;
}

std::optional<Lexicon> Lexicon::load(const std::filesystem::path& folder)
{
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(folder / rules_file, ignored)
        || !std::filesystem::is_regular_file(folder / words_file, ignored)) {
        return std::nullopt;
    }
    Lexicon lexicon;
    lexicon.m_slots.assign(slots, 0);
    Loader loader(lexicon);
    loader.read_rules(read_file(folder / rules_file, most_bytes));
    loader.read_words(read_file(folder / words_file, most_bytes));
    for (const Addition& addition : additions) {
        for (std::string_view word : columns(addition.words)) {
            lexicon.add(word, addition.roles);
        }
    }
    return lexicon;
}

namespace {

// Where hunspell's dictionaries lie: DICPATH, then the folders of the systems we know.
std::vector<std::filesystem::path> dictionary_folders()
{
    std::vector<std::filesystem::path> folders;
    const char* set = std::getenv("DICPATH");
    std::string_view list = set ? set : "";
    while (!list.empty()) {
        auto end = std::min(list.find(':'), list.size());
        if (end > 0) {
            folders.push_back(path_of(list.substr(0, end)));
        }
        list.remove_prefix(std::min(end + 1, list.size()));
    }
    for (const char* usual :
         {"/usr/share/hunspell", "/usr/local/share/hunspell", "/usr/share/myspell", "/usr/share/myspell/dicts"}) {
        folders.emplace_back(usual);
    }
    return folders;
}

} // namespace

const Lexicon* installed_lexicon()
{
    static const std::optional<Lexicon> lexicon = [] {
        for (const std::filesystem::path& folder : dictionary_folders()) {
            if (auto found = Lexicon::load(folder)) {
                return found;
            }
        }
        return std::optional<Lexicon>();
    }();
    return lexicon ? &*lexicon : nullptr;
}

std::string installed_lexicon_stamp()
{
    static const std::string stamp = [] {
        for (const std::filesystem::path& folder : dictionary_folders()) {
            std::error_code no_rules;
            std::error_code no_words;
            auto rules = std::filesystem::file_size(folder / rules_file, no_rules);
            auto words = std::filesystem::file_size(folder / words_file, no_words);
            if (!no_rules && !no_words) {
                return std::to_string(rules) + "-" + std::to_string(words);
            }
        }
        return std::string("none");
    }();
    return stamp;
}

} // namespace duiding
