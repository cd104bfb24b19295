// SPDX-License-Identifier: GPL-3.0-or-later
// What every fuzz target shares: an Error is an answer, anything else a finding; and what a parser returns must keep the rules of
// stored text and of marks. A broken promise aborts, so that libFuzzer keeps the input.
#pragma once

#include "core/base/error.h"
#include "core/model/document.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace duiding::fuzz {

inline void require(bool kept, const char* promise)
{
    if (!kept) {
        std::fprintf(stderr, "broken promise: %s\n", promise);
        std::abort();
    }
}

inline void check_marks(const std::vector<Mark>& marks, std::string_view text)
{
    auto length = static_cast<std::int64_t>(count_code_points(text));
    for (const Mark& mark : marks) {
        require(mark.range.begin.value >= 0 && mark.range.begin <= mark.range.end && mark.range.end.value <= length, "marks lie in the text");
    }
}

inline void check_document(const ImportedDocument& document)
{
    require(normalize_stored_text(document.text).text == document.text, "the text is as the project stores it");
    check_marks(document.marks, document.text);
}

// Runs `read` on the bytes; our own errors are answers.
template <class Read>
int run(const std::uint8_t* data, std::size_t size, Read read)
{
    try {
        read(std::string(reinterpret_cast<const char*>(data), size));
    } catch (const Error&) {
        return 0;
    }
    return 0;
}

} // namespace duiding::fuzz
