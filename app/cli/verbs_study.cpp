// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about the study as a whole: new, backup, undo, redo.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/base/file.h"
#include "core/edits/templates.h"
#include "core/index/synonyms.h"

namespace duiding::cli {

namespace {

enum class Way { Undo, Redo };

ExitCode step(Session& session, const std::string& study, std::int64_t count, Way way)
{
    auto project = session.open(study, OpenMode::ReadWrite);
    Json steps = Json::array();
    for (; count > 0; --count) {
        EditResult result = session.wait(way == Way::Undo ? project->undo() : project->redo());
        if (!result.changed) {
            break;
        }
        steps.push_back(session.tell(result.label.history));
        if (session.for_people()) {
            session.line(session.say(way == Way::Undo ? msg("Undone: {0}", session.say(result.label.history))
                                                      : msg("Redone: {0}", session.say(result.label.history))));
        }
    }
    if (!session.for_people()) {
        print_json(session, {{"steps", steps}});
    } else if (count > 0) {
        session.line(way == Way::Undo ? msg("Nothing more to undo.") : msg("Nothing more to redo."));
    }
    return count > 0 ? ExitCode::Findings : ExitCode::Done;
}

Run declare_step(CLI::App& app, Session& session, Way way)
{
    struct Options {
        std::string study;
        std::int64_t count = 1;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "N", options->count, msg("How many steps; 1 when left out"))->check(CLI::PositiveNumber);
    return [&session, options, way] { return step(session, options->study, options->count, way); };
}

} // namespace

Run declare_new(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        std::string from = "damour";
        std::string language = "nl";
    };
    auto options = std::make_shared<Options>();
    std::vector<std::string> ids;
    for (const edits::Template& known : edits::templates()) {
        ids.push_back(known.id);
    }
    add_study(app, session, options->study);
    add(app, session, "--template", options->from, msg("The codebook to begin with; damour when left out"))->check(CLI::IsMember(ids));
    add(app, session, "--language", options->language, msg("The language of the codebook; nl when left out"))
        ->check(CLI::IsMember({"nl", "en"}));
    return [&session, options] {
        auto path = path_of(options->study);
        auto project = Project::create(path, options->language);
        try {
            session.wait(edits::apply_template(*project, options->from, options->language, default_synonyms(options->language)));
        } catch (const std::exception&) {
            project.reset();
            std::filesystem::remove(path);               // ours, made a moment ago: no half study stays
            throw;
        }
        std::int64_t codes = static_cast<std::int64_t>(project->snapshot()->codebook->codes().size());
        if (session.for_people()) {
            session.line(msgn("Made {1}, with {0} code.", "Made {1}, with {0} codes.", codes, codes, path_text(path)));
        } else {
            print_json(session, {{"guid", project->snapshot()->project.text()}, {"name", project->snapshot()->name},
                                 {"path", path_text(path)}, {"codes", codes}});
        }
        return ExitCode::Done;
    };
}

Run declare_backup(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        std::string out;
    };
    auto options = std::make_shared<Options>();
    add_study(app, session, options->study);
    add(app, session, "OUT", options->out, msg("The copy; must not exist yet"))->required();
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        session.wait(project->back_up(path_of(options->out)));
        if (session.for_people()) {
            session.line(msg("Copied to {0} and checked.", options->out));
        } else {
            print_json(session, {{"path", options->out}});
        }
        return ExitCode::Done;
    };
}

Run declare_undo(CLI::App& app, Session& session) { return declare_step(app, session, Way::Undo); }

Run declare_redo(CLI::App& app, Session& session) { return declare_step(app, session, Way::Redo); }

} // namespace duiding::cli
