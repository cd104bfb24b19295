// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/dialogs/metadata_cells.h"

#include "app/desktop/icons.h"
#include "app/desktop/theme.h"
#include "app/desktop/views/document_heading.h"
#include "app/desktop/views/report_list.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <wx/dc.h>

#include <array>

namespace duiding {

namespace {

constexpr std::array kinds = {DocumentKind::Interview, DocumentKind::Policy, DocumentKind::Note, DocumentKind::Survey, DocumentKind::Media};

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

class CellRenderer : public wxGridCellRenderer {
public:
    explicit CellRenderer(MetadataTable& table) : m_table(table) {}

    void Draw(wxGrid& grid, wxGridCellAttr&, wxDC& dc, const wxRect& rect, int row, int column, bool selected) override
    {
        const Palette& p = theme::palette();
        if (row >= static_cast<int>(m_table.rows())) {
            return;
        }
        bool fixed = !m_table.can_edit(at(row), at(column));
        dc.SetPen(*wxTRANSPARENT_PEN);
        dc.SetBrush(wxBrush(selected ? p.selection : fixed ? p.window : p.panel));
        dc.DrawRectangle(rect);
        wxRect inside = rect.Deflate(grid.FromDIP(6), 0);
        if (m_table.is_bad(at(row), at(column))) {
            wxBitmap sign = icon(Icon::Warning, p.warning).GetBitmapFor(&grid);
            wxSize size = sign.GetLogicalSize().IsFullySpecified() ? wxSize(grid.FromDIP(16), grid.FromDIP(16)) : wxSize(16, 16);
            dc.DrawBitmap(sign, inside.GetLeft(), rect.y + (rect.height - size.y) / 2, true);
            inside.x += size.x + grid.FromDIP(4);
            inside.width -= size.x + grid.FromDIP(4);
        }
        wxString text = grid.GetTable()->GetValue(row, column);
        wxFont font = theme::font(theme::Font::Ui);
        wxColour colour = selected ? p.selection_text : p.text;
        if (const CellProposal* offered = m_table.proposal(at(row), at(column))) {
            text = (offered->is_certain() ? "◇ "_wx : "? "_wx) + to_wx(offered->text);
            font = font.Italic();
            colour = selected ? p.selection_text : p.accent;
        }
        if (m_table.is_typed(at(row), at(column))) {
            font = theme::font(theme::Font::UiStrong);
            int corner = grid.FromDIP(7);
            const wxPoint points[] = {rect.GetTopLeft(), rect.GetTopLeft() + wxPoint(corner, 0), rect.GetTopLeft() + wxPoint(0, corner)};
            dc.SetBrush(wxBrush(p.accent));
            dc.DrawPolygon(3, points);
        }
        dc.SetFont(font);
        dc.SetTextForeground(colour);
        text.Replace("\n"_wx, " "_wx);
        dc.DrawLabel(wxControl::Ellipsize(text, dc, column == 0 ? wxELLIPSIZE_MIDDLE : wxELLIPSIZE_END, inside.width), inside, wxALIGN_LEFT | wxALIGN_CENTRE_VERTICAL);
    }

    wxSize GetBestSize(wxGrid& grid, wxGridCellAttr&, wxDC& dc, int row, int column) override
    {
        wxString text = grid.GetTable()->GetValue(row, column);
        if (const CellProposal* offered = m_table.proposal(at(row), at(column))) {
            text = "◇ "_wx + to_wx(offered->text);
        }
        dc.SetFont(theme::font(theme::Font::UiStrong));
        return dc.GetTextExtent(text) + grid.FromDIP(wxSize(m_table.is_bad(at(row), at(column)) ? 40 : 20, 8));
    }

