// SPDX-License-Identifier: GPL-3.0-or-later
// The verbs of duiding-cli, one line each in the table of verbs.cpp: help, examples and dispatch all come from it. A verb
// declares its options and returns what to do once they are read. To add one: write its function, add its line.
#pragma once

#include "app/cli/session.h"

#include <CLI/CLI.hpp>

#include <functional>
#include <span>
#include <string_view>

namespace duiding::cli {

using Run = std::function<ExitCode()>;

struct Verb {
    const char* name;
    Message summary;
    const char* example;                              // a whole command line
    Run (*declare)(CLI::App&, Session&);
};

std::span<const Verb> verbs();

Run declare_new(CLI::App&, Session&);                 // verbs_study.cpp
Run declare_backup(CLI::App&, Session&);
Run declare_undo(CLI::App&, Session&);
Run declare_redo(CLI::App&, Session&);
Run declare_verify(CLI::App&, Session&);              // verbs_index.cpp
Run declare_index(CLI::App&, Session&);
Run declare_templates(CLI::App&, Session&);           // verbs_about.cpp
Run declare_version(CLI::App&, Session&);
Run declare_import(CLI::App&, Session&);              // verbs_import.cpp
Run declare_describe(CLI::App&, Session&);            // verbs_describe.cpp
Run declare_codebook(CLI::App&, Session&);
Run declare_text(CLI::App&, Session&);                // verbs_list.cpp
Run declare_list(CLI::App&, Session&);
Run declare_code(CLI::App&, Session&);                // verbs_code.cpp
Run declare_codes(CLI::App&, Session&);
Run declare_memo(CLI::App&, Session&);
Run declare_correct(CLI::App&, Session&);
Run declare_speakers(CLI::App&, Session&);            // verbs_speakers.cpp
Run declare_search(CLI::App&, Session&);              // verbs_search.cpp
Run declare_corpus(CLI::App&, Session&);              // verbs_corpus.cpp
Run declare_autocode(CLI::App&, Session&);            // verbs_autocode.cpp
Run declare_save_search(CLI::App&, Session&);         // verbs_saved.cpp
Run declare_delete_search(CLI::App&, Session&);
Run declare_run_searches(CLI::App&, Session&);
Run declare_synonyms(CLI::App&, Session&);
Run declare_dictionary(CLI::App&, Session&);
Run declare_scan(CLI::App&, Session&);                // verbs_scan.cpp
Run declare_shared(CLI::App&, Session&);
Run declare_verdict(CLI::App&, Session&);             // verbs_verdict.cpp
Run declare_words(CLI::App&, Session&);               // verbs_words.cpp
Run declare_compare(CLI::App&, Session&);             // verbs_compare.cpp
Run declare_analyse(CLI::App&, Session&);             // verbs_analyse.cpp
Run declare_export(CLI::App&, Session&);              // verbs_export.cpp
Run declare_formats(CLI::App&, Session&);

// An option or positional with its help in the user's language.
template <class Value>
CLI::Option* add(CLI::App& app, const Session& session, const char* names, Value& value, const Message& help)
{
    CLI::Option* option = app.add_option(names, value, session.say(help));
    if (std::string_view(names).starts_with("-")) {
        option->allow_extra_args(false);             // a list is given by repeating the option
    }
    return option;
}
inline CLI::Option* add_flag(CLI::App& app, const Session& session, const char* names, bool& value, const Message& help)
{
    return app.add_flag(names, value, session.say(help));
}
CLI::Option* add_study(CLI::App& app, const Session& session, std::string& study);

} // namespace duiding::cli
