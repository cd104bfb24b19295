// SPDX-License-Identifier: GPL-3.0-or-later
// What a tag and its style attribute say about its text. Stateless.
#pragma once

#include "importers/support/paragraph_builder.h"

#include <gumbo.h>

#include <string>

namespace duiding::reader {

std::string attribute_of(const GumboNode* node, const char* name);     // empty when it has none

bool is_skipped(GumboTag tag);           // never shown: scripts, pictures, form fields
bool is_block(GumboTag tag);

struct InlineStyle {
    bool hidden = false;
    bool word_marker = false;            // the drawn marker of a list item, as Word saves it
    int word_list_level = 0;             // of a paragraph that Word saved as a list item; 0 = none
};

// Changes the run style as the tag and its style attribute say.
InlineStyle style_of(const GumboNode* node, RunStyle& run);

// The marker of the n-th item of an ordered list of this type ("1", "a", "A", "i", "I").
std::string ordered_marker(int number, const std::string& type);

} // namespace duiding::reader
