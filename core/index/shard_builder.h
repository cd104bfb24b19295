// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an index of many documents from nothing, in as many threads as the machine has: each fills a shard of its own, and the
// shards are then merged into one compact index that is renamed into place. Until that moment an older index stays as it is,
// and whoever reads it reads on.
//
// FOLDER    terms.new/1/, terms.new/2/ …   a shard each, laid out as the index itself; commits every few megabytes
//           terms.new/whole/               the merged index, before it becomes terms/
//
// Each shard carries the stamp of the moment the work began. A builder that finds shards whose stamp is still good goes on with
// the documents that are in none of them, so a cancelled or killed build loses a few megabytes; what changed since that stamp is
// replayed afterwards, as with any late index.
//
// Errors: Environment, Cancelled; shards that cannot be used are thrown away.
#pragma once

#include "core/base/progress.h"
#include "core/index/index.h"
#include "core/index/index_schema.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

namespace duiding {

class IndexWriter;

class ShardBuilder {
public:
    // Is this so much text that threads and merging are worth it?
    static bool is_worth_it(const std::vector<IndexSource::Document>& documents, std::int64_t commit_bytes);

    ShardBuilder(IndexSource& source, std::filesystem::path folder, std::int64_t commit_bytes,
                 std::function<void(std::int64_t left)> report);
    ~ShardBuilder();

    // `stamp` with the change as it is now. Afterwards the folder holds an index with that stamp, or that of the work it went on
    // with, and all of `documents`.
    void build(const std::vector<IndexSource::Document>& documents, const IndexStamp& stamp, IndexUpdate& update, Progress& progress);

private:
    bool open_shards(const IndexStamp& stamp);
    void fill(IndexWriter& shard, IndexUpdate& update, Progress& progress);
    const IndexSource::Document* take();
    void report_done(const DocumentText* text, IndexUpdate& update, Progress& progress);
    void merge();
    void put_in_place();
    std::filesystem::path shard(std::size_t number) const;

    IndexSource& m_source;
    std::filesystem::path m_folder;
    std::int64_t m_commit_bytes;
    std::function<void(std::int64_t)> m_report;
    IndexStamp m_stamp;
    std::vector<std::unique_ptr<IndexWriter>> m_shards;

    std::mutex m_mutex;                              // guards what follows, and the update, while threads work
    std::vector<IndexSource::Document> m_to_do;
    std::size_t m_next = 0;
    std::int64_t m_left = 0;
    bool m_stopped = false;                          // one of them failed or was cancelled
};

} // namespace duiding
