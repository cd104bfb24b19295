// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index/corpus: the thread of one shard. It alone touches the shard's connection, one question after the other, so a
// shard that hangs holds up nobody but those who wait for it; they stop waiting when its time is over, and it goes on by itself.
#pragma once

#include "core/index/corpus/shard_connection.h"

#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <thread>
#include <utility>

namespace duiding {

class ShardWorker {
public:
    ShardWorker(ShardAddress address, std::chrono::milliseconds limit)
        : m_limit(limit), m_shared(std::make_shared<Shared>(std::move(address), limit)), m_thread([shared = m_shared] { shared->work(); })
    {
    }

    // Waits for the question at hand, as long as one may take; those in the queue are dropped. A thread that cannot be had back even
    // then (a disk or an ssh that hangs for good) is left to itself with all it needs.
    ~ShardWorker()
    {
        std::unique_lock lock(m_shared->mutex);
        m_shared->stopped = true;
        m_shared->wake.notify_all();
        bool ended = m_shared->wake.wait_for(lock, m_limit + std::chrono::seconds(1), [this] { return m_shared->ended; });
        lock.unlock();
        ended ? m_thread.join() : m_thread.detach();
    }
    ShardWorker(const ShardWorker&) = delete;
    ShardWorker& operator=(const ShardWorker&) = delete;

    template <class Ask>
    auto ask(Ask question) -> std::future<decltype(question(std::declval<ShardConnection&>()))>
    {
        using Answer = decltype(question(std::declval<ShardConnection&>()));
        auto task = std::make_shared<std::packaged_task<Answer(ShardConnection&)>>(std::move(question));
        auto answer = task->get_future();
        std::lock_guard lock(m_shared->mutex);
        m_shared->queue.push_back([task](ShardConnection& connection) { (*task)(connection); });
        m_shared->wake.notify_all();
        return answer;
    }

    // Still at a question that somebody stopped waiting for?
    bool busy() const
    {
        std::lock_guard lock(m_shared->mutex);
        return m_shared->working || !m_shared->queue.empty();
    }

    std::chrono::steady_clock::time_point last_heard() const { return m_shared->connection.last_heard(); }

private:
    struct Shared {
        Shared(ShardAddress address, std::chrono::milliseconds limit) : connection(std::move(address), limit) {}

        void work()
        {
            std::unique_lock lock(mutex);
            for (;;) {
                wake.wait(lock, [this] { return stopped || !queue.empty(); });
                if (stopped) {
                    break;
                }
                auto question = std::move(queue.front());
                queue.pop_front();
                working = true;
                lock.unlock();
                question(connection);
                question = nullptr;
                lock.lock();
                working = false;
            }
            ended = true;
            wake.notify_all();
        }

        ShardConnection connection;          // the thread's alone, but for last_heard()
        std::mutex mutex;                    // guards what follows
        std::condition_variable wake;
        std::deque<std::function<void(ShardConnection&)>> queue;
        bool stopped = false;
        bool working = false;
        bool ended = false;
    };

    std::chrono::milliseconds m_limit;
    std::shared_ptr<Shared> m_shared;
    std::thread m_thread;
};

} // namespace duiding
