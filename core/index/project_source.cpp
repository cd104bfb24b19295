// SPDX-License-Identifier: GPL-3.0-or-later
// The open project as the place documents come from, and where its index lies.
#include "core/index/index.h"

#include "core/base/error.h"
#include "core/base/platform.h"

namespace duiding {

namespace {

class ProjectSource : public IndexSource {
public:
    explicit ProjectSource(Project& project) : m_project(project) {}

    Guid project() override { return m_project.snapshot()->project; }
    std::string language() override { return m_project.snapshot()->language; }

    std::vector<Document> documents() override
    {
        std::vector<Document> documents;
        SnapshotPtr snapshot = m_project.snapshot();
        for (const DocumentInfo& info : *snapshot->documents) {
            documents.push_back({info.id, info.name, info.language, info.characters});
        }
        return documents;
    }

    DocumentTextPtr text(DocumentId id) override
    {
        if (!m_project.snapshot()->find_document(id)) {
            return nullptr;
        }
        try {
            return m_project.text_now(id);
        } catch (const BadInput&) {
            if (m_project.snapshot()->find_document(id)) {
                throw;                           // there, but unreadable
            }
            return nullptr;                      // deleted between the two questions
        }
    }

    SnapshotPtr snapshot() override { return m_project.snapshot(); }

    LoggedChanges changes_since(std::int64_t change, const std::string& change_id) override
    {
        return m_project.changes_since(change, change_id).get();
    }

private:
    Project& m_project;
};

bool can_be_written(const std::filesystem::path& folder)
{
    return std::filesystem::exists(folder) ? platform::folder_writable(folder) : platform::folder_writable(folder.parent_path());
}

} // namespace

std::unique_ptr<IndexSource> project_source(Project& project)
{
    return std::make_unique<ProjectSource>(project);
}

std::filesystem::path index_folder(const std::filesystem::path& study, const Guid& project)
{
    std::filesystem::path beside = std::filesystem::absolute(study);
    beside += ".index";
    return can_be_written(beside) ? beside : platform::user_cache_folder() / "index" / project.text();
}

} // namespace duiding
