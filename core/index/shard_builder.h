// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an index of many documents from nothing, in as many threads as the machine has: each fills one small shard after the
// other, and the shards are then merged into one compact index that is renamed into place. Until that moment an older index stays
// as it is, and whoever reads it reads on. Shards are small because Xapian is quickest while what it writes is new and fits in
// the processor's cache: twice as quick as adding the same to an index that grows.
//
// FOLDER    terms.new/7/          a finished shard, laid out as the index itself; never changed
//           terms.new/8.part/     one that is being made
//           terms.new/whole/      the merged index, before it becomes terms/
//
// Each shard carries the stamp of the moment the work began. A builder that finds shards whose stamp is still good goes on with
// the documents that are in none of them, so a cancelled or killed build loses a megabyte; what changed since that stamp is
// replayed afterwards, as with any late index.
//
// Errors: Environment, Cancelled; shards that cannot be used are thrown away.
#pragma once

#include "core/base/progress.h"
#include "core/index/index.h"
#include "core/index/index_schema.h"

#include <filesystem>
#include <functional>
#include <mutex>
#include <set>
#include <vector>

namespace duiding {

class ShardBuilder {
public:
    // Is this so much text that threads and merging are worth it?
    static bool is_worth_it(const std::vector<IndexSource::Document>& documents, std::int64_t commit_bytes);

    ShardBuilder(IndexSource& source, std::filesystem::path folder, std::int64_t commit_bytes,
                 std::function<void(std::int64_t left)> report);

    // `stamp` with the change as it is now. Afterwards the folder holds an index with that stamp, or that of the work it went on
    // with, and all of `documents`.
    void build(const std::vector<IndexSource::Document>& documents, const IndexStamp& stamp, IndexUpdate& update, Progress& progress);

private:
    using Paths = std::vector<std::filesystem::path>;

    bool take_over(const IndexStamp& stamp);
    void fill_all(IndexUpdate& update, Progress& progress);
    void fill(IndexUpdate& update, Progress& progress);
    bool fill_shard(const std::filesystem::path& shard, IndexUpdate& update, Progress& progress);
    const IndexSource::Document* take();
    void report_done(const DocumentText* text, IndexUpdate& update, Progress& progress);
    std::filesystem::path new_shard();
    void finish(const std::filesystem::path& shard);
    std::filesystem::path merge(const Paths& shards);
    void merge_all();
    void put_in_place();

    IndexSource& m_source;
    std::filesystem::path m_folder;
    std::filesystem::path m_made;                    // where the shards are
    std::int64_t m_shard_bytes;
    std::function<void(std::int64_t)> m_report;
    IndexStamp m_stamp;
    std::set<DocumentId> m_done;                     // before this builder began

    std::mutex m_mutex;                              // guards what follows, and the update, while threads work
    Paths m_shards;
    std::int64_t m_last_number = 0;
    std::vector<IndexSource::Document> m_to_do;
    std::size_t m_next = 0;
    std::int64_t m_left = 0;
    bool m_stopped = false;                          // one of them failed or was cancelled
};

} // namespace duiding
