// SPDX-License-Identifier: GPL-3.0-or-later
// The lines between "---" and "---" at the start of a Markdown file: "key: value", a list after a key, nothing deeper. title, lang and
// author, date land where documents have them; every other key becomes an attribute. What is not closed is no front matter but text.
#pragma once

#include "core/model/document.h"

#include <string_view>

namespace duiding::md {

struct FrontMatter {
    std::size_t bytes = 0;               // it takes so much of the text; 0 = there is none
};

FrontMatter read_front_matter(std::string_view text, ImportedDocument& document);

} // namespace duiding::md
