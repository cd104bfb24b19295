// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/otr.h"

#include "core/text/normalize.h"
#include "importers/support/cue_text.h"
#include "importers/support/json_text.h"
#include "importers/support/paragraph_builder.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace duiding {

namespace {

// The value of data-timestamp="9.48", in milliseconds.
std::optional<std::int64_t> timestamp_of(std::string_view tag)
{
    constexpr std::string_view key = "data-timestamp=";
    std::size_t at = tag.find(key);
    if (at == std::string_view::npos || at + key.size() + 1 >= tag.size()) {
        return std::nullopt;
    }
    const char* begin = tag.data() + at + key.size() + 1;
    double seconds = 0;
    auto [end, error] = std::from_chars(begin, tag.data() + tag.size(), seconds);
    bool sane = error == std::errc() && std::isfinite(seconds) && seconds >= 0 && seconds < 1e7;
    return sane ? std::optional(static_cast<std::int64_t>(std::llround(seconds * 1000))) : std::nullopt;
}

std::string tag_name(std::string_view tag)
{
    std::size_t begin = tag.starts_with("/") ? 1 : 0;
    std::size_t end = begin;
    while (end < tag.size() && std::string_view(" \t\n/").find(tag[end]) == std::string_view::npos) {
        ++end;
    }
    std::string name(tag.substr(begin, end - begin));
    std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? char(c - 'A' + 'a') : c; });
    return name;
}

// Paragraphs, times, bold and italic from the few tags the editor writes; all others are taken out.
class PageReader {
public:
    void read(std::string_view html)
    {
        for (std::size_t at = 0; at < html.size();) {
            std::size_t open = std::min(html.find('<', at), html.size());
            words(html.substr(at, open - at));
            std::size_t close = html.find('>', open);
            if (open == html.size() || close == std::string_view::npos) {
                break;
            }
            tag(html.substr(open + 1, close - open - 1));
            at = close + 1;
        }
        end_time();
    }

    ParagraphBuilder builder;

private:
    void words(std::string_view raw)
    {
        std::string text = decode_entities(raw);
        std::replace(text.begin(), text.end(), '\n', ' ');
        bool first = builder.paragraph_empty() || m_after_time;
        std::size_t from = first ? std::min(text.find_first_not_of(' '), text.size()) : 0;
        if (from == text.size()) {
            return;
        }
        if (m_after_time) {
            builder.text(" ");
            end_time();
        }
        builder.text(std::string_view(text).substr(from), m_style);
    }

    void tag(std::string_view tag)
    {
        std::string name = tag_name(tag);
        bool closing = tag.starts_with("/");
        if (name == "p" || name == "div" || name == "br" || name == "li") {
            end_time();
            if (!builder.paragraph_empty()) {
                builder.end_paragraph();
            }
        } else if (name == "b" || name == "strong") {
            m_style.bold = !closing;
        } else if (name == "i" || name == "em") {
            m_style.italic = !closing;
        } else if (name == "span") {
            take_span(tag, closing);
        }
    }

    void take_span(std::string_view tag, bool closing)
    {
        if (std::optional<std::int64_t> time = closing ? std::nullopt : timestamp_of(tag)) {
            end_time();
            if (!builder.paragraph_empty()) {
                builder.text(" ");
            }
            m_time = time;
            m_time_begin = builder.here();
        } else if (closing && m_time && builder.here() > m_time_begin) {
            m_after_time = true;
        }
    }

    // The mark takes the blank after it along.
    void end_time()
    {
        if (m_time) {
            builder.mark(MarkKind::Time, {m_time_begin, builder.here()}, *m_time);
        }
        m_time.reset();
        m_after_time = false;
    }

    RunStyle m_style;
    std::optional<std::int64_t> m_time;
    CharPos m_time_begin;
    bool m_after_time = false;
};

} // namespace

int probe_otr(const ImportSource& source)
{
    if (!looks_like_json(source)) {
        return 0;
    }
    bool has_page = source.bytes.find("\"text\"") != std::string::npos;
    bool has_media = source.bytes.find("\"media\"") != std::string::npos || source.bytes.find("\"media-time\"") != std::string::npos;
    return has_page && has_media ? 85 : 0;
}

ImportedDocument read_otr(const ImportSource& source, const ImportOptions&, Progress& progress)
{
    ImportedDocument document;
    JsonValue root = parse_json(source);
    progress.check();
    PageReader page;
    page.read(normalize_stored_text(json_string(root, "text")).text);
    page.builder.finish(document);
    if (document.text.find_first_not_of(" \n") == std::string::npos) {
        refuse_without_words(source);
    }
    document.media_path = json_string(root, "media");
    return document;
}

} // namespace duiding
