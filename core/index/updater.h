// SPDX-License-Identifier: GPL-3.0-or-later
// Brings an index up to date with its source (see METADATA in index_schema.h for how it survives being killed). One at a time
// per folder; readers go on meanwhile. Errors: Environment, Cancelled; an index that cannot be used is replaced.
#pragma once

#include "core/base/progress.h"
#include "core/index/index.h"
#include "core/index/index_schema.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <set>

namespace duiding {

class IndexWriter;

// What the index should be stamped with for this source, but for the change: to compare with IndexStamp::fits.
IndexStamp expected_stamp(IndexSource& source);

// What is still to be done, for an index with this stamp: its own pending documents and those changed since.
struct Waiting {
    std::set<DocumentId> documents;
    LoggedChanges changes;
};
// Throws BadInput when the project's log does not know the stamp.
Waiting waiting_documents(IndexSource& source, const IndexStamp& stamp, std::set<DocumentId> pending);

class Updater {
public:
    // `report` is told how many documents are left, before each and, when all is on disk, 0.
    Updater(IndexSource& source, std::filesystem::path folder, std::int64_t commit_bytes, std::function<void(std::int64_t left)> report);
    ~Updater();

    IndexUpdate update(Progress& progress);
    IndexUpdate rebuild(Progress& progress, Message reason);

    // Afterwards: from which commit to which the index went, and with what words more. Empty: they have to be collected anew.
    struct Words {
        std::string before;
        std::string after;
        std::vector<std::string> more;           // sorted
    };
    std::optional<Words> words() const;

private:
    void open_writer(IndexUpdate& update, Progress& progress);
    bool is_mostly_waste() const;
    void discard();
    void start_anew(IndexUpdate& update, Progress& progress, bool old_is_usable = false);
    void bring_up_to_date(IndexUpdate& update, Progress& progress);
    void begin(Progress& progress);
    void index_document(DocumentId id, IndexUpdate& update, Progress& progress);
    void commit_when_due(bool force);

    IndexSource& m_source;
    std::filesystem::path m_folder;
    std::int64_t m_commit_bytes;
    std::function<void(std::int64_t)> m_report;
    std::unique_ptr<IndexWriter> m_writer;
    std::string m_first_revision;                // when the writer was opened
    std::map<DocumentId, IndexSource::Document> m_documents;
    std::set<DocumentId> m_pending;
    std::int64_t m_uncommitted = 0;
};

} // namespace duiding
