// SPDX-License-Identifier: GPL-3.0-or-later
// What the page pane shows of one document: pictures of its pages and where the lines of its text stand on them. Both are
// made from the original in the project, in jobs; a picture that is no longer wanted is stopped, the last few are kept.
//
// Life cycle: set_document forgets what was there; ask_picture and ask_lines start jobs; on_change says that something came or
// failed. UI thread only.
#pragma once

#include "app/desktop/workspace.h"
#include "importers/support/page_view.h"

#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <string>

struct _cairo_surface;

namespace duiding {

struct PageSheet {
    int page = 1;
    double dpi = 0;
    double width = 0;                    // points
    double height = 0;
    std::shared_ptr<_cairo_surface> picture;
};

// Lines whose words are not in the stored text any more have an empty range.
using DocumentLines = std::shared_ptr<const DocumentLayout>;

class PageLoader {
public:
    explicit PageLoader(Workspace& workspace) : m_workspace(workspace) {}
    ~PageLoader();
    PageLoader(const PageLoader&) = delete;
    PageLoader& operator=(const PageLoader&) = delete;

    // A null text or a document without pages: none. The same document read otherwise begins anew, but keeps the pictures.
    void set_document(const DocumentInfo* info, DocumentTextPtr text);
    DocumentId document() const { return m_document; }
    void ask_picture(int page, double dpi);
    void ask_lines(JobShow show);        // once a version of the text; a second call does nothing

    std::shared_ptr<const PageSheet> picture(int page) const;        // the last made of that page, or null
    const DocumentLines& lines() const { return m_lines; }
    bool has_original() const { return !m_bytes || !m_bytes->empty(); }    // true while it is not known
    bool loading_picture() const { return running(m_picture_job); }
    bool loading_lines() const { return running(m_lines_job); }
    const ErrorText* picture_error(int page) const;
    const ErrorText* lines_error() const { return m_lines_error ? &*m_lines_error : nullptr; }

    std::function<void()> on_change;

private:
    using Bytes = std::shared_ptr<const std::string>;
    struct Made {
        Bytes bytes;
        std::shared_ptr<const PageSheet> sheet;
        DocumentLines lines;
    };
    using Make = std::function<void(Made&, Progress&)>;

    std::shared_ptr<JobRunner::Job> start(const Message& title, JobShow show, Make make, std::function<void(const Made&)> done,
                                          JobRunner::Failed failed);
    static bool running(const std::shared_ptr<JobRunner::Job>& job) { return job && !job->progress.cancelled(); }
    void stop(std::shared_ptr<JobRunner::Job>& job);
    void keep(std::shared_ptr<const PageSheet> sheet);

    Workspace& m_workspace;
    DocumentId m_document;
    std::string m_original_hash;
    ImportOptions m_options;
    DocumentTextPtr m_text;
    Bytes m_bytes;
    std::list<std::shared_ptr<const PageSheet>> m_sheets;            // newest first
    std::map<int, ErrorText> m_picture_errors;
    DocumentLines m_lines;
    std::optional<ErrorText> m_lines_error;
    std::shared_ptr<JobRunner::Job> m_picture_job;
    std::shared_ptr<JobRunner::Job> m_lines_job;
    std::pair<int, double> m_asked{0, 0};
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);    // a job may end after the pane (a change of language)
};

} // namespace duiding
