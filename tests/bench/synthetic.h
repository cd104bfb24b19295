// SPDX-License-Identifier: GPL-3.0-or-later
// A project of any size from invented words, the same for the same numbers: interviews with turns and labels, codings
// spread over the texts, codes in a tree, several coders.
#pragma once

#include "core/model/document.h"

#include <cstdint>
#include <filesystem>

namespace duiding::bench {

struct Size {
    std::int64_t documents = 5'000;
    std::int64_t bytes = 100'000'000;         // of text, over all documents
    std::int64_t codings = 1'000'000;
    std::int64_t codes = 2'000;
    std::int64_t coders = 5;
};

// A transcript of about `bytes` bytes.
ImportedDocument make_transcript(std::uint64_t seed, std::int64_t bytes);
// Through the edits, a step a document. The file must not exist.
void make_project(const std::filesystem::path& path, const Size& size);

} // namespace duiding::bench
