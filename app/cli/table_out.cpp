// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/table_out.h"

#include "app/cli/listing.h"
#include "core/base/file.h"
#include "exporters/exporter.h"

namespace duiding::cli {

CLI::Option* add_xlsx(CLI::App& app, const Session& session, std::string& file)
{
    return add(app, session, "--xlsx", file, msg("Write a workbook instead; replaced whole when it exists"));
}

void put_table(Session& session, const Project& project, const Table& table, const std::string& xlsx)
{
    if (xlsx.empty()) {
        print(session, table);
        return;
    }
    std::filesystem::path out = path_of(xlsx);
    if (project.owns_path(out)) {
        throw BadInput({msg("The export would overwrite the study."), path_text(out), {}, msg("Choose another name.")});
    }
    ExportContext context{session.translator(), session.numbers(), session.language()};
    session.run([&] { find_exporter("xlsx").write_table(table, out, context, session.progress()); });
    auto rows = std::ssize(table.rows);
    if (session.for_people()) {
        session.line(msgn("{0} row written to {1}.", "{0} rows written to {1}.", rows, rows, xlsx));
    } else {
        print_json(session, {{"path", xlsx}, {"format", "xlsx"}, {"rows", rows}});
    }
}

} // namespace duiding::cli
