// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/ods/ods_sheet.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/text/fold.h"
#include "importers/support/cell_values.h"
#include "importers/support/row_batch.h"
#include "importers/support/sheet_notes.h"
#include "importers/support/xml_stream.h"
#include "importers/support/zip_reader.h"

#include <algorithm>
#include <charconv>
#include <set>

namespace duiding {

namespace {

constexpr std::int64_t max_repeated_cells = 5'000'000;     // cells with content that the file only counts

std::int64_t count_of(std::string_view text)
{
    std::int64_t count = 1;
    std::from_chars(text.data(), text.data() + text.size(), count);
    return std::clamp<std::int64_t>(count, 1, 2'000'000);
}

// "PT10H30M05S" → "10:30:05".
std::optional<std::string> time_of_duration(std::string_view text)
{
    if (!text.starts_with("PT")) {
        return std::nullopt;
    }
    std::int64_t parts[3] = {0, 0, 0};
    for (std::size_t at = 2; at < text.size();) {
        std::int64_t value = 0;
        auto [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
        at = static_cast<std::size_t>(end - text.data());
        if (error != std::errc() || value < 0 || value > 1'000'000) {
            return std::nullopt;
        }
        if (at < text.size() && (text[at] == '.' || text[at] == ',')) {
            at = std::min(text.find_first_not_of("0123456789", at + 1), text.size());
        }
        std::size_t which = at < text.size() ? std::string_view("HMS").find(text[at]) : std::string_view::npos;
        if (which == std::string_view::npos) {
            return std::nullopt;
        }
        parts[which] = value;
        ++at;
    }
    auto two = [](std::int64_t value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(parts[0]) + ":" + two(parts[1]) + ":" + two(parts[2]);
}

class ContentReader : public XmlHandler {
public:
    ContentReader(const ImportSource& source, const ImportOptions& options, RowBatch& batch) : m_source(source), m_options(options), m_batch(batch) {}

    std::vector<NamedSheet> sheets;
    SheetNotes notes;
    std::string read;                                      // name of the sheet that was read
    bool any_visible_rows = false;
    bool take_hidden = false;                              // a second pass, when no visible sheet had cells
    std::int64_t last_row() const { return m_number; }

    void open(const XmlElement& element) override
    {
        std::string_view name = element.name;
        if (m_skip > 0 || name == "annotation" || name == "tracked-changes" || name == "shapes" || name == "dde-link" || name == "frame") {
            ++m_skip;
        } else if (name == "table") {
            begin_table(element);
        } else if (name == "style") {
            m_style = element.attribute("name");
        } else if (name == "table-properties" && element.attribute("display") == "false") {
            m_hidden_styles.insert(m_style);
        } else if (!m_reading) {
            return;
        } else if (name == "table-row") {
            begin_row(element);
        } else if (name == "table-cell" || name == "covered-table-cell") {
            begin_cell(element);
        } else if (m_in_cell) {
            open_text(element);
        }
    }

    void close(std::string_view name) override
    {
        if (m_skip > 0) {
            --m_skip;
        } else if (name == "table") {
            m_reading = false;
        } else if (!m_reading) {
            return;
        } else if (name == "table-row") {
            end_row();
        } else if (name == "table-cell" || name == "covered-table-cell") {
            end_cell();
        } else if (name == "p") {
            m_in_paragraph = false;
        }
    }

    void text(std::string_view utf8) override
    {
        if (m_in_paragraph && m_skip == 0) {
            append(utf8);
        }
    }

private:
    void begin_table(const XmlElement& element)
    {
        NamedSheet sheet{std::string(element.attribute("name")), m_hidden_styles.contains(std::string(element.attribute("style-name")))};
        bool asked = m_options.sheet.empty() ? sheet.hidden == take_hidden : fold_name(sheet.name) == fold_name(m_options.sheet);
        m_reading = asked && !any_visible_rows;
        if (m_reading) {
            read = sheet.name;
            notes = {};
            m_number = 0;
        }
        if (sheets.size() < 10'000) {
            sheets.push_back(std::move(sheet));
        }
    }

    void begin_row(const XmlElement& element)
    {
        m_row_repeats = count_of(element.attribute("number-rows-repeated"));
        std::string_view seen = element.attribute("visibility");
        m_row_hidden = seen == "collapse" || seen == "filter";
        m_row.clear();
        m_column = 0;
    }

    void end_row()
    {
        if (m_row.empty()) {
            m_number += m_row_repeats;
            return;
        }
        any_visible_rows = true;
        count_repeated(static_cast<std::int64_t>(m_row.size()) * (m_row_repeats - 1));
        notes.hidden_rows += m_row_hidden ? m_row_repeats : 0;
        for (std::int64_t i = 0; i < m_row_repeats; ++i) {
            m_batch.begin_row(++m_number).cells = m_row;
            m_batch.end_row();
            m_batch.report(m_number);
        }
    }

    void begin_cell(const XmlElement& element)
    {
        m_in_cell = true;
        m_cell_repeats = count_of(element.attribute("number-columns-repeated"));
        m_type = element.attribute("value-type");
        std::string_view value = element.attribute(m_type == "date" ? "date-value" : m_type == "time" ? "time-value"
                                                   : m_type == "boolean" ? "boolean-value" : m_type == "string" ? "string-value" : "value");
        m_value = value;
        m_text.clear();
        m_paragraphs = 0;
        bool spans = !element.attribute("number-columns-spanned").empty() || !element.attribute("number-rows-spanned").empty();
        notes.merged += spans && (element.attribute("number-columns-spanned") > "1" || element.attribute("number-rows-spanned") > "1");
    }

    void end_cell()
    {
        m_in_cell = false;
        Cell cell = value();
        if (!cell.empty()) {
            if (m_column + m_cell_repeats > static_cast<std::int64_t>(max_columns)) {
                refuse_columns(m_source, m_number + 1);
            }
            count_repeated(m_cell_repeats - 1);
            m_row.resize(static_cast<std::size_t>(m_column));
            m_row.insert(m_row.end(), static_cast<std::size_t>(m_cell_repeats), cell);
        }
        m_column = std::min<std::int64_t>(m_column + m_cell_repeats, 1'000'000);
    }

    Cell value()
    {
        if (m_type == "string" || m_type.empty()) {
            return text_cell(m_type.empty() || m_value.empty() ? m_text : m_value);
        }
        if (m_text.starts_with("#N/A") || m_text.starts_with("#REF!") || m_text.starts_with("Err:") || m_text.starts_with("#VALUE!")
            || m_text.starts_with("#DIV/0!") || m_text.starts_with("#NAME?")) {
            ++notes.errors;
            return {};
        }
        std::string shown = m_text;
        Cell cell;
        if (m_type == "boolean") {
            cell = {CellKind::YesNo, m_value == "true" ? "yes" : "no", {}};
        } else if (m_type == "date" || m_type == "time") {
            auto moment = m_type == "date" ? parse_date(m_value, true) : time_of_duration(m_value);
            cell = moment ? Cell{CellKind::Date, *moment, {}} : text_cell(m_text);
        } else if (double number = 0; std::from_chars(m_value.data(), m_value.data() + m_value.size(), number).ec == std::errc()) {
            cell = {CellKind::Number, number_text(number), {}};
        } else {
            cell = text_cell(m_text);
        }
        cell.shown = shown == cell.text || cell.kind == CellKind::YesNo ? std::string() : text_cell(shown).text;
        return cell;
    }

    void open_text(const XmlElement& element)
    {
        if (element.name == "p") {
            m_in_paragraph = true;
            if (m_paragraphs++ > 0) {
                append("\n");
            }
        } else if (element.name == "s" && m_in_paragraph) {
            append(std::string(static_cast<std::size_t>(std::min<std::int64_t>(count_of(element.attribute("c")), 1000)), ' '));
        } else if (element.name == "tab" && m_in_paragraph) {
            append("\t");
        } else if (element.name == "line-break" && m_in_paragraph) {
            append("\n");
        }
    }

    void append(std::string_view utf8)
    {
        m_text += utf8;
        if (m_text.size() > max_cell_bytes) {
            refuse_cell(m_source, m_number + 1);
        }
    }

    void count_repeated(std::int64_t cells)
    {
        m_repeated += cells;
        if (m_repeated > max_repeated_cells) {
            throw BadInput({msg("The table could not be read."), path_text(m_source.path),
                            msg("Row {0} repeats cells without end; honest tables do not.", m_number + 1),
                            msg("If you trust it, open it in LibreOffice, remove that row, save and import again.")});
        }
    }

    const ImportSource& m_source;
    const ImportOptions& m_options;
    RowBatch& m_batch;
    std::set<std::string> m_hidden_styles;
    std::string m_style;
    std::vector<Cell> m_row;
    std::string m_type, m_value, m_text;
    std::int64_t m_number = 0;
    std::int64_t m_row_repeats = 1;
    std::int64_t m_cell_repeats = 1;
    std::int64_t m_column = 0;
    std::int64_t m_repeated = 0;
    int m_paragraphs = 0;
    int m_skip = 0;
    bool m_reading = false;
    bool m_row_hidden = false;
    bool m_in_cell = false;
    bool m_in_paragraph = false;
};

// Says by its manifest that the content is encrypted.
class ManifestReader : public XmlHandler {
public:
    bool encrypted = false;
    void open(const XmlElement& element) override { encrypted = encrypted || element.name == "encryption-data"; }
    void close(std::string_view) override {}
    void text(std::string_view) override {}
};

void refuse_password(ZipReader& zip, const ImportSource& source)
{
    ManifestReader manifest;
    read_xml_part(zip, "META-INF/manifest.xml", manifest, source.path);
    if (manifest.encrypted) {
        throw BadInput({msg("The table could not be read."), path_text(source.path), msg("It is protected with a password."),
                        msg("Open it in LibreOffice, save a copy without a password and import the copy.")});
    }
}

} // namespace

SheetInfo read_ods(const ImportSource& source, const ImportOptions& options, Progress& progress, const RowSink& on_rows)
{
    ZipReader zip(source.bytes, source.path);
    refuse_password(zip, source);
    progress.start(path_text(source.path.filename()), 0);
    RowBatch batch(progress, on_rows);
    ContentReader reader(source, options, batch);
    XmlPart state = read_xml_part(zip, "content.xml", reader, source.path);
    if (state == XmlPart::Absent || reader.sheets.empty()) {
        zip.refuse_damaged();
    }
    bool hidden_only = !reader.any_visible_rows && options.sheet.empty()
                       && std::any_of(reader.sheets.begin(), reader.sheets.end(), [](const NamedSheet& sheet) { return sheet.hidden; });
    ContentReader second(source, options, batch);
    second.take_hidden = true;
    if (hidden_only) {
        state = read_xml_part(zip, "content.xml", second, source.path);
    }
    batch.finish();
    ContentReader& used = hidden_only ? second : reader;
    if (used.read.empty() && !options.sheet.empty()) {
        refuse_missing_sheet(used.sheets, options, source);
    }
    SheetInfo info;
    info.name = used.read;
    used.notes.stops_after_row = state == XmlPart::Whole ? 0 : std::max<std::int64_t>(used.last_row(), 1);
    used.notes.report(info.findings);
    report_sheets(info.findings, used.sheets, info.name);
    info.options = "sheet=" + info.name;
    if (zip.damaged()) {
        info.findings.push_back(zip.damage_finding());
    }
    return info;
}

} // namespace duiding
