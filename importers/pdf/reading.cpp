// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/reading.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/pdf/document.h"
#include "importers/support/page_reader.h"

#include <algorithm>
#include <future>
#include <iterator>
#include <mutex>
#include <thread>

namespace duiding::pdf {

namespace {

class WordReader {
public:
    WordReader(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
               const std::filesystem::path& program)
        : m_request{std::string(format), path_text(source.path.filename()), options}, m_source(source), m_progress(progress),
          m_program(program)
    {
    }

    Reading read()
    {
        if (m_request.format == "image") {
            m_reading.pages.resize(1);               // no words but those recognised
        } else {
            read_all();
        }
        std::vector<int> without = pages_without_words();
        if (!without.empty() && m_request.options.ocr) {
            recognise(without);
            without = pages_without_words();
        }
        refuse_empty();
        if (!without.empty() && m_request.format == "pdf") {
            inspect(without);
        }
        return std::move(m_reading);
    }

private:
    void read_all()
    {
        PageHandlers handlers;
        handlers.opened = [&](int count) {
            m_progress.start(m_request.file_name, count);
            m_reading.pages.resize(static_cast<std::size_t>(count));
            for (int number = 1; number <= count; ++number) {
                page(number).number = number;
            }
        };
        handlers.page = [&](ReadPage&& read) {
            int number = read.page.number;
            page(number) = std::move(read.page);
            m_progress.step();
        };
        m_request.task = PageTask::Words;
        note(read_pages(m_program, m_request, m_source, m_progress, handlers));
    }

    // Each reader takes every so-manieth page, so that all are done at about the same time.
    void recognise(const std::vector<int>& numbers)
    {
        std::size_t readers = std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, std::min<std::size_t>(4, numbers.size()));
        m_progress.start(m_request.file_name, static_cast<std::int64_t>(numbers.size()));
        m_request.task = PageTask::Recognise;
        std::mutex mutex;
        Progress all(&m_progress);
        PageHandlers handlers;
        handlers.page = [&](ReadPage&& read) {
            std::lock_guard lock(mutex);
            int number = read.page.number;
            if (!read.page.words.empty()) {
                m_reading.recognised[number] = std::max(0, read.confidence);
                page(number) = std::move(read.page);
            }
            m_progress.step();
        };
        auto run = [&](std::size_t first) {
            ReaderRequest request = m_request;
            for (std::size_t i = first; i < numbers.size(); i += readers) {
                request.pages.push_back(numbers[i]);
            }
            try {
                return read_pages(recogniser_program(), std::move(request), m_source, all, handlers);
            } catch (const std::exception&) {
                all.cancel();                        // the others need not go on
                throw;
            }
        };
        std::vector<std::future<PageResults>> running;
        for (std::size_t first = 1; first < readers; ++first) {
            running.push_back(std::async(std::launch::async, run, first));
        }
        std::exception_ptr problem;
        auto take = [&](auto&& results) {
            try {
                note(results());
            } catch (const Cancelled&) {
                problem = problem ? problem : std::current_exception();
            } catch (const std::exception&) {
                problem = std::current_exception();  // says more than that the others were cancelled for it
            }
        };
        take([&] { return run(0); });
        for (std::future<PageResults>& other : running) {
            take([&] { return other.get(); });
        }
        if (problem) {
            std::rethrow_exception(problem);
        }
        report_recognised();
    }

    // Which pages without words hold a picture, and which nothing.
    void inspect(const std::vector<int>& numbers)
    {
        std::vector<int> pictures;
        PageHandlers handlers;
        handlers.page = [&](ReadPage&& read) {
            if (read.drawn) {
                pictures.push_back(read.page.number);
            }
        };
        m_request.task = PageTask::Inspect;
        m_request.pages = numbers;
        PageResults results = read_pages(m_program, m_request, m_source, m_progress, handlers);
        // What cannot be drawn either is no blank page.
        pictures.insert(pictures.end(), results.failed.begin(), results.failed.end());
        std::sort(pictures.begin(), pictures.end());
        std::set_difference(numbers.begin(), numbers.end(), pictures.begin(), pictures.end(), std::back_inserter(m_reading.blank));
        if (!pictures.empty() && !m_request.options.ocr) {
            say(Severity::Warning, {},
                msgn("{0} page holds a picture and no text: page {1}. Import it with text recognition (OCR) to read it.",
                     "{0} pages hold a picture and no text: pages {1}. Import it with text recognition (OCR) to read them.",
                     static_cast<std::int64_t>(pictures.size()), pictures.size(), list_of(pictures)));
        }
    }

    Page& page(int number) { return m_reading.pages[static_cast<std::size_t>(number - 1)]; }

