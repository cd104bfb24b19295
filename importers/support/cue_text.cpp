// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/cue_text.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/encoding.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <charconv>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t probe_bytes = 4096;

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

std::size_t skip_blanks(std::string_view text, std::size_t at)
{
    std::size_t next = text.find_first_not_of(" \t", at);
    return next == std::string_view::npos ? text.size() : next;
}

std::string trimmed(std::string_view text)
{
    std::size_t from = text.find_first_not_of(" \t");
    std::size_t to = text.find_last_not_of(" \t");
    return from == std::string_view::npos ? std::string() : std::string(text.substr(from, to - from + 1));
}

std::optional<std::int64_t> read_digits(std::string_view text, std::size_t& at, std::size_t most)
{
    std::size_t begin = at;
    std::int64_t value = 0;
    while (at < text.size() && at - begin < most && is_digit(text[at])) {
        value = value * 10 + (text[at++] - '0');
    }
    bool more = at < text.size() && is_digit(text[at]);
    return at == begin || more ? std::nullopt : std::optional(value);
}

// "01:02:03.450", "02:03,450", "0:0:1.51"
std::optional<std::int64_t> read_cue_time(std::string_view text, std::size_t& at)
{
    std::int64_t parts[3] = {0, 0, 0};
    int count = 0;
    do {
        at += count > 0;
        std::optional<std::int64_t> part = read_digits(text, at, count == 0 ? 4 : 2);
        if (!part || (count > 0 && *part > 59)) {
            return std::nullopt;
        }
        parts[count++] = *part;
    } while (count < 3 && at < text.size() && text[at] == ':');
    if (count < 2) {
        return std::nullopt;
    }
    std::int64_t seconds = count == 3 ? parts[0] * 3600 + parts[1] * 60 + parts[2] : parts[0] * 60 + parts[1];
    std::int64_t milliseconds = 0;
    if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
        std::size_t begin = ++at;
        std::optional<std::int64_t> fraction = read_digits(text, at, 3);
        if (!fraction) {
            return std::nullopt;
        }
        milliseconds = *fraction;
        for (std::size_t digits = at - begin; digits < 3; ++digits) {
            milliseconds *= 10;
        }
    }
    return seconds * 1000 + milliseconds;
}

struct Entity {
    std::string_view name;
    std::string_view text;
};

constexpr Entity entities[] = {{"amp", "&"}, {"lt", "<"}, {"gt", ">"}, {"quot", "\""}, {"apos", "'"}, {"nbsp", "\xC2\xA0"},
                               {"lrm", "\xE2\x80\x8E"}, {"rlm", "\xE2\x80\x8F"}};

std::optional<std::string> decode_entity(std::string_view name)
{
    if (name.size() > 1 && name[0] == '#') {
        bool hex = name[1] == 'x' || name[1] == 'X';
        std::string_view digits = name.substr(hex ? 2 : 1);
        std::uint32_t value = 0;
        auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, hex ? 16 : 10);
        bool whole = error == std::errc() && end == digits.data() + digits.size();
        bool scalar = value > 0 && value < 0x110000 && (value < 0xD800 || value > 0xDFFF);
        if (!whole || !scalar) {
            return std::nullopt;
        }
        std::string out;
        append_utf8(out, value);
        return out;
    }
    auto it = std::find_if(std::begin(entities), std::end(entities), [&](const Entity& e) { return e.name == name; });
    return it == std::end(entities) ? std::nullopt : std::optional(std::string(it->text));
}

// "v.loud Jansen, Piet" → "Jansen, Piet"
std::string voice_of(std::string_view tag)
{
    std::size_t blank = tag.find_first_of(" \t");
    return blank == std::string_view::npos ? std::string() : decode_entities(trimmed(tag.substr(blank)));
}

bool is_voice_tag(std::string_view tag)
{
    return tag == "v" || tag.starts_with("v ") || tag.starts_with("v\t") || tag.starts_with("v.");
}

// In a file that says it is WebVTT a NUL is a damaged character, not a sign of something else.
std::int64_t replace_nuls(const std::string& bytes, std::string& out)
{
    std::string_view head = std::string_view(bytes).substr(0, 9);
    if (!head.starts_with("WEBVTT") && !head.starts_with("\xEF\xBB\xBFWEBVTT")) {
        return 0;
    }
    std::int64_t count = std::count(bytes.begin(), bytes.end(), '\0');
    if (count > 0) {
        for (char c : bytes) {
            c == '\0' ? out += "\xEF\xBF\xBD" : out += c;
        }
    }
    return count;
}

} // namespace

