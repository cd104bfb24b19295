// SPDX-License-Identifier: GPL-3.0-or-later
// verdict: what a person concluded about one theme in one municipality. The scan is run first, so that the verdict holds what it
// rests on (query, words tried, documents as they are), and so that it cannot say what the scan contradicts.
#include "app/cli/listing.h"
#include "app/cli/scan_choice.h"
#include "app/cli/verb.h"

#include "core/base/clock.h"
#include "core/edits/edits.h"
#include "core/model/municipalities.h"
#include "core/text/fold.h"

#include <algorithm>
#include <charconv>
#include <chrono>

namespace duiding::cli {

namespace {

struct Options : ScanChoice {
    std::string study, unit, search, code, state, note, initials, pages, date;
    bool withdraw = false;
};

// "2026-03-17": a day on which the verdict can have been given.
std::string moment_of(const std::string& date)
{
    std::string now = now_utc();
    if (date.empty()) {
        return now;
    }
    int year = 0;
    unsigned month = 0, day = 0;
    bool read = date.size() == 10 && date[4] == '-' && date[7] == '-';
    auto number = [&](std::size_t at, std::size_t length, auto& value) {
        const char* end = date.data() + at + length;
        auto result = std::from_chars(date.data() + at, end, value);
        read = read && result.ec == std::errc() && result.ptr == end;
    };
    if (read) {
        number(0, 4, year);
        number(5, 2, month);
        number(8, 2, day);
    }
    using namespace std::chrono;
    if (!read || !year_month_day(std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)).ok() || date > now.substr(0, 10)) {
        throw BadInput({msg("“{0}” is no day on which the verdict was given.", date), {}, {}, msg("Write it as 2026-03-17; not later than today.")});
    }
    return date == now.substr(0, 10) ? now : date + "T00:00:00.000Z";
}

bool is_called(const Case& the_case, const std::string& text)
{
    const Municipality* meant = find_municipality(text);
    return fold_name(the_case.name) == fold_name(text) || (!the_case.official_code.empty() && fold_name(the_case.official_code) == fold_name(text))
        || the_case.guid.text() == text || (meant && !meant->code.empty() && meant->code == the_case.official_code);
}

std::size_t row_called(const PolicyScan& scan, const std::string& text)
{
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < scan.rows.size(); ++i) {
        const Case* the_case = scan.snapshot->find_case(scan.rows[i].the_case);
        if (the_case && is_called(*the_case, text)) {
            found.push_back(i);
        }
    }
    if (found.size() != 1) {
        throw BadInput({found.empty() ? msg("“{0}” is no row of the scan.", text) : msg("“{0}” is more than one row of the scan.", text), {}, {},
                        found.empty() ? msg("Name a municipality or another case of the study; see --by.") : msg("Give its code or GUID.")});
    }
    return found.front();
}

[[noreturn]] void refuse(Message why, Message what_to_do)
{
    throw BadInput({msg("The verdict was not kept."), {}, std::move(why), std::move(what_to_do)});
}

void check(const ScanRow& row, const ScanCell& cell, ScanState state)
{
    if (row.documents.empty()) {
        refuse(msg("No document of this row counts."), msg("See --kind, --from, --to and --drafts; without a document there is nothing to judge."));
    }
    if (state == ScanState::NothingFound && cell.hits > 0) {
        refuse(msgn("There is {0} hit.", "There are {0} hits.", cell.hits, cell.hits), msg("Read the hits, and say none-relevant or relevant."));
    }
    if (state == ScanState::NoneRelevant && cell.hits == 0) {
        refuse(msg("There are no hits to read."), msg("Say nothing-found: it was searched, and it is not there."));
    }
}

ExitCode verdict(Session& session, const Options& options)
{
    auto project = session.open(options.study, OpenMode::ReadWrite);
    auto snapshot = project->snapshot();
    ScanChoice choice = options;
    (options.code.empty() ? choice.searches : choice.codes) = {options.code.empty() ? options.search : options.code};
    ScanRequest request = scan_request(*snapshot, choice);           // what is unknown is said before any searching
    std::string at = moment_of(options.date);
    ProjectIndex index(*project);
    session.run([&] { return index.update(session.progress()); });
    PolicyScan scan = session.run([&] { return run_policy_scan(snapshot, index, request, nullptr, session.progress()); }).scan;
    std::size_t row = row_called(scan, options.unit);
    const ScanCell& cell = scan.rows[row].cells.front();
    EditResult result;
    Verdict kept = verdict_for(scan, row, 0);
    if (options.withdraw) {
        if (!cell.verdict) {
            throw BadInput({msg("There is no verdict on “{0}” in “{1}”.", scan.columns.front().name, options.unit), {}, {},
                            msg("“list STUDY verdicts” shows those that there are.")});
        }
        kept = *cell.verdict;
        result = session.wait(edits::delete_verdicts(*project, {kept.id}));
    } else {
        kept.state = *scan_state_from_key(options.state);
        check(scan.rows[row], cell, kept.state);
        kept.note = options.note;
        kept.initials = options.initials;
        kept.pages_read = options.pages;
        kept.at = at;
        result = session.wait(edits::set_verdict(*project, kept));
    }
    if (session.for_people()) {
        session.line(result.label.history);
    } else {
        const Case* the_case = snapshot->find_case(scan.rows[row].the_case);
        print_json(session, {{"unit", the_case->name}, {"unit_guid", the_case->guid.text()}, {"column", scan.columns.front().name},
                             {"state", to_key(kept.state)}, {"note", kept.note}, {"initials", kept.initials}, {"at", kept.at},
                             {"query", kept.query}, {"words", kept.words}, {"pages_read", kept.pages_read},
                             {"documents", kept.documents.size()}, {"hits", cell.hits}, {"withdrawn", options.withdraw}});
    }
    return ExitCode::Done;
}

} // namespace

Run declare_verdict(CLI::App& app, Session& session)
{
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "UNIT", options->unit, msg("The municipality or other case: its name, code or GUID"))->required();
    CLI::Option* search = add(app, session, "--search", options->search, msg("The saved search it is about, by name or GUID"));
    add(app, session, "--theme", options->theme, msg("The dictionary that search belongs to"));
    add(app, session, "--codes", options->code, msg("The code it is about, when it is not about a search"))->excludes(search);
    CLI::Option* state = add(app, session, "--state", options->state, msg("What you concluded"));
    state->check(CLI::IsMember({"nothing-found", "none-relevant", "relevant"}));
    CLI::Option* initials = add(app, session, "--initials", options->initials, msg("Yours: a verdict is a person's"));
    CLI::Option* note = add(app, session, "--note", options->note, msg("Why"));
    CLI::Option* pages = add(app, session, "--pages", options->pages, msg("The pages you read, as 1-12, 40"));
    CLI::Option* date = add(app, session, "--date", options->date, msg("The day on which you concluded it; today when left out"));
    CLI::Option* withdraw = add_flag(app, session, "--withdraw", options->withdraw, msg("Take the verdict back"));
    for (CLI::Option* said : {state, initials, note, pages, date}) {
        withdraw->excludes(said);
    }
    add_scan_documents(app, session, *options);
    return [&session, options] {
        if (options->search.empty() && options->code.empty()) {
            throw CLI::RequiredError(session.say(msg("--search or --codes")));
        }
        if (!options->withdraw && (options->state.empty() || options->initials.empty())) {
            throw CLI::RequiredError(session.say(msg("--state with --initials, or --withdraw")));
        }
        return verdict(session, *options);
    };
}

} // namespace duiding::cli
