// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/workspace.h"

#include "app/desktop/document_order.h"
#include "app/desktop/sample_study.h"
#include "core/base/file.h"

#include <wx/app.h>

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

constexpr const char* document_setting = "window.document";
constexpr const char* place_setting = "window.place";

SnapshotPtr empty_snapshot()
{
    auto snapshot = std::make_shared<Snapshot>();
    snapshot->documents = std::make_shared<std::vector<DocumentInfo>>();
    snapshot->codebook = std::make_shared<Codebook>();
    snapshot->coders = std::make_shared<std::vector<Coder>>();
    snapshot->memos = std::make_shared<std::vector<Memo>>();
    snapshot->codings = std::make_shared<CodingsByDocument>();
    snapshot->segments = std::make_shared<CountByCode>();
    return snapshot;
}

} // namespace

Workspace::Workspace(Settings settings, std::filesystem::path settings_path)
    : m_settings(std::move(settings)), m_settings_path(std::move(settings_path)), m_snapshot(empty_snapshot())
{
    m_jobs.set_show_error([this](const ErrorText& error) { fail(error); });
    m_backup_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { back_up(); });
    m_backup_timer.Start(31 * 60 * 1000);
}

Workspace::~Workspace()
{
    close();
    *m_alive = false;
}

// ---- the study

void Workspace::open(const std::filesystem::path& study)
{
    // The project travels from the worker to this thread in a shared box, because a job's result is moved through a copyable
    // function.
    m_jobs.start(msg("Opening “{0}”", study.stem().string()), JobShow::Bar,
        [study](Progress& progress) {
            return std::make_shared<std::unique_ptr<Project>>(Project::open(study, OpenMode::ReadWrite, &progress));
        },
        [this](std::shared_ptr<std::unique_ptr<Project>> project) { adopt(std::move(*project)); });
}

void Workspace::adopt(std::unique_ptr<Project> project)
{
    close();
    m_project = std::move(project);
    m_snapshot = m_project->snapshot();
    m_index = std::make_unique<ProjectIndex>(*m_project);
    m_changes = m_project->on_change([this, alive = m_alive](const EditResult& result) {
        wxTheApp->CallAfter([this, alive, result, project = result.change.after ? result.change.after->project : Guid{}] {
            if (*alive && m_project && project == m_snapshot->project) {
                on_edit(result);
            }
        });
    });
    m_project->set_wake([this, alive = m_alive] {
        wxTheApp->CallAfter([this, alive] {
            if (*alive) {
                poll();
            }
        });
    });
    m_settings.last_study = path_text(m_project->path());
    if (!is_sample()) {
        m_settings.add_recent(m_project->path());
    }
    save_settings();
    find_coder();
    study_changed.emit();
    reopen_place();
    update_index();
    back_up();
}

void Workspace::back_up()
{
    if (m_project && !m_project->read_only()) {
        when_ready<std::filesystem::path>(m_project->automatic_backup(), {});
    }
}

void Workspace::update_index()
{
    if (m_indexing) {
        m_index_again = true;
        return;
    }
    m_indexing = true;
    m_index_again = false;
    auto ended = [this] {
        m_indexing = false;
        index_changed.emit();
        if (m_index_again) {
            update_index();
            return;
        }
        m_jobs.start(msg("Making the documents findable"), JobShow::Silent,
            [index = m_index.get()](Progress& progress) {
                index->prepare(progress);
                return true;
            },
            [](bool) {}, [this](const ErrorText& error) { fail(error); });
    };
    m_jobs.start(msg("Making the documents findable"), JobShow::Silent,
        [index = m_index.get()](Progress& progress) { return index->update(progress); },
        [ended](IndexUpdate) { ended(); },
        [this](const ErrorText& error) {
            m_indexing = false;
            fail(error);
        });
}

void Workspace::close()
{
    if (!m_project) {
        return;
    }
    m_jobs.stop_all();               // they use the project and its index
    remember_place();
    m_changes.disconnect();
    m_project->set_wake({});
    m_pending.clear();
    m_indexing = false;
    m_index.reset();
    m_project.reset();
    m_snapshot = empty_snapshot();
    m_text.reset();
    m_document = {};
    m_selection = {};
    m_active_coding = {};
    m_code = {};
    m_recent_codes.clear();
    m_has_request = false;
    set_matches(std::make_shared<const Matches>());
    study_changed.emit();
}

