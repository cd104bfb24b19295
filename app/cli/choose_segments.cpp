// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/choose_segments.h"

#include "core/text/fold.h"

#include <algorithm>

namespace duiding::cli {

namespace {

CoderId coder_of(const Snapshot& snapshot, const std::string& name)
{
    for (const Coder& coder : *snapshot.coders) {
        if (fold_name(coder.name) == fold_name(name) || coder.guid.text() == name) {
            return coder.id;
        }
    }
    throw BadInput({msg("There is no coder “{0}”.", name), {}, {}, {}});
}

} // namespace

void add_choice(CLI::App& app, const Session& session, SegmentChoice& choice)
{
    add(app, session, "--code", choice.codes, msg("Only this code and those below it; may be given more than once"));
    add(app, session, "--document", choice.documents, msg("Only this document; may be given more than once"));
    add(app, session, "--coder", choice.coders, msg("Only this coder; may be given more than once"));
    add(app, session, "--direction", choice.directions, msg("Only this direction; may be given more than once"))
        ->check(CLI::IsMember({"none", "facilitating", "hindering", "neutral", "ambivalent"}));
    add_flag(app, session, "--no-sub-codes", choice.without_sub_codes, msg("Not the codes below those given"));
    CLI::Option* with = add_flag(app, session, "--interviewer", choice.with_interviewer, msg("Also what the interviewer says"));
    add_flag(app, session, "--no-interviewer", choice.without_interviewer, msg("Not what the interviewer says"))->excludes(with);
}

SegmentFilter filter_of(const Snapshot& snapshot, const SegmentChoice& choice)
{
    SegmentFilter filter;
    filter.sub_codes = choice.without_sub_codes ? SubCodes::LeaveOut : SubCodes::Include;
    for (const std::string& code : choice.codes) {
        filter.codes.push_back(snapshot.codebook->resolve(code));
    }
    for (const std::string& document : choice.documents) {
        filter.documents.push_back(snapshot.resolve_document(document).id);
    }
    for (const std::string& coder : choice.coders) {
        filter.coders.push_back(coder_of(snapshot, coder));
    }
    for (const std::string& direction : choice.directions) {
        filter.directions.push_back(*direction_from_key(direction));
    }
    if (choice.with_interviewer || choice.without_interviewer) {
        filter.interviewer = choice.with_interviewer ? InterviewerTurns::Include : InterviewerTurns::LeaveOut;
    }
    return filter;
}

} // namespace duiding::cli
