// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speaker_labels.h"

#include "core/text/fold.h"
#include "importers/support/line_blanks.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t max_label_bytes = 160;

std::string label_name(std::string_view raw)
{
    std::string_view name = without_blanks_at_end(raw);
    while (name.ends_with('.')) {
        name.remove_suffix(1);
    }
    return std::string(name);
}

// "R1." "I." "Q -": only what is short enough not to be the end of a sentence. The length with its sign, or 0.
std::size_t short_label_length(std::string_view line, std::size_t at, std::size_t& name_length)
{
    std::size_t pos = at;
    while (pos < line.size() && pos - at < 3 && line[pos] >= 'A' && line[pos] <= 'Z') {
        ++pos;
    }
    std::size_t letters = pos - at;
    while (pos < line.size() && pos - at < letters + 2 && is_digit(line[pos])) {
        ++pos;
    }
    name_length = pos - at;
    if (letters == 0) {
        return 0;
    }
    // "A." and "B." count the items of a list far more often than they speak.
    bool counts = name_length == 1 && std::string_view("IRVQMP").find(line[at]) == std::string_view::npos;
    if (!counts && pos + 1 < line.size() && line[pos] == '.' && is_blank(line[pos + 1])) {
        return pos - at + 1;
    }
    for (std::string_view dash : {" - ", " \xE2\x80\x93 "}) {
        if (line.substr(pos, dash.size()) == dash) {
            return pos - at + dash.size() - 1;
        }
    }
    return 0;
}

// "[01:46] " after a label; the mark takes the blanks behind it along, and a colon.
void take_time_after(std::string_view line, LineLabel& label, bool bare)
{
    auto at = static_cast<std::size_t>(label.label.end.value);
    std::optional<TimeMark> time = bare ? read_time(line, at) : read_bracketed_time(line, at);
    if (!time) {
        return;
    }
    auto end = static_cast<std::size_t>(time->range.end.value);
    end += end < line.size() && line[end] == ':';
    time->range.end = BytePos{static_cast<std::int64_t>(skip_blanks(line, end))};
    label.time = time;
}

// "Spreker 1 (00:05): …": the name ends before the time.
std::optional<LineLabel> read_name_time_colon(std::string_view line, std::size_t at)
{
    std::size_t open = line.substr(at, max_label_bytes).find_first_of("[(");
    if (open == std::string_view::npos) {
        return std::nullopt;
    }
    std::optional<TimeMark> time = read_bracketed_time(line, at + open);
    std::string_view name = without_blanks_at_end(line.substr(at, open));
    auto end = time ? static_cast<std::size_t>(time->range.end.value) : line.size();
    if (!time || end >= line.size() || line[end] != ':' || !could_be_name(name)) {
        return std::nullopt;
    }
    LineLabel label;
    label.name = label_name(name);
    label.label = byte_range(at, at + open);
    take_time_after(line, label, false);
    return label;
}

// The label that ends in a colon, a dot or a dash, at `at`; "**Naam:**" is how transcripts in Markdown write it.
std::optional<LineLabel> read_prefix(std::string_view line, std::size_t at)
{
    std::size_t begin = at;
    bool starred = line.substr(at, 2) == "**";
    at += starred ? 2 : 0;
    std::size_t name_end = 0;
    std::size_t sign_end = 0;
    std::size_t name_length = 0;
    if (std::optional<LineLabel> timed = read_name_time_colon(line, at)) {
        return timed;
    }
    std::size_t colon = line.substr(at, max_label_bytes).find(':');
    if (colon != std::string_view::npos && could_be_name(line.substr(at, colon))) {
        char after = at + colon + 1 < line.size() ? line[at + colon + 1] : ' ';
        if (is_digit(after) || after == '/' || after == ':') {
            return std::nullopt;
        }
        name_end = at + colon;
        sign_end = name_end + 1;
    } else if (std::size_t length = short_label_length(line, at, name_length)) {
        name_end = at + name_length;
        sign_end = at + length;
    } else {
        return std::nullopt;
    }
    LineLabel label;
    label.name = label_name(line.substr(at, name_end - at));
    bool closed = starred && line.substr(sign_end, 2) == "**";
    label.label = byte_range(begin, skip_blanks(line, sign_end + (closed ? 2 : 0)));
    take_time_after(line, label, false);
    return label.name.empty() ? std::nullopt : std::optional(label);
}

// "Spreker 1  00:00:05" and "Jansen, Piet   0:05": the time is the last thing of the line.
std::optional<LineLabel> read_header(std::string_view line, std::size_t at)
{
    std::string_view content = without_blanks_at_end(line);
    std::size_t from = content.find_last_of(" \t");
    if (from == std::string_view::npos || from <= at || content.size() - at > max_label_bytes * 2) {
        return std::nullopt;
    }
    std::optional<TimeMark> time = read_time(content, from + 1);
    std::string_view name = without_blanks_at_end(content.substr(at, from - at));
    while (name.ends_with('-') || name.ends_with('|') || name.ends_with(',')) {
        name = without_blanks_at_end(name.substr(0, name.size() - 1));
    }
    if (!time || static_cast<std::size_t>(time->range.end.value) != content.size() || !could_be_name(name)) {
        return std::nullopt;
    }
    LineLabel label;
    label.style = LabelStyle::Header;
    label.name = label_name(name);
    label.label = byte_range(at, from + 1);
    label.time = time;
    return label;
}

