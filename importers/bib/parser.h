// SPDX-License-Identifier: GPL-3.0-or-later
// The grammar of a .bib file, as BibTeX itself reads it: @type{key, field = value, …} with values in braces or quotes, numbers
// and names of @string, joined by #. @comment and @preamble and everything between entries are skipped. Field names are in
// lower case, values still LaTeX (latex.h). One pass without recursion: an entry that does not end before the next line that
// begins with "@name{" is named in a finding and what it has is kept. Any thread.
#pragma once

#include "core/base/findings.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct BibEntry {
    std::string type;                            // lower case: "article"
    std::string key;                             // may be empty
    std::map<std::string, std::string> fields;   // the first of a name counts
    std::string_view source;                     // the entry's own text

    std::string field(const std::string& name) const;      // "" when absent
};

struct BibList {
    std::vector<BibEntry> entries;
    Findings findings;                           // where = "line 12"
};

// `text` is valid UTF-8 and must outlive the list. BadInput (named `where`) when @string makes it grow without bound.
BibList parse_bib(std::string_view text, const std::string& where);

} // namespace duiding
