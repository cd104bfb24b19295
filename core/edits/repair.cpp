// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/store/codings.h"

namespace duiding::edits {

namespace {

bool on_its_words(const DocumentText& text, CharRange range, const QuoteCheck& quote)
{
    return range.begin.value >= 0 && !range.empty() && range.end.value <= text.characters() && check_of(text.slice(range)) == quote;
}

// The only place where the words stand, or an empty range.
CharRange find_words(const DocumentText& text, std::int64_t length, const QuoteCheck& quote)
{
    CharRange found{};
    const std::string& all = text.text();
    for (std::size_t at = all.find(quote.head); at != std::string::npos; at = all.find(quote.head, at + 1)) {
        CharPos begin = text.map().to_char(BytePos{std::int64_t(at)});
        CharRange range{begin, begin + length};
        if (on_its_words(text, range, quote)) {
            if (!found.empty()) {
                return {};
            }
            found = range;
        }
    }
    return found;
}

void repair_codings(Transaction& tx, EditResult& result, const DocumentInfo& info, std::int64_t& mended)
{
    DocumentTextPtr text;
    try {
        text = tx.text(info.id);
    } catch (const BadInput& error) {
        result.findings.push_back({Severity::Error, info.name, error.text().what});
        return;
    }
    for (const codings::Row& row : codings::rows_of(tx.db(), info.id)) {
        CharRange range = row.coding.range();
        if (on_its_words(*text, range, row.quote)) {
            continue;
        }
        CharRange found = find_words(*text, range.length(), row.quote);
        if (found.empty()) {
            result.findings.push_back({Severity::Error, info.name, msg("The words of the coding at {0}–{1} (“{2}…”) were not found, or in more than one place.",
                                       range.begin.value, range.end.value, row.quote.head)});
            continue;
        }
        codings::move(tx, row.coding.id, found);
        result.findings.push_back({Severity::Info, info.name, msg("The coding on “{0}…” is on its words again.", row.quote.head)});
        ++mended;
    }
}

} // namespace

EditFuture repair(Project& project)
{
    return project.edit({}, [](Transaction& tx, EditResult& result) {
        std::int64_t mended = 0;
        for (const DocumentInfo& info : *tx.before().documents) {
            repair_codings(tx, result, info, mended);
        }
        set_label(result, msg("Repair"), msgn("Put {0} coding back on its words", "Put {0} codings back on their words", mended, mended));
    });
}

} // namespace duiding::edits
