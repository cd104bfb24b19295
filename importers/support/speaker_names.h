// SPDX-License-Identifier: GPL-3.0-or-later
// Which words may be the name of a speaker, and what the usual ones mean. Names are compared by their key: "R1", "R1." and
// "Respondent 1" are one speaker, so are "I", "Int." and "Interviewer". Pure functions; any thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duiding {

// Up to four words that could be somebody: begins with a capital (or is as short as "r1"), holds nothing of a sentence, and is
// none of the words that often stand before a colon ("Bron", "Let op").
bool could_be_name(std::string_view name);
// The same, and every word begins with a capital but for "van", "de" …: for a line that nothing else tells apart.
bool is_proper_name(std::string_view name);

// "I", "Int.", "Interviewer 2", "Vraag", "Onderzoeker" …
bool is_interviewer_label(std::string_view name);
// "R2", "Respondent 3", "Spreker 1": a speaker even when heard only once.
bool is_certain_label(std::string_view name);
// "Pauze", "Break", "Muziek": nobody, and the turn before it ends.
bool is_interruption(std::string_view name);

std::string label_key(std::string_view name);
// Two keys that may be one name with a typing error: one letter different. "r1" and "r2" are not.
bool look_alike(std::string_view a, std::string_view b);

} // namespace duiding