    std::vector<int> pages_without_words() const
    {
        std::vector<int> numbers;
        for (const Page& page : m_reading.pages) {
            bool failed = std::find(m_failed.begin(), m_failed.end(), page.number) != m_failed.end();
            if (page.words.empty() && !failed) {
                numbers.push_back(page.number);
            }
        }
        return numbers;
    }

    void note(const PageResults& results)
    {
        for (int number : results.failed) {
            m_failed.push_back(number);
            say(Severity::Warning, "page " + std::to_string(number),
                msg("Page {0} could not be read: it is damaged, or asks for too much memory or time.", number));
        }
        if (results.given_up_at) {
            for (int number = *results.given_up_at; number <= results.count; ++number) {
                m_failed.push_back(number);
            }
            say(Severity::Warning, "page " + std::to_string(*results.given_up_at),
                msg("The pages from {0} on were not read: too many before them could not be.", *results.given_up_at));
        }
    }

    void report_recognised()
    {
        if (m_reading.recognised.empty()) {
            return;
        }
        std::int64_t sum = 0;
        for (const auto& [number, confidence] : m_reading.recognised) {
            sum += confidence;
        }
        auto count = static_cast<std::int64_t>(m_reading.recognised.size());
        say(Severity::Info, {},
            msgn("The text of {0} page was recognised on its picture (certainty {1} of 100): check what you quote.",
                 "The text of {0} pages was recognised on their pictures (certainty {1} of 100): check what you quote.", count, count,
                 sum / count));
    }

    void refuse_empty() const
    {
        bool text = std::any_of(m_reading.pages.begin(), m_reading.pages.end(), [](const Page& page) { return !page.words.empty(); });
        if (text) {
            return;
        }
        if (m_failed.size() >= m_reading.pages.size()) {
            refuse_source(m_source, refusal_damaged(m_request.format));
        }
        if (m_request.options.ocr) {
            refuse_source(m_source, {msg("No text was recognised on its pages."),
                                     msg("Scan it again at 300 dots per inch, upright and with good contrast.")});
        }
        refuse_source(m_source, {msg("It holds no text: its pages are scans, pictures or blank."),
                                 msg("Import it with text recognition (OCR): “--ocr” on the command line.")});
    }

    void say(Severity severity, std::string where, Message message)
    {
        m_reading.findings.push_back({severity, std::move(where), std::move(message)});
    }

    // "3, 4, 7", at most ten.
    static std::string list_of(const std::vector<int>& numbers)
    {
        constexpr std::size_t most = 10;
        std::string out;
        for (std::size_t i = 0; i < std::min(numbers.size(), most); ++i) {
            out += (i > 0 ? ", " : "") + std::to_string(numbers[i]);
        }
        return numbers.size() > most ? out + ", …" : out;
    }

    ReaderRequest m_request;
    const ImportSource& m_source;
    Progress& m_progress;
    const std::filesystem::path& m_program;
    Reading m_reading;
    std::vector<int> m_failed;
};

// Recognised text has the same range as the mark of its page.
void mark_recognised(const std::map<int, int>& recognised, std::vector<Mark>& marks)
{
    std::vector<Mark> more;
    for (const Mark& mark : marks) {
        auto page = mark.kind == MarkKind::Page ? recognised.find(static_cast<int>(mark.number)) : recognised.end();
        if (page != recognised.end() && !mark.range.empty()) {
            more.push_back({MarkKind::Recognised, mark.range, page->second, {}});
        }
    }
    marks.insert(marks.end(), more.begin(), more.end());
}

std::string options_text(const ImportOptions& options, const std::vector<int>& blank)
{
    std::string text;
    auto add = [&](const std::string& option) { text += (text.empty() ? "" : ";") + option; };
    if (options.columns > 0) {
        add("columns=" + std::to_string(options.columns));
    }
    if (options.ocr) {
        add("ocr=" + options.ocr_languages);
    }
    for (int number : blank) {
        number == blank.front() ? add("blank=" + std::to_string(number)) : void(text += "," + std::to_string(number));
    }
    return text;
}

} // namespace

Reading read_words(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
                   const std::filesystem::path& program)
{
    return WordReader(format, source, options, progress, program).read();
}

ImportedDocument read_document(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
                               const std::filesystem::path& program)
{
    Reading reading = read_words(format, source, options, progress, program);
    ImportedDocument document = document_of(reading.pages, {options.columns});
    mark_recognised(reading.recognised, document.marks);
    document.findings.insert(document.findings.begin(), reading.findings.begin(), reading.findings.end());
    document.importer_options = options_text(options, reading.blank);
    return document;
}

} // namespace duiding::pdf
