// SPDX-License-Identifier: GPL-3.0-or-later
// What the window is working on: the open study, the document and passage at hand, the active coding, the code at hand.
// Views read it and listen to its signals; commands change it. It survives a change of language (the frame does not).
//
// Edits are posted to the store thread; their futures are polled when the store wakes us, so the UI thread never waits for
// the disk. All members and signals: UI thread only. Errors end in `failed`, shown by the frame as a bar, never a dialog.
#pragma once

#include "app/desktop/jobs/job.h"
#include "app/desktop/settings.h"
#include "core/base/signal.h"
#include "core/edits/edits.h"
#include "core/index/index.h"
#include "core/store/project.h"

#include <wx/timer.h>

#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace duiding {

class Workspace {
public:
    Workspace(Settings settings, std::filesystem::path settings_path);
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;

    // ---- the study
    void open(const std::filesystem::path& study);                  // a job; signals study_changed
    void adopt(std::unique_ptr<Project> project);                   // one that is open already
    void close();
    Project* project() const { return m_project.get(); }
    bool is_open() const { return m_project != nullptr; }
    SnapshotPtr snapshot() const { return m_snapshot; }             // never null; empty without a study
    ProjectIndex* index() const { return m_index.get(); }           // null without a study
    bool is_sample() const;                                         // the writable copy of the sample study

    // ---- where the user is
    DocumentId document() const { return m_document; }
    DocumentTextPtr text() const { return m_text; }                 // of document(); null until it is loaded
    CharRange selection() const { return m_selection; }
    CharPos place() const { return m_place; }                       // where one reads: the caret, or the top of the text without it
    CodingId active_coding() const { return m_active_coding; }
    CodeId code() const { return m_code; }                          // selected in the tree
    CodeId last_code() const { return m_recent_codes.empty() ? CodeId{} : m_recent_codes.front(); }
    const std::deque<CodeId>& recent_codes() const { return m_recent_codes; }

    void show_document(DocumentId document);
    void show_range(DocumentId document, CharRange range, CodingId coding = {});     // opens, scrolls, selects
    void set_selection(CharRange selection);                        // from the canvas
    void set_place(CharPos place);                                  // from the canvas
    void set_active_coding(CodingId coding);
    void set_code(CodeId code);
    void remember_code(CodeId code);                                // for "recent first"

    // ---- what a search found: marked in the text, the one at hand most
    using Matches = std::unordered_map<DocumentId, std::vector<CharRange>>;          // sorted, disjoint
    void set_matches(std::shared_ptr<const Matches> matches);
    void set_current_match(DocumentId document, CharRange match);
    const std::vector<CharRange>& matches_of(DocumentId document) const;
    CharRange current_match(DocumentId document) const;             // empty: none in this document

    // ---- edits and waiting
    using Then = std::function<void(const EditResult&)>;
    void run(std::future<EditResult> edit, Then then = {});
    template <class T>
    void when_ready(std::future<T> future, std::function<void(T)> then);
    // Runs `then` when the study knows in whose name to code: at once, or after the coder was added.
    void with_coder(std::function<void()> then);
    void set_coder_name(const std::string& name);       // remembered for the next study too
    void undo();
    void redo();
    bool edits_pending() const { return !m_pending.empty(); }

    JobRunner& jobs() { return m_jobs; }
    Settings& settings() { return m_settings; }
    void save_settings();
    void say(const Message& status) { said.emit(status); }
    void fail(const ErrorText& error) { failed.emit(error); }

    Signal<> study_changed;                      // opened or closed
    Signal<const Change&> content_changed;       // an edit, undo or redo; snapshot() is the new one
    Signal<> document_changed;                   // another document is shown, or its text arrived
    Signal<CharRange, CodingId> range_requested; // scroll there and select; the document is shown already
    Signal<> index_changed;                      // brought up to date: a search may find more now
    Signal<> selection_changed;
    Signal<> place_changed;
    Signal<> coding_changed;                     // the active coding
    Signal<> code_changed;                       // the code at hand
    Signal<> matches_changed;                    // of a search, or the one at hand
    Signal<const Message&> said;                 // for the status bar
    Signal<const ErrorText&> failed;

private:
    struct Pending {
        virtual ~Pending() = default;
        virtual bool poll() = 0;                 // true: done, forget it
    };
    template <class T>
    struct PendingFuture;

    void poll();
    void poll_soon();
    void reopen_place();
    void after_step(const EditResult& result, const Message& status);
    void on_edit(const EditResult& result);
    void load_text();
    void remember_place();
    void update_index();
    void find_coder();
    void back_up();

    Settings m_settings;
    std::filesystem::path m_settings_path;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::unique_ptr<Project> m_project;
    std::unique_ptr<ProjectIndex> m_index;       // after the project: gone before it
    bool m_indexing = false;
    bool m_index_again = false;                  // something changed while it was being brought up to date
    Connection m_changes;
    SnapshotPtr m_snapshot;
    DocumentId m_document;
    DocumentTextPtr m_text;
    CharRange m_selection;
    CharPos m_place;
    CharRange m_requested;                       // to show when the text has arrived
    CodingId m_requested_coding;
    bool m_has_request = false;
    CodingId m_active_coding;
    CodeId m_code;
    std::deque<CodeId> m_recent_codes;
    std::shared_ptr<const Matches> m_matches = std::make_shared<const Matches>();
    DocumentId m_match_document;
    CharRange m_current_match;
    std::vector<std::unique_ptr<Pending>> m_pending;
    wxTimer m_backup_timer;                      // half an hour; the store makes one only when something changed
    JobRunner m_jobs;                            // last: joined first
};

template <class T>
struct Workspace::PendingFuture : Pending {
    PendingFuture(Workspace& owner, std::future<T> future, std::function<void(T)> then)
        : workspace(owner), waiting(std::move(future)), done(std::move(then)) {}
    bool poll() override
    {
        if (waiting.wait_for(std::chrono::seconds(0)) != std::future_status::ready) {
            return false;
        }
        std::optional<T> value;
        try {
            value = waiting.get();
        } catch (const Cancelled&) {
            return true;
        } catch (...) {
            workspace.fail(describe_current_exception());
            return true;
        }
        if (done) {
            done(std::move(*value));
        }
        return true;
    }
    Workspace& workspace;
    std::future<T> waiting;
    std::function<void(T)> done;
};

template <class T>
void Workspace::when_ready(std::future<T> future, std::function<void(T)> then)
{
    m_pending.push_back(std::make_unique<PendingFuture<T>>(*this, std::move(future), std::move(then)));
    poll_soon();
}

} // namespace duiding
