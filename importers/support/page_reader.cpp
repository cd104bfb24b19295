// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/page_reader.h"

#include "importers/support/reader_client.h"
#include "importers/support/reader_process.h"
#include "importers/support/wire.h"

#include <numeric>

namespace duiding {

namespace {

constexpr std::size_t most_failures = 20;
constexpr int most_restarts = 60;
constexpr std::chrono::milliseconds longest_silence{120'000};
constexpr std::chrono::milliseconds longest_recognition{600'000};

class PageReader {
public:
    PageReader(const std::filesystem::path& program, ReaderRequest request, const ImportSource& source, Progress& progress,
               const PageHandlers& handlers)
        : m_program(program), m_request(std::move(request)), m_source(source), m_progress(progress), m_handlers(handlers)
    {
        m_pages = m_request.pages;
    }

    PageResults read()
    {
        for (int restarts = 0; !run_to_the_end(); ++restarts) {
            if (m_results.failed.size() >= most_failures || restarts >= most_restarts) {
                m_results.given_up_at = m_pages[m_next];
                break;
            }
        }
        return std::move(m_results);
    }

private:
    // True when there is nothing left to read.
    bool run_to_the_end()
    {
        std::size_t before = m_next;
        m_request.pages.assign(m_pages.begin() + static_cast<std::ptrdiff_t>(m_next), m_pages.end());
        auto silence = m_request.task == PageTask::Recognise ? longest_recognition : longest_silence;
        ReaderEnd end = run_reader(m_program, m_request, m_source.bytes, m_progress, silence,
                                   [&](Frame&& frame) { return take(std::move(frame)); });
        if (m_results.count == 0) {
            refuse_source(m_source, end == ReaderEnd::TooMuch ? refusal_too_much(m_request.format) : refusal_damaged(m_request.format));
        }
        bool once_more = end == ReaderEnd::Died && m_next > before;
        if (m_next < m_pages.size() && !once_more) {
            m_results.failed.push_back(m_pages[m_next++]);
        }
        return m_next == m_pages.size();
    }

    // False: no reader of ours would say that here.
    bool take(Frame&& frame)
    {
        switch (frame.kind) {
        case FrameKind::Refused: refuse_source(m_source, decode_refusal(frame.body));
        case FrameKind::Opened: return opened(decode_count(frame.body));
        case FrameKind::Page: {
            ReadPage read = decode_page(frame.body);
            bool expected = m_handlers.page && m_next < m_pages.size() && read.page.number == m_pages[m_next];
            if (expected) {
                ++m_next;
                m_handlers.page(std::move(read));
            }
            return expected;
        }
        case FrameKind::Picture: {
            bool expected = m_handlers.picture && m_next < m_pages.size();
            if (expected) {
                ++m_next;
                m_handlers.picture(decode_picture(frame.body));
            }
            return expected;
        }
        default: return false;
        }
    }

    bool opened(std::int64_t count)
    {
        bool sane = count >= 1 && count <= max_pages && (m_results.count == 0 || m_results.count == count);
        if (!sane || m_results.count != 0) {
            return sane;
        }
        m_results.count = static_cast<int>(count);
        if (m_pages.empty()) {
            m_pages.resize(static_cast<std::size_t>(count));
            std::iota(m_pages.begin(), m_pages.end(), 1);
        }
        std::erase_if(m_pages, [&](int page) { return page < 1 || page > count; });
        if (m_handlers.opened) {
            m_handlers.opened(m_results.count);
        }
        return true;
    }

    const std::filesystem::path& m_program;
    ReaderRequest m_request;
    const ImportSource& m_source;
    Progress& m_progress;
    const PageHandlers& m_handlers;
    std::vector<int> m_pages;                        // what is wanted; known in full once the file is open
    std::size_t m_next = 0;                          // the first of them that is not read
    PageResults m_results;
};

} // namespace

PageResults read_pages(const std::filesystem::path& program, ReaderRequest request, const ImportSource& source, Progress& progress,
                       const PageHandlers& handlers)
{
    return PageReader(program, std::move(request), source, progress, handlers).read();
}

} // namespace duiding
