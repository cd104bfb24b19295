// SPDX-License-Identifier: GPL-3.0-or-later
// The one thread that owns the connection. Work is posted and done in order; its result or exception comes back in a
// future. The destructor finishes what was posted. `wake` is called after each task, on the store thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <type_traits>

namespace duiding {

class StoreThread {
public:
    StoreThread() : m_thread([this] { loop(); }) {}
    ~StoreThread()
    {
        {
            std::lock_guard lock(m_mutex);
            m_stopping = true;
        }
        m_ready.notify_one();
        m_thread.join();
    }
    StoreThread(const StoreThread&) = delete;
    StoreThread& operator=(const StoreThread&) = delete;

    template <class F>
    auto post(F work) -> std::future<std::invoke_result_t<F>>
    {
        auto task = std::make_shared<std::packaged_task<std::invoke_result_t<F>()>>(std::move(work));
        auto future = task->get_future();
        {
            std::lock_guard lock(m_mutex);
            m_tasks.push_back([task] { (*task)(); });
        }
        m_ready.notify_one();
        return future;
    }

    void set_wake(std::function<void()> wake)
    {
        std::lock_guard lock(m_mutex);
        m_wake = std::move(wake);
    }

private:
    void loop()
    {
        for (;;) {
            std::function<void()> task;
            {
                std::unique_lock lock(m_mutex);
                m_ready.wait(lock, [this] { return m_stopping || !m_tasks.empty(); });
                if (m_tasks.empty()) {
                    return;
                }
                task = std::move(m_tasks.front());
                m_tasks.pop_front();
            }
            task();
            std::function<void()> wake;
            {
                std::lock_guard lock(m_mutex);
                wake = m_wake;
            }
            if (wake) {
                wake();
            }
        }
    }

    std::mutex m_mutex;
    std::condition_variable m_ready;
    std::deque<std::function<void()>> m_tasks;
    std::function<void()> m_wake;
    bool m_stopping = false;
    std::thread m_thread;          // last: starts when the rest is there
};

} // namespace duiding
