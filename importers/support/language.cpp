// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/language.h"

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

constexpr std::size_t sample_bytes = 64 * 1024;
constexpr std::size_t min_hits = 5;

// Words the other language does not have ("is", "in", "was" and "we" tell nothing).
constexpr std::string_view dutch[] = {"aan", "bij", "dat", "de", "dit", "een", "en", "er", "geen", "het", "hij", "ik", "je", "maar",
                                      "met", "naar", "niet", "ook", "op", "te", "van", "voor", "wat", "zijn", "zij", "ze"};
constexpr std::string_view english[] = {"and", "are", "but", "for", "from", "have", "i", "it", "not", "of", "she", "that", "the",
                                        "they", "this", "to", "were", "what", "which", "with", "you"};

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || static_cast<unsigned char>(c) >= 0x80;
}

} // namespace

std::string guess_language(std::string_view text)
{
    text = text.substr(0, sample_bytes);
    std::size_t words = 0;
    std::size_t nl = 0;
    std::size_t en = 0;
    std::string word;
    for (std::size_t i = 0; i <= text.size(); ++i) {
        if (i < text.size() && is_letter(text[i])) {
            word += text[i] >= 'A' && text[i] <= 'Z' ? static_cast<char>(text[i] - 'A' + 'a') : text[i];
        } else if (!word.empty()) {
            ++words;
            nl += std::find(std::begin(dutch), std::end(dutch), word) != std::end(dutch);
            en += std::find(std::begin(english), std::end(english), word) != std::end(english);
            word.clear();
        }
    }
    std::size_t best = std::max(nl, en);
    if (best < min_hits || best * 10 < words || best < 2 * std::min(nl, en)) {
        return {};
    }
    return nl > en ? "nl" : "en";
}

} // namespace duiding
