// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/transcript.h"

#include "core/text/utf8.h"

#include <algorithm>
#include <regex>
#include <stdexcept>

namespace duiding::test {

namespace {

class TranscriptMaker {
public:
    Transcript run(const std::vector<std::string>& lines)
    {
        for (const std::string& line : lines) {
            if (line.starts_with("== ")) {
                close_page();
                m_page = Mark{MarkKind::Page, char_range(m_at, m_at), ++m_pages, line.substr(3)};
            } else {
                add(line);
            }
        }
        close_page();
        return std::move(m_made);
    }

private:
    void add(const std::string& line)
    {
        if (!m_made.text.empty()) {
            m_made.text += '\n';
            ++m_at;
        }
        bool heading = line.starts_with("# ");
        std::string words = heading ? line.substr(2) : line;
        std::int64_t begin = m_at;
        m_made.text += words;
        m_at += length(words);
        if (heading) {
            m_made.marks.push_back({MarkKind::Heading, char_range(begin, m_at), 1, {}});
        }
        mark_turn(words, begin);
        mark_times(words, begin);
    }

    void mark_turn(const std::string& words, std::int64_t begin)
    {
        static const std::regex label("^([A-Z][A-Za-z0-9]{0,11}): *");
        std::smatch match;
        if (std::regex_search(words, match, label)) {
            m_made.marks.push_back({MarkKind::Turn, char_range(begin, m_at), 0, match[1]});
            m_made.marks.push_back({MarkKind::Label, char_range(begin, begin + match.length(0)), 0, {}});
            add_speaker(match[1]);
        }
    }

    void mark_times(const std::string& words, std::int64_t begin)
    {
        static const std::regex time("#[0-9:-]+#");
        for (auto it = std::sregex_iterator(words.begin(), words.end(), time); it != std::sregex_iterator(); ++it) {
            std::int64_t at = begin + length(words.substr(0, static_cast<std::size_t>(it->position())));
            m_made.marks.push_back({MarkKind::Time, char_range(at, at + it->length()), 0, {}});
        }
    }

    void add_speaker(const std::string& name)
    {
        auto& speakers = m_made.speakers;
        if (std::none_of(speakers.begin(), speakers.end(), [&](const Speaker& speaker) { return speaker.name == name; })) {
            Speaker speaker;
            speaker.id = {std::ssize(speakers) + 1};
            speaker.name = name;
            speaker.kind = name == "I" ? SpeakerKind::Interviewer : SpeakerKind::Participant;
            speakers.push_back(speaker);
        }
    }

    void close_page()
    {
        if (m_page) {
            m_page->range.end = {m_at};
            m_made.marks.push_back(*m_page);
            m_page.reset();
        }
    }

    static std::int64_t length(const std::string& words) { return static_cast<std::int64_t>(count_code_points(words)); }

    Transcript m_made;
    std::optional<Mark> m_page;
    std::int64_t m_at = 0;
    std::int64_t m_pages = 0;
};

} // namespace

Transcript transcript(const std::vector<std::string>& lines) { return TranscriptMaker().run(lines); }

std::shared_ptr<const DocumentText> document_text(DocumentId id, const std::vector<std::string>& lines)
{
    Transcript made = transcript(lines);
    return std::make_shared<const DocumentText>(id, made.text, made.marks, made.speakers);
}

CharRange range_of(const DocumentText& text, const std::string& words)
{
    std::size_t at = text.text().find(words);
    if (at == std::string::npos) {
        throw std::runtime_error("not in the text: " + words);
    }
    return text.map().to_chars({{static_cast<std::int64_t>(at)}, {static_cast<std::int64_t>(at + words.size())}});
}

} // namespace duiding::test
