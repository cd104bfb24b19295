// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/stop_words.h"

#include "core/text/tokens.h"

#include <algorithm>
#include <vector>

namespace duiding {

StopWords read_stop_words(std::string_view text)
{
    StopWords words;
    std::vector<Token> tokens;
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        tokens.clear();
        tokenize(line.substr(0, line.find('#')), {0}, 0, tokens);
        for (Token& token : tokens) {
            words.insert(std::move(token.term));
        }
    }
    return words;
}

StopWords stop_words(std::string_view language) { return read_stop_words(stop_words_text(language)); }

} // namespace duiding
