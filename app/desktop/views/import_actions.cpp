// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/import_actions.h"

#include "app/common/read_again.h"
#include "app/desktop/dialogs/read_again.h"
#include "app/desktop/jobs/import_job.h"
#include "app/desktop/jobs/read_again_job.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/views/import_summary.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

namespace duiding {

namespace {

void offer_open(std::vector<ImportAction>& actions, const ImportedFileReport& file, MainFrame& frame)
{
    for (DocumentId id : file.documents) {
        if (const DocumentInfo* info = frame.workspace().snapshot()->find_document(id)) {
            actions.push_back({msg("Open “{0}”", info->name), msg("Shows the document (Enter)"), [&frame, id] { frame.workspace().show_document(id); }});
            return;
        }
    }
}

void offer_again(std::vector<ImportAction>& actions, const std::vector<const ImportedFileReport*>& files, MainFrame& frame)
{
    std::vector<std::filesystem::path> known;
    for (const ImportedFileReport* file : files) {
        if (file->status == ImportStatus::Known) {
            known.push_back(path_of(file->path));
        }
    }
    if (!known.empty()) {
        actions.push_back({msg("Import all the same"), msg("Adds the chosen files once more, as documents of their own"),
                           [&frame, known] { import_again({frame.workspace(), frame}, known); }});
    }
}

bool is_picture(const std::filesystem::path& path)
{
    std::string extension = path_text(path.extension());
    return extension == ".png" || extension == ".jpg" || extension == ".jpeg" || extension == ".PNG" || extension == ".JPG" || extension == ".JPEG";
}

// A picture of a page is refused until somebody asks to have its text recognised: that is slow.
void offer_recognition(std::vector<ImportAction>& actions, const std::vector<const ImportedFileReport*>& files, MainFrame& frame)
{
    std::vector<std::filesystem::path> pictures;
    for (const ImportedFileReport* file : files) {
        if (file->status == ImportStatus::Refused && is_picture(path_of(file->path))) {
            pictures.push_back(path_of(file->path));
        }
    }
    if (!pictures.empty()) {
        actions.push_back({msg("Recognise the text"), msg("Imports the chosen pictures with text recognition; it is slow and can be cancelled"), [&frame, pictures] {
                               BatchOptions options;
                               options.reading.ocr = true;
                               start_import(frame.workspace(), pictures, std::move(options),
                                            [&frame](const ImportReport& report) { frame.import_summary().present(report); });
                           }});
    }
}

void offer_new_version(std::vector<ImportAction>& actions, const ImportedFileReport& file, MainFrame& frame)
{
    if (auto version = newer_version(file, *frame.workspace().snapshot())) {
        const DocumentInfo* older = frame.workspace().snapshot()->find_document(version->older);
        actions.push_back({msg("Take as new version of “{0}”", older->name),
                           msg("The older document gets this text, its codings go along to where their words stand; the extra document goes"),
                           [&frame, version] {
                               start_new_version(frame.workspace(), *version, [&frame, id = version->older](const ImportReport& report) {
                                   frame.import_summary().present(report);
                                   frame.workspace().show_document(id);
                               });
                           }});
    }
}

void offer_read_again(std::vector<ImportAction>& actions, const ImportedFileReport& file, MainFrame& frame)
{
    const DocumentInfo* info = file.documents.size() == 1 ? frame.workspace().snapshot()->find_document(file.documents.front()) : nullptr;
    if (info && read_choices(*info).possible) {
        actions.push_back({msg("Read again…"), msg("Makes the text anew from the file, with another encoding, columns or recognition"),
                           [&frame, id = info->id] { show_read_again(frame, id); }});
    }
}

} // namespace

std::vector<ImportAction> actions_for(const std::vector<const ImportedFileReport*>& files, MainFrame& frame)
{
    std::vector<ImportAction> actions;
    Workspace& w = frame.workspace();
    if (!w.is_open()) {
        return actions;
    }
    if (files.size() == 1) {
        offer_open(actions, *files.front(), frame);
    }
    if (!w.project()->read_only()) {
        offer_again(actions, files, frame);
        offer_recognition(actions, files, frame);
        if (files.size() == 1) {
            offer_new_version(actions, *files.front(), frame);
            offer_read_again(actions, *files.front(), frame);
        }
    }
    return actions;
}

} // namespace duiding
