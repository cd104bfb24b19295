// SPDX-License-Identifier: GPL-3.0-or-later
// Integer ids of rows in one project file. Strongly typed, so that a code cannot be passed for a document; never reused and
// never outside the file (GUIDs travel). 0 means "none".
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace duiding {

template <class Tag>
struct Id {
    std::int64_t value = 0;

    explicit operator bool() const { return value != 0; }
    auto operator<=>(const Id&) const = default;
};

using DocumentId = Id<struct DocumentTag>;
using CodeId = Id<struct CodeTag>;
using CodingId = Id<struct CodingTag>;
using CoderId = Id<struct CoderTag>;
using MemoId = Id<struct MemoTag>;
using SpeakerId = Id<struct SpeakerTag>;
using MarkId = Id<struct MarkTag>;
using CaseId = Id<struct CaseTag>;
using PersonId = Id<struct PersonTag>;
using AttributeId = Id<struct AttributeTag>;
using ImportReportId = Id<struct ImportReportTag>;
using SearchId = Id<struct SearchTag>;
using AutocodingId = Id<struct AutocodingTag>;
using VerdictId = Id<struct VerdictTag>;
using SynonymsId = Id<struct SynonymsTag>;

} // namespace duiding

template <class Tag>
struct std::hash<duiding::Id<Tag>> {
    std::size_t operator()(const duiding::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>()(id.value); }
};
