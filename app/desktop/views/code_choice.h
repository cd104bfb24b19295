// SPDX-License-Identifier: GPL-3.0-or-later
// What the typed letters mean while coding: which codes match and in which order, which direction was typed at the end, and
// whether a code with nearly that name is there already. Pure functions, no window.
#pragma once

#include "core/model/code.h"
#include "core/model/coding.h"

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct TypedCode {
    std::string name;                          // trimmed, without the direction
    std::optional<Direction> direction;        // "priv -" → Hindering
};

TypedCode read_typed_code(std::string_view typed);
std::optional<Direction> direction_of_key(char32_t key);       // + - * =

// Codes whose path holds every typed word (folded), best first: recently used, name begins with it, a word of the name begins
// with it, the rest in tree order. Nothing typed: the recent ones, then all.
std::vector<CodeId> matching_codes(const Codebook& codebook, std::string_view typed, const std::deque<CodeId>& recent);

// The path as people read it: "dimension › indicator". Codebook::path is for programs and writes a slash in a name as "\/".
std::string shown_path(const Codebook& codebook, CodeId id);

// A code whose name is nearly the typed one (one or two letters differ, or one begins with the other), or 0.
CodeId near_duplicate(const Codebook& codebook, std::string_view name);

} // namespace duiding
