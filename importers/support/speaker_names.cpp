// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speaker_names.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"
#include "importers/support/line_blanks.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t max_label_characters = 40;
constexpr int max_label_words = 4;

// What often stands before a colon and never speaks. Folded; a trailing number is ignored.
constexpr std::string_view never_speakers[] = {
    "aan", "actie", "adres", "afbeelding", "afspraak", "artikel", "auteur", "author", "bijlage", "bron", "code", "conclusie", "cc",
    "datum", "doel", "doelgroep", "doelstelling", "duur", "e-mail", "email", "fase", "figuur", "functie", "http", "https", "hoofdstuk",
    "indicator", "kenmerk", "let op", "locatie", "maatregel", "mail", "media", "nb", "n.b", "noot", "onderwerp", "opmerking",
    "paragraaf", "periode", "plaats", "ps", "resultaat", "stap", "tabel", "tags", "tel", "telefoon", "thema", "tijd", "titel", "title",
    "toelichting", "totaal", "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "week",
    "versie", "voorbeeld", "website", "www", "note", "source", "date", "time", "place", "slides", "speakers", "sprekers",
    "location", "subject", "goal", "action", "step", "phase", "figure", "table", "chapter", "appendix", "example", "result",
    "summary", "total", "version", "samenvatting", "betreft", "van", "to", "from", "re", "warning", "tip", "vraagstelling",
    "transcribed by", "transcript", "kind", "language", "taal"};

constexpr std::string_view interruptions[] = {"pauze", "break", "muziek", "music", "jingle", "reclame", "commercial", "intro", "outro",
                                              "sponsor", "anchor", "stilte", "onderbreking", "interruption"};

constexpr std::string_view interviewer_words[] = {
    "i", "int", "interviewer", "interviewster", "intervieuwer", "onderzoeker", "onderzoekster", "vraag", "vragensteller", "q",
    "question", "researcher", "moderator", "gespreksleider", "facilitator", "interviewleider", "iv"};

constexpr std::string_view respondent_words[] = {
    "r", "b", "p", "resp", "respondent", "spreker", "speaker", "deelnemer", "participant", "persoon", "person", "antwoord",
    "answer", "geinterviewde", "interviewee"};

constexpr std::string_view name_particles[] = {"van", "de", "den", "der", "het", "ten", "ter", "el", "al", "von", "bin", "la", "du", "van't", "in", "op"};

// What an abbreviation stands for in label_key.
struct ShortForm {
    std::string_view word;
    std::string_view key;
};
constexpr ShortForm short_forms[] = {{"int", "i"}, {"interviewer", "i"}, {"interviewster", "i"}, {"intervieuwer", "i"}, {"iv", "i"},
                                     {"resp", "r"}, {"respondent", "r"}, {"deelnemer", "deelnemer"}, {"participant", "p"}};

bool is_name_character(char32_t c)
{
    bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool other_letter = c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00);
    return ascii_letter || other_letter || (c >= '0' && c <= '9') || c == '_';
}

bool is_small(char32_t c)
{
    return c >= 'a' && c <= 'z';
}

std::string without_number(std::string_view folded)
{
    while (!folded.empty() && (is_digit(folded.back()) || is_blank(folded.back()) || folded.back() == '.')) {
        folded.remove_suffix(1);
    }
    return std::string(folded);
}

std::string number_at_end(std::string_view folded)
{
    while (!folded.empty() && !is_digit(folded.back())) {
        folded.remove_suffix(1);
    }
    std::size_t begin = folded.size();
    while (begin > 0 && is_digit(folded[begin - 1])) {
        --begin;
    }
    return std::string(folded.substr(begin));
}

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

} // namespace

bool could_be_name(std::string_view name)
{
    if (name.empty() || name.size() > max_label_characters * 4 || count_code_points(name) > max_label_characters) {
        return false;
    }
    std::u32string text = to_utf32(name);
    char32_t first = text.front();
    bool broken_off = text.back() == ',' || text.back() == '&' || text.back() == '/';
    if (broken_off || !is_name_character(first) || (first >= '0' && first <= '9') || (is_small(first) && text.size() > 3)) {
        return false;
    }
    static const std::u32string inside = U" \t\u00A0.-'’()/&,";
    int words = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_name_character(text[i]) && inside.find(text[i]) == std::u32string::npos) {
            return false;
        }
        bool gap = text[i] == ' ' || text[i] == '\t' || text[i] == 0xA0;
        words += gap && i > 0 && text[i - 1] != ' ';
    }
    std::string folded = without_number(fold_name(name));
    return words <= max_label_words && !contains(never_speakers, folded) && !contains(interruptions, folded);
}

bool is_proper_name(std::string_view name)
{
    if (!could_be_name(name) || name.ends_with('.') || name.ends_with(',')) {
        return false;
    }
    while (!name.empty()) {
        std::size_t blank = std::min(name.find(' '), name.size());
        std::string_view word = name.substr(0, blank);
        bool small = !word.empty() && word.front() >= 'a' && word.front() <= 'z';
        if (small && !contains(name_particles, word)) {
            return false;
        }
        name.remove_prefix(std::min(blank + 1, name.size()));
    }
    return true;
}

bool is_interviewer_label(std::string_view name)
{
    std::string folded = without_number(fold_name(name));
    std::string first = folded.substr(0, folded.find_first_of(" (/"));
    return contains(interviewer_words, folded) || (first.size() > 3 && contains(interviewer_words, first));
}

bool is_certain_label(std::string_view name)
{
    std::string folded = fold_name(name);
    bool numbered = !folded.empty() && is_digit(folded.back());
    std::string word = without_number(folded);
    return is_interviewer_label(name) || (contains(respondent_words, word) && (numbered || word.size() > 1));
}

bool is_interruption(std::string_view name)
{
    return contains(interruptions, without_number(fold_name(name)));
}

std::string label_key(std::string_view name)
{
    std::string folded = fold_name(name);
    std::string word = without_number(folded);
    auto it = std::find_if(std::begin(short_forms), std::end(short_forms), [&](const ShortForm& form) { return form.word == word; });
    bool short_word = it != std::end(short_forms) || word.size() == 1;
    if (short_word) {
        return std::string(it != std::end(short_forms) ? it->key : std::string_view(word)) + number_at_end(folded);
    }
    while (!folded.empty() && (folded.back() == '.' || is_blank(folded.back()))) {
        folded.pop_back();
    }
    return folded;
}

bool look_alike(std::string_view a, std::string_view b)
{
    if (a.size() > b.size()) {
        std::swap(a, b);
    }
    if (a.size() < 4 || b.size() - a.size() > 1) {
        return false;
    }
    std::size_t head = 0;
    while (head < a.size() && a[head] == b[head]) {
        ++head;
    }
    std::size_t tail = 0;
    while (tail < a.size() - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail]) {
        ++tail;
    }
    std::string_view rest_a = a.substr(head, a.size() - head - tail);
    std::string_view rest_b = b.substr(head, b.size() - head - tail);
    auto numbered = [](std::string_view rest) { return std::any_of(rest.begin(), rest.end(), is_digit); };
    bool single_letter = rest_a.size() <= 1 && rest_b.size() == 1 && b.size() - head - tail == 1;
    bool last_of_series = head > 1 && b[head - 1] == ' ' && tail == 0;              // "Student M", "Student N"
    return single_letter && !numbered(rest_a) && !numbered(rest_b) && !last_of_series;
}

} // namespace duiding
