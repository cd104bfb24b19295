// SPDX-License-Identifier: GPL-3.0-or-later
// One ICU break iterator over one stretch of UTF-8, in bytes. Making an iterator costs far more than using it, so each thread
// keeps one of each kind and hands it a new text. A Breaker is valid until the same thread asks for the same kind again.
#pragma once

#include <unicode/brkiter.h>
#include <unicode/utext.h>

#include <cstdint>
#include <memory>
#include <string_view>

namespace duiding {

enum class BreakKind { Grapheme, Word, Sentence };

class Breaker {
public:
    static Breaker& on(BreakKind kind, std::string_view utf8);

    std::int64_t first() { return m_iterator->first(); }
    std::int64_t next() { return m_iterator->next(); }                       // done when at the end
    bool is_boundary(std::int64_t at) { return m_iterator->isBoundary(static_cast<std::int32_t>(at)); }
    std::int64_t preceding(std::int64_t at);                                 // strictly before; 0 at the start
    std::int64_t following(std::int64_t at);                                 // strictly after; the end at the end
    bool is_word() const { return m_iterator->getRuleStatus() >= UBRK_WORD_NONE_LIMIT; }   // what ends here: letters or digits

    static constexpr std::int64_t done = icu::BreakIterator::DONE;

    explicit Breaker(BreakKind kind);
    ~Breaker();
    Breaker(const Breaker&) = delete;
    Breaker& operator=(const Breaker&) = delete;

private:
    UText m_text = UTEXT_INITIALIZER;
    std::unique_ptr<icu::BreakIterator> m_iterator;
    std::int64_t m_length = 0;
};

} // namespace duiding
