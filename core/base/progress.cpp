// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/progress.h"

#include "core/base/error.h"

#include <algorithm>

namespace duiding {

void Progress::start(std::string_view what, std::int64_t total)
{
    check();
    {
        std::lock_guard lock(m_mutex);
        m_what = what;
    }
    m_done = 0;
    m_total = total;
}

void Progress::step(std::int64_t amount)
{
    m_done += amount;
    check();
}

void Progress::set(std::int64_t done)
{
    m_done = done;
    check();
}

void Progress::check() const
{
    if (cancelled()) {
        throw Cancelled();
    }
}

double Progress::fraction() const
{
    std::int64_t total = m_total;
    return total <= 0 ? -1.0 : std::clamp(double(m_done) / double(total), 0.0, 1.0);
}

std::string Progress::what() const
{
    std::lock_guard lock(m_mutex);
    return m_what;
}

} // namespace duiding
