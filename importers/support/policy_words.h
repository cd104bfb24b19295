// SPDX-License-Identifier: GPL-3.0-or-later
// What single words and names tell of a policy document: its type, its years, the municipality it calls its own. Used by
// policy_proposal.cpp. Pure; any thread.
#pragma once

#include "core/model/municipalities.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// Words of a text between blanks (and "_" in a file name), as written.
std::vector<std::string_view> words_between_blanks(std::string_view text);

// "beleidsplan", "verordening" … of the first word that is such a type or ends in it ("jeugdbeleidsplan"), or nothing.
std::optional<std::string> policy_type_in(std::string_view text, std::size_t first_words);

struct YearsInText {
    int first = 0;                        // 0: none
    int last = 0;                         // of a period; 0: a single year
};
// All years and periods ("2018-2022", "2018 t/m 2022") of a text, in order; from 1990 to 2049.
std::vector<YearsInText> years_in(std::string_view text);

// Municipalities that a text calls its own: after "gemeente", "gemeenteraad van", "wethouders van"; each mention once more.
std::vector<const Municipality*> municipalities_owning(std::string_view text);
// The first list of several: "de gemeenten Arnhem, Duiven en Ede".
std::vector<const Municipality*> municipalities_listed(std::string_view text);
// All that are named, with a capital: for titles and file names. Names that are words as well ("Best", "Goes") are left out.
std::vector<const Municipality*> municipalities_named(std::string_view text);

} // namespace duiding
