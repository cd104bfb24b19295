// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/find_text.h"

#include "core/text/fold.h"

namespace duiding {

namespace {

std::size_t sequence_length(unsigned char lead)
{
    return lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
}

struct FoldedText {
    std::string text;
    std::vector<std::int64_t> origin;       // of each folded byte: the code point it came from, counted from the start
};

// Each code point by itself, so that every folded byte knows where it came from; combining marks fold to nothing.
FoldedText fold_with_origins(std::string_view utf8)
{
    FoldedText result;
    std::int64_t at = 0;
    for (std::size_t i = 0; i < utf8.size(); ++at) {
        std::size_t length = sequence_length(static_cast<unsigned char>(utf8[i]));
        char c = utf8[i];
        std::string folded = length > 1 ? fold(utf8.substr(i, length)) : std::string(1, c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
        result.text += folded;
        result.origin.insert(result.origin.end(), folded.size(), at);
        i += length;
    }
    result.origin.push_back(at);
    return result;
}

} // namespace

std::vector<CharRange> find_in_text(const DocumentText& text, std::string_view query, std::size_t most)
{
    std::vector<CharRange> found;
    std::string wanted = fold_with_origins(query).text;
    if (wanted.empty()) {
        return found;
    }
    FoldedText folded = fold_with_origins(text.text());
    for (auto at = folded.text.find(wanted); at != std::string::npos && found.size() < most; at = folded.text.find(wanted, at + wanted.size())) {
        std::int64_t begin = folded.origin[at];
        std::int64_t end = folded.origin[at + wanted.size() - 1] + 1;
        found.push_back(char_range(begin, end));
    }
    return found;
}

} // namespace duiding
