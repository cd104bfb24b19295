// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/code_choice.h"

#include "core/text/fold.h"

#include <algorithm>
#include <sstream>

namespace duiding {

namespace {

std::string trimmed(std::string_view text)
{
    auto begin = text.find_first_not_of(' ');
    auto end = text.find_last_not_of(' ');
    return begin == std::string_view::npos ? std::string() : std::string(text.substr(begin, end - begin + 1));
}

std::vector<std::string> folded_words(std::string_view typed)
{
    std::istringstream in(fold_name(typed));
    std::vector<std::string> words;
    for (std::string word; in >> word;) {
        words.push_back(word);
    }
    return words;
}

bool begins_a_word(const std::string& name, const std::string& typed)
{
    for (auto at = name.find(typed); at != std::string::npos; at = name.find(typed, at + 1)) {
        if (at == 0 || name[at - 1] == ' ' || name[at - 1] == '-' || name[at - 1] == '(') {
            return true;
        }
    }
    return false;
}

// Levenshtein distance over bytes of folded names, which are mostly plain letters; gives up early by length.
std::size_t distance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j <= b.size(); ++j) {
        row[j] = j;
    }
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i);
        for (std::size_t j = 1; j <= b.size(); ++j) {
            std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = std::exchange(row[j], std::min({row[j] + 1, row[j - 1] + 1, changed}));
        }
    }
    return row.back();
}

} // namespace

std::string shown_path(const Codebook& codebook, CodeId id)
{
    std::string path;
    for (const Code* code = codebook.find(id); code; code = codebook.find(code->parent)) {
        path = path.empty() ? code->name : code->name + " › " + path;
    }
    return path;
}

std::optional<Direction> direction_of_key(char32_t key)
{
    switch (key) {
    case U'+': return Direction::Facilitating;
    case U'-': return Direction::Hindering;
    case U'*': return Direction::Ambivalent;
    case U'=': return Direction::Neutral;
    default: return std::nullopt;
    }
}

TypedCode read_typed_code(std::string_view typed)
{
    TypedCode result{trimmed(typed), std::nullopt};
    std::string& name = result.name;
    // Only after a blank: a hyphen inside "wijkteam-jeugd" is part of the name.
    if (name.size() >= 2 && name[name.size() - 2] == ' ') {
        result.direction = direction_of_key(static_cast<unsigned char>(name.back()));
        if (result.direction) {
            name = trimmed(std::string_view(name).substr(0, name.size() - 2));
        }
    }
    return result;
}

std::vector<CodeId> matching_codes(const Codebook& codebook, std::string_view typed, const std::deque<CodeId>& recent)
{
    std::string whole = fold_name(typed);
    std::vector<std::string> words = folded_words(typed);
    struct Match {
        int rank;
        CodeId id;
    };
    std::vector<Match> matches;
    for (const Code& code : codebook.codes()) {
        std::string path = fold_name(shown_path(codebook, code.id));
        if (!std::all_of(words.begin(), words.end(), [&path](const std::string& word) { return path.find(word) != std::string::npos; })) {
            continue;
        }
        std::string name = fold_name(code.name);
        auto used = std::find(recent.begin(), recent.end(), code.id);
        int rank = 2000;
        if (!whole.empty() && name == whole) {
            rank = 0;
        } else if (used != recent.end()) {
            rank = 1 + static_cast<int>(used - recent.begin());
        } else if (!whole.empty() && name.starts_with(whole)) {
            rank = 1000;
        } else if (!whole.empty() && begins_a_word(name, whole)) {
            rank = 1001;
        } else if (!whole.empty() && name.find(whole) != std::string::npos) {
            rank = 1002;
        }
        matches.push_back({rank, code.id});
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match& a, const Match& b) { return a.rank < b.rank; });
    std::vector<CodeId> ids;
    for (const Match& match : matches) {
        ids.push_back(match.id);
    }
    return ids;
}

CodeId near_duplicate(const Codebook& codebook, std::string_view name)
{
    std::string typed = fold_name(name);
    if (typed.size() < 4) {
        return {};
    }
    CodeId best{};
    std::size_t nearest = 3;
    for (const Code& code : codebook.codes()) {
        std::string other = fold_name(code.name);
        bool prefix = other.size() >= 4 && (other.starts_with(typed) || typed.starts_with(other));
        std::size_t gap = other.size() > typed.size() ? other.size() - typed.size() : typed.size() - other.size();
        std::size_t d = prefix ? 1 : gap > 2 ? 3 : distance(typed, other);
        if (d < nearest) {
            nearest = d;
            best = code.id;
        }
    }
    return best;
}

} // namespace duiding
