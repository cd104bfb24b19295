// SPDX-License-Identifier: GPL-3.0-or-later
#include "exporters/xlsx.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/text/utf8.h"
#include "exporters/support/cell_text.h"

#include <xlsxwriter.h>

#include <algorithm>
#include <map>

namespace duiding {

namespace {

constexpr std::size_t max_cell_units = 32767;      // UTF-16, Excel's limit
constexpr std::size_t max_data_rows = 1048575;     // a sheet's rows without the heading

// The text as a cell can hold it: Excel's line end, no character that XML forbids, not longer than a cell.
struct CellText {
    std::string text;
    bool cut = false;
};

CellText for_cell(std::string_view from)
{
    CellText made;
    std::size_t units = 0;
    for (std::size_t at = 0; at < from.size();) {
        DecodedPoint point = decode_at(from, at);
        units += point.bytes == 4 ? 2 : 1;
        if (units > max_cell_units) {
            made.cut = true;
            break;
        }
        char32_t c = point.value == U'\u2028' ? U'\n' : point.value;
        append_utf8(made.text, c == 0xFFFE || c == 0xFFFF ? U'\uFFFD' : c);
        at += static_cast<std::size_t>(point.bytes);
    }
    return made;
}

// The workbook being written; given up, with its temporary files, when the work is interrupted.
class Workbook {
public:
    explicit Workbook(const std::filesystem::path& path) : m_path(path_text(path)), m_folder(path_text(path.parent_path()))
    {
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        // Beside the result and not in /tmp: the texts stay on the disk that was chosen for them.
        options.tmpdir = m_folder.empty() ? nullptr : m_folder.data();
        m_book = workbook_new_opt(m_path.c_str(), &options);
        if (!m_book) {
            throw std::bad_alloc();
        }
    }
    ~Workbook()
    {
        if (m_book) {
            lxw_workbook_free(m_book);
        }
    }
    Workbook(const Workbook&) = delete;
    Workbook& operator=(const Workbook&) = delete;

    lxw_workbook* get() { return m_book; }

    void close()
    {
        lxw_error error = workbook_close(m_book);
        m_book = nullptr;
        if (error != LXW_NO_ERROR) {
            throw Environment({msg("The workbook could not be written."), m_path, msg("{0}", lxw_strerror(error)),
                               msg("Check the free space and whether you may write in this folder.")});
        }
    }

private:
    std::string m_path;
    std::string m_folder;
    lxw_workbook* m_book = nullptr;
};

class SheetWriter {
public:
    SheetWriter(lxw_workbook* book, const Table& table, const ExportContext& context) : m_book(book), m_table(table), m_context(context)
    {
        m_heading = workbook_add_format(book);
        format_set_bold(m_heading);
        format_set_bottom(m_heading, LXW_BORDER_THIN);
        format_set_align(m_heading, LXW_ALIGN_VERTICAL_TOP);
        m_text = workbook_add_format(book);
        format_set_text_wrap(m_text);
        format_set_align(m_text, LXW_ALIGN_VERTICAL_TOP);
        m_number = workbook_add_format(book);
        format_set_align(m_number, LXW_ALIGN_VERTICAL_TOP);
        m_percent = workbook_add_format(book);
        format_set_num_format(m_percent, "0.0%");
        format_set_align(m_percent, LXW_ALIGN_VERTICAL_TOP);
    }

    void write_data(Progress& progress)
    {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, words(msg("Data")).c_str());
        for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
            auto column = static_cast<lxw_col_t>(i);
            worksheet_set_column(sheet, column, column, width_of(i), nullptr);
            worksheet_write_string(sheet, 0, column, words(m_table.columns[i].label).c_str(), m_heading);
        }
        worksheet_freeze_panes(sheet, 1, 0);
        if (!m_table.columns.empty()) {
            worksheet_autofilter(sheet, 0, 0, static_cast<lxw_row_t>(m_table.rows.size()), static_cast<lxw_col_t>(m_table.columns.size() - 1));
        }
        for (std::size_t row = 0; row < m_table.rows.size(); ++row) {
            for (std::size_t i = 0; i < m_table.rows[row].size(); ++i) {
                write_cell(sheet, static_cast<lxw_row_t>(row + 1), i, m_table.rows[row][i]);
            }
            progress.step();
        }
    }

