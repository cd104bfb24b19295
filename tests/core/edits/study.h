// SPDX-License-Identifier: GPL-3.0-or-later
// A small project for tests: a temporary folder, a study in it, and short ways to put texts and codes in.
#pragma once

#include "core/base/file.h"
#include "core/edits/edits.h"
#include "core/store/project.h"
#include "core/text/normalize.h"
#include "tests/support/temp_folder.h"

#include <string>

namespace duiding::test {

class Study {
public:
    Study() : project(Project::create(path(), "nl")) { edits::add_coder(*project, "Noor").get(); }

    std::filesystem::path path() const { return m_folder.path() / "studie.duiding"; }
    const std::filesystem::path& folder() const { return m_folder.path(); }
    void reopen()
    {
        project.reset();
        project = Project::open(path());
    }
    DocumentId add_text(const std::string& name, const std::string& text, std::vector<Mark> marks = {}, std::vector<Speaker> speakers = {})
    {
        ImportedDocument document;
        document.name = name;
        document.format = "txt";
        document.text = normalize_stored_text(text).text;
        document.marks = std::move(marks);
        document.speakers = std::move(speakers);
        document.original = name + text;
        document.original_sha256 = sha256(document.original);
        document.original_name = name + ".txt";
        return edits::add_document(*project, document).get().document;
    }
    CodeId add_code(const std::string& name, CodeId parent = {}, DirectionKind directions = DirectionKind::HelpHinder)
    {
        edits::NewCode code;
        code.name = name;
        code.parent = parent;
        code.directions = directions;
        return edits::add_code(*project, code).get().code;
    }
    CodingId code(DocumentId document, std::int64_t begin, std::int64_t end, CodeId code, Direction direction = Direction::None)
    {
        auto result = edits::add_codings(*project, {{document, char_range(begin, end), code, {}, direction, {}, {}}}).get();
        return result.codings.empty() ? CodingId{} : result.codings.front();
    }
    std::string dump() { return project->dump().get(); }
    std::string quote(DocumentId document, CodingId id)
    {
        auto snapshot = project->snapshot();
        const Coding* coding = snapshot->codings_of(document).find(id);
        return coding ? std::string(project->text_now(document)->slice(coding->range())) : "(gone)";
    }

private:
    TempFolder m_folder;

public:
    std::unique_ptr<Project> project;
};

} // namespace duiding::test
