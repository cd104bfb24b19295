// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/job.h"

#include <wx/app.h>

#include <algorithm>

namespace duiding {

namespace {

constexpr int a_while = 300;                 // milliseconds

} // namespace

JobRunner::JobRunner()
{
    m_while.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { see_who_lasts(); });
}

JobRunner::~JobRunner()
{
    *m_alive = false;
    stop_all();
}

void JobRunner::stop_all()
{
    for (const auto& job : m_jobs) {
        job->progress.cancel();
    }
    for (const auto& job : m_jobs) {
        job->dropped = true;
        job->thread.join();
    }
    m_jobs.clear();
}

bool JobRunner::busy() const
{
    return std::any_of(m_jobs.begin(), m_jobs.end(), [](const auto& job) { return job->show == JobShow::Bar; });
}

std::shared_ptr<JobRunner::Job> JobRunner::shown() const
{
    auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [](const auto& job) {
        return job->show == JobShow::Bar || (job->lasts && !job->progress.cancelled());
    });
    return found == m_jobs.end() ? nullptr : *found;
}

std::shared_ptr<JobRunner::Job> JobRunner::launch(Message title, JobShow show, std::function<void(Progress&)> work,
                                                  std::function<void()> done, Failed failed)
{
    auto job = std::make_shared<Job>();
    job->title = std::move(title);
    job->show = show;
    m_jobs.push_back(job);
    auto post = [this, alive = m_alive, weak = std::weak_ptr<Job>(job)](std::function<void()> then) {
        wxTheApp->CallAfter([this, alive, weak, then = std::move(then)] {
            auto ended = weak.lock();
            if (*alive && ended && !ended->dropped) {
                finish(ended, then);
            }
        });
    };
    auto report = failed ? std::move(failed) : m_show_error;
    // The raw pointer is safe: the job joins this thread before it goes.
    job->thread = std::jthread([progress = &job->progress, work = std::move(work), done = std::move(done),
                                report = std::move(report), post]() mutable {
        try {
            work(*progress);
            post(std::move(done));
        } catch (const Cancelled&) {
            post({});
        } catch (...) {
            post([report, error = describe_current_exception()] {
                if (report) {
                    report(error);
                }
            });
        }
    });
    if (show == JobShow::AfterAWhile && !m_while.IsRunning()) {
        m_while.StartOnce(a_while);
    }
    m_changed.emit();
    return job;
}

void JobRunner::see_who_lasts()
{
    bool news = false;
    int next = 0;                            // milliseconds until one more lasts
    for (const auto& job : m_jobs) {
        if (job->show != JobShow::AfterAWhile || job->lasts) {
            continue;
        }
        auto age = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - job->began).count();
        job->lasts = age >= a_while;
        news = news || job->lasts;
        int left = std::max(a_while - static_cast<int>(age), 1);
        if (!job->lasts && (next == 0 || left < next)) {
            next = left;
        }
    }
    if (next > 0) {
        m_while.StartOnce(next);
    }
    if (news) {
        m_changed.emit();
    }
}

void JobRunner::finish(const std::shared_ptr<Job>& job, const std::function<void()>& then)
{
    std::erase(m_jobs, job);
    if (then) {
        then();
    }
    m_changed.emit();
}

} // namespace duiding
