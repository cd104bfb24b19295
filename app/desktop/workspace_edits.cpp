// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the workspace that changes a study: posted edits and their futures, undo and redo, in whose name.
#include "app/desktop/workspace.h"

#include "app/desktop/wx_text.h"
#include "core/base/platform.h"
#include "core/text/fold.h"

#include <wx/app.h>

#include <algorithm>
#include <iterator>

namespace duiding {

namespace {

// The step's name in the language of the window, as an argument of a sentence.
std::string label_text(const EditResult& result)
{
    return format(result.label.menu, translator(), number_style());
}

} // namespace

void Workspace::run(std::future<EditResult> edit, Then then)
{
    when_ready<EditResult>(std::move(edit), [this, then = std::move(then)](EditResult result) {
        on_edit(result);
        if (then) {
            then(result);
        }
    });
}

void Workspace::poll()
{
    // A continuation may start new edits and add to the list.
    auto waiting = std::exchange(m_pending, {});
    std::vector<std::unique_ptr<Pending>> left;
    for (auto& pending : waiting) {
        if (!pending->poll()) {
            left.push_back(std::move(pending));
        }
    }
    std::move(m_pending.begin(), m_pending.end(), std::back_inserter(left));
    m_pending = std::move(left);
}

void Workspace::poll_soon()
{
    wxTheApp->CallAfter([this, alive = m_alive] {
        if (*alive) {
            poll();
        }
    });
}

void Workspace::on_edit(const EditResult& result)
{
    // The store's announcement and the edit's own future both bring the change; the second is no news.
    if (!result.changed || !result.change.after || result.change.after->change <= m_snapshot->change) {
        return;
    }
    m_snapshot = result.change.after;
    std::erase_if(m_recent_codes, [this](CodeId code) { return !m_snapshot->codebook->find(code); });
    if (m_code && !m_snapshot->codebook->find(m_code)) {
        set_code({});
    }
    if (m_active_coding && !m_snapshot->codings_of(m_document).find(m_active_coding)) {
        set_active_coding({});
    }
    if (!result.change.texts.empty()) {
        // Matches stand at places of the text as it was; the search brings new ones once these texts are findable.
        auto left = std::make_shared<Matches>(*m_matches);
        std::erase_if(*left, [&result](const auto& entry) { return result.change.texts.contains(entry.first); });
        set_matches(std::move(left));
    }
    bool gone = m_document && !m_snapshot->find_document(m_document);
    if (gone) {
        m_document = {};
        m_text.reset();
        m_selection = {};
    }
    if (result.change.bits.has(ChangeBit::Coders)) {
        find_coder();
    }
    content_changed.emit(result.change);
    if (result.change.bits.has(ChangeBit::Documents) || result.change.bits.has(ChangeBit::Texts)) {
        update_index();
    }
    if (gone) {
        document_changed.emit();
    } else if (m_document && result.change.texts.contains(m_document)) {
        load_text();
    }
}

// The coder of this user in this study; none when the study does not know the name yet.
void Workspace::find_coder()
{
    std::string name = fold_name(m_settings.coder.empty() ? platform::user_name() : m_settings.coder);
    CoderId coder{};
    for (const Coder& known : *m_snapshot->coders) {
        if (fold_name(known.name) == name) {
            coder = known.id;
        }
    }
    m_project->set_coder(coder);
}

void Workspace::with_coder(std::function<void()> then)
{
    if (m_project->coder()) {
        then();
        return;
    }
    std::string name = m_settings.coder.empty() ? platform::user_name() : m_settings.coder;
    run(edits::add_coder(*m_project, name), [this, then = std::move(then)](const EditResult&) {
        find_coder();
        then();
    });
}

void Workspace::set_coder_name(const std::string& name)
{
    if (name.empty() || name == m_settings.coder) {
        return;
    }
    m_settings.coder = name;
    save_settings();
    if (m_project) {
        find_coder();
        say(msg("From now on you code as {0}.", name));
    }
}

void Workspace::undo()
{
    run(m_project->undo(), [this](const EditResult& result) { after_step(result, msg("Undone: {0}.", label_text(result))); });
}

void Workspace::redo()
{
    run(m_project->redo(), [this](const EditResult& result) { after_step(result, msg("Redone: {0}.", label_text(result))); });
}

void Workspace::after_step(const EditResult& result, const Message& status)
{
    if (!result.changed) {
        say(msg("There is nothing to undo or redo."));
        return;
    }
    const SelectionState& place = result.selection;
    if (m_snapshot->find_document(place.document)) {
        bool still_there = m_snapshot->codings_of(place.document).find(place.coding) != nullptr;
        show_range(place.document, place.range, still_there ? place.coding : CodingId{});
    }
    say(status);
}

} // namespace duiding
