// SPDX-License-Identifier: GPL-3.0-or-later
// duiding-cli: reads the command line, runs one verb, and turns what went wrong into an exit code and four lines for people.
#include "app/cli/verb.h"

#include <iostream>
#include <map>

namespace duiding::cli {

namespace {

void speak(CLI::App& app, const Session& session)
{
    auto formatter = std::make_shared<CLI::Formatter>();
    formatter->label("Usage", session.say(msg("Usage")));
    formatter->label("OPTIONS", session.say(msg("OPTIONS")));
    formatter->label("SUBCOMMAND", session.say(msg("VERB")));
    formatter->label("Positionals", session.say(msg("Arguments")));
    formatter->label("REQUIRED", session.say(msg("required")));
    formatter->label("TEXT", session.say(msg("TEXT")));
    formatter->label("INT", session.say(msg("NUMBER")));
    formatter->label("UINT", session.say(msg("NUMBER")));
    formatter->label("Excludes", session.say(msg("not with")));
    formatter->column_width(34);
    app.formatter(formatter);
    app.option_defaults()->group(session.say(msg("Options")));
    app.set_help_flag("-h,--help", session.say(msg("Show this help")));
}

int run_verb(const Run& run, const Session& session)
{
    try {
        ExitCode code = run();
        std::cout.flush();
        if (!std::cout) {
            throw Environment({msg("The output could not be written."), {}, {}, {}});
        }
        return static_cast<int>(code);
    } catch (const CLI::ParseError&) {
        throw;
    } catch (const Cancelled&) {
        return static_cast<int>(ExitCode::Cancelled);
    } catch (const BadInput& error) {
        session.report(error.text());
        return static_cast<int>(ExitCode::BadInput);
    } catch (const Environment& error) {
        session.report(error.text());
        return static_cast<int>(ExitCode::Environment);
    } catch (const std::bad_alloc&) {
        session.report(describe_current_exception());
        return static_cast<int>(ExitCode::Environment);
    } catch (const std::filesystem::filesystem_error&) {
        session.report(describe_current_exception());
        return static_cast<int>(ExitCode::Environment);
    } catch (const std::exception&) {
        session.report(describe_current_exception());
        return static_cast<int>(ExitCode::Bug);
    }
}

int run(int argc, char** argv)
{
    Session session;
    CLI::App app{session.say(msg("Duiding on the command line: import, code, search and export a study.")), "duiding-cli"};
    speak(app, session);
    app.require_subcommand(1);
    app.set_version_flag("--version", "duiding " DUIDING_VERSION, session.say(msg("Print the version")));
    app.footer(session.say(msg("duiding-cli VERB --help explains a verb, with an example.")));
    std::map<const CLI::App*, Run> runs;
    for (const Verb& verb : verbs()) {
        CLI::App* sub = app.add_subcommand(verb.name, session.say(verb.summary));
        sub->group(session.say(msg("Verbs")));
        sub->option_defaults()->group(session.say(msg("Options")));
        sub->get_help_ptr()->group(session.say(msg("Options")));
        runs[sub] = verb.declare(*sub, session);
        CLI::Option* json = add_flag(*sub, session, "--json", session.json(), msg("Print JSON, for programs"));
        add_flag(*sub, session, "--csv", session.csv(), msg("Print CSV, for programs"))->excludes(json);
        sub->footer("\n" + session.say(msg("Example:")) + "\n  " + verb.example);
    }
    try {
        app.parse(argc, argv);
        return run_verb(runs.at(app.get_subcommands().front()), session);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() == 0) {
            return app.exit(error);                  // --help
        }
        std::cerr << "duiding-cli: " << error.what() << '\n'
                  << session.say(msg("duiding-cli VERB --help explains a verb, with an example.")) << '\n';
        return static_cast<int>(ExitCode::Usage);
    }
}

} // namespace

} // namespace duiding::cli

int main(int argc, char** argv)
{
    return duiding::cli::run(argc, argv);
}