    // Title, what was asked, and notes.
    void write_about()
    {
        lxw_worksheet* sheet = workbook_add_worksheet(m_book, words(msg("About")).c_str());
        worksheet_set_column(sheet, 0, 0, 24, nullptr);
        worksheet_set_column(sheet, 1, 1, 80, nullptr);
        lxw_row_t row = 0;
        write_text(sheet, row++, 0, words(m_table.title), m_heading);
        for (const auto& [key, value] : m_table.parameters) {
            write_text(sheet, row, 0, key, m_text);
            write_text(sheet, row++, 1, value, m_text);
        }
        std::vector<Message> notes = m_table.notes;
        if (m_cut > 0) {
            notes.push_back(msgn("{0} text is longer than a cell can hold (32,767 characters) and is cut off; the CSV file has it whole.",
                                 "{0} texts are longer than a cell can hold (32,767 characters) and are cut off; the CSV file has them whole.",
                                 m_cut, m_cut));
        }
        for (const Message& note : notes) {
            write_text(sheet, row, 0, words(msg("Note")), m_text);
            write_text(sheet, row++, 1, words(note), m_text);
        }
    }

private:
    std::string words(const Message& message) const { return format(message, m_context.translate, m_context.numbers); }

    void write_text(lxw_worksheet* sheet, lxw_row_t row, std::size_t column, std::string_view text, lxw_format* how)
    {
        CellText cell = for_cell(text);
        m_cut += cell.cut;
        worksheet_write_string(sheet, row, static_cast<lxw_col_t>(column), cell.text.c_str(), how);
    }

    void write_cell(lxw_worksheet* sheet, lxw_row_t row, std::size_t i, const Cell& cell)
    {
        const Column& column = m_table.columns[i];
        if (const auto* text = std::get_if<std::string>(&cell)) {
            auto colour = column.type == ColumnType::Colour ? colour_value(*text) : std::nullopt;
            write_text(sheet, row, i, words(cell_words(column, *text)), colour ? coloured(*colour) : m_text);
        } else if (const auto* integer = std::get_if<std::int64_t>(&cell)) {
            worksheet_write_number(sheet, row, static_cast<lxw_col_t>(i), static_cast<double>(*integer), m_number);
        } else if (const auto* number = std::get_if<double>(&cell)) {
            worksheet_write_number(sheet, row, static_cast<lxw_col_t>(i), *number, column.type == ColumnType::Percent ? m_percent : m_number);
        }
    }

    lxw_format* coloured(std::uint32_t rgb)
    {
        lxw_format*& made = m_colours[rgb];
        if (!made) {
            made = workbook_add_format(m_book);
            // Zero means "no colour" to the library.
            format_set_bg_color(made, rgb == 0 ? lxw_color_t(LXW_COLOR_BLACK) : rgb);
            auto brightness = (rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 + (rgb & 255);
            format_set_font_color(made, brightness > 1280 ? lxw_color_t(LXW_COLOR_BLACK) : lxw_color_t(LXW_COLOR_WHITE));
            format_set_align(made, LXW_ALIGN_VERTICAL_TOP);
        }
        return made;
    }

    // As wide as the heading and the first rows ask, within reason.
    double width_of(std::size_t i) const
    {
        constexpr std::size_t looked_at = 200;
        const Column& column = m_table.columns[i];
        std::size_t longest = count_code_points(words(column.label)) + 3;         // room for the filter's arrow
        for (std::size_t row = 0; row < m_table.rows.size() && row < looked_at; ++row) {
            std::string text = cell_for_people(column, m_table.rows[row][i], m_context);
            longest = std::max(longest, count_code_points(text) + 1);
        }
        return static_cast<double>(std::clamp<std::size_t>(longest, 8, 60));
    }

    lxw_workbook* m_book;
    const Table& m_table;
    const ExportContext& m_context;
    lxw_format* m_heading;
    lxw_format* m_text;
    lxw_format* m_number;
    lxw_format* m_percent;
    std::map<std::uint32_t, lxw_format*> m_colours;
    std::int64_t m_cut = 0;
};

} // namespace

void write_xlsx(const Table& table, const std::filesystem::path& path, const ExportContext& context, Progress& progress)
{
    if (table.rows.size() > max_data_rows) {
        throw BadInput({msg("The table is too long for a workbook."), path_text(path),
                        msg("It has {0} rows; a sheet holds {1}.", table.rows.size(), max_data_rows), msg("Export it as CSV.")});
    }
    // Asked first, because the library complains on standard error.
    if (!platform::folder_writable(path.parent_path())) {
        throw Environment({msg("The workbook could not be written."), path_text(path), {},
                           msg("Check the free space and whether you may write in this folder.")});
    }
    progress.start(path_text(path.filename()), std::ssize(table.rows));
    platform::PlainNumbers plain_numbers;
    replace_file(path, [&](const std::filesystem::path& temporary) {
        Workbook book(temporary);
        SheetWriter writer(book.get(), table, context);
        writer.write_data(progress);
        writer.write_about();
        book.close();
    });
}

} // namespace duiding
