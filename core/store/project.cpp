// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/store/autocodings.h"
#include "core/store/backup.h"
#include "core/store/codings.h"
#include "core/store/import_reports.h"
#include "core/store/project_state.h"
#include "core/store/searches.h"
#include "core/store/verify.h"

namespace duiding {

namespace fs = std::filesystem;

namespace {

template <class T>
std::future<T> ready(T value)
{
    std::promise<T> promise;
    promise.set_value(std::move(value));
    return promise.get_future();
}

} // namespace

Project::Project() : m_state(std::make_unique<ProjectState>()) {}

std::unique_ptr<Project> Project::create(const fs::path& path, const std::string& language)
{
    create_project_file(path, language);
    return open(path);
}

std::unique_ptr<Project> Project::open(const fs::path& path, OpenMode mode, Progress* progress)
{
    std::unique_ptr<Project> project(new Project);
    ProjectState& state = *project->m_state;
    state.path = canonical_project_path(path);
    state.claim.emplace(state.path);                  // before any descriptor of it is opened and closed
    state.file_version = check_header(state.path);
    state.mode = possible_mode(state.path, mode);
    state.thread.emplace();
    state.thread->post([&] { state.open(progress); }).get();
    return project;
}

Project::~Project()
{
    if (m_state->thread) {
        m_state->thread->post([this] { m_state->close(); });
        m_state->thread.reset();
    }
}

const fs::path& Project::path() const { return m_state->path; }
const fs::path& Project::kept_file() const { return m_state->kept_file; }
bool Project::read_only() const { return m_state->mode == OpenMode::ReadOnly; }

bool Project::owns_path(const fs::path& other) const
{
    std::error_code ec;
    fs::path canonical = fs::weakly_canonical(other, ec);
    std::string mine = path_text(m_state->path);
    std::string theirs = path_text(canonical);
    std::string backups = path_text(backup::folder_for(m_state->path)) + "/";
    return theirs == mine || theirs == mine + ".lock" || theirs == mine + "-journal" || theirs == mine + ".index"
        || theirs.starts_with(mine + ".index/") || theirs.starts_with(backups);
}

SnapshotPtr Project::snapshot() const { return m_state->current(); }

std::future<DocumentTextPtr> Project::text(DocumentId id)
{
    if (DocumentTextPtr text = m_state->cached_text(id)) {
        return ready(std::move(text));
    }
    return m_state->thread->post([this, id] { return m_state->load_text(id); });
}

DocumentTextPtr Project::text_now(DocumentId id) { return text(id).get(); }

std::future<std::string> Project::original(DocumentId id)
{
    return m_state->thread->post([this, id] {
        Query q = m_state->db->query("SELECT b.bytes FROM document d JOIN blob b ON b.sha256 = d.original_sha256 "
                                     "WHERE d.id = ? AND d.original_kept = 1", id);
        if (!q.next()) {
            throw BadInput({msg("The original file is not kept in the project."), path_text(m_state->path), {}, {}});
        }
        return q.blob(0);
    });
}

std::future<EditResult> Project::edit(EditLabel label, Work work, std::int64_t group)
{
    return m_state->thread->post([this, label = std::move(label), work = std::move(work), group]() mutable {
        return m_state->perform(std::move(label), work, group);
    });
}

std::int64_t Project::begin_group()
{
    std::lock_guard lock(m_state->mutex);
    return m_state->next_group++;
}

std::future<EditResult> Project::undo()
{
    return m_state->thread->post([this] { return m_state->replay(history::LogKind::Undo); });
}

std::future<EditResult> Project::redo()
{
    return m_state->thread->post([this] { return m_state->replay(history::LogKind::Redo); });
}

EditLabel Project::undo_label() const
{
    std::lock_guard lock(m_state->mutex);
    return m_state->undo_label;
}

EditLabel Project::redo_label() const
{
    std::lock_guard lock(m_state->mutex);
    return m_state->redo_label;
}

std::future<std::vector<HistoryEntry>> Project::history(int limit)
{
    return m_state->thread->post([this, limit] { return history::entries(*m_state->db, limit); });
}

void Project::set_coder(CoderId coder)
{
    std::lock_guard lock(m_state->mutex);
    m_state->coder = coder;
}

CoderId Project::coder() const
{
    std::lock_guard lock(m_state->mutex);
    return m_state->coder;
}

void Project::set_selection(const SelectionState& selection)
{
    std::lock_guard lock(m_state->mutex);
    m_state->selection = selection;
}

std::future<std::vector<CodingDetails>> Project::coding_details()
{
    return m_state->thread->post([this] { return codings::details(*m_state->db); });
}

std::future<std::vector<StoredFinding>> Project::findings()
{
    return m_state->thread->post([this] {
        std::vector<StoredFinding> all;
        for (Query q(*m_state->db, "SELECT f.document, d.name, f.found, f.severity, f.place, f.message FROM finding f "
                                   "JOIN document d ON d.id = f.document ORDER BY f.id");
             q.next();) {
            all.push_back({{q.integer(0)}, q.text(1), q.text(2), {severity_from_key(q.text(3)), q.text(4), message_from_json(q.text(5))}});
        }
        return all;
    });
}

std::future<std::vector<ImportReport>> Project::import_reports()
{
    return m_state->thread->post([this] { return import_reports::load_all(*m_state->db); });
}

std::future<std::vector<SearchRun>> Project::search_runs(SearchId search)
{
    return m_state->thread->post([this, search] { return searches::load_runs(*m_state->db, search); });
}

std::future<std::vector<Autocoding>> Project::autocodings()
{
    return m_state->thread->post([this] { return autocodings::load_all(*m_state->db); });
}

std::future<std::vector<CodedPlace>> Project::autocoded_places(AutocodingId id)
{
    return m_state->thread->post([this, id] { return autocodings::places_of(*m_state->db, id); });
}

std::future<std::unordered_map<CodingId, AutocodingId>> Project::coding_origins()
{
    return m_state->thread->post([this] { return autocodings::origins(*m_state->db); });
}

std::future<LoggedChanges> Project::changes_since(std::int64_t change, std::string change_id)
{
    return m_state->thread->post([this, change, id = std::move(change_id)] { return m_state->changes_since(change, id); });
}

std::future<void> Project::set_setting(std::string key, std::string value)
{
    return m_state->thread->post([this, key = std::move(key), value = std::move(value)] { m_state->save_setting(key, value); });
}

std::string Project::setting(const std::string& key) const
{
    std::lock_guard lock(m_state->mutex);
    auto it = m_state->settings.find(key);
    return it == m_state->settings.end() ? std::string() : it->second;
}

std::future<void> Project::back_up(const fs::path& to)
{
    return m_state->thread->post([this, to] { backup::copy(*m_state->db, to); });
}

std::future<fs::path> Project::automatic_backup()
{
    return m_state->thread->post([this] { return m_state->automatic_backup(); });
}

std::future<Findings> Project::verify(Progress* progress)
{
    return m_state->thread->post([this, progress] {
        Progress own;
        return verify_project(*m_state->db, progress ? *progress : own);
    });
}

std::future<std::string> Project::dump()
{
    return m_state->thread->post([this] { return dump_project(*m_state->db); });
}

Connection Project::on_change(std::function<void(const EditResult&)> callback)
{
    auto callbacks = m_state->callbacks;
    std::lock_guard lock(callbacks->mutex);
    auto inner = std::make_shared<Connection>(callbacks->signal.connect(std::move(callback)));
    return Connection([callbacks, inner] {
        std::lock_guard inner_lock(callbacks->mutex);
        inner->disconnect();
    });
}

void Project::set_wake(std::function<void()> wake) { m_state->thread->set_wake(std::move(wake)); }

} // namespace duiding
