// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/bib/latex.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <map>

namespace duiding {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

// Accent → pairs of letter and accented letter.
const std::map<char, std::u32string_view>& accents()
{
    static const std::map<char, std::u32string_view> table{
        {'\'', U"aáeéiíoóuúyýcćnńsśzźlĺrŕAÁEÉIÍOÓUÚYÝCĆNŃSŚZŹLĹRŔgǵ"},
        {'`', U"aàeèiìoòuùAÀEÈIÌOÒUÙnǹ"},
        {'"', U"aäeëiïoöuüyÿAÄEËIÏOÖUÜYŸ"},
        {'^', U"aâeêiîoôuûwŵyŷcĉgĝhĥjĵsŝAÂEÊIÎOÔUÛWŴYŶCĈGĜHĤJĴSŜ"},
        {'~', U"aãnñoõiĩuũAÃNÑOÕIĨUŨ"},
        {'=', U"aāeēiīoōuūAĀEĒIĪOŌUŪ"},
        {'.', U"cċeėgġzżCĊEĖGĠIİZŻ"},
        {'c', U"cçsştţgģkķlļnņrŗCÇSŞTŢGĢKĶLĻNŅRŖ"},
        {'v', U"cčdďeěnňrřsštťzžlľaǎgǧCČDĎEĚNŇRŘSŠTŤZŽLĽ"},
        {'u', U"aăeĕgğiĭoŏuŭAĂEĔGĞIĬOŎUŬ"},
        {'H', U"oőuűOŐUŰ"},
        {'k', U"aąeęiįuųAĄEĘIĮUŲ"},
        {'r', U"aåuůAÅUŮ"},
        {'d', U"aạeẹiịoọuụsṣtṭhḥAẠEẸIỊOỌUỤSṢTṬHḤ"},
    };
    return table;
}

const std::map<std::string, std::string_view, std::less<>>& letters()
{
    static const std::map<std::string, std::string_view, std::less<>> table{
        {"ss", "ß"}, {"ae", "æ"}, {"AE", "Æ"}, {"oe", "œ"}, {"OE", "Œ"}, {"o", "ø"}, {"O", "Ø"}, {"aa", "å"}, {"AA", "Å"}, {"l", "ł"},
        {"L", "Ł"}, {"i", "i"}, {"j", "j"}, {"ij", "ij"}, {"IJ", "IJ"}, {"dh", "ð"}, {"DH", "Ð"}, {"th", "þ"}, {"TH", "Þ"}, {"dj", "đ"},
        {"DJ", "Đ"}, {"ldots", "…"}, {"dots", "…"}, {"textellipsis", "…"}, {"textendash", "–"}, {"textemdash", "—"},
        {"textquoteleft", "‘"}, {"textquoteright", "’"}, {"textquotedblleft", "“"}, {"textquotedblright", "”"}, {"euro", "€"},
        {"texteuro", "€"}, {"pounds", "£"}, {"textsterling", "£"}, {"S", "§"}, {"copyright", "©"}, {"textregistered", "®"},
        {"texttrademark", "™"}, {"textbackslash", "\\"}, {"backslash", "\\"}, {"textasciitilde", "~"}, {"textasciicircum", "^"},
        {"textunderscore", "_"}, {"textbar", "|"}, {"textless", "<"}, {"textgreater", ">"}, {"textdegree", "°"}, {"degree", "°"},
        {"times", "×"}, {"pm", "±"}, {"alpha", "α"}, {"beta", "β"}, {"gamma", "γ"}, {"delta", "δ"}, {"kappa", "κ"}, {"lambda", "λ"},
        {"mu", "μ"}, {"sigma", "σ"}, {"chi", "χ"}, {"omega", "ω"}, {"leq", "≤"}, {"geq", "≥"}, {"rightarrow", "→"}};
    return table;
}

class Reader {
public:
    explicit Reader(std::string_view latex) : m_latex(latex) {}

    std::string read()
    {
        while (m_at < m_latex.size()) {
            char c = m_latex[m_at];
            if (c == '\\') {
                command();
            } else if (c == '{' || c == '}' || c == '$') {
                ++m_at;
            } else if (!ligature()) {
                if (is_blank(c) || c == '~') {
                    blank();
                    ++m_at;
                } else {
                    m_out += c;
                    ++m_at;
                }
            }
        }
        while (!m_out.empty() && m_out.back() == ' ') {
            m_out.pop_back();
        }
        return std::move(m_out);
    }

private:
    void blank()
    {
        if (!m_out.empty() && m_out.back() != ' ') {
            m_out += ' ';
        }
    }

