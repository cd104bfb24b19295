// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/analysis: different words as numbers 0, 1, 2 … in the order in which they were first met. Made for looking up
// millions of words among some hundred thousands: a lookup touches a slot and, where the word may be the same, its letters, which
// stand together with its number. Nothing is allocated for a word but room in one run of bytes. Not shared among threads.
#pragma once

#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class WordNumbers {
public:
    WordNumbers() : m_slots(1024, free_slot) {}

    std::uint32_t size() const { return static_cast<std::uint32_t>(m_begins.size()); }
    std::string_view operator[](std::uint32_t number) const { return word_at(m_begins[number]); }

    // The number of a word; a new word gets size().
    std::uint32_t number_of(std::string_view word)
    {
        std::uint64_t hash = hash_of(word);
        std::uint64_t mark = hash & mark_bits;
        for (std::size_t at = slot_of(hash, m_slots.size());; at = (at + 1) & (m_slots.size() - 1)) {
            std::uint64_t slot = m_slots[at];
            if (slot == free_slot) {
                m_slots[at] = mark | m_bytes.size();
                return add(word);
            }
            if ((slot & mark_bits) == mark && word_at(slot & ~mark_bits) == word) {
                return number_at(slot & ~mark_bits);
            }
        }
    }

private:
    // A slot is some bits of the word's hash, and where the word begins in m_bytes: its number, its length, its letters.
    static constexpr std::uint64_t free_slot = ~std::uint64_t(0);
    static constexpr std::uint64_t mark_bits = std::uint64_t(0xFFFFFF) << 40;
    static constexpr std::size_t head = 2 * sizeof(std::uint32_t);

    static std::uint64_t mixed(std::uint64_t hash, std::uint64_t letters)
    {
        hash = (hash ^ letters) * 0x9E3779B97F4A7C15ULL;
        return hash ^ (hash >> 32);
    }

    static std::uint64_t hash_of(std::string_view word)
    {
        std::uint64_t hash = word.size();
        std::uint64_t letters = 0;
        for (; word.size() >= sizeof(letters); word.remove_prefix(sizeof(letters))) {
            std::memcpy(&letters, word.data(), sizeof(letters));
            hash = mixed(hash, letters);
        }
        letters = 0;
        std::memcpy(&letters, word.data(), word.size());
        return mixed(mixed(hash, letters), 0);
    }

    // By the lower bits, which the mark in the slot does not have.
    static std::size_t slot_of(std::uint64_t hash, std::size_t slots) { return static_cast<std::size_t>(hash) & (slots - 1); }

    std::uint32_t number_at(std::size_t begin) const
    {
        std::uint32_t number = 0;
        std::memcpy(&number, m_bytes.data() + begin, sizeof(number));
        return number;
    }

    std::string_view word_at(std::size_t begin) const
    {
        std::uint32_t length = 0;
        std::memcpy(&length, m_bytes.data() + begin + sizeof(length), sizeof(length));
        return {m_bytes.data() + begin + head, length};
    }

    std::uint32_t add(std::string_view word)
    {
        std::uint32_t number = size();
        auto length = static_cast<std::uint32_t>(word.size());
        m_begins.push_back(m_bytes.size());
        m_bytes.append(reinterpret_cast<const char*>(&number), sizeof(number));
        m_bytes.append(reinterpret_cast<const char*>(&length), sizeof(length));
        m_bytes.append(word);
        if (2 * m_begins.size() > m_slots.size()) {
            grow();
        }
        return number;
    }

    void grow()
    {
        std::vector<std::uint64_t> slots(4 * m_slots.size(), free_slot);
        for (std::size_t begin : m_begins) {
            std::uint64_t hash = hash_of(word_at(begin));
            std::size_t at = slot_of(hash, slots.size());
            while (slots[at] != free_slot) {
                at = (at + 1) & (slots.size() - 1);
            }
            slots[at] = (hash & mark_bits) | begin;
        }
        m_slots = std::move(slots);
    }

    std::vector<std::uint64_t> m_slots;              // a power of two of them, at most half of which are taken
    std::vector<std::size_t> m_begins;               // by number
    std::string m_bytes;
};

} // namespace duiding