    wxGridCellRenderer* Clone() const override { return new CellRenderer(m_table); }

private:
    MetadataTable& m_table;
};

Message heading_of(const TableColumn& column)
{
    switch (column.field) {
    case SheetField::File: return msg("Document");
    case SheetField::Title: return msg("Title");
    case SheetField::Kind: return msg("Kind");
    case SheetField::Language: return msg("Language");
    case SheetField::Municipality: return msg("Municipality");
    case SheetField::Case: return msg("Case");
    case SheetField::Role: return msg("Role");
    case SheetField::Attribute:
    case SheetField::Empty: break;
    }
    return {};
}

} // namespace

MetadataCells::MetadataCells(MetadataTable& table)
    : m_table(table), m_rows(static_cast<int>(table.rows())), m_columns(static_cast<int>(table.columns().size()))
{
}

wxString MetadataCells::GetValue(int row, int column)
{
    if (row >= static_cast<int>(m_table.rows())) {
        return {};
    }
    const std::string& text = m_table.text(at(row), at(column));
    if (m_table.columns()[at(column)].field == SheetField::Kind) {
        if (auto kind = document_kind_from_key(text)) {
            return tr(kind_name(*kind));
        }
    } else if (is_yes_no(column)) {
        return text == "yes" ? tr(msg("yes")) : text == "no" ? tr(msg("no")) : to_wx(text);
    }
    return to_wx(text);
}

void MetadataCells::SetValue(int row, int column, const wxString& value)
{
    m_table.begin_step();
    m_table.set_text(at(row), at(column), key_of(column, from_wx(value)));
    // The editor is still at work on this cell: rows may come and go only when it is done.
    if (on_typed) {
        GetView()->CallAfter(on_typed);
    }
}

std::string MetadataCells::key_of(int column, const std::string& text) const
{
    for (DocumentKind kind : kinds) {
        if (m_table.columns()[at(column)].field == SheetField::Kind && from_wx(tr(kind_name(kind))) == text) {
            return to_key(kind);
        }
    }
    if (is_yes_no(column)) {
        std::string folded = fold(text);
        return folded == fold(from_wx(tr(msg("yes")))) ? "yes" : folded == fold(from_wx(tr(msg("no")))) ? "no" : text;
    }
    return text;
}

bool MetadataCells::is_yes_no(int column) const
{
    const TableColumn& of = m_table.columns()[at(column)];
    return of.field == SheetField::Attribute && of.type == AttributeType::YesNo;
}

wxString MetadataCells::GetColLabelValue(int column)
{
    const TableColumn& the_column = m_table.columns()[at(column)];
    Message heading = the_column.known ? heading_of(the_column) : Message();
    return " "_wx + (heading.empty() ? to_wx(the_column.heading) : tr(heading));      // in line with the cells
}

wxString MetadataCells::GetRowLabelValue(int row)
{
    if (row >= static_cast<int>(m_table.rows())) {
        return {};
    }
    wxString number = number_text(m_table.row_number(at(row)));
    return m_table.problems(at(row)).empty() ? number : "⚠ "_wx + number;
}

wxGridCellAttr* MetadataCells::GetAttr(int row, int column, wxGridCellAttr::wxAttrKind)
{
    auto* attr = new wxGridCellAttr;
    attr->SetRenderer(new CellRenderer(m_table));
    attr->SetFont(theme::font(theme::Font::Ui));
    attr->SetOverflow(false);
    if (row >= static_cast<int>(m_table.rows()) || !m_table.can_edit(at(row), at(column))) {
        attr->SetReadOnly();
    } else if (m_table.columns()[at(column)].field == SheetField::Kind) {
        wxArrayString names;
        for (DocumentKind kind : kinds) {
            names.Add(tr(kind_name(kind)));
        }
        attr->SetEditor(new wxGridCellChoiceEditor(names));
    } else if (is_yes_no(column)) {
        wxArrayString answers;
        answers.Add(wxString());
        answers.Add(tr(msg("yes")));
        answers.Add(tr(msg("no")));
        attr->SetEditor(new wxGridCellChoiceEditor(answers));
    } else if (column == 0) {
        wxArrayString names;
        for (const std::string& name : m_table.free_documents()) {
            names.Add(to_wx(name));
        }
        attr->SetEditor(new wxGridCellChoiceEditor(names, true));
    }
    return attr;
}

void MetadataCells::sync()
{
    auto tell = [this](int& shown, int now, int came, int went) {
        if (now != shown) {
            wxGridTableMessage message = now > shown ? wxGridTableMessage(this, came, now - shown) : wxGridTableMessage(this, went, now, shown - now);
            shown = now;
            GetView()->ProcessTableMessage(message);
        }
    };
    tell(m_rows, static_cast<int>(m_table.rows()), wxGRIDTABLE_NOTIFY_ROWS_APPENDED, wxGRIDTABLE_NOTIFY_ROWS_DELETED);
    tell(m_columns, static_cast<int>(m_table.columns().size()), wxGRIDTABLE_NOTIFY_COLS_APPENDED, wxGRIDTABLE_NOTIFY_COLS_DELETED);
    GetView()->ForceRefresh();
}

wxString MetadataCells::remark(int row, int column) const
{
    if (row < 0 || column < 0 || row >= static_cast<int>(m_table.rows())) {
        return {};
    }
    wxString all;
    if (const CellProposal* offered = m_table.proposal(at(row), at(column))) {
        all = tr(msg("Proposal: {0}. {1} % certain; from: {2}.", offered->text, offered->confidence, format(source_label(offered->source), translator(), number_style())));
    }
    for (const Finding& finding : m_table.problems(at(row))) {
        all += (all.empty() ? wxString() : "  "_wx) + finding_line(finding);
    }
    return all;
}

} // namespace duiding
