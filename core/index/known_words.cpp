// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/known_words.h"

#include "core/text/characters.h"

#include <algorithm>

namespace duiding {

namespace {

// What a character of ASCII is inside and between words.
enum class Ascii : std::uint8_t { Between, Letter, Digit, Apostrophe, NumberMark, Hyphen, Unknown };

const std::array<Ascii, 256>& kinds()
{
    static const auto table = [] {
        std::array<Ascii, 256> kinds{};
        kinds.fill(Ascii::Unknown);
        for (unsigned c = 0; c < 128; ++c) {
            switch (char_kind(c)) {
            case CharKind::Letter:
                kinds[c] = Ascii::Letter;
                break;
            case CharKind::Digit:
                kinds[c] = Ascii::Digit;
                break;
            case CharKind::Other:
                kinds[c] = c == '\'' ? Ascii::Apostrophe : c == '.' || c == ',' ? Ascii::NumberMark : c == '-' ? Ascii::Hyphen : Ascii::Between;
                break;
            default:
                break;
            }
        }
        return kinds;
    }();
    return table;
}

// Letters and digits, of which most of a text consists.
const std::array<bool, 256>& word_signs()
{
    static const auto table = [] {
        std::array<bool, 256> signs{};
        std::transform(kinds().begin(), kinds().end(), signs.begin(), [](Ascii kind) { return kind == Ascii::Letter || kind == Ascii::Digit; });
        return signs;
    }();
    return table;
}

} // namespace

KnownWords::KnownWords(const std::vector<std::string>& terms) : m_terms(terms.begin(), terms.end())
{
    for (const std::string& term : terms) {
        auto first = static_cast<unsigned char>(term.empty() ? 0 : term.front());
        if (first < 128 && !term.empty()) {
            std::uint64_t length = std::uint64_t{1} << (std::min(term.size(), max_term_bytes) - 1);
            m_lengths[first] |= length;
            if (first >= 'a' && first <= 'z') {
                m_lengths[static_cast<std::size_t>(first - 'a' + 'A')] |= length;
            }
        }
    }
}

void KnownWords::add_if_known(std::string_view word, CharPos begin, std::int32_t position, std::vector<Token>& tokens) const
{
    static_assert(max_term_bytes == 64);
    auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
    std::size_t length = std::min(word.size(), max_term_bytes);
    if ((m_lengths[static_cast<unsigned char>(word.front())] >> (length - 1) & 1) == 0) {
        return;
    }
    std::array<char, max_term_bytes> folded;
    std::transform(word.begin(), word.begin() + static_cast<std::ptrdiff_t>(length), folded.begin(), lower);
    std::string_view term(folded.data(), length);
    if (m_terms.find(term) != m_terms.end()) {
        tokens.push_back({std::string(term), {begin, begin + static_cast<std::int64_t>(word.size())}, position, 1});
    }
}

std::int32_t KnownWords::tokenize(std::string_view utf8, CharPos begin, std::int32_t position, std::vector<Token>& tokens) const
{
    const auto& kind = kinds();
    const auto& in_word = word_signs();
    auto sign = [&](std::size_t at) { return static_cast<unsigned char>(utf8[at]); };
    auto kind_at = [&](std::size_t at) { return at < utf8.size() ? kind[sign(at)] : Ascii::Between; };
    std::size_t before = tokens.size();
    std::int32_t first = position;
    auto look_at_everything = [&] {
        tokens.resize(before);
        return duiding::tokenize(utf8, begin, first, tokens);
    };
    for (std::size_t at = 0; at < utf8.size();) {
        if (!in_word[sign(at)]) {
            if (kind[sign(at)] == Ascii::Unknown) {
                return look_at_everything();
            }
            ++at;
            continue;
        }
        std::size_t end = at + 1;
        for (;; ++end) {
            while (end < utf8.size() && in_word[sign(end)]) {
                ++end;
            }
            Ascii here = kind_at(end);
            Ascii wanted = here == Ascii::Apostrophe ? Ascii::Letter : here == Ascii::NumberMark ? Ascii::Digit : Ascii::Unknown;
            if (wanted == Ascii::Unknown || kind_at(end - 1) != wanted || kind_at(end + 1) != wanted) {
                break;
            }
        }
        Ascii next = kind_at(end);
        // A hyphen joins words; also one before a character that is not looked at here may.
        bool unclear = next == Ascii::Hyphen && end + 1 < utf8.size() && (in_word[sign(end + 1)] || kind_at(end + 1) == Ascii::Unknown);
        if (unclear || next == Ascii::Unknown) {
            return look_at_everything();
        }
        add_if_known(utf8.substr(at, end - at), begin + static_cast<std::int64_t>(at), position, tokens);
        ++position;
        at = end;
    }
    return position;
}

} // namespace duiding
