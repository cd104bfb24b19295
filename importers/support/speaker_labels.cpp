// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speaker_labels.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <array>

namespace duiding {

namespace {

constexpr std::size_t max_label_characters = 40;
constexpr int max_label_words = 4;

// What often stands before a colon and never speaks. Folded; a trailing number is ignored.
constexpr std::string_view never_speakers[] = {
    "aan", "actie", "adres", "afbeelding", "afspraak", "artikel", "bijlage", "bron", "code", "conclusie", "cc", "datum", "doel",
    "doelgroep", "doelstelling", "duur", "e-mail", "email", "fase", "figuur", "functie", "http", "https", "hoofdstuk", "indicator",
    "kenmerk", "let op", "locatie", "maatregel", "mail", "nb", "n.b", "noot", "onderwerp", "opmerking", "paragraaf", "pauze",
    "periode", "plaats", "ps", "resultaat", "reclame", "stap", "tabel", "tel", "telefoon", "thema", "tijd", "toelichting", "totaal",
    "maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag", "week",
    "versie", "voorbeeld", "website", "www", "jingle", "muziek", "break", "music", "note", "source", "date", "time", "place",
    "location", "subject", "goal", "action", "step", "phase", "figure", "table", "chapter", "appendix", "example", "result",
    "summary", "total", "version", "samenvatting", "betreft", "van", "to", "from", "re", "warning", "tip", "vraagstelling"};

constexpr std::string_view interviewer_words[] = {
    "i", "int", "interviewer", "interviewster", "intervieuwer", "onderzoeker", "onderzoekster", "vraag", "vragensteller", "q",
    "question", "researcher", "moderator", "gespreksleider", "facilitator", "interviewleider", "iv"};

constexpr std::string_view respondent_words[] = {
    "r", "b", "p", "resp", "respondent", "spreker", "speaker", "deelnemer", "participant", "persoon", "person", "antwoord",
    "answer", "geinterviewde", "interviewee"};

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

// Blanks at `at`: space, tab, no-break space.
std::size_t skip_blanks(std::string_view line, std::size_t at)
{
    while (at < line.size()) {
        if (is_blank(line[at])) {
            ++at;
        } else if (line.substr(at, 2) == "\xC2\xA0") {
            at += 2;
        } else {
            break;
        }
    }
    return at;
}

std::string_view without_blanks_at_end(std::string_view text)
{
    while (!text.empty()) {
        if (is_blank(text.back())) {
            text.remove_suffix(1);
        } else if (text.ends_with("\xC2\xA0")) {
            text.remove_suffix(2);
        } else {
            break;
        }
    }
    return text;
}

ByteRange bytes(std::size_t begin, std::size_t end)
{
    return {{static_cast<std::int64_t>(begin)}, {static_cast<std::int64_t>(end)}};
}

std::optional<int> read_number(std::string_view line, std::size_t& at, std::size_t max_digits)
{
    std::size_t start = at;
    int value = 0;
    while (at < line.size() && at - start < max_digits && is_digit(line[at])) {
        value = value * 10 + (line[at++] - '0');
    }
    return at == start ? std::nullopt : std::optional(value);
}

// "0:05", "00:01:23", "00:03:40.5", "00:00:12-8" at `at`; moves past it.
std::optional<std::int64_t> read_clock(std::string_view line, std::size_t& at)
{
    std::size_t pos = at;
    std::array<int, 3> part{};
    std::size_t parts = 0;
    while (parts < 3) {
        std::size_t start = pos;
        std::optional<int> number = read_number(line, pos, 2);
        if (!number || (parts > 0 && (pos - start != 2 || *number > 59))) {
            return std::nullopt;
        }
        part[parts++] = *number;
        if (parts == 3 || pos >= line.size() || line[pos] != ':') {
            break;
        }
        ++pos;
    }
    if (parts < 2) {
        return std::nullopt;
    }
    std::int64_t seconds = parts == 3 ? part[0] * 3600 + part[1] * 60 + part[2] : part[0] * 60 + part[1];
    std::int64_t milliseconds = seconds * 1000;
    bool has_fraction = pos + 1 < line.size() && (line[pos] == '.' || line[pos] == ',' || line[pos] == '-') && is_digit(line[pos + 1]);
    if (has_fraction) {
        std::size_t start = ++pos;
        int fraction = *read_number(line, pos, 3);
        for (std::size_t digits = pos - start; digits < 3; ++digits) {
            fraction *= 10;
        }
        milliseconds += fraction;
    }
    if (pos < line.size() && is_digit(line[pos])) {
        return std::nullopt;
    }
    at = pos;
    return milliseconds;
}

std::optional<TimeMark> read_enclosed(std::string_view line, std::size_t at, char open, char close)
{
    if (at >= line.size() || line[at] != open) {
        return std::nullopt;
    }
    std::size_t pos = at + 1;
    std::optional<std::int64_t> time = read_clock(line, pos);
    if (!time || pos >= line.size() || line[pos] != close) {
        return std::nullopt;
    }
    return TimeMark{bytes(at, pos + 1), *time};
}

std::optional<TimeMark> read_time(std::string_view line, std::size_t at)
{
    for (auto [open, close] : {std::pair{'#', '#'}, std::pair{'[', ']'}, std::pair{'(', ')'}}) {
        if (std::optional<TimeMark> mark = read_enclosed(line, at, open, close)) {
            return mark;
        }
    }
    std::size_t pos = at;
    if (std::optional<std::int64_t> time = read_clock(line, pos)) {
        return TimeMark{bytes(at, pos), *time};
    }
    return std::nullopt;
}

bool is_name_character(char32_t c)
{
    bool ascii_letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    bool other_letter = c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c < 0x2C00);
    return ascii_letter || other_letter || (c >= '0' && c <= '9');
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

template <std::size_t N>
bool contains(const std::string_view (&words)[N], std::string_view word)
{
    return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// Up to four words that could be somebody: begins with a capital (or is as short as "r1"), holds nothing of a sentence.
bool could_be_name(std::string_view name)
{
    if (name.empty() || count_code_points(name) > max_label_characters) {
        return false;
    }
    std::u32string text = to_utf32(name);
    char32_t first = text.front();
    if (!is_name_character(first) || (first >= '0' && first <= '9') || (is_small(first) && text.size() > 3)) {
        return false;
    }
    static const std::u32string inside = U" \t\u00A0.-'’()/&,_";
    int words = 1;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!is_name_character(text[i]) && inside.find(text[i]) == std::u32string::npos) {
            return false;
        }
        bool gap = text[i] == ' ' || text[i] == '\t' || text[i] == 0xA0;
        words += gap && i > 0 && text[i - 1] != ' ';
    }
    return words <= max_label_words && !contains(never_speakers, without_number(fold_name(name)));
}

std::string label_name(std::string_view raw)
{
    std::string_view name = without_blanks_at_end(raw);
    while (name.ends_with('.')) {
        name.remove_suffix(1);
    }
    return std::string(name);
}

// "R1." "I." "Int.": only what is short enough not to be the end of a sentence.
std::size_t dotted_label_length(std::string_view line, std::size_t at)
{
    std::size_t pos = at;
    while (pos < line.size() && pos - at < 3 && line[pos] >= 'A' && line[pos] <= 'Z') {
        ++pos;
    }
    std::size_t letters = pos - at;
    while (pos < line.size() && pos - at < letters + 2 && is_digit(line[pos])) {
        ++pos;
    }
    bool dotted = letters > 0 && pos + 1 < line.size() && line[pos] == '.' && (is_blank(line[pos + 1]));
    return dotted ? pos - at + 1 : 0;
}

// The label that ends in a colon, or in a dot, at `at`; "**Naam:**" is how transcripts in Markdown write it.
std::optional<LineLabel> read_prefix(std::string_view line, std::size_t at)
{
    std::size_t begin = at;
    bool starred = line.substr(at, 2) == "**";
    at += starred ? 2 : 0;
    std::size_t end = 0;
    std::size_t colon = line.substr(at, max_label_characters * 4).find(':');
    if (colon != std::string_view::npos && could_be_name(line.substr(at, colon))) {
        char after = at + colon + 1 < line.size() ? line[at + colon + 1] : ' ';
        if (is_digit(after) || after == '/' || after == ':') {
            return std::nullopt;
        }
        end = at + colon;
    } else if (std::size_t length = dotted_label_length(line, at)) {
        end = at + length - 1;
    } else {
        return std::nullopt;
    }
    LineLabel label;
    label.name = label_name(line.substr(at, end - at));
    bool closed = starred && line.substr(end + 1, 2) == "**";
    label.label = bytes(begin, skip_blanks(line, end + (closed ? 3 : 1)));
    return label.name.empty() ? std::nullopt : std::optional(label);
}

// "Spreker 1  00:00:05" and "Jansen, Piet   0:05": the time is the last thing of the line.
std::optional<LineLabel> read_header(std::string_view line, std::size_t at)
{
    std::string_view content = without_blanks_at_end(line);
    std::size_t from = content.find_last_of(" \t");
    if (from == std::string_view::npos || from <= at) {
        return std::nullopt;
    }
    std::optional<TimeMark> time = read_time(content, from + 1);
    std::string_view name = without_blanks_at_end(content.substr(at, from - at));
    if (!time || static_cast<std::size_t>(time->range.end.value) != content.size() || !could_be_name(name)) {
        return std::nullopt;
    }
    LineLabel label;
    label.style = LabelStyle::Header;
    label.name = label_name(name);
    label.label = bytes(at, from + 1);
    label.time = time;
    return label;
}

} // namespace

