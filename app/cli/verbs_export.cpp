// SPDX-License-Identifier: GPL-3.0-or-later
// export and formats: coded segments or a table out to a file, whole or not at all; and which files can come in and go out.
#include "app/cli/choose_segments.h"
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/analysis/registry.h"
#include "core/analysis/retrieval.h"
#include "core/base/clock.h"
#include "core/base/file.h"
#include "core/reports/segment_report.h"
#include "exporters/exporter.h"
#include "importers/importer.h"

namespace duiding::cli {

namespace {

struct ExportOptions {
    std::string study, format, out;
    std::string report = "segments";
    std::string profile = "internal";
    SegmentChoice choice;
};

Report report_around(const Snapshot& snapshot, Table table)
{
    Report report{table.title, snapshot.name, now_utc(), {}};
    report.blocks.push_back(ReportTable{std::move(table)});
    return report;
}

// Segments as the format shows them best: a report where it can hold one, else a table.
std::int64_t write_segments(const AnalysisInput& input, const Exporter& exporter, const std::filesystem::path& out,
                            const ExportContext& context)
{
    std::vector<Segment> segments = retrieve(input.snapshot, input.texts, input.filter, input.progress);
    if (exporter.write_report) {
        exporter.write_report(segment_report(input.snapshot, input.filter, segments, now_utc()), out, context, input.progress);
    } else {
        exporter.write_table(retrieval_table(input.snapshot, input.filter, segments), out, context, input.progress);
    }
    return static_cast<std::int64_t>(segments.size());
}

std::int64_t write_analysis(const AnalysisInput& input, const Analysis& analysis, const Exporter& exporter,
                            const std::filesystem::path& out, const ExportContext& context)
{
    Table table = analysis.run(input);
    auto rows = static_cast<std::int64_t>(table.rows.size());
    if (exporter.write_table) {
        exporter.write_table(table, out, context, input.progress);
    } else {
        exporter.write_report(report_around(input.snapshot, std::move(table)), out, context, input.progress);
    }
    return rows;
}

ExitCode export_to(Session& session, const ExportOptions& options)
{
    const Exporter& exporter = find_exporter(options.format);
    std::filesystem::path out = path_of(options.out);
    auto project = session.open(options.study, OpenMode::ReadOnly);
    if (project->owns_path(out)) {
        throw BadInput({msg("The export would overwrite the study."), path_text(out), {}, msg("Choose another name.")});
    }
    auto snapshot = project->snapshot();
    TextSource texts = [&](DocumentId id) { return project->text_now(id); };
    AnalysisInput input{*snapshot, texts, filter_of(*snapshot, options.choice), session.progress()};
    ExportContext context{session.translator(), session.numbers(), session.language()};
    std::int64_t rows = session.run([&] {
        return options.report == "segments" ? write_segments(input, exporter, out, context)
                                            : write_analysis(input, find_analysis(options.report), exporter, out, context);
    });
    if (session.for_people()) {
        session.line(options.report == "segments" ? msgn("{0} segment written to {1}.", "{0} segments written to {1}.", rows, rows, options.out)
                                                  : msgn("{0} row written to {1}.", "{0} rows written to {1}.", rows, rows, options.out));
    } else {
        print_json(session, {{"path", options.out}, {"format", options.format}, {"report", options.report}, {"rows", rows}});
    }
    return ExitCode::Done;
}

} // namespace

Run declare_export(CLI::App& app, Session& session)
{
    auto options = std::make_shared<ExportOptions>();
    std::vector<std::string> reports{"segments"};
    for (const Analysis& analysis : analyses()) {
        reports.push_back(analysis.id);
    }
    add_study(app, session, options->study);
    add(app, session, "FORMAT", options->format, msg("csv, xlsx or html; “formats” lists them"))->required();
    add(app, session, "OUT", options->out, msg("The file to write; replaced whole when it exists"))->required();
    add(app, session, "--report", options->report, msg("What to write; the coded segments when left out"))->check(CLI::IsMember(reports));
    add(app, session, "--profile", options->profile, msg("Who it is for; internal when left out"))->check(CLI::IsMember({"internal"}));
    add_choice(app, session, options->choice);
    return [&session, options] { return export_to(session, *options); };
}

namespace {

// Stable words, as ids are: for people and programs alike.
const char* content_of(const Importer& importer)
{
    switch (importer.produces()) {
    case Produces::Document: return "document";
    case Produces::Survey: return "questionnaire";
    case Produces::References: return "references";
    }
    return "";
}

std::string content_of(const Exporter& exporter)
{
    std::string content = exporter.write_table != nullptr ? "table" : "";
    return exporter.write_report == nullptr ? content : content + (content.empty() ? "report" : " report");
}

} // namespace

Run declare_formats(CLI::App&, Session& session)
{
    return [&session] {
        Listing listing{{{"id", msg("Format")}, {"way", msg("Way")}, {"content", msg("Content")}, {"extensions", msg("Extensions")}, {"label", msg("Name")}}, {}};
        for (const Importer& importer : importers()) {
            std::string extensions;
            for (std::string_view extension : importer.extensions) {
                extensions += (extensions.empty() ? "" : " ") + std::string(extension);
            }
            listing.rows.push_back({importer.id, "import", content_of(importer), extensions, session.tell(importer.label)});
        }
        for (const Exporter& exporter : exporters()) {
            listing.rows.push_back({exporter.id, "export", content_of(exporter), exporter.extension, session.tell(exporter.label)});
        }
        print(session, listing);
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
