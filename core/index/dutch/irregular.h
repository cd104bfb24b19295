// SPDX-License-Identifier: GPL-3.0-or-later
// Dutch forms that no rule brings together: nouns (lid, leden), strong verbs (geven, gaf), and the beginnings of verbs (aan-,
// be-) that these take along (aangaf, besprak). Words are folded.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace duiding::dutch {

// The closed family of a word with irregular forms, or of a strong verb without a beginning; the first is the one it is named
// after. Empty: none.
const std::vector<std::string>& irregular_family(std::string_view word);

// The forms of the strong verb that this is a form of, the infinitive first; empty: none.
const std::vector<std::string>& strong_verb(std::string_view form);

// "raadsleden" → "raadslid"; empty for words without such an ending, and for "overleden".
std::string with_regular_ending(std::string_view word);
// "raadslid" → "raadsleden"; empty: none.
std::string with_irregular_ending(std::string_view word);

// Beginnings of verbs, the longest first. Separable ones stand apart in a sentence ("werken … samen") and have -ge- after
// them in the participle; the others have no ge- (besproken).
const std::vector<std::string_view>& separable_beginnings();
const std::vector<std::string_view>& inseparable_beginnings();

// Nouns in -ing with a meaning of their own: "stemming" is not found for "stemmen".
bool is_noun_of_its_own(std::string_view noun_in_ing);

} // namespace duiding::dutch
