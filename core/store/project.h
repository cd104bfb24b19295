// SPDX-License-Identifier: GPL-3.0-or-later
// A project: one SQLite file NAME.duiding, the truth of a study. Everything else (index, views) derives from it.
//
// Life cycle: create or open → snapshot(), edits, texts → destructor finishes posted work and closes. Opening checks before
// it trusts: magic and application id, version, the exact schema, quick_check; a damaged or newer file, one in use, or one
// on a read-only disk is said plainly and left as it is. A file of an older version is brought up to date (migrations.h). While it is open nobody may open that path in this process
// (closing such a descriptor would drop the lock): use owns_path() before importing or exporting.
//
// Threads: one store thread owns the connection. Every public function may be called from any thread; those that return a
// future do their work on the store thread. Callbacks of on_change run on the store thread, after the new snapshot is
// published and before the edit's future is ready: forward them, do not work in them.
//
// Errors: BadInput (not a project, damaged), TooNew, Environment (in use, read-only, disk full, moved under us), Bug.
#pragma once

#include "core/base/progress.h"
#include "core/base/signal.h"
#include "core/model/autocoding.h"
#include "core/model/import_report.h"
#include "core/model/snapshot.h"
#include "core/store/change.h"

#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

class StoreThread;
class Transaction;
struct ProjectState;

enum class OpenMode { ReadWrite, ReadOnly };

struct HistoryEntry {
    std::int64_t id = 0;                // newest highest
    std::int64_t group = 0;             // steps of one group are undone together
    EditLabel label;
    std::string at;                     // ISO 8601 UTC
    std::string coder;
    bool undone = false;                // true: can be redone
    std::int64_t bytes = 0;             // size of what undo keeps
};

struct StoredFinding {
    DocumentId document;
    std::string document_name;
    std::string at;
    Finding finding;
};

// One entry of the change log since a stamp, for the index.
struct LoggedChanges {
    std::int64_t last = 0;              // number of the last change
    std::string last_id;                // its 16 random bytes
    std::vector<DocumentId> documents;  // whose text is new, changed or gone since the stamp
};

class Project {
public:
    // Refuses to overwrite. The parent folder must exist. `language` is that of the codebook: "nl" or "en".
    static std::unique_ptr<Project> create(const std::filesystem::path& path, const std::string& language);
    static std::unique_ptr<Project> open(const std::filesystem::path& path, OpenMode mode = OpenMode::ReadWrite,
                                         Progress* progress = nullptr);
    ~Project();
    Project(const Project&) = delete;
    Project& operator=(const Project&) = delete;

    const std::filesystem::path& path() const;
    const std::filesystem::path& kept_file() const;             // the file of an older version that opening brought up to date; or empty
    bool read_only() const;
    bool owns_path(const std::filesystem::path& other) const;   // the study, its lock, index or backups

    SnapshotPtr snapshot() const;                               // the last published
    std::future<DocumentTextPtr> text(DocumentId id);           // cached while somebody holds it, and the last few
    DocumentTextPtr text_now(DocumentId id);                    // waits; never in the UI thread
    std::future<std::string> original(DocumentId id);           // the imported file's bytes

    // Called by core/edits only: runs `work` in one transaction and records it as one step of history. When `work` throws,
    // nothing is changed. Steps with the same group (≠ 0) are undone together; begin_group() gives a fresh number.
    using Work = std::function<void(Transaction&, EditResult&)>;
    std::future<EditResult> edit(EditLabel label, Work work, std::int64_t group = 0);
    std::int64_t begin_group();

    std::future<EditResult> undo();                             // changed == false: nothing to undo
    std::future<EditResult> redo();
    EditLabel undo_label() const;                               // empty: nothing to undo
    EditLabel redo_label() const;
    std::future<std::vector<HistoryEntry>> history(int limit = 200);

    // The coder in whose name edits are made, and where the user is now (kept with each step).
    void set_coder(CoderId coder);
    CoderId coder() const;
    void set_selection(const SelectionState& selection);

    std::future<std::vector<CodingDetails>> coding_details();   // of all codings
    std::future<std::vector<StoredFinding>> findings();
    std::future<std::vector<ImportReport>> import_reports();    // newest first
    std::future<std::vector<SearchRun>> search_runs(SearchId search = {});       // of all searches when 0; oldest first
    std::future<std::vector<Autocoding>> autocodings();         // oldest first
    std::future<std::vector<CodedPlace>> autocoded_places(AutocodingId id);      // coded by it, or refused since by a person
    std::future<std::unordered_map<CodingId, AutocodingId>> coding_origins();    // of the codings that a search made
    std::future<LoggedChanges> changes_since(std::int64_t change, std::string change_id);   // throws BadInput: stamp unknown

    // Small values of the window (last document, caret, pane sizes): outside undo, not in dumps or exports.
    std::future<void> set_setting(std::string key, std::string value);
    std::string setting(const std::string& key) const;          // "" when absent

    // A whole, checked copy at `to`, which must not exist. NAME.backups/ beside the study keeps the automatic ones.
    std::future<void> back_up(const std::filesystem::path& to);
    std::future<std::filesystem::path> automatic_backup();      // makes one, thins out the old ones
    // Every coding against its quote, every text against its hash, SQLite's own checks. Empty: whole.
    std::future<Findings> verify(Progress* progress = nullptr);
    // Text form of every table but history, change log, settings and unreferenced blobs, ordered by GUID: for tests.
    std::future<std::string> dump();

    // See the class comment. Keep the returned connection; disconnect before what the callback uses is gone.
    Connection on_change(std::function<void(const EditResult&)> callback);
    // Called on the store thread after every finished task; the window polls its futures then.
    void set_wake(std::function<void()> wake);

private:
    Project();
    std::unique_ptr<ProjectState> m_state;
};

} // namespace duiding
