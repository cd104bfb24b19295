// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_builder_text.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace duiding {

namespace {

constexpr std::string_view signs = "\"():/<>=";      // they mean something in a query
constexpr std::array operators = {"AND", "OR", "NOT", "EN", "OF", "NIET", "NEAR", "BEFORE", "VOOR"};

std::string without_quotes(std::string_view text)
{
    std::string result;
    for (char c : text) {
        result += c == '"' || c == '\n' || c == '\t' ? ' ' : c;
    }
    auto first = result.find_first_not_of(' ');
    return first == std::string::npos ? std::string() : result.substr(first, result.find_last_not_of(' ') - first + 1);
}

std::string as_phrase(std::string_view text)
{
    return "\"" + without_quotes(text) + "\"";
}

bool is_operator(std::string_view word)
{
    std::string_view name = word.substr(0, word.find('/'));
    return std::any_of(operators.begin(), operators.end(), [name](const char* known) { return name == known; });
}

std::string as_word(const std::string& word)
{
    bool sign = word.front() == '-' || word.find_first_of(signs) != std::string::npos;
    return sign || is_operator(word) ? as_phrase(word) : word;
}

// A row's words; what stands between quotes stays together.
std::vector<std::string> words_of(const std::string& text)
{
    std::vector<std::string> words;
    std::string word;
    bool in_quotes = false;
    auto end_word = [&] {
        if (!without_quotes(word).empty()) {
            words.push_back(in_quotes ? as_phrase(word) : as_word(word));
        }
        word.clear();
    };
    for (char c : text) {
        if (c == '"') {
            end_word();
            in_quotes = !in_quotes;
        } else if (!in_quotes && (c == ' ' || c == '\t' || c == '\n' || c == ',')) {
            end_word();
        } else {
            word += c;
        }
    }
    end_word();
    return words;
}

std::string joined(const std::vector<std::string>& words, const std::string& between)
{
    std::string result;
    for (const std::string& word : words) {
        result += (result.empty() ? "" : between) + word;
    }
    return result;
}

// A word, or several as a phrase.
std::string near_part(const std::string& text)
{
    std::vector<std::string> words = words_of(text);
    return words.size() == 1 ? words.front() : as_phrase(text);
}

// A value of a field: without quotes it could be a range or a *.
std::string field_value(const std::string& value)
{
    bool plain = std::all_of(value.begin(), value.end(), [](unsigned char c) { return c >= 0x80 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
    return plain ? value : as_phrase(value);
}

std::string digits_of(const std::string& text)
{
    std::string digits;
    std::copy_if(text.begin(), text.end(), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    return digits.substr(0, 4);
}

std::string years(const BuilderRows& rows)
{
    std::string from = digits_of(rows.year_from);
    std::string to = digits_of(rows.year_to);
    if (from == to || to.empty()) {
        return from.empty() ? std::string() : to.empty() ? ">=" + from : from;
    }
    return from.empty() ? "<=" + to : from + "-" + to;
}

} // namespace

std::string builder_text(const BuilderRows& rows, QueryLanguage language)
{
    bool dutch = language == QueryLanguage::Dutch;
    std::vector<std::string> parts;
    auto add = [&parts](std::string part) {
        if (!part.empty()) {
            parts.push_back(std::move(part));
        }
    };
    auto field = [&](const char* in_dutch, const char* in_english, const std::string& value) {
        if (!without_quotes(value).empty()) {
            add(std::string(dutch ? in_dutch : in_english) + ":" + field_value(without_quotes(value)));
        }
    };
    std::string own = rows.own;
    bool several = own.find(" OR ") != std::string::npos || own.find(" OF ") != std::string::npos;
    add(several ? "(" + own + ")" : own);
    add(joined(words_of(rows.all), " "));
    if (!without_quotes(rows.phrase).empty()) {
        add(as_phrase(rows.phrase));
    }
    std::vector<std::string> any = words_of(rows.any);
    add(any.size() > 1 ? "(" + joined(any, dutch ? " OF " : " OR ") + ")" : joined(any, ""));
    if (!without_quotes(rows.near_first).empty() && !without_quotes(rows.near_second).empty()) {
        std::string name = rows.near_ordered ? (dutch ? "VOOR/" : "BEFORE/") : "NEAR/";
        add(near_part(rows.near_first) + " " + name + std::to_string(std::clamp(rows.near_distance, 1, 1000)) + " " + near_part(rows.near_second));
    }
    field("gemeente", "municipality", rows.municipality);
    field("casus", "case", rows.the_case);
    if (std::string range = years(rows); !range.empty()) {
        add((dutch ? "jaar:" : "year:") + range);
    }
    field("type", "type", rows.kind);
    field("spreker", "speaker", rows.speaker);
    field("code", "code", rows.code);
    for (const std::string& word : words_of(rows.none)) {
        add((dutch ? "NIET " : "NOT ") + word);
    }
    return joined(parts, " ");
}

} // namespace duiding
