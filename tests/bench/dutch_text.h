// SPDX-License-Identifier: GPL-3.0-or-later
// Dutch-looking text of any size, the same for the same seed: real words with the frequencies of real text (Zipf and
// Mandelbrot), a topic per document, function words, numbers and new compounds. Good for costs: size, speed, number of
// distinct words. Worthless for what people would find relevant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace duiding::bench {

class DutchText {
public:
    // `words` is a list with a word per line, as /usr/share/dict/dutch of the Debian package wdutch.
    DutchText(std::uint64_t seed, const std::filesystem::path& words);

    // A document, or as much of it as stays under `most_bytes`; paragraphs end in LF.
    std::string document(std::size_t most_bytes = std::size_t(-1));

    // What has been written so far.
    const std::string& word(std::size_t rank) const { return m_words[rank]; }
    std::size_t words() const { return m_words.size(); }
    std::int64_t written(std::size_t rank) const { return m_written[rank]; }
    // The word that was written the nearest to this many times.
    const std::string& word_written(std::int64_t times) const;

private:
    std::uint64_t next();
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(next() % count); }
    double unit();                                   // 0 … 1
    double normal();
    std::size_t by_frequency(const std::vector<double>& cumulative);
    std::string_view next_word(const std::vector<std::size_t>& topic);
    std::string paragraph(const std::vector<std::size_t>& topic);

    std::uint64_t m_state;
    std::vector<std::string> m_words;                // the commonest first
    std::vector<double> m_common;                    // their frequencies, added up
    std::vector<double> m_function;
    std::vector<std::int64_t> m_written;
    std::string m_made;                              // a number or a compound
};

} // namespace duiding::bench
