// SPDX-License-Identifier: GPL-3.0-or-later
// Which forms of a Dutch word belong together: "afspraak, afspraken", "organiseren, organiseert, georganiseerd", "aangeven,
// aangaf". A form is led back by the rules of Dutch spelling to words that the word list knows to be a noun, an adjective or
// the stem of a verb; these are its keys, and words that share one are forms of one word. A compound that the list does not
// know goes by its last part. Not derivations: stem and stemming, jeugd and jeugdige, gemeente and gemeen stay apart; but a
// noun in -ing goes with its verb (ondersteunen, ondersteuning) when it has no meaning of its own.
#pragma once

#include "core/index/dutch/lexicon.h"

#include <string>
#include <string_view>
#include <vector>

namespace duiding::dutch {

// "n:afspraak", "v:organiseer", "a:mogelijk"; empty: the list does not know the word.
std::vector<std::string> inflection_keys(std::string_view word, const Lexicon& lexicon);

// The same for words that the list knows, or forms of these: never by their parts.
std::vector<std::string> known_inflection_keys(std::string_view word, const Lexicon& lexicon);

// Everything that may be a form of the word with this key, and more: only what has the key is one.
std::vector<std::string> possible_forms(std::string_view key);

// How the word is written before -en, -e or -ing: "loop" as lop, "brief" as briev; a few more than Dutch has.
std::vector<std::string> spelled(std::string_view word);

// The separable verb that the word is a form of, as it stands in a sentence: "samenwerkt" is samen with werken, werk, werkt,
// werkte, werkten. No forms: the word is no such verb.
struct SeparableVerb {
    std::string beginning;
    std::vector<std::string> forms;              // without the beginning; the infinitive first
};
SeparableVerb separable_verb(std::string_view word, const Lexicon& lexicon);

} // namespace duiding::dutch
