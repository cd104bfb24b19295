// SPDX-License-Identifier: GPL-3.0-or-later
// What every exporter promises, whichever it is.
#include "core/base/error.h"
#include "tests/exporters/sample_values.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

using namespace duiding;
using namespace duiding::test;

namespace {

// Writes a table or a report, whichever the exporter can; calls `then` after each.
template <class Then>
void write_all(const Exporter& exporter, const std::filesystem::path& path, Then then)
{
    Progress progress;
    if (exporter.write_table) {
        exporter.write_table(segments_table(), path, dutch_reader(), progress);
        then();
    }
    if (exporter.write_report) {
        exporter.write_report(segments_report(), path, dutch_reader(), progress);
        then();
    }
}

} // namespace

TEST_CASE("every exporter writes its file whole and replaces the old one")
{
    for (const Exporter& exporter : exporters()) {
        INFO(exporter.id);
        TempFolder folder;
        auto path = folder / ("verslag “één”." + std::string(exporter.extension));
        write_text(path, "old");
        write_all(exporter, path, [&] {
            CHECK(read_text(path).size() > 500);
            std::filesystem::directory_iterator files(folder.path());
            CHECK(std::distance(begin(files), end(files)) == 1);
        });
        CHECK((exporter.write_table || exporter.write_report));
    }
}

TEST_CASE("every exporter says with the path that it cannot write")
{
    for (const Exporter& exporter : exporters()) {
        INFO(exporter.id);
        TempFolder folder;
        auto path = folder / "missing" / "uit";
        try {
            write_all(exporter, path, [] {});
            FAIL("no error");
        } catch (const Environment& error) {
            CHECK(error.text().where.find("missing") != std::string::npos);
        }
    }
}

TEST_CASE("an exporter is found by its id and an unknown one lists those there are")
{
    CHECK(find_exporter("html").write_report != nullptr);
    try {
        find_exporter("wordperfect");
        FAIL("no error");
    } catch (const BadInput& error) {
        for (const Exporter& exporter : exporters()) {
            CHECK(std::string(error.what()).find(exporter.id) != std::string::npos);
        }
    }
}
