// SPDX-License-Identifier: GPL-3.0-or-later
// verify and index: is the study whole, and does the search index hold what the study holds?
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/edits/edits.h"
#include "core/index/index.h"

#include <algorithm>

namespace duiding::cli {

namespace {

Json to_json(const Session& session, const IndexUpdate& update)
{
    return {{"documents", update.documents}, {"removed", update.removed}, {"bytes", update.bytes},
            {"rebuilt", update.rebuilt.empty() ? Json() : Json(session.tell(update.rebuilt))}};
}

void say_update(const Session& session, const IndexUpdate& update)
{
    if (!update.rebuilt.empty()) {
        session.line(update.rebuilt);
    }
    session.line(update.documents == 0 && update.removed == 0
                     ? msg("The search index is up to date.")
                     : msgn("{0} document indexed.", "{0} documents indexed.", update.documents, update.documents));
}

// A late or missing index is no damage: it is made at the next search.
bool damage(const Findings& findings)
{
    return std::any_of(findings.begin(), findings.end(), [](const Finding& finding) { return finding.severity != Severity::Info; });
}

struct Verification {
    Findings project;                   // what is wrong with the study itself, after a repair what is still wrong
    Findings index;
    Findings repairs;                   // what was mended
    bool repaired = false;
};

Verification verify(Session& session, const std::string& study, bool repair)
{
    auto project = session.open(study, repair ? OpenMode::ReadWrite : OpenMode::ReadOnly);
    ProjectIndex index(*project);
    Verification result;
    result.project = session.wait(project->verify(&session.progress()));
    if (repair && damage(result.project)) {
        EditResult mended = session.wait(edits::repair(*project));
        result.repaired = mended.changed;
        std::copy_if(mended.findings.begin(), mended.findings.end(), std::back_inserter(result.repairs),
                     [](const Finding& finding) { return finding.severity == Severity::Info; });
        result.project = session.wait(project->verify(&session.progress()));
    }
    result.index = session.run([&] { return index.verify(session.progress()); });
    if (repair && damage(result.index)) {
        session.run([&] { return index.rebuild(session.progress()); });
        result.index = session.run([&] { return index.verify(session.progress()); });
        result.repaired = true;
    }
    return result;
}

ExitCode print_verification(const Session& session, const Verification& result)
{
    bool broken = damage(result.project);
    bool index_broken = damage(result.index);
    const char* status = broken || index_broken ? "damaged" : result.repaired ? "repaired" : "whole";
    Findings all = result.repairs;
    all.insert(all.end(), result.project.begin(), result.project.end());
    all.insert(all.end(), result.index.begin(), result.index.end());
    if (!session.for_people()) {
        print_json(session, {{"status", status}, {"findings", to_json(session, all)}});
    } else {
        for (const Finding& finding : all) {
            session.line((finding.where.empty() ? "" : finding.where + ": ") + session.say(finding.message));
        }
        session.line(broken            ? msg("The study is damaged. Make a copy of the file before anything else; backups lie beside it.")
                     : index_broken    ? msg("The study is whole, its search index is not: “index --rebuild” makes it again.")
                     : result.repaired ? msg("The study is whole again.")
                                       : msg("The study is whole."));
    }
    return broken || index_broken ? ExitCode::BadInput : result.repaired ? ExitCode::Findings : ExitCode::Done;
}

} // namespace

Run declare_verify(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        bool repair = false;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add_flag(app, session, "--repair", options->repair, msg("Mend what can be mended for certain: codings beside their words, the search index"));
    return [&session, options] { return print_verification(session, verify(session, options->study, options->repair)); };
}

Run declare_index(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        bool rebuild = false;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add_flag(app, session, "--rebuild", options->rebuild, msg("Throw the index away and make it again"));
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        ProjectIndex index(*project);
        IndexUpdate update = session.run(
            [&] { return options->rebuild ? index.rebuild(session.progress()) : index.update(session.progress()); });
        if (session.for_people()) {
            say_update(session, update);
        } else {
            print_json(session, to_json(session, update));
        }
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
