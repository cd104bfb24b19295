// SPDX-License-Identifier: GPL-3.0-or-later
// From a key typed in the search field to the first page painted, in the real window on a project of generated Dutch:
//   xvfb-run -a bench_window [MB [WORDLIST [SEED [KB]]]]        KB: of a document, 60
// Beside the whole stands what the index alone takes for the same page, asked five times from a thread, and the difference: the
// window's own share, its pause after the last letter included; and what the processor did in the window's thread, which a busy
// machine changes little. Then how soon a search that runs on ends once another letter is
// typed. Prints one JSON object; medians in milliseconds.
#include "app/desktop/main_frame.h"
#include "app/desktop/views/hit_list.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/wx_text.h"
#include "tests/bench/dutch_text.h"
#include "tests/bench/timing.h"
#include "tests/support/wx_program.h"

#include <gtk/gtk.h>
#include <nlohmann/json.hpp>
#include <wx/evtloop.h>
#include <wx/srchctrl.h>
#include <wx/timer.h>

#include <algorithm>
#include <ctime>
#include <iostream>
#include <thread>

using namespace duiding;

namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) { return std::chrono::duration<double, std::milli>(Clock::now() - begin).count(); }

double processor_here()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1000 + static_cast<double>(time.tv_nsec) / 1e6;
}

double median(std::vector<double> times)
{
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

void wait_until(const std::function<bool()>& condition)
{
    wxTimer tick;                                                   // so that the loop wakes up; between two the jobs have the processor
    tick.Bind(wxEVT_TIMER, [](wxTimerEvent&) {});
    tick.Start(10);
    while (!condition()) {
        wxEventLoopBase::GetActive()->Dispatch();
    }
}

class Bench {
public:
    Bench(std::int64_t megabytes, const std::string& words, std::uint64_t seed, std::int64_t document_kilobytes) : m_text(seed, words), m_folder(std::filesystem::temp_directory_path() / "duiding-bench-window")
    {
        std::filesystem::remove_all(m_folder);
        std::filesystem::create_directories(m_folder);
        auto study = m_folder / "studie.duiding";
        auto project = Project::create(study, "nl");
        std::int64_t bytes = 0;
        for (std::int64_t number = 1; bytes < megabytes * 1'000'000; ++number) {
            ImportedDocument document;
            document.name = "Stuk " + std::to_string(number);
            document.original_sha256 = std::string(24, 's') + std::to_string(10'000'000 + number);
            document.kind = DocumentKind::Policy;
            document.format = "txt";
            do {
                document.text += m_text.document(60'000);
            } while (static_cast<std::int64_t>(document.text.size()) < (document_kilobytes - 60) * 1000);
            bytes += static_cast<std::int64_t>(document.text.size());
            edits::add_document(*project, std::move(document)).get();
        }
        m_report["megabytes"] = static_cast<double>(bytes) / 1e6;
        {
            ProjectIndex index(*project);
            Progress progress;
            m_report["build_seconds"] = bench::time_of([&] { index.update(progress); }).wall / 1000;
        }
        project.reset();
        m_workspace = std::make_unique<Workspace>(Settings(), m_folder / "settings.json");
        m_frame = new MainFrame(*m_workspace, m_commands);
        m_frame->SetSize(0, 0, 1600, 1000);
        m_frame->Show();
        m_workspace->open(study);
        wait_until([this] { return m_workspace->index() && m_workspace->index()->status().state == IndexState::UpToDate && m_workspace->text(); });
        m_frame->search().search(m_text.word(0));
        wait_until([this] { return live().up_to_date(); });
    }

    ~Bench()
    {
        m_frame->Close(true);
        wxTheApp->Yield(true);
        m_workspace.reset();
        std::filesystem::remove_all(m_folder);
    }

    int run()
    {
        const std::string frequent = m_text.word_written(200'000), middle = m_text.word_written(2000), rare = m_text.word_written(50);
        for (const auto& [name, query] : {std::pair("frequent word", frequent), std::pair("word", middle), std::pair("AND", frequent + " " + middle),
                                          std::pair("prefix", rare.substr(0, 4) + "*"), std::pair("phrase", "\"" + frequent + " " + middle + "\"")}) {
            first_page(name, query);
        }
        cancel(middle);
        std::cout << m_report.dump(2) << '\n';
        return 0;
    }

private:
    LiveSearch& live() { return m_frame->live_search(); }

    // As if typed: the field's text changes, which is what a letter does.
    void type(const std::string& query) { m_frame->tools().search().SetValue(to_wx(query)); }

    void first_page(const std::string& name, const std::string& query)
    {
        std::vector<double> whole, processor, index, rows;
        for (int time = 0; time < 5; ++time) {
            type("x");
            wait_until([this] { return !live().looking() && !live().counting(); });
            Clock::time_point begin = Clock::now();
            double used = processor_here();
            bool painted = false;
            auto found = [&] { return live().found()->request.query == query; };
            std::function<void()> on_draw = [&] { painted = painted || found(); };
            GtkWidget* list = m_frame->search().list().GetHandle();
            gulong handler = g_signal_connect_after(list, "draw", G_CALLBACK(+[](GtkWidget*, void*, void* data) -> gboolean {
                (*static_cast<std::function<void()>*>(data))();
                return FALSE;
            }), &on_draw);
            type(query);
            wait_until([&] { return painted; });
            whole.push_back(since(begin));
            processor.push_back(processor_here() - used);
            g_signal_handler_disconnect(list, handler);
            wait_until([this] { return live().up_to_date() || live().error(); });
        }
        SearchRequest request;
        request.query = query;
        request.limit = LiveSearch::first_page;
        request.places = true;
        std::jthread([&] {
            for (int time = 0; time < 5; ++time) {
                SearchResult result;
                index.push_back(bench::time_of([&] { result = m_workspace->index()->search(request); }).wall);
                rows.push_back(bench::time_of([&] { match_rows(result); }).wall);
            }
        }).join();
        m_report[name] = {{"typed to painted", median(whole)}, {"index alone", median(index)}, {"the window's share", median(whole) - median(index)},
                          {"of which its rows", median(rows)}, {"processor, of the window's thread", median(processor)}};
    }

    // From the next letter to the end of the search that was running over every text.
    void cancel(const std::string& next)
    {
        std::vector<double> times;
        for (int time = 0; time < 5; ++time) {
            live().ask("/[^ ]{30,}[0-9]/");
            std::weak_ptr<JobRunner::Job> running = live().running();
            Clock::time_point asked = Clock::now();
            wait_until([&] { return since(asked) > 50; });          // it is well under way
            Clock::time_point begin = Clock::now();
            type(next + (time % 2 ? " " : ""));
            wait_until([&] { return running.expired(); });
            times.push_back(since(begin));
            wait_until([this] { return live().up_to_date(); });
        }
        m_report["a running search ends after"] = median(times);
    }

    bench::DutchText m_text;
    std::filesystem::path m_folder;
    CommandRegistry m_commands;
    std::unique_ptr<Workspace> m_workspace;
    MainFrame* m_frame = nullptr;
    nlohmann::ordered_json m_report;
};

} // namespace

class BenchApp : public test::WxProgram {
public:
    BenchApp() : WxProgram("nl") {}

private:
    int work() override
    {
        auto argument = [this](int number, const std::string& otherwise) { return argc > number ? from_wx(argv[number]) : otherwise; };
        return Bench(std::stoll(argument(1, "20")), argument(2, "/usr/share/dict/dutch"), std::stoull(argument(3, "1")), std::stoll(argument(4, "60"))).run();
    }
};

wxIMPLEMENT_APP(BenchApp);
