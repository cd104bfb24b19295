// SPDX-License-Identifier: GPL-3.0-or-later
// Documents in memory with a change log of their own: what the index needs of a project, without one.
#pragma once

#include "core/base/error.h"
#include "core/index/index.h"

#include <map>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace duiding::test {

class MemorySource : public IndexSource {
public:
    explicit MemorySource(const char* project = "11111111-2222-4333-8444-555555555555") : m_project(*Guid::parse(project)) {}

    void set(std::int64_t id, std::string text, std::vector<Mark> marks = {}, std::vector<Speaker> speakers = {}, std::string language = "nl")
    {
        std::lock_guard lock(m_mutex);
        m_texts[{id}] = std::make_shared<const DocumentText>(DocumentId{id}, std::move(text), std::move(marks), std::move(speakers));
        m_languages[{id}] = std::move(language);
        m_log.push_back({id});
    }

    void remove(std::int64_t id)
    {
        std::lock_guard lock(m_mutex);
        m_texts.erase({id});
        m_log.push_back({id});
    }

    // Says how large its documents are, so that an index of many is built in shards.
    void set_sized() { m_sized = true; }

    // The log begins again, as after putting back a backup.
    void forget_changes()
    {
        std::lock_guard lock(m_mutex);
        m_log = {{m_texts.begin()->first}};
        ++m_life;
    }

    // What fields and scope are about; the list of documents is kept as it is here.
    void set_study(Snapshot study)
    {
        std::lock_guard lock(m_mutex);
        m_study = std::make_shared<const Snapshot>(std::move(study));
    }

    SnapshotPtr snapshot() override
    {
        std::lock_guard lock(m_mutex);
        return m_study;
    }

    Guid project() override { return m_project; }
    std::string language() override { return "nl"; }

    std::vector<Document> documents() override
    {
        std::lock_guard lock(m_mutex);
        std::vector<Document> documents;
        for (const auto& [id, text] : m_texts) {
            documents.push_back({id, "document " + std::to_string(id.value), m_languages[id], m_sized ? text->characters() : 0});
        }
        return documents;
    }

    DocumentTextPtr text(DocumentId id) override
    {
        std::lock_guard lock(m_mutex);
        auto found = m_texts.find(id);
        return found == m_texts.end() ? nullptr : found->second;
    }

    LoggedChanges changes_since(std::int64_t change, const std::string& change_id) override
    {
        std::lock_guard lock(m_mutex);
        auto last = static_cast<std::int64_t>(m_log.size());
        if (change > last || (change > 0 && change_id != id_of(change))) {
            throw BadInput({msg("The stamp is not in the log."), {}, {}, {}});
        }
        LoggedChanges changes{last, id_of(last), {}};
        changes.documents.assign(m_log.begin() + change, m_log.end());
        return changes;
    }

private:
    std::string id_of(std::int64_t change) const
    {
        return change == 0 ? std::string() : "change " + std::to_string(m_life) + " " + std::to_string(change);
    }

    Guid m_project;
    std::mutex m_mutex;
    std::map<DocumentId, DocumentTextPtr> m_texts;
    std::map<DocumentId, std::string> m_languages;
    std::vector<DocumentId> m_log;
    int m_life = 1;
    bool m_sized = false;
    SnapshotPtr m_study;
};

} // namespace duiding::test
