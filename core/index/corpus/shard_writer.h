// SPDX-License-Identifier: GPL-3.0-or-later
// Making shards: from the documents of studies, or from a shard that has become too large. Each is written beside its place,
// compacted and renamed into it, so that a search never meets half of one and a cancelled build leaves what was there. Searches
// that have the old one open go on with it until they open it again.
//
// Errors: BadInput for a folder that holds something else, Environment (disk), Cancelled.
#pragma once

#include "core/base/progress.h"
#include "core/index/corpus/shard_record.h"
#include "core/index/index.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace duiding {

struct BuiltShard {
    std::filesystem::path folder;
    ShardStamp stamp;
};

struct BuildChoice {
    std::vector<DocumentKind> kinds{DocumentKind::Policy};   // interviews hold what people told in confidence: only when asked for
    int shards = 1;                                          // more: FOLDER/1, FOLDER/2 …, each a run of documents of about equal size
};

// In the order of the studies and of their documents.
std::vector<BuiltShard> build_shards(const std::filesystem::path& folder, const std::vector<IndexSource*>& studies, const BuildChoice& choice,
                                     Progress& progress);

// Into FOLDER/1 …; the shard itself stays. Documents keep their order, and entries their numbers.
std::vector<BuiltShard> split_shard(const std::filesystem::path& shard, int shards, const std::filesystem::path& folder, Progress& progress);

class ShardWriter {
public:
    ShardWriter(std::filesystem::path folder, std::int64_t first_entry);
    ~ShardWriter();                          // what was not finished is removed

    // The document's id and first entry are given here.
    void add(const DocumentText& text, ShardDocument document, Progress& progress);
    std::int64_t next_entry() const;
    BuiltShard finish(const ShardStudy& study, Progress& progress);

private:
    struct Implementation;
    std::unique_ptr<Implementation> m_implementation;
};

} // namespace duiding
