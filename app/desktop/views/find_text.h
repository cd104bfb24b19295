// SPDX-License-Identifier: GPL-3.0-or-later
// Finding a few letters in one document, case and accents apart: what Ctrl+F shows. Words of a whole project are found by
// core/index. Pure function.
#pragma once

#include "core/model/document.h"

#include <string_view>
#include <vector>

namespace duiding {

// All places, in order, not overlapping; none for an empty query. At most `most`.
std::vector<CharRange> find_in_text(const DocumentText& text, std::string_view query, std::size_t most = 10000);

} // namespace duiding
