// SPDX-License-Identifier: GPL-3.0-or-later
// A regular expression over text (PCRE2), for what words cannot say: /wijkt[eo]+m/, /\b20(18|19)\b/, /€ ?\d+/.
//
// Small and capital letters are the same, unless the pattern holds a capital ("/MEE/"); accents count. A . is any character but a
// line end, ^ and $ are the beginning and end of a paragraph, \w and \b know every script. Matches without length are none.
//
// Bounded: a pattern has at most longest_pattern characters, and a text on which it takes too many steps ("(a+)+b") is BadInput,
// as is a pattern that cannot be read, with the position of the mistake in the query. Never anything else.
// Immutable once made; any thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

constexpr std::size_t longest_pattern = 1000;

struct ByteSpan {
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const ByteSpan&) const = default;
};

class RegexScan {
public:
    // `at`: where the pattern begins in the query, in code points. Throws BadInput.
    RegexScan(const std::string& pattern, std::int64_t at);
    ~RegexScan();
    RegexScan(RegexScan&&) noexcept;
    RegexScan& operator=(RegexScan&&) noexcept;

    const std::string& pattern() const;
    // Every match in valid UTF-8, in order; at most `most`.
    std::vector<ByteSpan> find(std::string_view utf8, std::size_t most = static_cast<std::size_t>(-1)) const;
    bool occurs(std::string_view utf8) const { return !find(utf8, 1).empty(); }

    // Stretches of letters a–z and digits, in small letters, of which each match must hold every one: what an index can be asked
    // before any text is read. Empty when nothing is certain.
    const std::vector<std::string>& literals() const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace duiding
