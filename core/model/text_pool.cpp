// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/text_pool.h"

#include <algorithm>
#include <functional>

namespace duiding {

std::string_view TextPool::text(std::uint32_t number) const
{
    std::uint64_t begin = number == 0 ? 0 : m_ends[number - 1];
    return std::string_view(m_bytes).substr(begin, m_ends[number] - begin);
}

std::uint32_t TextPool::add(std::string_view text_to_add)
{
    if (m_ends.size() * 2 >= m_slots.size()) {
        grow();
    }
    std::size_t mask = m_slots.size() - 1;
    std::size_t at = std::hash<std::string_view>{}(text_to_add) & mask;
    while (m_slots[at] != 0) {
        std::uint32_t number = m_slots[at] - 1;
        if (text(number) == text_to_add) {
            return number;
        }
        at = (at + 1) & mask;
    }
    auto number = static_cast<std::uint32_t>(m_ends.size());
    m_bytes += text_to_add;
    m_ends.push_back(m_bytes.size());
    m_slots[at] = number + 1;
    return number;
}

void TextPool::grow()
{
    std::vector<std::uint32_t> slots(std::max<std::size_t>(64, m_slots.size() * 2));
    std::size_t mask = slots.size() - 1;
    for (std::uint32_t number = 0; number < m_ends.size(); ++number) {
        std::size_t at = std::hash<std::string_view>{}(text(number)) & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = number + 1;
    }
    m_slots = std::move(slots);
}

} // namespace duiding