bool Workspace::is_sample() const
{
    return m_project && m_project->path() == sample_study::copy_path();
}

void Workspace::remember_place()
{
    const DocumentInfo* info = m_snapshot->find_document(m_document);
    if (!info || m_project->read_only()) {
        return;
    }
    m_project->set_setting(document_setting, info->guid.text());
    m_project->set_setting(place_setting, std::to_string(m_selection.begin.value));
}

void Workspace::reopen_place()
{
    const auto& documents = *m_snapshot->documents;
    if (documents.empty()) {
        return;
    }
    auto guid = Guid::parse(m_project->setting(document_setting));
    auto last = std::find_if(documents.begin(), documents.end(), [&guid](const auto& info) { return guid && info.guid == *guid; });
    std::string place = m_project->setting(place_setting);
    std::int64_t caret = 0;
    std::from_chars(place.data(), place.data() + place.size(), caret);
    show_range(last != documents.end() ? last->id : documents_as_listed(*m_snapshot).front(), char_range(caret, caret));
}

void Workspace::save_settings()
{
    try {
        m_settings.save(m_settings_path);
    } catch (const Error& error) {
        fail(error.text());
    }
}

// ---- where the user is

void Workspace::show_document(DocumentId document)
{
    if (document == m_document || !m_snapshot->find_document(document)) {
        return;
    }
    if (m_document) {
        remember_place();
    }
    m_document = document;
    m_text.reset();
    m_selection = {};
    m_place = {};
    m_active_coding = {};
    m_has_request = false;
    document_changed.emit();
    coding_changed.emit();
    load_text();
}

void Workspace::load_text()
{
    DocumentId wanted = m_document;
    when_ready<DocumentTextPtr>(m_project->text(wanted), [this, wanted](DocumentTextPtr text) {
        if (wanted != m_document) {
            return;
        }
        m_text = std::move(text);
        document_changed.emit();
        if (std::exchange(m_has_request, false)) {
            range_requested.emit(m_requested, m_requested_coding);
        }
    });
}

void Workspace::show_range(DocumentId document, CharRange range, CodingId coding)
{
    show_document(document);
    if (document != m_document) {
        return;
    }
    m_requested = range;
    m_requested_coding = coding;
    if (m_text) {
        range_requested.emit(range, coding);
    } else {
        m_has_request = true;
    }
    m_selection = range;
    set_active_coding(coding);
}

void Workspace::set_selection(CharRange selection)
{
    if (selection == m_selection) {
        return;
    }
    m_selection = selection;
    if (m_project) {
        m_project->set_selection({m_document, m_selection, m_active_coding});
    }
    selection_changed.emit();
}

void Workspace::set_place(CharPos place)
{
    if (place != m_place) {
        m_place = place;
        place_changed.emit();
    }
}

void Workspace::set_active_coding(CodingId coding)
{
    if (coding == m_active_coding) {
        return;
    }
    m_active_coding = coding;
    if (m_project) {
        m_project->set_selection({m_document, m_selection, m_active_coding});
    }
    coding_changed.emit();
}

void Workspace::set_code(CodeId code)
{
    if (code == m_code) {
        return;
    }
    m_code = code;
    code_changed.emit();
}

void Workspace::remember_code(CodeId code)
{
    std::erase(m_recent_codes, code);
    m_recent_codes.push_front(code);
    if (m_recent_codes.size() > 20) {
        m_recent_codes.pop_back();
    }
}

void Workspace::set_matches(std::shared_ptr<const Matches> matches)
{
    m_matches = std::move(matches);
    const auto& ranges = matches_of(m_match_document);
    if (!std::binary_search(ranges.begin(), ranges.end(), m_current_match)) {
        m_match_document = {};
        m_current_match = {};
    }
    matches_changed.emit();
}

void Workspace::set_current_match(DocumentId document, CharRange match)
{
    if (document != m_match_document || match != m_current_match) {
        m_match_document = document;
        m_current_match = match;
        matches_changed.emit();
    }
}

const std::vector<CharRange>& Workspace::matches_of(DocumentId document) const
{
    static const std::vector<CharRange> none;
    auto found = m_matches->find(document);
    return found == m_matches->end() ? none : found->second;
}

CharRange Workspace::current_match(DocumentId document) const
{
    return document == m_match_document ? m_current_match : CharRange{};
}

} // namespace duiding
