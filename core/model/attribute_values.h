// SPDX-License-Identifier: GPL-3.0-or-later
// All attribute values of a project, compact: equal texts are kept once, an entry takes 16 bytes, so that a questionnaire of
// 20,000 × 100 fits in memory. Build it with set(), then share it as const: reading is safe in any thread.
#pragma once

#include "core/model/attribute.h"

#include <cstdint>
#include <functional>
#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

class AttributeValues {
public:
    // The value, or null when missing.
    const std::string* find(AttributeTarget target, std::int64_t target_id, AttributeId attribute) const;
    // All values of one document, case or person, by attribute id.
    void each_of(AttributeTarget target, std::int64_t target_id,
                 const std::function<void(AttributeId, const std::string&)>& visit) const;
    // All values of one attribute, by target id.
    void each_with(AttributeId attribute, AttributeTarget target,
                   const std::function<void(std::int64_t target_id, const std::string&)>& visit) const;
    std::size_t size() const;

    // Building. Add in any order, then finish() once; a later value for the same place replaces an earlier one.
    void set(AttributeTarget target, std::int64_t target_id, AttributeId attribute, std::string_view value);
    void finish();

private:
    struct Entry {
        std::uint32_t target_id;
        std::uint32_t attribute;
        std::uint32_t text;                    // index into m_texts
        std::uint32_t target;
    };
    std::vector<Entry> m_entries;              // after finish(): by target, target_id, attribute
    std::vector<std::string> m_texts;
    std::unordered_map<std::string, std::uint32_t> m_text_index;      // while building only
};

} // namespace duiding
