// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of Project. What other threads may read is under the mutex; the rest belongs to the store thread.
#pragma once

#include "core/store/history.h"
#include "core/store/open_project.h"
#include "core/store/project.h"
#include "core/store/store_thread.h"

#include <deque>
#include <map>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace duiding {

// Connecting, emitting and disconnecting happen in different threads; a callback may disconnect itself. Shared with the
// connections, which may outlive the project.
struct ChangeCallbacks {
    std::recursive_mutex mutex;
    Signal<const EditResult&> signal;
};

struct ProjectState {
    std::filesystem::path path;                       // canonical
    OpenMode mode = OpenMode::ReadWrite;
    std::int32_t file_version = 0;                    // as found; older ones are brought up to date at opening
    std::filesystem::path kept_file;                  // the older file, when this opening did so
    std::optional<PathClaim> claim;
    std::optional<LockNote> lock_note;

    mutable std::mutex mutex;
    SnapshotPtr snapshot;
    EditLabel undo_label;
    EditLabel redo_label;
    std::map<std::string, std::string> settings;
    CoderId coder;
    SelectionState selection;
    std::int64_t next_group = 1;
    std::unordered_map<DocumentId, std::weak_ptr<const DocumentText>> texts;
    std::deque<DocumentTextPtr> recent_texts;         // keeps the last few alive
    std::shared_ptr<ChangeCallbacks> callbacks = std::make_shared<ChangeCallbacks>();

    // Store thread only.
    std::unique_ptr<Database> db;

    // Last: its destructor finishes posted work, which uses all of the above.
    std::optional<StoreThread> thread;

    void open(Progress* progress);                    // on the store thread
    void close();
    SnapshotPtr current() const;
    EditResult perform(EditLabel label, const Project::Work& work, std::int64_t group);
    EditResult replay(history::LogKind kind);
    void publish(EditResult& result, Change change, std::int64_t number);
    void require_writable() const;
    DocumentTextPtr load_text(DocumentId id);
    DocumentTextPtr cached_text(DocumentId id) const;
    void remember_text(const DocumentTextPtr& text);
    LoggedChanges changes_since(std::int64_t change, const std::string& change_id);
    std::filesystem::path automatic_backup();
    void save_setting(const std::string& key, const std::string& value);
};

} // namespace duiding
