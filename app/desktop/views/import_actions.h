// SPDX-License-Identifier: GPL-3.0-or-later
// What can be done about the files chosen in the summary of an import: open the document, take a known file in all the same,
// take a file as the new version of an older one, read a document again. Only what fits is offered.
#pragma once

#include "core/model/import_report.h"

#include <functional>
#include <vector>

namespace duiding {

class MainFrame;

struct ImportAction {
    Message label;
    Message help;
    std::function<void()> run;
};

std::vector<ImportAction> actions_for(const std::vector<const ImportedFileReport*>& files, MainFrame& frame);

} // namespace duiding
