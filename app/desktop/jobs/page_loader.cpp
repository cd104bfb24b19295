// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/jobs/page_loader.h"

#include "core/text/diff.h"

#include <cairo.h>

#include <algorithm>
#include <cstring>

namespace duiding {

namespace {

constexpr std::size_t sheets_kept = 6;
constexpr double points_per_inch = 72;

// Three bytes a pixel become what cairo draws.
std::shared_ptr<const PageSheet> sheet_of(const PagePicture& picture, int page, double dpi)
{
    if (picture.width <= 1 || picture.height <= 1) {         // what the reader gives for a page it cannot draw
        throw BadInput({msg("The page could not be drawn."), "page " + std::to_string(page), msg("It is damaged or far too large."),
                        msg("Open the file in a PDF program.")});
    }
    std::shared_ptr<cairo_surface_t> surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, picture.width, picture.height), cairo_surface_destroy);
    unsigned char* to = cairo_image_surface_get_data(surface.get());
    if (!to) {
        throw Environment({msg("The page could not be drawn."), "page " + std::to_string(page), msg("There is not enough memory."), {}});
    }
    auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    auto width = static_cast<std::size_t>(picture.width);
    const auto* from = reinterpret_cast<const unsigned char*>(picture.rgb.data());
    for (std::size_t y = 0; y < static_cast<std::size_t>(picture.height); ++y) {
        for (std::size_t x = 0; x < width; ++x, from += 3) {
            std::uint32_t pixel = std::uint32_t{from[0]} << 16 | std::uint32_t{from[1]} << 8 | from[2];
            std::memcpy(to + y * stride + 4 * x, &pixel, sizeof pixel);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    PageSheet sheet{page, dpi, picture.width * points_per_inch / dpi, picture.height * points_per_inch / dpi, std::move(surface)};
    return std::make_shared<const PageSheet>(std::move(sheet));
}

// Ranges of the text as read now become ranges of the stored text, which may have been corrected since.
void move_to_stored(DocumentLayout& layout, const std::string& stored, Progress& progress)
{
    if (layout.text == stored) {
        return;
    }
    Reanchoring versions(layout.text, stored);
    for (PageLayout& page : layout.pages) {
        progress.check();
        for (pdf::LaidLine& line : page.lines) {
            auto found = versions.find(line.range);
            line.range = found ? found->range : CharRange{};
        }
    }
}

} // namespace

PageLoader::~PageLoader()
{
    *m_alive = false;
    stop(m_picture_job);
    stop(m_lines_job);
}

void PageLoader::stop(std::shared_ptr<JobRunner::Job>& job)
{
    if (job) {
        job->progress.cancel();
        job.reset();
    }
}

void PageLoader::set_document(const DocumentInfo* info, DocumentTextPtr text)
{
    DocumentId document = info && text ? info->id : DocumentId{};
    bool same_file = document == m_document && info && info->original_sha256 == m_original_hash;
    if (same_file && text == m_text) {
        return;
    }
    stop(m_picture_job);
    stop(m_lines_job);
    m_asked = {};
    m_lines.reset();
    m_lines_error.reset();
    m_document = document;
    m_text = std::move(text);
    m_options = info ? pdf_options(info->importer_options) : ImportOptions{};
    m_original_hash = info ? info->original_sha256 : std::string();
    if (!same_file) {
        m_bytes.reset();
        m_sheets.clear();
        m_picture_errors.clear();
    }
}

std::shared_ptr<JobRunner::Job> PageLoader::start(const Message& title, JobShow show, Make make, std::function<void(const Made&)> done,
                                                  JobRunner::Failed failed)
{
    Project* project = m_workspace.project();
    auto job = std::make_shared<std::weak_ptr<JobRunner::Job>>();
    // A job that was replaced may have ended already: its result is waiting for this thread and no longer wanted.
    auto wanted = [this, alive = m_alive, job] {
        auto mine = job->lock();
        return *alive && mine && !mine->progress.cancelled();
    };
    auto started = m_workspace.jobs().start(title, show,
        [project, document = m_document, bytes = m_bytes, make = std::move(make)](Progress& progress) {
            Made made{bytes, nullptr, nullptr};
            if (!made.bytes) {
                made.bytes = std::make_shared<const std::string>(project->original(document).get());
            }
            progress.check();
            if (!made.bytes->empty()) {
                make(made, progress);
            }
            return made;
        },
        [this, wanted, done = std::move(done)](const Made& made) {
            if (wanted()) {
                m_bytes = made.bytes;
                done(made);
                on_change();
            }
        },
        [this, wanted, failed = std::move(failed)](const ErrorText& error) {
            if (wanted()) {
                failed(error);
                on_change();
            }
        });
    *job = started;
    return started;
}

void PageLoader::ask_picture(int page, double dpi)
{
    if (!m_document || !has_original() || m_asked == std::pair(page, dpi) || m_picture_errors.contains(page)) {
        return;
    }
    auto have = picture(page);
    if (have && have->dpi == dpi) {
        stop(m_picture_job);
        m_asked = {page, dpi};
        return;
    }
    stop(m_picture_job);
    m_asked = {page, dpi};
    m_picture_job = start(msg("Drawing the page"), JobShow::Silent,
        [page, dpi](Made& made, Progress& progress) { made.sheet = sheet_of(picture_of_page(*made.bytes, page, dpi, progress), page, dpi); },
        [this](const Made& made) {
            m_picture_job.reset();
            keep(made.sheet);
        },
        [this, page](const ErrorText& error) {
            m_picture_job.reset();
            m_picture_errors[page] = error;
        });
}

void PageLoader::ask_lines(JobShow show)
{
    if (!m_document || !has_original() || m_lines || loading_lines() || m_lines_error) {
        return;
    }
    m_lines_job = start(msg("Finding the lines on the pages"), show,
        [options = m_options, text = m_text](Made& made, Progress& progress) {
            DocumentLayout layout = layout_of_document(*made.bytes, options, progress);
            move_to_stored(layout, text->text(), progress);
            made.lines = std::make_shared<const DocumentLayout>(std::move(layout));
        },
        [this](const Made& made) {
            m_lines_job.reset();
            m_lines = made.lines;
        },
        [this](const ErrorText& error) {
            m_lines_job.reset();
            m_lines_error = error;
        });
}

void PageLoader::keep(std::shared_ptr<const PageSheet> sheet)
{
    if (!sheet) {
        return;
    }
    std::erase_if(m_sheets, [&sheet](const auto& old) { return old->page == sheet->page; });
    m_sheets.push_front(std::move(sheet));
    if (m_sheets.size() > sheets_kept) {
        m_sheets.pop_back();
    }
}

std::shared_ptr<const PageSheet> PageLoader::picture(int page) const
{
    auto found = std::find_if(m_sheets.begin(), m_sheets.end(), [page](const auto& sheet) { return sheet->page == page; });
    return found == m_sheets.end() ? nullptr : *found;
}

const ErrorText* PageLoader::picture_error(int page) const
{
    auto found = m_picture_errors.find(page);
    return found == m_picture_errors.end() ? nullptr : &found->second;
}

} // namespace duiding
