// SPDX-License-Identifier: GPL-3.0-or-later
// autocode: codes what a search finds, for the first time or again. Brings the index up to date first.
#include "app/cli/listing.h"
#include "app/cli/search_choice.h"
#include "app/cli/verb.h"

#include "app/common/autocoding.h"
#include "core/index/search_options.h"
#include "core/index/similar.h"

namespace duiding::cli {

namespace {

struct AutocodeOptions : SearchChoice {
    std::string study, query, code, coder, rerun;
    std::string direction = "none";
    std::string unit;                               // empty: as the query asks
    std::string search_unit = "paragraph";
    Judgement judged;
    bool interviewer = false;
    bool dry_run = false;
};

SearchRequest request_of(const AutocodeOptions& options, const Snapshot& snapshot)
{
    SearchRequest request;
    set_search_choice(request, options, snapshot);
    request.query = options.query;
    request.unit = hit_unit_from_key(options.search_unit).value_or(HitUnit::Paragraph);
    request.interviewer = options.interviewer ? InterviewerTurns::Include : InterviewerTurns::LeaveOut;
    return request;
}

// The words themselves; of what is like something else the paragraph, for its words alone say little.
CodeUnit unit_of(const AutocodeOptions& options)
{
    bool alike = find_alike(parse_query(options.query).root) != nullptr;
    return code_unit_from_key(options.unit).value_or(alike ? CodeUnit::Paragraph : CodeUnit::Hit);
}

AutocodingPlan plan_of(Session& session, Project& project, const AutocodeOptions& options)
{
    Autocoding wanted;                              // an unknown code or autocoding is said before any searching
    if (options.rerun.empty()) {
        wanted.code = project.snapshot()->codebook->resolve(options.code);
        wanted.direction = *direction_from_key(options.direction);
    } else {
        wanted = resolve_autocoding(session.wait(project.autocodings()), options.rerun);
    }
    SearchRequest request = request_of(options, *project.snapshot());
    ProjectIndex index(project);
    session.run([&] { return index.update(session.progress()); });
    return asking(options.rerun.empty() ? options.query : wanted.query, [&] {
        return session.run([&] {
            return options.rerun.empty() ? plan_autocoding(project, index, request, unit_of(options), wanted, session.progress())
                                         : plan_rerun(project, index, wanted, options.judged, session.progress());
        });
    });
}

EditResult apply(Session& session, Project& project, const AutocodeOptions& options, const AutocodingPlan& plan)
{
    if (options.dry_run || (options.rerun.empty() && plan.places.empty())) {
        return {};
    }
    // A coder who is new here is a step of her own; in a group with the codings, one undo takes both back.
    std::int64_t group = project.begin_group();
    CoderId coder = coder_named(project, options.coder, group);
    if (!options.rerun.empty()) {
        edits::AutocodingRerun rerun = rerun_of(plan, options.judged);
        rerun.coder = coder;
        return session.wait(edits::rerun_autocoding(project, std::move(rerun), group));
    }
    Autocoding autocoding = plan.autocoding;
    autocoding.coder = coder;
    return session.wait(edits::autocode(project, std::move(autocoding), plan.places, group));
}

Listing list_of(Project& project, const std::vector<CodedPlace>& places)
{
    Listing listing{{{"document", msg("Document")},
                     {"document_guid", {}, ShownTo::Programs},
                     {"begin", msg("Begin")},
                     {"end", msg("End")},
                     {"text", msg("Text")}}, {}};
    auto snapshot = project.snapshot();
    for (const CodedPlace& place : places) {
        const DocumentInfo* info = snapshot->find_document(place.document);
        listing.rows.push_back({info->name, info->guid.text(), place.range.begin.value, place.range.end.value,
                                project.text_now(place.document)->quote(place.range)});
    }
    return listing;
}

Json guid_of(Session& session, Project& project, AutocodingId id)
{
    for (const Autocoding& one : session.wait(project.autocodings())) {
        if (id && one.id == id) {
            return one.guid.text();
        }
    }
    return {};
}

Findings new_words(const AutocodingPlan& plan)
{
    std::string list;
    for (const std::string& word : plan.new_words) {
        list += (list.empty() ? "" : ", ") + word;
    }
    auto n = std::ssize(plan.new_words);
    return n == 0 ? Findings{} : Findings{{Severity::Info, plan.autocoding.query,
                                           msgn("{0} new word, not yet judged: {1}", "{0} new words, not yet judged: {1}", n, n, list)}};
}

ExitCode autocode(Session& session, const AutocodeOptions& options)
{
    auto project = session.open(options.study, options.dry_run ? OpenMode::ReadOnly : OpenMode::ReadWrite);
    AutocodingPlan plan = plan_of(session, *project, options);
    if (plan.without_words) {
        throw BadInput({msg("Nothing was coded."), plan.autocoding.query, nothing_to_code(), {}});
    }
    EditResult result = apply(session, *project, options, plan);
    Findings findings = options.dry_run ? new_words(plan) : result.findings;
    auto found = std::ssize(plan.places), added = std::ssize(result.codings);
    Listing listing = list_of(*project, plan.places);
    if (session.form() == OutputForm::Json) {
        print_json(session, {{"query", plan.autocoding.query}, {"found", found}, {"added", added}, {"dry_run", options.dry_run},
                             {"autocoding", guid_of(session, *project, result.autocoding)}, {"accepted", plan.autocoding.accepted},
                             {"rejected", plan.autocoding.rejected}, {"new_words", plan.new_words}, {"codings", to_array(listing)},
                             {"findings", to_json(session, findings)}});
    } else {
        print(session, listing);
    }
    if (session.for_people()) {
        session.line(options.dry_run ? msgn("{0} passage would be coded.", "{0} passages would be coded.", found, found)
                                     : msgn("{0} coding added.", "{0} codings added.", added, added));
        for (const Finding& finding : findings) {
            session.remark(finding);
        }
    }
    return code_for(findings);
}

} // namespace

Run declare_autocode(CLI::App& app, Session& session)
{
    auto options = std::make_shared<AutocodeOptions>();
    add_study(app, session, options->study);
    auto* query = add(app, session, "QUERY", options->query, msg("Words, “phrases”, AND OR NOT, part*, NEAR/n, BEFORE/n, /regex/, fields: gemeente:Oudlo jaar:2018-2022"));
    auto* code = add(app, session, "--code", options->code, msg("Path, GUID or unique name of a code"));
    auto* unit = add(app, session, "--unit", options->unit, msg("What to code around each match; when left out the match itself, of zoals: the paragraph"));
    unit->check(CLI::IsMember({"hit", "sentence", "paragraph", "turn", "section"}));
    auto* within = add(app, session, "--within", options->search_unit, msg("What must hold all words; paragraph when left out"));
    within->check(CLI::IsMember({"paragraph", "sentence", "turn", "section", "document"}));
    std::vector<CLI::Option*> choice = add_search_choice(app, session, *options).all;
    add(app, session, "--coder", options->coder, msg("Who codes; made when new"));
    auto* direction = add(app, session, "--direction", options->direction, msg("What the text says about the code"));
    direction->check(CLI::IsMember({"none", "facilitating", "hindering", "neutral", "ambivalent"}));
    auto* interviewer = add_flag(app, session, "--interviewer", options->interviewer, msg("Also what the interviewer says"));
    auto* rerun = add(app, session, "--rerun", options->rerun, msg("Run an earlier autocoding again, by GUID or query: codes only what is new"));
    choice.insert(choice.end(), {query, code, unit, within, direction, interviewer});
    for (CLI::Option* asked : choice) {
        rerun->excludes(asked);
    }
    add(app, session, "--accept", options->judged.accept, msg("A new word to search for from now on; may be repeated"))->needs(rerun);
    add(app, session, "--reject", options->judged.reject, msg("A word not to search for any more; may be repeated"))->needs(rerun);
    add_flag(app, session, "--dry-run", options->dry_run, msg("Show what would be coded, change nothing"));
    return [&session, options] {
        if (options->rerun.empty() && (options->query.empty() || options->code.empty())) {
            throw CLI::RequiredError(session.say(msg("QUERY with --code, or --rerun")));
        }
        return autocode(session, *options);
    };
}

} // namespace duiding::cli
