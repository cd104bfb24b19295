// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/job.h"

#include <wx/app.h>

#include <algorithm>

namespace duiding {

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
    return shown() != nullptr;
}

std::shared_ptr<JobRunner::Job> JobRunner::shown() const
{
    auto found = std::find_if(m_jobs.begin(), m_jobs.end(), [](const auto& job) { return job->show == JobShow::Bar; });
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
    m_changed.emit();
    return job;
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
