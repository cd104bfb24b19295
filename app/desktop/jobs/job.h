// SPDX-License-Identifier: GPL-3.0-or-later
// Long work beside the window: one thread a job, a Progress the window polls, and a result handed over in the UI thread.
//
// Life cycle: JobRunner::start → the worker runs (never touches a window) → `done` or `failed` in the UI thread. When the
// runner dies (the window closes, another study opens) every job is cancelled and joined, and its result is dropped.
// Cancelled is no error: `failed` is not called for it, and whoever wants to know listens to changed(). Use in the UI thread only.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"
#include "core/base/signal.h"

#include <wx/timer.h>

#include <chrono>
#include <functional>
#include <memory>
#include <thread>
#include <type_traits>
#include <vector>

namespace duiding {

// Whether the status bar shows it with progress and Cancel: at once, once it has lasted a while, or never.
enum class JobShow { Bar, AfterAWhile, Silent };

class JobRunner {
public:
    struct Job {
        Message title;
        JobShow show = JobShow::Bar;
        Progress progress;
        std::jthread thread;
        std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
        bool lasts = false;                 // UI thread only: it has lasted a while
        bool dropped = false;               // UI thread only: its result is no longer wanted
    };
    using Failed = std::function<void(const ErrorText&)>;

    JobRunner();
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    // `work` runs in its own thread and returns a value; `done` gets it in the UI thread.
    template <class Work, class Done>
    std::shared_ptr<Job> start(Message title, JobShow show, Work work, Done done, Failed failed = {})
    {
        using Result = std::invoke_result_t<Work, Progress&>;
        auto result = std::make_shared<std::unique_ptr<Result>>();
        return launch(std::move(title), show,
            [work = std::move(work), result](Progress& progress) mutable { *result = std::make_unique<Result>(work(progress)); },
            [done = std::move(done), result]() mutable { done(std::move(**result)); }, std::move(failed));
    }

    void stop_all();                                 // cancels and joins; results are dropped
    bool busy() const;                               // some job with a bar is running, other than those of AfterAWhile
    std::shared_ptr<Job> shown() const;              // the job the bar shows: the oldest, or null
    Signal<>& changed() { return m_changed; }        // a job began or ended, or is shown now; also when it was cancelled
    void set_show_error(Failed show) { m_show_error = std::move(show); }

private:
    std::shared_ptr<Job> launch(Message title, JobShow show, std::function<void(Progress&)> work, std::function<void()> done, Failed failed);
    void finish(const std::shared_ptr<Job>& job, const std::function<void()>& then);
    void see_who_lasts();

    std::vector<std::shared_ptr<Job>> m_jobs;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);    // UI thread only
    Signal<> m_changed;
    Failed m_show_error;
    wxTimer m_while;
};

} // namespace duiding
