// SPDX-License-Identifier: GPL-3.0-or-later
// The entries of an index whose text was changed or taken out of the study. They stay where they are among the terms and are
// passed over by whoever reads, until the index is built anew: that way nothing has to be kept that says which words an entry
// holds, which would be two thirds of the index and half the work of making it.
//
// Entries count from 1, as Xapian's do. A value; any thread.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct EntryRange {
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    std::uint32_t end() const { return first + count; }
    bool operator==(const EntryRange&) const = default;
};

class GoneEntries {
public:
    void add(EntryRange range);                          // none of them gone before
    bool empty() const { return m_ranges.empty(); }
    std::uint32_t count() const;
    bool contains(std::uint32_t entry) const { return next_in(entry) == entry; }
    std::uint32_t next_in(std::uint32_t entry) const;     // the first that is gone, from this one on; 0: there is none
    const std::vector<EntryRange>& ranges() const { return m_ranges; }     // sorted, none touches the next

    std::string text() const;                            // "3+2 17+40"
    static std::optional<GoneEntries> parse(std::string_view text);

    bool operator==(const GoneEntries&) const = default;

private:
    std::vector<EntryRange>::const_iterator after(std::uint32_t entry) const;

    std::vector<EntryRange> m_ranges;
};

} // namespace duiding
