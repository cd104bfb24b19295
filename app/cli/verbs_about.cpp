// SPDX-License-Identifier: GPL-3.0-or-later
// Verbs about the program: templates, version.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/edits/templates.h"

namespace duiding::cli {

Run declare_templates(CLI::App&, Session& session)
{
    return [&session] {
        Listing listing{{{"id", msg("Template")}, {"codes", msg("Codes")}, {"label", msg("Name")}}, {}};
        for (const edits::Template& known : edits::templates()) {
            listing.rows.push_back({known.id, known.codes, session.tell(known.label)});
        }
        print(session, listing);
        return ExitCode::Done;
    };
}

Run declare_version(CLI::App&, Session& session)
{
    return [&session] {
        if (session.for_people()) {
            session.line("duiding " DUIDING_VERSION);
        } else {
            print_json(session, {{"version", DUIDING_VERSION}});
        }
        return ExitCode::Done;
    };
}

} // namespace duiding::cli
