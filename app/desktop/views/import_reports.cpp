// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/import_reports.h"

#include "app/common/import_summary.h"
#include "app/desktop/main_frame.h"
#include "app/desktop/native/accessible_name.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding {

namespace {

// Which files they were, as far as a line is long.
std::string some_names(const ImportReport& report)
{
    constexpr std::size_t most = 4;
    std::string names;
    for (std::size_t i = 0; i < std::min(report.files.size(), most); ++i) {
        names += (i > 0 ? ", " : "") + path_text(path_of(report.files[i].path).filename());
    }
    return report.files.size() > most ? names + " …" : names;
}

} // namespace

wxString report_counts(const ImportReport& report)
{
    wxString text;
    for (const Message& part : headline(report)) {
        text += (text.empty() ? wxString() : " · "_wx) + tr(part);
    }
    return text;
}

ImportReportsView::ImportReportsView(wxWindow* parent, MainFrame& frame, std::function<void(ImportReport)> show)
    : Overlay(parent), m_frame(frame), m_show(std::move(show))
{
    m_field->SetHint(tr(msg("A date or the name of a file")));
    native::set_accessible_name(m_field, tr(msg("Import reports")));
}

void ImportReportsView::open(std::vector<ImportReport> reports)
{
    m_all = std::move(reports);
    m_field->ChangeValue(wxString());
    Show();
    on_typed();
    wxSize size = m_frame.GetClientSize();
    int width = std::min(FromDIP(760), size.x - FromDIP(40));
    open_at(wxPoint((size.x - width) / 2, FromDIP(64)), FromDIP(60), width);
}

void ImportReportsView::on_typed()
{
    std::string typed = fold_name(from_wx(m_field->GetValue()));
    std::vector<PickRow> rows;
    m_shown.clear();
    for (std::size_t i = 0; i < m_all.size(); ++i) {
        const ImportReport& report = m_all[i];
        std::string when = from_wx(date_text(report.at));
        bool wanted = typed.empty() || fold_name(when).find(typed) != std::string::npos ||
            std::any_of(report.files.begin(), report.files.end(), [&](const ImportedFileReport& file) {
                return fold_name(path_text(path_of(file.path).filename())).find(typed) != std::string::npos;
            });
        if (wanted) {
            m_shown.push_back(i);
            rows.push_back({when, from_wx(report_counts(report)), some_names(report), report.coder, {}});
        }
    }
    m_list->set_rows(std::move(rows));
    resize_to_rows();
}

void ImportReportsView::on_enter(bool, bool)
{
    int row = m_list->GetSelection();
    if (row < 0 || row >= static_cast<int>(m_shown.size())) {
        return;
    }
    ImportReport report = m_all[m_shown[static_cast<std::size_t>(row)]];
    close();
    m_show(std::move(report));
}

void ImportReportsView::on_closed()
{
    m_all.clear();
    m_frame.centre().focus_text();
}

} // namespace duiding
