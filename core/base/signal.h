// SPDX-License-Identifier: GPL-3.0-or-later
// An observer list with scoped connections. Emit and connect in one thread (the UI thread, in practice). A connection that
// goes out of scope is disconnected; so a view can never be called after it is gone. Disconnecting while emitting is safe.
#pragma once

#include <functional>
#include <map>
#include <memory>
#include <utility>

namespace duiding {

class [[nodiscard("a connection that is not kept is disconnected at once")]] Connection {
public:
    Connection() = default;
    explicit Connection(std::function<void()> disconnect) : m_disconnect(std::move(disconnect)) {}
    Connection(Connection&& other) noexcept : m_disconnect(std::exchange(other.m_disconnect, nullptr)) {}
    Connection& operator=(Connection&& other) noexcept
    {
        if (this != &other) {
            disconnect();
            m_disconnect = std::exchange(other.m_disconnect, nullptr);
        }
        return *this;
    }
    ~Connection() { disconnect(); }

    void disconnect()
    {
        if (auto f = std::exchange(m_disconnect, nullptr)) {
            f();
        }
    }

private:
    std::function<void()> m_disconnect;
};

template <class... Args>
class Signal {
    using Slots = std::map<int, std::function<void(Args...)>>;

public:
    Connection connect(std::function<void(Args...)> slot)
    {
        int key = m_next++;
        m_slots->emplace(key, std::move(slot));
        std::weak_ptr<Slots> weak = m_slots;
        return Connection([weak, key] {
            if (auto slots = weak.lock()) {
                slots->erase(key);
            }
        });
    }

    void emit(Args... args) const
    {
        auto keep = m_slots;                       // the signal itself may die inside a slot
        for (auto it = keep->begin(); it != keep->end();) {
            int key = it->first;
            auto slot = it->second;                // a copy: the slot may disconnect itself
            slot(args...);
            it = keep->upper_bound(key);
        }
    }

private:
    std::shared_ptr<Slots> m_slots = std::make_shared<Slots>();
    int m_next = 0;
};

} // namespace duiding
