// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/verdicts.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/text/normalize.h"

#include <algorithm>
#include <set>

namespace duiding::edits {

namespace {

const Message not_kept = msg("The verdict was not kept.");

const Case& require_unit(const Snapshot& snapshot, CaseId id)
{
    if (const Case* unit = snapshot.find_case(id)) {
        return *unit;
    }
    throw BadInput({not_kept, {}, msg("The case is not in the project any more."), {}});
}

// What the column is called: its search or its code.
std::string column_name(const Snapshot& snapshot, const Verdict& verdict)
{
    if (bool(verdict.search) == bool(verdict.code)) {
        throw BadInput({not_kept, {}, msg("A verdict is about a saved search or about a code."), msg("Choose one of the two.")});
    }
    if (verdict.code) {
        return require_code(*snapshot.codebook, verdict.code).name;
    }
    for (const SavedSearch& search : *snapshot.searches) {
        if (search.id == verdict.search) {
            return search.name;
        }
    }
    throw BadInput({not_kept, {}, msg("The saved search is not in the project any more."), {}});
}

std::string clean(std::string_view text) { return trimmed(normalize_stored_text(text).text); }

} // namespace

EditFuture set_verdict(Project& project, Verdict verdict)
{
    return project.edit({}, [verdict = std::move(verdict)](Transaction& tx, EditResult& result) {
        const Case& unit = require_unit(tx.before(), verdict.unit);
        std::string column = column_name(tx.before(), verdict);
        Verdict kept = verdict;
        kept.note = clean(kept.note);
        kept.initials = clean(kept.initials);
        kept.pages_read = clean(kept.pages_read);
        kept.query = clean(kept.query);
        kept.words = sorted_words(std::move(kept.words));
        std::sort(kept.documents.begin(), kept.documents.end(),
                  [](const ReadDocument& a, const ReadDocument& b) { return a.document < b.document; });
        result.verdict = verdicts::put(tx, kept);
        set_label(result, msg("Set verdict"), msg("Set the verdict on “{0}” in “{1}”", column, unit.name));
    });
}

EditFuture delete_verdicts(Project& project, std::vector<VerdictId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        std::int64_t n = 0;
        for (VerdictId id : std::set<VerdictId>(ids.begin(), ids.end())) {
            n += verdicts::erase(tx, id);
        }
        if (n == 0 && !ids.empty()) {
            throw BadInput({msg("The verdict is not in the project any more."), {}, {}, {}});
        }
        set_label(result, msg("Delete verdict"), msgn("Deleted {0} verdict", "Deleted {0} verdicts", n, n));
    });
}

} // namespace duiding::edits
