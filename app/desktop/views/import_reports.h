// SPDX-License-Identifier: GPL-3.0-or-later
// The reports of all imports of the study, newest first, with date and counts. Typing narrows the list, Enter shows one.
#pragma once

#include "app/desktop/widgets/overlay.h"
#include "core/model/import_report.h"

#include <functional>
#include <vector>

namespace duiding {

class MainFrame;

class ImportReportsView : public Overlay {
public:
    ImportReportsView(wxWindow* parent, MainFrame& frame, std::function<void(ImportReport)> show);
    void open(std::vector<ImportReport> reports);

private:
    void on_typed() override;
    void on_enter(bool shift, bool control) override;
    void on_closed() override;

    MainFrame& m_frame;
    std::function<void(ImportReport)> m_show;
    std::vector<ImportReport> m_all;
    std::vector<std::size_t> m_shown;                // indexes of the rows
};

wxString report_counts(const ImportReport& report);  // "571 files imported · 23 with findings · 6 refused"

} // namespace duiding
