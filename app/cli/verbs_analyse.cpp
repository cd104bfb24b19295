// SPDX-License-Identifier: GPL-3.0-or-later
// analyse: one table, for people or for programs. Which segments it is about is chosen alike for every analysis and export.
#include "app/cli/choose_segments.h"
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/analysis/registry.h"

namespace duiding::cli {

Run declare_analyse(CLI::App& app, Session& session)
{
    struct Options {
        std::string study;
        std::string analysis;
        SegmentChoice choice;
    };
    auto options = std::make_shared<Options>();
    std::vector<std::string> ids;
    for (const Analysis& analysis : analyses()) {
        ids.push_back(analysis.id);
    }
    add_study(app, session, options->study);
    add(app, session, "ANALYSIS", options->analysis, msg("What to find out"))->required()->check(CLI::IsMember(ids));
    add_choice(app, session, options->choice);
    return [&session, options] {
        auto project = session.open(options->study, OpenMode::ReadOnly);
        auto snapshot = project->snapshot();
        TextSource texts = [&](DocumentId id) { return project->text_now(id); };
        AnalysisInput input{*snapshot, texts, filter_of(*snapshot, options->choice), session.progress()};
        print(session, session.run([&] { return find_analysis(options->analysis).run(input); }));
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
