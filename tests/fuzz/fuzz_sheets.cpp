// SPDX-License-Identifier: GPL-3.0-or-later
// Any bytes as a table, read as what is said of documents and as a codebook.
#include "importers/support/cell_table.h"
#include "importers/support/codebook_sheet.h"
#include "importers/support/metadata_sheet.h"
#include "importers/support/sheet.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

namespace {

CellTable table_of(const std::string& bytes)
{
    Progress progress;
    return cell_table_of(load_sheet({"fuzz.csv", bytes}, {}, progress));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::run(data, size, [](const std::string& bytes) {
        MetadataSheet sheet = read_metadata_sheet(table_of(bytes), "fuzz.csv");
        std::vector<SheetTarget> targets{{DocumentId{1}, "Nota wijkteams", "nota-wijkteams.pdf"}, {DocumentId{2}, "Gesprek", "gesprek.docx"}};
        check_rows(sheet, targets);
        std::vector<std::size_t> before;
        for (const MetadataRow& row : sheet.rows) {
            before.push_back(row.problems.size());
        }
        check_rows(sheet, targets);
        for (std::size_t row = 0; row < before.size(); ++row) {
            fuzz::require(sheet.rows[row].problems.size() == before[row], "a row that did not change has the same problems");
        }
    });
    return fuzz::run(data, size, [](const std::string& bytes) {
        for (const CodebookRow& row : read_codebook_sheet(table_of(bytes), "fuzz.csv").rows) {
            fuzz::require(!row.path.empty(), "a code has a name");
        }
    });
}