std::optional<LineLabel> parse_line_label(std::string_view line)
{
    std::size_t at = skip_blanks(line, 0);
    std::optional<TimeMark> time = read_time(line, at);
    if (!time) {
        std::optional<LineLabel> label = read_prefix(line, at);
        return label ? label : read_header(line, at);
    }
    at = skip_blanks(line, static_cast<std::size_t>(time->range.end.value));
    std::optional<LineLabel> label = read_prefix(line, at);
    if (!label && could_be_name(without_blanks_at_end(line.substr(at)))) {
        label = LineLabel{LabelStyle::Header, bytes(at, line.size()), label_name(line.substr(at)), {}};
    }
    if (label) {
        time->range.end = label->label.begin;
        label->time = time;
    }
    return label;
}

std::optional<LineLabel> parse_row_label(std::string_view row)
{
    std::size_t at = skip_blanks(row, 0);
    std::optional<TimeMark> time = read_time(row, at);
    if (time) {
        at = skip_blanks(row, static_cast<std::size_t>(time->range.end.value));
        time->range.end = BytePos{static_cast<std::int64_t>(at)};
    }
    std::size_t tab = row.find('\t', at);
    if (tab == std::string_view::npos) {
        return std::nullopt;
    }
    std::string_view name = without_blanks_at_end(row.substr(at, tab - at));
    name = name.ends_with(':') ? name.substr(0, name.size() - 1) : name;
    if (!could_be_name(name)) {
        return std::nullopt;
    }
    return LineLabel{LabelStyle::Cell, bytes(at, tab + 1), label_name(name), time};
}

std::vector<TimeMark> find_time_marks(std::string_view line)
{
    std::vector<TimeMark> marks;
    for (std::size_t at = line.find_first_of("#["); at != std::string_view::npos;) {
        std::optional<TimeMark> mark = read_enclosed(line, at, line[at], line[at] == '#' ? '#' : ']');
        std::size_t next = mark ? static_cast<std::size_t>(mark->range.end.value) : at + 1;
        if (mark) {
            marks.push_back(*mark);
        }
        at = line.find_first_of("#[", next);
    }
    return marks;
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

} // namespace duiding
