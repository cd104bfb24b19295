// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts text into words for a search that knows only some of them: the tokens of the tokenizer, with the same ranges and positions,
// but in plain text without those that the query does not ask for, which saves most of the time of verifying a hit.
#pragma once

#include "core/text/tokens.h"

#include <array>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace duiding {

class KnownWords {
public:
    KnownWords() = default;
    explicit KnownWords(const std::vector<std::string>& terms);

    // As tokenize() in core/text/tokens.h. Of text beyond ASCII, or with hyphens inside words, every token is given.
    std::int32_t tokenize(std::string_view utf8, CharPos begin, std::int32_t position, std::vector<Token>& tokens) const;

private:
    struct Hash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>()(text); }
    };

    void add_if_known(std::string_view word, CharPos begin, std::int32_t position, std::vector<Token>& tokens) const;

    std::unordered_set<std::string, Hash, std::equal_to<>> m_terms;
    std::array<std::uint64_t, 128> m_lengths{};          // per first letter, which lengths occur
};

} // namespace duiding
