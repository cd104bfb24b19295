// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attribute_values.h"

#include <algorithm>
#include <tuple>

namespace duiding {

const std::string* AttributeValues::find(AttributeTarget target, std::int64_t target_id, AttributeId attribute) const
{
    auto wanted = std::tuple(static_cast<std::uint32_t>(target), static_cast<std::uint32_t>(target_id), static_cast<std::uint32_t>(attribute.value));
    auto it = std::lower_bound(m_entries.begin(), m_entries.end(), wanted, [](const Entry& entry, const auto& key) {
        return std::tuple(entry.target, entry.target_id, entry.attribute) < key;
    });
    bool found = it != m_entries.end() && std::tuple(it->target, it->target_id, it->attribute) == wanted;
    return found ? &m_texts[it->text] : nullptr;
}

void AttributeValues::each_of(AttributeTarget target, std::int64_t target_id,
                              const std::function<void(AttributeId, const std::string&)>& visit) const
{
    auto wanted = std::pair(static_cast<std::uint32_t>(target), static_cast<std::uint32_t>(target_id));
    auto it = std::lower_bound(m_entries.begin(), m_entries.end(), wanted, [](const Entry& entry, const auto& key) {
        return std::pair(entry.target, entry.target_id) < key;
    });
    for (; it != m_entries.end() && std::pair(it->target, it->target_id) == wanted; ++it) {
        visit({it->attribute}, m_texts[it->text]);
    }
}

void AttributeValues::each_with(AttributeId attribute, AttributeTarget target,
                                const std::function<void(std::int64_t, const std::string&)>& visit) const
{
    for (const Entry& entry : m_entries) {
        if (entry.target == static_cast<std::uint32_t>(target) && entry.attribute == static_cast<std::uint64_t>(attribute.value)) {
            visit(entry.target_id, m_texts[entry.text]);
        }
    }
}

std::size_t AttributeValues::size() const { return m_entries.size(); }

void AttributeValues::set(AttributeTarget target, std::int64_t target_id, AttributeId attribute, std::string_view value)
{
    auto [it, fresh] = m_text_index.try_emplace(std::string(value), static_cast<std::uint32_t>(m_texts.size()));
    if (fresh) {
        m_texts.emplace_back(value);
    }
    m_entries.push_back({static_cast<std::uint32_t>(target_id), static_cast<std::uint32_t>(attribute.value), it->second,
                         static_cast<std::uint32_t>(target)});
}

void AttributeValues::finish()
{
    m_text_index = {};                             // first: what follows needs memory of its own
    auto place = [](const Entry& entry) { return std::tuple(entry.target, entry.target_id, entry.attribute); };
    auto before = [&](const Entry& a, const Entry& b) { return place(a) < place(b); };
    // The store reads them in order; a stable sort would take half as much memory again.
    if (!std::is_sorted(m_entries.begin(), m_entries.end(), before)) {
        std::stable_sort(m_entries.begin(), m_entries.end(), before);
    }
    // The last of equal places wins.
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        bool again = kept > 0 && place(m_entries[kept - 1]) == place(m_entries[i]);
        m_entries[again ? kept - 1 : kept++] = m_entries[i];
    }
    m_entries.resize(kept);
    m_entries.shrink_to_fit();
}

} // namespace duiding