    bool ligature()
    {
        static constexpr std::pair<std::string_view, std::string_view> table[] = {
            {"---", "—"}, {"--", "–"}, {"``", "“"}, {"''", "”"}, {"!`", "¡"}, {"?`", "¿"}};
        for (const auto& [written, sign] : table) {
            if (m_latex.substr(m_at, written.size()) == written) {
                m_out += sign;
                m_at += written.size();
                return true;
            }
        }
        return false;
    }

    void command()
    {
        ++m_at;
        if (m_at == m_latex.size()) {
            return;
        }
        if (char c = m_latex[m_at]; !is_letter(c)) {
            ++m_at;
            if (accents().contains(c)) {
                accent(c);
            } else if (c == '\\' || is_blank(c)) {
                blank();
            } else if (c != '/' && c != '-' && c != ',') {    // spacing and hyphenation marks
                m_out += c;
            }
            return;
        }
        std::size_t begin = m_at;
        while (m_at < m_latex.size() && is_letter(m_latex[m_at])) {
            ++m_at;
        }
        std::string_view name = m_latex.substr(begin, m_at - begin);
        while (m_at < m_latex.size() && is_blank(m_latex[m_at])) {
            ++m_at;                                          // a blank only ends the name
        }
        if (name.size() == 1 && accents().contains(name[0])) {
            accent(name[0]);
        } else if (auto it = letters().find(name); it != letters().end()) {
            m_out += it->second;
        } else if (is_blank(m_latex[m_at - 1])) {
            blank();
        }
    }

    // The accent's letter: é of \'e, \'{e}, \'{\i}; "" combinations that are not in the table keep the bare letter.
    void accent(char sign)
    {
        while (m_at < m_latex.size() && (is_blank(m_latex[m_at]) || m_latex[m_at] == '{' || m_latex[m_at] == '\\')) {
            ++m_at;
        }
        if (m_at == m_latex.size() || m_latex[m_at] == '}') {
            return;
        }
        DecodedPoint letter = decode_at(m_latex, m_at);
        m_at += static_cast<std::size_t>(letter.bytes);
        std::u32string_view pairs = accents().at(sign);
        for (std::size_t i = 0; i + 1 < pairs.size(); i += 2) {
            if (pairs[i] == letter.value) {
                append_utf8(m_out, pairs[i + 1]);
                return;
            }
        }
        append_utf8(m_out, letter.value);
    }

    std::string_view m_latex;
    std::size_t m_at = 0;
    std::string m_out;
};

// Cuts at blanks, commas or the word "and" outside braces.
std::vector<std::string_view> cut(std::string_view text, std::string_view at_signs, std::string_view at_word)
{
    std::vector<std::string_view> parts;
    std::size_t begin = 0;
    int depth = 0;
    for (std::size_t at = 0; at < text.size(); ++at) {
        char c = text[at];
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        if (depth > 0) {
            continue;
        }
        bool word = !at_word.empty() && is_blank(c) && text.substr(at + 1, at_word.size()) == at_word &&
                    at + 1 + at_word.size() < text.size() && is_blank(text[at + 1 + at_word.size()]);
        if (word || at_signs.find(c) != std::string_view::npos) {
            parts.push_back(text.substr(begin, at - begin));
            at += word ? at_word.size() + 1 : 0;
            begin = at + 1;
        }
    }
    parts.push_back(text.substr(std::min(begin, text.size())));
    std::erase_if(parts, [](std::string_view part) { return part.find_first_not_of(" \t\r\n") == std::string_view::npos; });
    return parts;
}

std::string join(const std::vector<std::string_view>& words, std::size_t begin, std::size_t end)
{
    std::string all;
    for (std::size_t i = begin; i < end; ++i) {
        all += (all.empty() ? "" : " ") + latex_to_text(words[i]);
    }
    return all;
}

// BibTeX's own rule: without a comma the surname begins at the first word in lower case, else it is the last word.
std::string one_name(std::string_view name)
{
    std::vector<std::string_view> parts = cut(name, ",", {});
    if (parts.size() > 1) {
        std::string made = latex_to_text(parts.front());
        return made + ", " + join(parts, 1, parts.size());
    }
    std::vector<std::string_view> words = cut(name, " \t\r\n", {});
    if (words.size() < 2) {
        return latex_to_text(name);
    }
    std::size_t surname = words.size() - 1;
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (words[i][0] >= 'a' && words[i][0] <= 'z') {
            surname = i;
            break;
        }
    }
    return join(words, surname, words.size()) + ", " + join(words, 0, surname);
}

} // namespace

std::string latex_to_text(std::string_view latex) { return Reader(latex).read(); }

std::vector<std::string> bib_names(std::string_view value)
{
    std::vector<std::string> names;
    for (std::string_view name : cut(value, {}, "and")) {
        std::string made = one_name(name);
        if (!made.empty()) {
            names.push_back(made == "others" ? "et al." : made);
        }
    }
    return names;
}

} // namespace duiding
