// SPDX-License-Identifier: GPL-3.0-or-later
// What many tests ask of an imported document, in one line.
#pragma once

#include "core/model/document.h"
#include "core/text/offsets.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

namespace duiding::test {

// "1|•|appels": number, value and text of every mark of a kind.
inline std::vector<std::string> marked(const ImportedDocument& document, MarkKind kind)
{
    OffsetMap map(document.text);
    std::vector<std::string> out;
    for (const Mark& mark : document.marks) {
        if (mark.kind == kind) {
            out.push_back(std::to_string(mark.number) + "|" + mark.value + "|" + std::string(map.slice(mark.range)));
        }
    }
    return out;
}

// Whether one of its findings holds these (English) words.
inline bool mentions(const ImportedDocument& document, std::string_view words)
{
    return std::any_of(document.findings.begin(), document.findings.end(),
                       [&](const Finding& finding) { return format(finding.message).find(words) != std::string::npos; });
}

inline std::string repeat(std::string_view part, std::size_t times)
{
    std::string out;
    out.reserve(part.size() * times);
    for (std::size_t i = 0; i < times; ++i) {
        out += part;
    }
    return out;
}

} // namespace duiding::test
