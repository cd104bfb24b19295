// SPDX-License-Identifier: GPL-3.0-or-later
// compare: two versions of a plan, paragraph beside paragraph. For people as one text with [-what went-] and {+what came+}.
#include "app/cli/listing.h"
#include "app/cli/table_out.h"
#include "app/cli/verb.h"

#include "core/analysis/compare_texts.h"

#include <algorithm>

namespace duiding::cli {

namespace {

std::string marked(const DocumentText& text, CharRange range, const std::vector<CharRange>& changed, const char* open, const char* close)
{
    std::string said;
    CharPos at = range.begin;
    for (const CharRange& each : changed) {
        said += std::string(text.slice({at, each.begin})) + open + std::string(text.slice(each)) + close;
        at = each.end;
    }
    return said + std::string(text.slice({at, range.end}));
}

Json side_of(const DocumentText& text, const std::optional<CharRange>& range, const std::vector<CharRange>& changed)
{
    if (!range) {
        return {};
    }
    Json side{{"begin", range->begin.value}, {"end", range->end.value}, {"text", text.slice(*range)}, {"changed", Json::array()}};
    for (const CharRange& each : changed) {
        side["changed"].push_back({each.begin.value, each.end.value});
    }
    return side;
}

Json to_json(const TextComparison& made, const DocumentText& before, const DocumentText& after)
{
    Json rows = Json::array();
    for (const ComparedParagraph& row : made.rows) {
        rows.push_back({{"change", to_key(row.change)}, {"before", side_of(before, row.before, row.changed_before)},
                        {"after", side_of(after, row.after, row.changed_after)}, {"other", row.other ? Json(*row.other) : Json()}});
    }
    Json counts = Json::object();
    for (std::size_t i = 0; i < made.counts.size(); ++i) {
        counts[to_key(static_cast<ParagraphChange>(i))] = made.counts[i];
    }
    return {{"counts", counts}, {"same_share", made.same_share}, {"rows", rows}};
}

// What is the same is told in a line; the rest as it reads.
void print_for_people(const Session& session, const TextComparison& made, const DocumentText& before, const DocumentText& after)
{
    std::int64_t same = 0;
    auto tell_same = [&] {
        if (same > 0) {
            session.line("  " + session.say(msgn("… {0} paragraph the same", "… {0} paragraphs the same", same, same)));
        }
        same = 0;
    };
    for (const ComparedParagraph& row : made.rows) {
        if (row.change == ParagraphChange::Same) {
            same += row.before && row.after && !row.before->empty() ? 1 : 0;
            continue;
        }
        tell_same();
        std::string mark = row.change == ParagraphChange::Changed ? "~ " : row.change == ParagraphChange::Moved ? (row.before ? "< " : "> ") : row.before ? "- " : "+ ";
        if (row.before) {
            session.line(mark + marked(before, *row.before, row.changed_before, "[-", "-]"));
        }
        if (row.after) {
            session.line((row.before ? "  " : mark) + marked(after, *row.after, row.changed_after, "{+", "+}"));
        }
    }
    tell_same();
}

} // namespace

Run declare_compare(CLI::App& app, Session& session)
{
    struct Options {
        std::string study, before, after, xlsx;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "BEFORE", options->before, msg("The older version: name or GUID of a document"))->required();
    add(app, session, "AFTER", options->after, msg("The newer version"))->required();
    add_xlsx(app, session, options->xlsx);
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        auto snapshot = project->snapshot();
        const DocumentInfo& before_info = snapshot->resolve_document(options->before);
        const DocumentInfo& after_info = snapshot->resolve_document(options->after);
        DocumentTextPtr before = project->text_now(before_info.id);
        DocumentTextPtr after = project->text_now(after_info.id);
        TextComparison made = session.run([&] { return compare_texts(*before, *after); });
        Table table = comparison_table(made, before_info, *before, after_info, *after);
        if (!options->xlsx.empty() || session.form() == OutputForm::Csv) {
            put_table(session, *project, table, options->xlsx);
        } else if (session.form() == OutputForm::Json) {
            print_json(session, to_json(made, *before, *after));
        } else {
            session.line(table.title);
            print_for_people(session, made, *before, *after);
            session.line(table.notes.front());
        }
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
