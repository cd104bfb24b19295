// SPDX-License-Identifier: GPL-3.0-or-later
// Each different text once, under a small number: how a questionnaire of two million answers fits in memory. Numbers count from
// 0 in the order of first sight and never change. Add in one thread; a pool that is const may be read by all.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class TextPool {
public:
    std::uint32_t add(std::string_view text);                  // the number of this text, new or known
    std::string_view text(std::uint32_t number) const;         // valid until the next add
    std::size_t size() const { return m_ends.size(); }

private:
    void grow();

    std::string m_bytes;                                       // all texts, one behind the other
    std::vector<std::uint64_t> m_ends;
    std::vector<std::uint32_t> m_slots;                        // open addressing: number + 1, 0 = free
};

} // namespace duiding
