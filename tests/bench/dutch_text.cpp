// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/dutch_text.h"

#include "core/base/file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>

namespace duiding::bench {

namespace {

constexpr std::array function_words = {
    "de", "van", "het", "een", "en", "in", "is", "dat", "op", "te", "zijn", "voor", "met", "die", "niet", "aan", "er", "om", "ook", "als",
    "dan", "maar", "bij", "of", "uit", "nog", "naar", "heeft", "door", "over", "ze", "wordt", "hij", "kan", "we", "deze", "zo", "wel",
    "dit", "worden", "hebben", "al", "meer", "geen", "was", "veel", "moet", "zich", "daar", "tot"};

// Shares of the running words; the rest is drawn from the whole list by frequency.
constexpr double share_function = .45;
constexpr double share_topic = .15;
constexpr double share_compound = .015;
constexpr double share_number = .045;
constexpr std::size_t words_of_a_topic = 40;
constexpr double shortest_paragraph = 20;
constexpr double longest_paragraph = 2000;

bool is_usual(std::string_view word)
{
    return word.size() >= 3 && word.size() <= 24 && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

std::vector<double> added_up(std::size_t count, double exponent, double shift)
{
    std::vector<double> sums(count);
    double sum = 0;
    for (std::size_t i = 0; i < count; ++i) {
        sum += std::pow(static_cast<double>(i) + 1 + shift, -exponent);
        sums[i] = sum;
    }
    return sums;
}

} // namespace

DutchText::DutchText(std::uint64_t seed, const std::filesystem::path& words)
    : m_state(seed), m_function(added_up(function_words.size(), 1, 1.5))
{
    std::string list = read_file(words);
    for (std::string_view rest = list; !rest.empty();) {
        auto end = rest.find('\n');
        std::string_view word = rest.substr(0, end);
        if (is_usual(word)) {
            m_words.emplace_back(word);
        }
        rest = end == std::string_view::npos ? std::string_view() : rest.substr(end + 1);
    }
    for (std::size_t i = m_words.size(); i > 1; --i) {
        std::swap(m_words[i - 1], m_words[below(i)]);
    }
    m_common = added_up(m_words.size(), 1.45, 120);
    m_written.resize(m_words.size());
}

// splitmix64: the same everywhere, unlike the distributions of the standard library.
std::uint64_t DutchText::next()
{
    m_state += 0x9E3779B97F4A7C15u;
    std::uint64_t z = m_state;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

double DutchText::unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

double DutchText::normal() { return std::sqrt(-2 * std::log(1 - unit())) * std::cos(2 * std::numbers::pi * unit()); }

std::size_t DutchText::by_frequency(const std::vector<double>& cumulative)
{
    auto at = std::lower_bound(cumulative.begin(), cumulative.end(), unit() * cumulative.back());
    return std::min(static_cast<std::size_t>(at - cumulative.begin()), cumulative.size() - 1);
}

std::string_view DutchText::next_word(const std::vector<std::size_t>& topic)
{
    double kind = unit();
    if (kind < share_function) {
        return function_words[by_frequency(m_function)];
    }
    kind -= share_function;
    if (kind < share_compound) {
        m_made = m_words[by_frequency(m_common)] + "s" + m_words[by_frequency(m_common)];
        return m_made;
    }
    kind -= share_compound;
    if (kind < share_number) {
        m_made = std::to_string(1 + below(below(2) == 0 ? 31 : 2100));
        return m_made;
    }
    kind -= share_number;
    std::size_t rank = kind < share_topic ? topic[below(topic.size())] : by_frequency(m_common);
    ++m_written[rank];
    return m_words[rank];
}

std::string DutchText::paragraph(const std::vector<std::size_t>& topic)
{
    auto length = static_cast<std::size_t>(std::clamp(std::exp(5.45 + .85 * normal()), shortest_paragraph, longest_paragraph));
    std::string text;
    std::size_t until_stop = 0;
    while (text.size() < length) {
        bool begins = until_stop == 0;
        if (begins) {
            text += text.empty() ? "" : ". ";
            until_stop = 6 + below(18);
        } else {
            text += below(14) == 0 ? ", " : " ";
        }
        std::size_t at = text.size();
        text += next_word(topic);
        if (begins && text[at] >= 'a') {
            text[at] = static_cast<char>(text[at] - 'a' + 'A');
        }
        --until_stop;
    }
    return text + ".\n";
}

std::string DutchText::document(std::size_t most_bytes)
{
    std::vector<std::size_t> topic(words_of_a_topic);
    std::generate(topic.begin(), topic.end(), [&] { return by_frequency(m_common); });
    auto paragraphs = 20 + static_cast<std::size_t>(-60 * std::log(1 - unit()));
    std::string text;
    for (std::size_t i = 0; i < paragraphs && text.size() < most_bytes; ++i) {
        text += paragraph(topic);
    }
    return text;
}

const std::string& DutchText::word_written(std::int64_t times) const
{
    auto off = [&](std::size_t rank) { return std::abs(m_written[rank] - times); };
    std::size_t best = 0;
    for (std::size_t rank = 1; rank < m_words.size(); ++rank) {
        best = off(rank) < off(best) ? rank : best;
    }
    return m_words[best];
}

} // namespace duiding::bench