constexpr std::string_view header_words[] = {"tijd", "time", "begin", "start", "einde", "end", "tijdstip", "spreker", "speaker", "wie", "naam", "name",
                                             "persoon", "tekst", "text", "wat", "uitspraak", "transcript", "nr", "nummer", "rol", "opmerking"};

// Past "12<tab>": rows that are numbered.
std::size_t skip_row_number(std::string_view row, std::size_t at)
{
    std::size_t pos = at;
    while (pos < row.size() && is_digit(row[pos])) {
        ++pos;
    }
    bool numbered = pos > at && pos - at < 7 && pos < row.size() && row[pos] == '\t';
    return numbered ? skip_blanks(row, pos) : at;
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
        label = LineLabel{LabelStyle::Header, byte_range(at, line.size()), label_name(line.substr(at)), {}};
    }
    if (label) {
        time->range.end = label->label.begin;
        label->time = time;
    }
    return label;
}

std::optional<LineLabel> parse_bold_label(std::string_view line, std::optional<ByteRange> bold)
{
    std::size_t at = skip_blanks(line, 0);
    std::optional<TimeMark> before = read_time(line, at);
    std::size_t begin = before ? skip_blanks(line, static_cast<std::size_t>(before->range.end.value)) : at;
    bool starred = line.substr(begin, 2) == "**";
    std::size_t name_begin = starred ? begin + 2 : begin;
    std::size_t end = 0;
    if (starred) {
        std::size_t close = line.substr(name_begin, max_label_bytes).find("**");
        end = close == std::string_view::npos ? 0 : name_begin + close;
    } else if (bold && static_cast<std::size_t>(bold->begin.value) <= begin) {
        end = std::min(static_cast<std::size_t>(bold->end.value), line.size());
    }
    if (end <= name_begin || end - name_begin > max_label_bytes) {
        return std::nullopt;
    }
    std::string_view name = without_blanks_at_end(line.substr(name_begin, end - name_begin));
    name = name.ends_with(':') ? name.substr(0, name.size() - 1) : name;
    if (!could_be_name(name)) {
        return std::nullopt;
    }
    std::size_t after = starred ? end + 2 : end;
    after += after < line.size() && line[after] == ':';
    LineLabel label{LabelStyle::Bold, byte_range(begin, skip_blanks(line, after)), label_name(name), {}};
    take_time_after(line, label, true);
    if (before && !label.time) {
        before->range.end = label.label.begin;
        label.time = before;
    }
    return label.name.empty() ? std::nullopt : std::optional(label);
}

std::optional<LineLabel> parse_row_label(std::string_view row)
{
    std::size_t begin = skip_blanks(row, 0);
    std::size_t at = skip_row_number(row, begin);
    std::optional<TimeMark> time = read_time(row, at);
    if (time) {
        at = skip_blanks(row, static_cast<std::size_t>(time->range.end.value));
        if (std::optional<TimeMark> until = read_time(row, at)) {          // begin and end of the row
            at = skip_blanks(row, static_cast<std::size_t>(until->range.end.value));
        }
        time->range = byte_range(begin, at);
        begin = at;
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
    LineLabel label{LabelStyle::Cell, byte_range(begin, tab + 1), label_name(name), time};
    if (!time) {                                                           // speaker | time | words
        std::optional<TimeMark> after = read_time(row, tab + 1);
        std::size_t end = after ? static_cast<std::size_t>(after->range.end.value) : 0;
        if (after && end < row.size() && row[end] == '\t') {
            after->range.end = BytePos{static_cast<std::int64_t>(end + 1)};
            label.time = after;
        }
    }
    return label;
}

bool is_header_row(std::string_view row)
{
    int known = 0;
    while (true) {
        std::size_t tab = row.find('\t');
        std::string cell = row.size() < 4096 ? fold_name(row.substr(0, tab)) : std::string("?");
        bool is_known = std::find(std::begin(header_words), std::end(header_words), cell) != std::end(header_words);
        if (!is_known && !cell.empty()) {
            return false;
        }
        known += is_known;
        if (tab == std::string_view::npos) {
            return known >= 2;
        }
        row.remove_prefix(tab + 1);
    }
}

bool is_interruption_line(std::string_view line)
{
    std::size_t at = skip_blanks(line, 0);
    bool starred = line.substr(at, 2) == "**";
    std::string_view rest = line.substr(at + (starred ? 2 : 0), max_label_bytes);
    std::size_t end = rest.find(starred && rest.find(':') > rest.find("**") ? '*' : ':');
    return end != std::string_view::npos && is_interruption(rest.substr(0, end));
}

} // namespace duiding