std::optional<CueTimes> parse_cue_times(std::string_view line)
{
    CueTimes times;
    std::size_t at = skip_blanks(line, 0);
    std::optional<std::int64_t> begin = read_cue_time(line, at);
    at = skip_blanks(line, at);
    if (!begin || line.substr(at, 3) != "-->") {
        return std::nullopt;
    }
    at = skip_blanks(line, at + 3);
    std::optional<std::int64_t> end = read_cue_time(line, at);
    bool clean = at == line.size() || line[at] == ' ' || line[at] == '\t';
    if (!end || !clean) {
        return std::nullopt;
    }
    return CueTimes{*begin, *end};
}

std::vector<VoicedText> read_cue_line(std::string_view line, std::string& voice)
{
    std::vector<VoicedText> out;
    std::string text;
    auto close = [&] {
        std::string words = trimmed(decode_entities(text));
        if (!words.empty()) {
            out.push_back({voice, std::move(words)});
        }
        text.clear();
    };
    for (std::size_t at = 0; at < line.size();) {
        std::size_t open = std::min(line.find('<', at), line.size());
        text += line.substr(at, open - at);
        std::size_t end = line.find('>', open);
        if (open == line.size() || end == std::string_view::npos) {
            break;                                       // a tag that never ends holds no words
        }
        std::string_view tag = line.substr(open + 1, end - open - 1);
        if (is_voice_tag(tag)) {
            close();
            voice = voice_of(tag);
        } else if (tag == "/v") {
            close();
            voice.clear();
        }
        at = end + 1;
    }
    close();
    return out;
}

std::string without_tags(std::string_view line)
{
    std::string out;
    for (std::size_t at = 0; at < line.size();) {
        char c = line[at];
        char after = at + 1 < line.size() ? line[at + 1] : ' ';
        bool tag = c == '<' && (after == '/' || (after >= 'a' && after <= 'z') || (after >= 'A' && after <= 'Z'));
        bool placing = c == '{' && after == '\\';
        std::size_t end = tag ? line.find('>', at) : placing ? line.find('}', at) : std::string_view::npos;
        if (end == std::string_view::npos) {
            std::size_t next = std::min(line.find_first_of("<{", at + 1), line.size());
            out += line.substr(at, next - at);
            at = next;
            if (tag || placing) {                        // no end on this line: none further on either
                out += line.substr(at);
                break;
            }
        } else {
            at = end + 1;
        }
    }
    return trimmed(decode_entities(out));
}

std::string decode_entities(std::string_view text)
{
    std::string out;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t amp = std::min(text.find('&', at), text.size());
        out += text.substr(at, amp - at);
        if (amp == text.size()) {
            break;
        }
        std::size_t end = text.substr(amp, 12).find(';');
        std::optional<std::string> decoded;
        if (end != std::string_view::npos) {
            decoded = decode_entity(text.substr(amp + 1, end - 1));
        }
        out += decoded ? *decoded : "&";
        at = decoded ? amp + end + 1 : amp + 1;
    }
    return out;
}

void read_lines(const ImportSource& source, const ImportOptions& options, ImportedDocument& document, DecodedLines& out)
{
    std::string without_nuls;
    std::int64_t nuls = replace_nuls(source.bytes, without_nuls);
    DecodedText decoded = decode_text(nuls > 0 ? without_nuls : source.bytes, options.encoding, path_text(source.path.filename()));
    NormalizedText normalized = normalize_stored_text(decoded.utf8);
    out.text = std::move(normalized.text);
    document.findings = std::move(decoded.findings);
    document.findings.insert(document.findings.end(), std::make_move_iterator(normalized.findings.begin()),
                             std::make_move_iterator(normalized.findings.end()));
    if (nuls > 0) {
        document.findings.push_back({Severity::Warning, {},
                                     msgn("{0} character that text may not hold was replaced by “�”.",
                                          "{0} characters that text may not hold were replaced by “�”.", nuls, nuls)});
    }
    document.importer_options = "encoding=" + decoded.encoding;
    std::string_view rest = out.text;
    while (!rest.empty()) {
        std::size_t feed = rest.find('\n');
        out.lines.push_back(rest.substr(0, feed));
        rest.remove_prefix(feed == std::string_view::npos ? rest.size() : feed + 1);
    }
}

std::string first_text(const ImportSource& source)
{
    std::string_view head = std::string_view(source.bytes).substr(0, probe_bytes);
    if (!looks_like_text(head)) {
        return {};
    }
    if (head.size() == probe_bytes) {                    // not in the middle of a character
        std::size_t feed = head.rfind('\n');
        head = feed == std::string_view::npos || feed % 2 == 1 ? head.substr(0, probe_bytes - 4) : head.substr(0, feed);
    }
    return normalize_stored_text(decode_text(head, {}, path_text(source.path.filename())).utf8).text;
}

void refuse_without_words(const ImportSource& source)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), msg("There are no words in it."),
                    msg("Check whether the recording was transcribed, and save the transcript again.")});
}

} // namespace duiding
