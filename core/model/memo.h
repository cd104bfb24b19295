// SPDX-License-Identifier: GPL-3.0-or-later
// A memo: the researcher's own words about the project, a document, a code or a coding. A coding's memo is also called
// its comment; there is at most one for each coding, any number elsewhere.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <optional>
#include <string>
#include <string_view>

namespace duiding {

enum class MemoTarget { Project, Document, Code, Coding };

const char* to_key(MemoTarget target);
std::optional<MemoTarget> memo_target_from_key(std::string_view key);

struct Memo {
    MemoId id;
    Guid guid;
    MemoTarget target = MemoTarget::Project;
    std::int64_t target_id = 0;          // of the document, code or coding
    std::string title;
    std::string text;
    CoderId coder;
    std::string created;                 // ISO 8601 UTC
    std::string edited;

    bool operator==(const Memo&) const = default;
};

} // namespace duiding
