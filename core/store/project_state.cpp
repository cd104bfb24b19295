// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project_state.h"

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/store/backup.h"
#include "core/store/changeset.h"
#include "core/store/migrations.h"
#include "core/store/snapshot_loader.h"
#include "core/store/texts.h"
#include "core/store/transaction.h"

#include <set>
#include <sstream>

namespace duiding {

namespace {

constexpr std::size_t texts_kept = 16;
constexpr std::int64_t history_bytes_kept = 512ll << 20;
constexpr std::int64_t backup_interval_seconds = 30 * 60;

std::int64_t last_change(Database& db) { return db.integer("SELECT coalesce(max(number), 0) FROM change_log"); }

} // namespace

void ProjectState::open(Progress* progress)
{
    if (file_version >= schema::version) {
        db = open_database(path, mode, progress);
    } else if (mode == OpenMode::ReadOnly) {
        db = migrations::read_only_copy(path, file_version, progress);
    } else {
        kept_file = migrations::migrate(path, file_version, progress);
        db = open_database(path, mode, progress);
    }
    for (Query q(*db, "SELECT key, value FROM setting"); q.next();) {
        settings[q.text(0)] = q.text(1);
    }
    undo_label = history::undo_label(*db);
    redo_label = history::redo_label(*db);
    next_group = db->integer("SELECT coalesce(max(step_group), 0) + 1 FROM history");
    snapshot = snapshots::load(*db, path_text(path.stem()), progress);
    if (!snapshot->coders->empty()) {
        coder = snapshot->coders->front().id;
    }
    if (mode == OpenMode::ReadWrite) {
        lock_note.emplace(path);
    }
}

void ProjectState::close()
{
    // What undo keeps must not outgrow the study; the newest half gigabyte is years of work.
    if (db && mode == OpenMode::ReadWrite && !db->has_moved()) {
        history::trim(*db, history_bytes_kept);
        // An empty journal beside a closed study looks like a part of it that must be copied too.
        db->query("PRAGMA journal_mode = DELETE").next();
    }
    lock_note.reset();
    db.reset();
}

SnapshotPtr ProjectState::current() const
{
    std::lock_guard lock(mutex);
    return snapshot;
}

void ProjectState::require_writable() const
{
    if (mode == OpenMode::ReadOnly) {
        throw Environment({msg("The project cannot be changed."), path_text(path), msg("The file or its folder is read-only."),
                           msg("Save a copy in a folder of your own and work there.")});
    }
    if (db->has_moved()) {
        throw Environment({msg("The project file was moved, renamed or replaced while it was open."), path_text(path),
                           msg("Writing now could lose work, so the change was not made."),
                           msg("Save a copy under another name, then open that copy.")});
    }
}

EditResult ProjectState::perform(EditLabel label, const Project::Work& work, std::int64_t group)
{
    require_writable();
    EditResult result;
    result.label = std::move(label);
    history::Step step;
    {
        std::lock_guard lock(mutex);
        step.before = selection;
        step.coder = coder;
    }
    std::int64_t number = last_change(*db) + 1;
    Change change;
    {
        SqlTransaction transaction(*db);
        Session session(*db);
        Transaction tx(*db, current(), number, step.coder, now_utc(), [this](DocumentId id) { return load_text(id); });
        result.selection = step.before;
        work(tx, result);
        step.changeset = session.changeset();
        if (step.changeset.empty()) {
            return result;                                  // rolls back nothing
        }
        step.group = group;
        step.label = result.label;
        step.after = result.selection;
        step.at = tx.now();
        history::Description description = history::describe(*db, step.changeset);
        history::log(*db, number, history::LogKind::Edit, history::record(*db, step), step.at, description);
        require_writable();
        transaction.commit();
        change = description.change;
    }
    publish(result, std::move(change), number);
    return result;
}

EditResult ProjectState::replay(history::LogKind kind)
{
    require_writable();
    EditResult result;
    std::int64_t number = last_change(*db) + 1;
    Change change;
    {
        SqlTransaction transaction(*db);
        auto replayed = kind == history::LogKind::Undo ? history::undo(*db) : history::redo(*db);
        if (!replayed) {
            return result;
        }
        history::log(*db, number, kind, replayed->step, now_utc(), replayed->description);
        require_writable();
        transaction.commit();
        result.label = replayed->label;
        result.selection = replayed->selection;
        change = replayed->description.change;
    }
    publish(result, std::move(change), number);
    return result;
}

void ProjectState::publish(EditResult& result, Change change, std::int64_t number)
{
    change.before = current();
    SnapshotPtr after = snapshots::refresh(*db, *change.before, change, number);
    EditLabel undo = history::undo_label(*db);
    EditLabel redo = history::redo_label(*db);
    {
        std::lock_guard lock(mutex);
        for (DocumentId id : change.texts) {
            texts.erase(id);
            std::erase_if(recent_texts, [&](const DocumentTextPtr& text) { return text->id() == id; });
        }
        snapshot = after;
        if (!after->find_coder(coder)) {
            coder = after->coders->empty() ? CoderId{} : after->coders->front().id;
        }
        undo_label = std::move(undo);
        redo_label = std::move(redo);
        selection = result.selection;
    }
    change.after = after;
    result.change = std::move(change);
    result.changed = true;
    std::lock_guard lock(callbacks->mutex);
    callbacks->signal.emit(result);
}

DocumentTextPtr ProjectState::cached_text(DocumentId id) const
{
    std::lock_guard lock(mutex);
    auto it = texts.find(id);
    return it == texts.end() ? nullptr : it->second.lock();
}

void ProjectState::remember_text(const DocumentTextPtr& text)
{
    std::lock_guard lock(mutex);
    texts[text->id()] = text;
    recent_texts.push_back(text);
    if (recent_texts.size() > texts_kept) {
        recent_texts.pop_front();
    }
}

DocumentTextPtr ProjectState::load_text(DocumentId id)
{
    if (DocumentTextPtr text = cached_text(id)) {
        return text;
    }
    DocumentTextPtr text = texts::load(*db, id);
    remember_text(text);
    return text;
}

LoggedChanges ProjectState::changes_since(std::int64_t change, const std::string& change_id)
{
    LoggedChanges logged;
    if (change > 0) {
        Query q = db->query("SELECT id FROM change_log WHERE number = ?", change);
        if (!q.next() || q.blob(0) != change_id) {
            throw BadInput({msg("The stamp is not in this project's change log."), path_text(path), {}, {}});
        }
    }
    std::set<DocumentId> documents;
    for (Query q = db->query("SELECT number, id, texts FROM change_log WHERE number > ? ORDER BY number", change); q.next();) {
        logged.last = q.integer(0);
        logged.last_id = q.blob(1);
        std::istringstream ids(q.text(2));
        for (std::int64_t id; ids >> id;) {
            documents.insert({id});
        }
    }
    if (logged.last == 0) {
        logged.last = change;
        logged.last_id = change_id;
    }
    logged.documents.assign(documents.begin(), documents.end());
    return logged;
}

void ProjectState::save_setting(const std::string& key, const std::string& value)
{
    {
        std::lock_guard lock(mutex);
        if (settings[key] == value) {
            return;
        }
        settings[key] = value;
    }
    if (mode == OpenMode::ReadWrite && !db->has_moved()) {
        db->run("INSERT INTO setting(key, value) VALUES(?,?) ON CONFLICT(key) DO UPDATE SET value = excluded.value", key, value);
    }
}

std::filesystem::path ProjectState::automatic_backup()
{
    require_writable();
    std::string now = now_utc();
    std::string change = std::to_string(last_change(*db));
    std::string last_change_saved, last_at;
    {
        std::lock_guard lock(mutex);
        last_change_saved = settings["backup.change"];
        last_at = settings["backup.at"];
    }
    bool recent = !last_at.empty() && seconds_of(now) - seconds_of(last_at) < backup_interval_seconds;
    if (change == last_change_saved || recent || change == "0") {
        return {};
    }
    std::filesystem::path made = backup::make_automatic(*db, now);
    save_setting("backup.change", change);
    save_setting("backup.at", now);
    return made;
}

} // namespace duiding
