// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/import_rows.h"

#include "app/desktop/theme.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/wx_text.h"
#include "core/base/file.h"

namespace duiding {

namespace {

wxString short_said(const ImportedFileReport& file)
{
    if (file.status == ImportStatus::Refused) {
        return tr(file.error.why.empty() ? file.error.what : file.error.why);
    }
    if (file.findings.empty()) {
        return {};
    }
    wxString said = tr(file.findings.front().message);
    auto more = static_cast<std::int64_t>(file.findings.size()) - 1;
    return more > 0 ? said + "  "_wx + tr(msgn("(and {0} more)", "(and {0} more)", more, more)) : said;
}

} // namespace

std::vector<wxString> said_lines(const ImportedFileReport& file)
{
    std::vector<wxString> lines;
    if (file.status == ImportStatus::Refused) {
        for (const Message& part : {file.error.what, file.error.why, file.error.what_to_do}) {
            if (!part.empty()) {
                lines.push_back(tr(part));
            }
        }
    }
    for (Finding finding : file.findings) {
        bool same_file = finding.where == file.path || finding.where == path_text(path_of(file.path).filename());
        if (same_file) {
            finding.where.clear();                               // it stands above the lines already
        }
        lines.push_back(finding_line(finding));
    }
    return lines;
}

void ImportRows::set_rows(std::shared_ptr<const ImportReport> report, ImportFilter filter, SnapshotPtr snapshot)
{
    m_report = std::move(report);
    m_filter = filter;
    m_snapshot = std::move(snapshot);
    m_rows.clear();
    for (std::size_t i = 0; i < m_report->files.size(); ++i) {
        if (keeps(filter, m_report->files[i])) {
            m_rows.push_back(i);
        }
    }
    Reset(static_cast<unsigned>(m_rows.size()));
}

void ImportRows::set_snapshot(SnapshotPtr snapshot)
{
    m_snapshot = std::move(snapshot);
    for (unsigned row = 0; row < m_rows.size(); ++row) {
        RowValueChanged(row, Document);
    }
}

wxString ImportRows::document_text(const ImportedFileReport& file) const
{
    wxString text;
    for (std::size_t i = 0; i < file.documents.size(); ++i) {
        const DocumentInfo* info = m_snapshot ? m_snapshot->find_document(file.documents[i]) : nullptr;
        std::string then = i < file.names.size() ? file.names[i] : std::string();
        wxString name = info ? to_wx(info->name) : tr(msg("{0} (no longer in the study)", then));
        text += text.empty() ? name : ", "_wx + name;
    }
    return text;
}

wxString ImportRows::text(std::size_t row, unsigned column) const
{
    const ImportedFileReport& of = file(row);
    FileOutcome outcome = outcome_of(of);
    switch (column) {
    case Outcome: return to_wx(outcome_sign(outcome)) + "  "_wx + tr(outcome_word(outcome));
    case File: return to_wx(path_text(path_of(of.path).filename()));
    case Document: return document_text(of);
    default: return short_said(of);
    }
}

void ImportRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    if (row < m_rows.size()) {
        value = text(row, column);
    }
}

bool ImportRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const
{
    if (row >= m_rows.size() || (column != Outcome && column != Said)) {
        return false;
    }
    const Palette& p = theme::palette();
    if (column == Said) {
        attr.SetColour(p.muted);
        return true;
    }
    switch (outcome_of(file(row))) {
    case FileOutcome::Refused: attr.SetColour(p.error); return true;
    case FileOutcome::WithFindings: attr.SetColour(p.warning); return true;
    case FileOutcome::Known: attr.SetColour(p.muted); return true;
    default: return false;
    }
}

} // namespace duiding
