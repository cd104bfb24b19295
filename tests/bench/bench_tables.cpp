// SPDX-License-Identifier: GPL-3.0-or-later
// How a workbook of two million cells (20,000 respondents, 100 questions) comes in: streamed, as a questionnaire, and into a study.
// Prints JSON; memory is the highest the process ever had, in MB, after each step. The workbook and the study live in a temporary folder.
//   bench_tables [ROWS] [COLUMNS]
#include "core/base/file.h"
#include "core/edits/edits.h"
#include "importers/importer.h"
#include "importers/support/sheet.h"
#include "tests/support/temp_folder.h"

#include <xlsxwriter.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <string>

using namespace duiding;

namespace {

double peak_mb()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmHWM:")) {
            return std::strtod(line.c_str() + 6, nullptr) / 1024;
        }
    }
    return 0;
}

// Half numbers, a quarter choices, a quarter numbers that hardly come back; the last column is an open answer of one in ten.
void make_workbook(const std::filesystem::path& path, int rows, int columns)
{
    std::string folder = path.parent_path().string();
    lxw_workbook_options options{};
    options.constant_memory = LXW_TRUE;
    options.tmpdir = folder.data();
    lxw_workbook* workbook = workbook_new_opt(path.c_str(), &options);
    lxw_worksheet* sheet = workbook_add_worksheet(workbook, "Antwoorden");
    const char* choices[] = {"helemaal oneens", "oneens", "neutraal", "eens", "helemaal eens"};
    for (int c = 0; c < columns; ++c) {
        std::string name = c == 0 ? "respondent" : "vraag " + std::to_string(c);
        worksheet_write_string(sheet, 0, lxw_col_t(c), name.c_str(), nullptr);
    }
    unsigned random = 1;
    for (int r = 1; r <= rows; ++r) {
        worksheet_write_number(sheet, lxw_row_t(r), 0, r, nullptr);
        for (int c = 1; c < columns; ++c) {
            random = random * 1664525 + 1013904223;
            if (c == columns - 1) {
                if (random % 10 == 0) {
                    std::string text = "Het contact met medewerker " + std::to_string(r) + " verliep in de wijk naar wens, al duurde het lang.";
                    worksheet_write_string(sheet, lxw_row_t(r), lxw_col_t(c), text.c_str(), nullptr);
                }
            } else if (c % 4 == 0) {
                worksheet_write_string(sheet, lxw_row_t(r), lxw_col_t(c), choices[(random >> 16) % 5], nullptr);
            } else {
                worksheet_write_number(sheet, lxw_row_t(r), lxw_col_t(c), c % 4 == 1 ? (random >> 8) % 1'000'000 : (random >> 16) % 11, nullptr);
            }
        }
    }
    workbook_close(workbook);
}

class Step {
public:
    explicit Step(const char* name) : m_name(name), m_begin(std::chrono::steady_clock::now()) {}
    void done(const std::string& more = {})
    {
        double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - m_begin).count();
        std::printf("  {\"step\": \"%s\", \"seconds\": %.2f, \"peak_mb\": %.0f%s}", m_name, seconds, peak_mb(), more.c_str());
        std::fflush(stdout);
    }

private:
    const char* m_name;
    std::chrono::steady_clock::time_point m_begin;
};

} // namespace

int main(int argc, char** argv)
{
    int rows = argc > 1 ? std::atoi(argv[1]) : 20'000;
    int columns = argc > 2 ? std::atoi(argv[2]) : 100;
    test::TempFolder folder;
    std::filesystem::path path = folder / "enquete.xlsx";
    std::printf("[\n");
    Step making("make the workbook");
    make_workbook(path, rows, columns);
    making.done(", \"file_mb\": " + std::to_string(double(std::filesystem::file_size(path)) / 1e6));
    Progress progress;
    {
        Step streaming("stream the cells");
        ImportSource source{path, read_file(path, 1ull << 30)};
        double before = peak_mb();
        std::int64_t cells = 0;
        read_sheet(source, {}, progress, [&](std::span<const SheetRow> batch) {
            for (const SheetRow& row : batch) {
                cells += std::ssize(row.cells);
            }
        });
        std::printf(",\n");
        streaming.done(", \"cells\": " + std::to_string(cells) + ", \"reader_mb\": " + std::to_string(peak_mb() - before));
    }
    std::printf(",\n");
    Step reading("read as a questionnaire");
    ImportedContent content = read_any_file(path, {}, progress);
    reading.done(", \"respondents\": " + std::to_string(content.survey->answers.rows()));
    std::printf(",\n");
    Step adding("put in a study");
    auto project = Project::create(folder / "studie.duiding", "nl");
    EditResult result = edits::add_survey(*project, std::move(*content.survey)).get();
    adding.done(", \"documents\": " + std::to_string(project->snapshot()->documents->size()) + ", \"undo_bytes\": "
                + std::to_string(project->history().get().front().bytes));
    std::printf(",\n");
    Step undoing("undo");
    project->undo().get();
    undoing.done();
    std::printf("\n]\n");
}
