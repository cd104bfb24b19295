// SPDX-License-Identifier: GPL-3.0-or-later
// The synonyms of a study, ready to be asked for: "jgz" stands for "jeugdgezondheidszorg" and the other way round, "cjg" for
// the phrase "centrum voor jeugd en gezin". And a list to begin with: the abbreviations of youth care and municipal policy.
#pragma once

#include "core/model/saved_search.h"

#include <map>
#include <string>
#include <vector>

namespace duiding {

class SynonymTable {
public:
    SynonymTable() = default;
    explicit SynonymTable(const std::vector<Synonyms>& synonyms);

    // Other words, or phrases with blanks between their words, that mean the same; folded, as the index holds them.
    const std::vector<std::string>& of(const std::string& words) const;
    const std::vector<std::string>& phrases_of(const std::string& words) const;

private:
    std::map<std::string, std::vector<std::string>> m_words;
    std::map<std::string, std::vector<std::string>> m_phrases;
};

// For a new study: in its language, or all for an empty one. Without ids.
std::vector<Synonyms> default_synonyms(std::string_view language = {});

} // namespace duiding
