// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/edit_out.h"

namespace duiding::cli {

void put_edit(const Session& session, const EditResult& result, const Findings& findings, Json value)
{
    if (!session.for_people()) {
        value["changed"] = result.changed;
        value["findings"] = to_json(session, findings);
        print_json(session, value);
        return;
    }
    if (result.changed) {
        session.line(result.label.history);
    }
    for (const Finding& finding : findings) {
        session.remark(finding);
    }
}

} // namespace duiding::cli
