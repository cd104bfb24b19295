// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/sav_survey.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/support/cell_values.h"
#include "importers/support/row_batch.h"
#include "importers/support/sheet_notes.h"
#include "importers/survey/survey_maker.h"

#include <readstat.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <exception>
#include <map>
#include <memory>

namespace duiding::reader {

namespace {

enum class Meaning { Plain, Date, DateTime, Elapsed };

// SPSS counts seconds from 14 October 1582, where the Gregorian calendar begins.
constexpr std::int64_t seconds_to_1970 = 12'219'379'200;
constexpr double last_second = 1e13;

// "DATE11", "ADATE10", "DATETIME20", "TIME8", "QYR8": what SPSS prints a number of seconds as.
Meaning meaning_of(const char* format)
{
    std::string_view name = format != nullptr ? format : "";
    name = name.substr(0, std::min(name.find_first_of("0123456789."), name.size()));
    auto is = [&](std::initializer_list<std::string_view> names) { return std::find(names.begin(), names.end(), name) != names.end(); };
    return is({"DATE", "ADATE", "EDATE", "SDATE", "JDATE", "QYR", "MOYR", "WKYR"}) ? Meaning::Date
           : is({"DATETIME", "YMDHMS"})                                            ? Meaning::DateTime
           : is({"TIME", "DTIME", "MTIME"})                                        ? Meaning::Elapsed
                                                                                   : Meaning::Plain;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

std::string moment_text(std::int64_t seconds, Meaning meaning)
{
    using namespace std::chrono;
    std::int64_t of_day = meaning == Meaning::Elapsed ? seconds : seconds % 86'400;
    std::string time = two(of_day / 3600) + ":" + two(of_day / 60 % 60) + ":" + two(of_day % 60);
    if (meaning == Meaning::Elapsed) {
        return time;
    }
    year_month_day date{floor<days>(sys_seconds{std::chrono::seconds(seconds - seconds_to_1970)})};
    std::string day = std::to_string(int(date.year())) + "-" + two(unsigned(date.month())) + "-" + two(unsigned(date.day()));
    return meaning == Meaning::Date ? day : day + "T" + time;
}

Cell cell_of_number(double number, Meaning meaning)
{
    if (!std::isfinite(number)) {
        return {};
    }
    if (meaning == Meaning::Plain || number < 0 || number > last_second) {
        return {CellKind::Number, number_text(number), {}};
    }
    return {CellKind::Date, moment_text(std::llround(number), meaning), {}};
}

std::string text_of(readstat_value_t value)
{
    switch (readstat_value_type(value)) {
    case READSTAT_TYPE_STRING:
    case READSTAT_TYPE_STRING_REF: {
        const char* text = readstat_string_value(value);
        return text != nullptr ? text : "";
    }
    default: return number_text(readstat_double_value(value));
    }
}

struct Column {
    SheetColumn declared;
    std::string label_set;
    Meaning meaning = Meaning::Plain;
};

class SurveyReader {
public:
    explicit SurveyReader(const ImportSource& source)
        : m_source(source), m_maker(source), m_on_rows([this](std::span<const SheetRow> rows) { m_maker.take(rows); }), m_batch(m_progress, m_on_rows)
    {
    }

    ImportedSurvey read(const ImportOptions& options);

private:
    template <class Work>
    static int guarded(void* context, Work work)
    {
        auto& self = *static_cast<SurveyReader*>(context);
        try {
            work(self);
            return READSTAT_HANDLER_OK;
        } catch (const std::exception&) {                  // none may pass through the C library; thrown again behind it
            self.m_thrown = std::current_exception();
            return READSTAT_HANDLER_ABORT;
        }
    }
    void set_handlers(readstat_parser_t* parser);
    void set_memory(readstat_parser_t* parser);
    void add_variable(readstat_variable_t* variable, const char* label_set);
    void add_value(int row, readstat_variable_t* variable, readstat_value_t value);
    void end_row();
    SheetInfo info() const;

    const ImportSource& m_source;
    SurveyMaker m_maker;
    RowSink m_on_rows;
    Progress m_progress;
    RowBatch m_batch;
    std::size_t m_at = 0;                                  // in the file's bytes
    std::vector<Column> m_columns;
    std::map<std::string, std::vector<ValueLabel>> m_label_sets;
    SheetRow* m_row = nullptr;
    int m_row_index = -1;
    std::int64_t m_declared_missing = 0;
    std::string m_encoding;
    std::exception_ptr m_thrown;
};

void SurveyReader::add_variable(readstat_variable_t* variable, const char* label_set)
{
    if (m_columns.size() >= max_columns) {
        refuse_columns(m_source, 1);
    }
    Column column;
    column.declared.name = readstat_variable_get_name(variable);
    const char* label = readstat_variable_get_label(variable);
    column.declared.label = label != nullptr ? text_cell(label).text : "";
    column.label_set = label_set != nullptr ? label_set : "";
    column.meaning = meaning_of(readstat_variable_get_format(variable));
    int ranges = readstat_variable_get_missing_ranges_count(variable);
    for (int i = 0; i < ranges; ++i) {
        std::string low = text_of(readstat_variable_get_missing_range_lo(variable, i));
        std::string high = text_of(readstat_variable_get_missing_range_hi(variable, i));
        column.declared.missing.push_back(low == high ? low : low + " … " + high);
    }
    m_columns.push_back(std::move(column));
}

void SurveyReader::add_value(int row, readstat_variable_t* variable, readstat_value_t value)
{
    if (row != m_row_index) {
        end_row();
        m_row_index = row;
        m_row = &m_batch.begin_row(row + 1);
        m_row->cells.resize(m_columns.size());
    }
    auto index = static_cast<std::size_t>(readstat_variable_get_index(variable));
    if (index >= m_columns.size() || readstat_value_is_system_missing(value) || readstat_value_is_tagged_missing(value)) {
        return;
    }
    if (readstat_value_is_defined_missing(value, variable)) {
        ++m_declared_missing;
        return;
    }
    bool is_text = readstat_value_type_class(value) == READSTAT_TYPE_CLASS_STRING;
    std::string text = is_text ? text_of(value) : std::string();
    if (text.size() > max_cell_bytes) {
        refuse_cell(m_source, row + 1);
    }
    m_row->cells[index] = is_text ? text_cell(text) : cell_of_number(readstat_double_value(value), m_columns[index].meaning);
}

// A respondent without any answer stays a row: she was asked.
void SurveyReader::end_row()
{
    if (m_row != nullptr) {
        m_batch.end_row(EmptyRow::Keep);
    }
    m_row = nullptr;
}

void SurveyReader::set_handlers(readstat_parser_t* parser)
{
    readstat_set_metadata_handler(parser, [](readstat_metadata_t* metadata, void* context) {
        return guarded(context, [&](SurveyReader& self) {
            const char* encoding = readstat_get_file_encoding(metadata);
            self.m_encoding = encoding != nullptr ? encoding : "";
        });
    });
    readstat_set_note_handler(parser, [](int, const char*, void*) -> int { return READSTAT_HANDLER_OK; });
    readstat_set_variable_handler(parser, [](int, readstat_variable_t* variable, const char* labels, void* context) {
        return guarded(context, [&](SurveyReader& self) { self.add_variable(variable, labels); });
    });
    readstat_set_fweight_handler(parser, [](readstat_variable_t*, void*) -> int { return READSTAT_HANDLER_OK; });
    readstat_set_value_handler(parser, [](int row, readstat_variable_t* variable, readstat_value_t value, void* context) {
        return guarded(context, [&](SurveyReader& self) { self.add_value(row, variable, value); });
    });
    readstat_set_value_label_handler(parser, [](const char* set, readstat_value_t value, const char* label, void* context) {
        return guarded(context, [&](SurveyReader& self) {
            if (set != nullptr && label != nullptr) {
                self.m_label_sets[set].push_back({text_of(value), text_cell(label).text});
            }
        });
    });
    readstat_set_error_handler(parser, [](const char*, void*) {});
    readstat_set_progress_handler(parser, [](double, void*) -> int { return READSTAT_HANDLER_OK; });
}

// The bytes are in memory; ReadStat opens no file.
void SurveyReader::set_memory(readstat_parser_t* parser)
{
    readstat_set_open_handler(parser, [](const char*, void*) -> int { return 0; });
    readstat_set_close_handler(parser, [](void*) -> int { return 0; });
    readstat_set_seek_handler(parser, [](readstat_off_t offset, readstat_io_flags_t whence, void* io) -> readstat_off_t {
        auto& self = *static_cast<SurveyReader*>(io);
        auto size = static_cast<readstat_off_t>(self.m_source.bytes.size());
        readstat_off_t base = whence == READSTAT_SEEK_SET ? 0 : whence == READSTAT_SEEK_CUR ? static_cast<readstat_off_t>(self.m_at) : size;
        readstat_off_t to = base + offset;
        if (to < 0 || to > size) {
            return -1;
        }
        self.m_at = static_cast<std::size_t>(to);
        return to;
    });
    readstat_set_read_handler(parser, [](void* buffer, std::size_t bytes, void* io) -> ssize_t {
        auto& self = *static_cast<SurveyReader*>(io);
        std::size_t got = std::min(bytes, self.m_source.bytes.size() - self.m_at);
        std::memcpy(buffer, self.m_source.bytes.data() + self.m_at, got);
        self.m_at += got;
        return static_cast<ssize_t>(got);
    });
    readstat_set_update_handler(parser, [](long, readstat_progress_handler, void*, void*) -> readstat_error_t { return READSTAT_OK; });
    readstat_set_io_ctx(parser, this);
}

SheetInfo SurveyReader::info() const
{
    SheetInfo info;
    for (const Column& column : m_columns) {
        info.columns.push_back(column.declared);
        auto labels = m_label_sets.find(column.label_set);
        if (labels != m_label_sets.end()) {
            info.columns.back().labels = labels->second;
        }
    }
    info.options = m_encoding.empty() ? std::string() : "encoding=" + m_encoding;
    if (m_declared_missing > 0) {
        info.findings.push_back({Severity::Info, {}, msgn("{0} answer has a value that the file declares missing.",
                                                         "{0} answers have a value that the file declares missing.", m_declared_missing, m_declared_missing)});
    }
    return info;
}

ImportedSurvey SurveyReader::read(const ImportOptions& options)
{
    std::unique_ptr<readstat_parser_t, decltype(&readstat_parser_free)> parser(readstat_parser_init(), &readstat_parser_free);
    if (!parser) {
        throw std::bad_alloc();
    }
    set_handlers(parser.get());
    set_memory(parser.get());
    if (!options.encoding.empty()) {
        readstat_set_file_character_encoding(parser.get(), options.encoding.c_str());
    }
    bool portable = !m_source.bytes.starts_with("$FL");
    readstat_error_t error = portable ? readstat_parse_por(parser.get(), "", this) : readstat_parse_sav(parser.get(), "", this);
    if (m_thrown) {
        std::rethrow_exception(m_thrown);
    }
    std::int64_t rows = m_row_index + 1;
    if (error == READSTAT_OK) {
        end_row();
    }
    m_batch.finish();
    if (error != READSTAT_OK && (rows <= 1 || m_columns.empty())) {
        throw BadInput({msg("The table could not be read."), path_text(m_source.path), msg("The file is damaged or incomplete."),
                        msg("Copy it again, or open it in SPSS or PSPP and save it anew.")});
    }
    SheetInfo table = info();
    if (error != READSTAT_OK) {
        table.findings.push_back({Severity::Warning, {}, msg("The file is damaged after row {0}; what comes behind it is missing.", rows - 1)});
    }
    return m_maker.finish(std::move(table));
}

} // namespace

ImportedSurvey read_sav_survey(const ImportSource& source, const ImportOptions& options)
{
    return SurveyReader(source).read(options);
}

} // namespace duiding::reader
