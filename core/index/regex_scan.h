// SPDX-License-Identifier: GPL-3.0-or-later
// A regular expression over text (PCRE2), for what words cannot say: /wijkt[eo]+m/, /\b20(18|19)\b/, /€ ?\d+/.
//
// Small and capital letters are the same, unless the pattern holds a capital ("/MEE/"); accents count. A . is any character but a
// line end, ^ and $ are the beginning and end of a paragraph, \w and \b know every script. Matches without length are none.
//
// Bounded: a pattern has at most longest_pattern characters; one that cannot be read is BadInput with the position of the mistake
// in the query. A text on which it takes too many steps ("(a+)+b") is RegexTooHard. Never anything else. Cancelling is heard
// within a tenth of a second, also by such a pattern.
// Immutable once made; any thread.
#pragma once

#include "core/base/error.h"
#include "core/base/progress.h"

#include <cstdint>
#include <functional>
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

// A pattern on one text; other texts may do.
class RegexTooHard : public BadInput {
public:
    RegexTooHard(ErrorText text, std::string regex) : BadInput(std::move(text)), pattern(std::move(regex)) {}

    std::string pattern;
};

// How much of a text decides whether a match stands at a place. In Line: the rest of the text may be there or not, the matches in
// a paragraph are the same. In Piece: what matches in a part of a line, like a sentence, makes the line match too.
enum class RegexReach { Text, Line, Piece };

class RegexScan {
public:
    // `at`: where the pattern begins in the query, in code points. Throws BadInput.
    RegexScan(const std::string& pattern, std::int64_t at);
    ~RegexScan();
    RegexScan(RegexScan&&) noexcept;
    RegexScan& operator=(RegexScan&&) noexcept;

    const std::string& pattern() const;
    // Every match in valid UTF-8, in order, until `take` says no more.
    void each(std::string_view utf8, const std::function<bool(ByteSpan)>& take, const Progress* progress = nullptr) const;
    std::vector<ByteSpan> find(std::string_view utf8, const Progress* progress = nullptr) const;

    // As certain as literals(): Text when the pattern holds anything that is not known for sure.
    RegexReach reach() const;

    // Stretches of letters a–z and digits, in small letters, of which each match must hold every one: what an index can be asked
    // before any text is read. Empty when nothing is certain.
    const std::vector<std::string>& literals() const;
    // False: no match, for sure. True: there may be one.
    bool has_literals(std::string_view utf8) const;

private:
    struct Compiled;
    std::unique_ptr<Compiled> m_compiled;
};

} // namespace duiding
