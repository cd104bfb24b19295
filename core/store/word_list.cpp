// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/word_list.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace duiding {

std::string words_to_json(const std::vector<std::string>& words)
{
    return nlohmann::json(words).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::vector<std::string> words_from_json(const std::string& text)
{
    std::vector<std::string> words;
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_array()) {
        for (const auto& word : json) {
            if (word.is_string()) {
                words.push_back(word.get<std::string>());
            }
        }
    }
    return words;
}

bool is_word_list(const std::string& text)
{
    auto json = nlohmann::json::parse(text, nullptr, false);
    return json.is_array() && std::all_of(json.begin(), json.end(), [](const auto& word) { return word.is_string(); });
}

} // namespace duiding
