// SPDX-License-Identifier: GPL-3.0-or-later
// Difficult text: every general category, every grapheme-break class, ZWJ families, flags, Hangul, Indic conjuncts, combining
// marks, line ends of every kind, byte-order marks. For property tests only (RapidCheck is slow to compile).
// The seed is fixed: a red test is red for everyone.
#pragma once

#include <catch2/catch.hpp>
#include <rapidcheck.h>

#include <sstream>
#include <string>
#include <vector>

namespace duiding::test {

struct CharacterClass {
    std::string name;                       // "gc=Lu", "GCB=ZWJ"
    std::vector<char32_t> characters;       // up to 40, spread over the class
};

// One entry for each general category but surrogates, and for each grapheme-break class.
const std::vector<CharacterClass>& character_classes();
// Sequences that form one or more clusters: families, flags, syllables, conjuncts, piled-up marks.
const std::vector<std::u32string>& cluster_sequences();

// Any text: valid UTF-8, every line end, NUL and controls too.
rc::Gen<std::string> raw_text();
// Text as a project stores it: LF only, no controls.
rc::Gen<std::string> stored_text();

// Checks a property `runs` times with the fixed seed; a failure is a Catch failure with the shrunken example.
template <class Testable>
void check_property(Testable&& testable, int runs = 200)
{
    rc::detail::TestParams params;
    params.seed = 20261124;
    params.maxSuccess = runs;
    params.maxSize = 60;
    auto result = rc::detail::checkTestable(std::forward<Testable>(testable), rc::detail::TestMetadata(), params);
    std::ostringstream words;
    rc::detail::printResultMessage(result, words);
    INFO(words.str());
    CHECK(result.template is<rc::detail::SuccessResult>());
}

} // namespace duiding::test
