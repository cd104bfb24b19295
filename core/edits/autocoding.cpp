// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/edits/coding_work.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/store/autocodings.h"

#include <algorithm>

namespace duiding::edits {

namespace {

constexpr std::size_t words_named = 12;

// A code that takes no direction gets none; said once, not for each coding.
Direction direction_for(const Code& code, Direction wanted, EditResult& result)
{
    if (code.directions == DirectionKind::None && wanted != Direction::None) {
        result.findings.push_back({Severity::Warning, {}, msg("“{0}” takes no direction.", code.name)});
        return Direction::None;
    }
    return wanted;
}

void code_places(Transaction& tx, EditResult& result, const Autocoding& autocoding, CoderId coder, const Code& code,
                 const std::vector<CodedPlace>& places)
{
    for (const CodedPlace& place : places) {
        insert_coding(tx, result, {place.document, place.range, code.id, coder, autocoding.direction, {}, {}}, code, autocoding.id);
    }
}

void refuse_places(Transaction& tx, AutocodingId id, const std::vector<CodedPlace>& places)
{
    for (const CodedPlace& place : places) {
        require_range(*tx.text(place.document), place.range, require_document(tx.before(), place.document).name);
        autocodings::refuse(tx, id, place);
    }
}

std::string first_words(const std::vector<std::string>& words)
{
    std::string list;
    for (std::size_t i = 0; i < words.size() && i < words_named; ++i) {
        list += (i == 0 ? "" : ", ") + words[i];
    }
    return list + (words.size() > words_named ? ", …" : "");
}

// Words judged now go to one list and leave the other.
void judge(std::vector<std::string>& into, std::vector<std::string>& from, const std::vector<std::string>& words)
{
    for (const std::string& word : words) {
        std::erase(from, word);
        into.push_back(word);
    }
    into = sorted_words(std::move(into));
}

Autocoding require_autocoding(Transaction& tx, AutocodingId id)
{
    if (auto found = autocodings::find(tx.db(), id)) {
        return *found;
    }
    throw BadInput({msg("The autocoding is not in the project any more."), {}, {}, {}});
}

void tell_new_words(EditResult& result, const Autocoding& autocoding, const std::vector<std::string>& words)
{
    std::vector<std::string> fresh = words_not_judged(autocoding, words);
    auto n = static_cast<std::int64_t>(fresh.size());
    if (n > 0) {
        result.findings.push_back({Severity::Info, autocoding.query,
                                   msgn("{0} new word, not yet judged: {1}", "{0} new words, not yet judged: {1}", n, n, first_words(fresh))});
    }
}

} // namespace

EditFuture autocode(Project& project, Autocoding wanted, std::vector<CodedPlace> places, std::int64_t group, std::vector<CodedPlace> refused)
{
    return project.edit({}, [wanted = std::move(wanted), places = std::move(places), refused = std::move(refused)](Transaction& tx, EditResult& result) {
        const Code& code = require_code(*tx.before().codebook, wanted.code);
        if (places.empty()) {
            return;
        }
        Autocoding autocoding = wanted;
        autocoding.coder = wanted.coder ? wanted.coder : current_coder(tx);
        autocoding.direction = direction_for(code, wanted.direction, result);
        autocoding.accepted = sorted_words(std::move(autocoding.accepted));
        autocoding.rejected = sorted_words(std::move(autocoding.rejected));
        autocoding.id = result.autocoding = autocodings::insert(tx, autocoding);
        code_places(tx, result, autocoding, autocoding.coder, code, places);
        refuse_places(tx, autocoding.id, refused);
        auto n = static_cast<std::int64_t>(result.codings.size());
        set_label(result, msg("Code search results"), msgn("Coded {0} passage found with “{1}”", "Coded {0} passages found with “{1}”", n, n, wanted.query));
    }, group);
}

EditFuture rerun_autocoding(Project& project, AutocodingRerun wanted, std::int64_t group)
{
    auto rerun = std::make_shared<const AutocodingRerun>(std::move(wanted));
    return project.edit({}, [rerun](Transaction& tx, EditResult& result) {
        Autocoding autocoding = require_autocoding(tx, rerun->id);
        if (!autocoding.code) {
            throw BadInput({msg("The search was not coded again."), autocoding.query, msg("The code that it coded with was deleted."),
                            msg("Search for it and code what is found with another code.")});
        }
        const Code& code = require_code(*tx.before().codebook, autocoding.code);
        judge(autocoding.accepted, autocoding.rejected, rerun->accept);
        judge(autocoding.rejected, autocoding.accepted, rerun->reject);
        autocoding.direction = direction_for(code, autocoding.direction, result);
        autocoding.at = tx.now();
        autocoding.change = tx.change();
        autocodings::update(tx, autocoding);
        CoderId coder = rerun->coder ? rerun->coder : current_coder(tx);
        code_places(tx, result, autocoding, coder, code, places_to_code(rerun->places, autocodings::places_of(tx.db(), autocoding.id)));
        refuse_places(tx, autocoding.id, rerun->refused);
        tell_new_words(result, autocoding, rerun->words);
        auto n = static_cast<std::int64_t>(result.codings.size());
        result.autocoding = autocoding.id;
        set_label(result, msg("Code search results again"),
                  msgn("Coded {0} new passage found with “{1}”", "Coded {0} new passages found with “{1}”", n, n, autocoding.query));
    }, group);
}

} // namespace duiding::edits
