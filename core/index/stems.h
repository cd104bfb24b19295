// SPDX-License-Identifier: GPL-3.0-or-later
// Which words belong together by their stems: each word gets one or more keys, and words that share a key are one family. For
// English, and for Dutch words that the Dutch word list does not know (the others: dutch/inflection.h). Dutch uses Snowball's
// Kraaij-Pohlmann stemmer with three repairs, found by measuring it on the words of this field:
//   - it takes ge- off nouns (gemeente → meen, gezin → zin): those keep theirs;
//   - it does not know irregular forms (lid/leden, stad/steden, geeft/gaf): see dutch/irregular.h;
//   - it lengthens the wrong vowels (maatregelen → maatregeel): the word without -en is a second key.
// English uses Snowball's. Words are folded. Thread-safe as long as each thread has its own object.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

class Stems {
public:
    explicit Stems(std::string_view language);       // "nl" or "en"; others get each word as its own key
    ~Stems();
    Stems(Stems&&) noexcept;
    Stems& operator=(Stems&&) noexcept;

    std::string stem(std::string_view word) const;
    std::vector<std::string> keys(std::string_view word) const;      // the first is the stem

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace duiding
