// SPDX-License-Identifier: GPL-3.0-or-later
// The search index of one open project: makes every document findable, and finds. The index is derived from the project and
// lies in NAME.duiding.index/ beside it (mode 0700), or in the user's cache folder when that place cannot be written;
// deleting it loses nothing. Xapian stays behind this header.
//
//   ProjectIndex index(project);
//   index.update(progress);                          // a job: brings the index up to date; builds it when missing or unfit
//   SearchResult result = index.search({.query = "wijk AND team"});
//   auto ranges = matches_to_ranges(result.hits, CodeUnit::Sentence, index.texts());
//
// Use: the command line calls update() before each search. The window calls update() in a job after opening and after every
// change with ChangeBit::Texts or Documents, and may search at any moment: the result's `state` and notices say when hits may
// still be missing. Only without any usable index does search() throw (Environment) instead of answering.
//
// Threads: every function may be called from any thread but the store thread; they wait for the disk, so not from the UI
// thread, except status(), which only reads values. Searches run side by side, also during an update. Updates wait for each
// other. The project (or source) must outlive this object; cancel and join jobs that use it before destroying either.
//
// Errors: BadInput (the query, with its position), Environment (disk, damaged or missing index), Cancelled.
#pragma once

#include "core/base/progress.h"
#include "core/index/search.h"
#include "core/store/project.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace duiding {

struct IndexStatus {
    IndexState state = IndexState::Missing;
    std::int64_t waiting = 0;            // documents still to be indexed, as the last search or update saw it
    double fraction = -1;                // of the running update, 0 … 1; -1 when none is running
};

// One sentence for the status line or the terminal; empty when up to date.
Message describe(const IndexStatus& status);

struct IndexUpdate {
    std::int64_t documents = 0;          // indexed anew
    std::int64_t removed = 0;            // gone from the project, taken out
    std::int64_t bytes = 0;              // of text read
    Message rebuilt;                     // why the index was built from nothing, with both stamps; empty when it was not
};

// Where documents come from; the project behind project_source(), small fixtures in tests.
class IndexSource {
public:
    struct Document {
        DocumentId id;
        std::string name;
        std::string language;            // "nl", "en", or empty: the project's
        std::int64_t characters = 0;     // of its text; 0 when not known
    };

    virtual ~IndexSource() = default;
    virtual Guid project() = 0;
    virtual std::string language() = 0;                         // of the project
    virtual std::vector<Document> documents() = 0;              // in the order of the document list
    virtual DocumentTextPtr text(DocumentId id) = 0;            // null when it is gone meanwhile
    virtual SnapshotPtr snapshot() { return nullptr; }          // what fields and scope are about; null: nothing is known of the study
    // Stamp (0, "") means from the beginning; a stamp that is not in the log throws BadInput.
    virtual LoggedChanges changes_since(std::int64_t change, const std::string& change_id) = 0;
};

std::unique_ptr<IndexSource> project_source(Project& project);

// NAME.duiding.index beside the study, or a folder in the user's cache keyed by the project's GUID.
std::filesystem::path index_folder(const std::filesystem::path& study, const Guid& project);

class ProjectIndex {
public:
    explicit ProjectIndex(Project& project);
    // Writes to disk after every `commit_bytes` of text: 2–5 MB is where Xapian is quickest; tests take less.
    ProjectIndex(std::unique_ptr<IndexSource> source, std::filesystem::path folder, std::int64_t commit_bytes = 4 << 20);
    ~ProjectIndex();
    ProjectIndex(const ProjectIndex&) = delete;
    ProjectIndex& operator=(const ProjectIndex&) = delete;

    IndexStatus status() const;
    const std::filesystem::path& folder() const;

    // Indexes what changed since the last time, committing every few megabytes: a cancelled or killed update goes on where it
    // was. rebuild() throws the old index away first.
    IndexUpdate update(Progress& progress);
    IndexUpdate rebuild(Progress& progress);
    // Reads what every search needs, so that the first one does not wait for it: of a gigabyte of texts that is a second. An
    // index that cannot be read is left to the search to tell.
    void prepare(Progress& progress) const;

    SearchResult search(const SearchRequest& request, Progress* progress = nullptr, const FoundSoFar& found_so_far = {}) const;
    TextSource texts() const;

    // Does the index hold what the project holds? Empty: yes. For the verb `verify`; a merely late index is Severity::Info.
    Findings verify(Progress& progress) const;

    struct State;                        // for index.cpp alone

private:
    std::unique_ptr<State> m_state;
};

} // namespace duiding
