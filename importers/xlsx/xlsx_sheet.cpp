// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/xlsx/xlsx_sheet.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/support/cell_values.h"
#include "importers/support/row_batch.h"
#include "importers/support/sheet_notes.h"
#include "importers/support/xml_stream.h"
#include "importers/xlsx/workbook.h"

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

using namespace xlsx;

// "BC12" → 54; nothing where it is no address.
std::optional<std::size_t> column_of(std::string_view address)
{
    std::size_t column = 0;
    std::size_t letters = 0;
    while (letters < address.size() && letters < 4 && address[letters] >= 'A' && address[letters] <= 'Z') {
        column = column * 26 + static_cast<std::size_t>(address[letters++] - 'A' + 1);
    }
    return letters == 0 ? std::nullopt : std::optional(column - 1);
}

class CellReader : public XmlHandler {
public:
    CellReader(const Workbook& workbook, const ImportSource& source, RowBatch& batch, SheetNotes& notes)
        : m_workbook(workbook), m_source(source), m_batch(batch), m_notes(notes)
    {
    }

    std::int64_t last_row() const { return m_number; }

    void open(const XmlElement& element) override
    {
        if (element.name == "c") {
            begin_cell(element);
        } else if (element.name == "v" || (element.name == "t" && m_in_aid == 0)) {
            m_capture = m_in_cell;
        } else if (element.name == "row") {
            begin_row(element);
        } else if (element.name == "f") {
            m_has_formula = true;
        } else if (element.name == "rPh") {
            ++m_in_aid;
        } else if (element.name == "mergeCell") {
            ++m_notes.merged;
        }
    }

    void close(std::string_view name) override
    {
        if (name == "c" && m_in_cell) {
            end_cell();
        } else if (name == "v" || name == "t") {
            m_capture = false;
        } else if (name == "row" && m_row != nullptr) {
            m_batch.end_row();
            m_batch.report(m_number);
            leave_row();
        } else if (name == "rPh") {
            --m_in_aid;
        }
    }

    void text(std::string_view utf8) override
    {
        if (!m_capture) {
            return;
        }
        m_text += utf8;
        if (m_text.size() > max_cell_bytes) {
            refuse_cell(m_source, m_number);
        }
    }

private:
    // A row in the middle of a cell is no workbook; that cell belongs to no row then.
    void leave_row()
    {
        m_row = nullptr;
        m_in_cell = false;
        m_capture = false;
    }

    void begin_row(const XmlElement& element)
    {
        leave_row();
        std::string_view text = element.attribute("r");
        std::int64_t number = 0;
        std::from_chars(text.data(), text.data() + text.size(), number);
        constexpr std::int64_t last_row_of_all = 1 << 30;
        m_number = number > m_number && number < last_row_of_all ? number : m_number + 1;
        std::string_view hidden = element.attribute("hidden");
        m_notes.hidden_rows += hidden == "1" || hidden == "true";
        m_row = &m_batch.begin_row(m_number);
        m_next_column = 0;
    }

    void begin_cell(const XmlElement& element)
    {
        if (m_row == nullptr) {
            return;
        }
        m_in_cell = true;
        m_has_formula = false;
        m_text.clear();
        m_type = element.attribute("t");
        m_style = 0;
        std::string_view style = element.attribute("s");
        std::from_chars(style.data(), style.data() + style.size(), m_style);
        m_column = column_of(element.attribute("r")).value_or(m_next_column);
        m_next_column = m_column + 1;
        if (m_column >= max_columns) {
            refuse_columns(m_source, m_number);
        }
    }

    void end_cell()
    {
        m_in_cell = false;
        m_capture = false;
        Cell cell = value();
        if (cell.empty()) {
            m_notes.formulas_without_value += m_has_formula && m_text.empty() && m_type != "e";
            return;
        }
        if (m_row->cells.size() <= m_column) {
            m_row->cells.resize(m_column + 1);
        }
        m_row->cells[m_column] = std::move(cell);
    }

    Cell value()
    {
        if (m_type == "s") {
            std::size_t index = 0;
            auto [end, error] = std::from_chars(m_text.data(), m_text.data() + m_text.size(), index);
            if (error != std::errc() || index >= m_workbook.texts.size()) {
                m_notes.lost_texts += !m_text.empty();
                return {};
            }
            return text_cell(m_workbook.texts.at(index));
        }
        if (m_type == "e") {
            m_notes.errors += 1;
            return {};
        }
        if (m_text.empty()) {
            return {};
        }
        NumberFormat format = m_style < m_workbook.formats.size() ? m_workbook.formats[m_style] : NumberFormat{};
        if (m_type == "b") {
            return {CellKind::YesNo, m_text == "1" || m_text == "true" ? "yes" : "no", {}};
        }
        if (m_type == "d") {
            return iso_cell(format);
        }
        if (m_type == "str" || m_type == "inlineStr") {
            return text_cell(unescaped(m_text));
        }
        return number_cell(m_text, format, m_workbook.epoch);
    }

    Cell iso_cell(NumberFormat format) const
    {
        auto date = parse_date(m_text, true);
        if (!date) {
            return text_cell(m_text);
        }
        bool day_only = format.meaning == Meaning::Date && date->size() > 10;
        return {CellKind::Date, day_only ? date->substr(0, 10) : *date, {}};
    }

    const Workbook& m_workbook;
    const ImportSource& m_source;
    RowBatch& m_batch;
    SheetNotes& m_notes;
    SheetRow* m_row = nullptr;
    std::int64_t m_number = 0;
    std::size_t m_next_column = 0;
    std::size_t m_column = 0;
    std::size_t m_style = 0;
    std::string m_type;
    std::string m_text;
    bool m_in_cell = false;
    bool m_capture = false;
    bool m_has_formula = false;
    int m_in_aid = 0;
};

} // namespace

SheetInfo read_xlsx(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows)
{
    ZipReader zip(source.bytes, source.path);
    Workbook workbook = read_workbook(zip, source);
    progress.start(path_text(source.path.filename()), 0);
    std::vector<NamedSheet> names;
    for (const SheetEntry& sheet : workbook.sheets) {
        names.push_back({sheet.name, sheet.hidden});
    }
    SheetInfo info;
    SheetNotes notes;
    for (std::size_t index : sheets_to_try(names, options, source)) {
        bool any = false;
        RowSink watch = [&](std::span<const SheetRow> rows) {
            any = true;
            on_rows(rows);
        };
        RowBatch batch(progress, watch);
        notes = {};
        CellReader reader(workbook, source, batch, notes);
        XmlPart state = read_xml_part(zip, workbook.sheets[index].part, reader, source.path);
        batch.finish();
        notes.stops_after_row = state == XmlPart::Whole ? 0 : std::max<std::int64_t>(reader.last_row(), 1);
        info.name = workbook.sheets[index].name;
        if (any || !options.sheet.empty()) {
            break;
        }
    }
    notes.lost_texts += workbook.damaged;
    notes.report(info.findings);
    report_sheets(info.findings, names, info.name);
    info.options = "sheet=" + info.name;
    if (zip.damaged()) {
        info.findings.push_back(zip.damage_finding());
    }
    return info;
}

} // namespace duiding
