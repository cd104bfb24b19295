// SPDX-License-Identifier: GPL-3.0-or-later
// speakers: what in a document looks like a speaker, and who it is. Without an option it only looks.
#include "app/cli/listing.h"
#include "app/cli/verb.h"

#include "core/edits/edits.h"
#include "importers/support/speakers.h"

#include <algorithm>

namespace duiding::cli {

namespace {

struct SpeakerOptions {
    std::string study;
    std::string document;
    bool accept = false;
    bool none = false;
    std::vector<std::string> set;                // LABEL=KIND[:PERSON]
    std::string role;
    std::optional<std::int64_t> turn;
    std::string to;
};

[[noreturn]] void refuse(const std::string& what, Message why, Message what_to_do = {})
{
    throw BadInput({msg("The speakers were not changed."), what, std::move(why), std::move(what_to_do)});
}

// "R1=participant:Mevrouw Smit" over the speaker R1 of the list.
void set_role(std::vector<edits::SpeakerRole>& speakers, const std::string& choice, const std::string& role)
{
    std::size_t equals = choice.find('=');
    std::string label = choice.substr(0, equals);
    std::string rest = equals == std::string::npos ? std::string() : choice.substr(equals + 1);
    std::size_t colon = rest.find(':');
    std::string kind = rest.substr(0, colon);
    auto speaker = std::find_if(speakers.begin(), speakers.end(), [&](const edits::SpeakerRole& one) { return one.name == label; });
    if (speaker == speakers.end()) {
        refuse(label, msg("There is no speaker “{0}” in the document.", label), msg("`duiding-cli list STUDY speakers` shows who there is."));
    }
    std::optional<SpeakerKind> known = kind == "none" ? std::optional(SpeakerKind::NoSpeaker) : speaker_kind_from_key(kind);
    if (!known) {
        refuse(choice, msg("“{0}” is no kind of speaker.", kind), msg("Write LABEL=interviewer, LABEL=participant or LABEL=none, and :PERSON after it."));
    }
    speaker->kind = *known;
    if (colon != std::string::npos) {
        edits::NewPerson person;
        person.name = rest.substr(colon + 1);
        person.role = role;
        speaker->person = std::move(person);
    }
}

edits::SpeakerRole role_of(const Snapshot& snapshot, const Speaker& speaker)
{
    edits::SpeakerRole role{speaker.name, speaker.kind, {}};
    if (const Person* person = snapshot.find_person(speaker.person)) {
        role.person = edits::NewPerson{person->name, person->role, person->consent};
    }
    return role;
}

ExitCode show(const Session& session, const SpeakerPreview& preview)
{
    Listing listing{{{"name", msg("Label")},
                     {"turns", msg("Turns")},
                     {"first_words", msg("First words")},
                     {"kind", msg("Kind")},
                     {"variants", msg("Written as")},
                     {"accepted", {}, ShownTo::Programs},
                     {"pattern", {}, ShownTo::Programs}}, {}};
    for (const SpeakerLabel& label : preview.labels) {
        listing.rows.push_back({label.name, label.turns, label.first_words, to_key(label.kind), label.variants, preview.accepted, preview.pattern});
    }
    print(session, listing);
    if (session.for_people()) {
        for (const Finding& finding : preview.findings) {
            session.remark(finding);
        }
    }
    return ExitCode::Done;
}

// The turns there are, or with --accept those that the text looks to have, and the speakers with their roles.
edits::TurnsOfDocument wanted_turns(const Project& project, const DocumentText& text, const SpeakerOptions& options)
{
    edits::TurnsOfDocument wanted{text.id(), {}, {}};
    auto snapshot = project.snapshot();
    for (const Speaker& speaker : text.speakers()) {
        wanted.speakers.push_back(role_of(*snapshot, speaker));
    }
    wanted.marks = text.marks();
    if (options.accept) {
        SpeakerPreview preview = preview_speakers(text.text(), text.marks());
        if (preview.labels.empty()) {
            refuse({}, msg("Nothing in the text looks like a speaker."));
        }
        wanted.marks = std::move(preview.marks);
        for (const SpeakerLabel& label : preview.labels) {
            bool there = std::any_of(wanted.speakers.begin(), wanted.speakers.end(), [&](const auto& one) { return one.name == label.name; });
            if (!there) {
                wanted.speakers.push_back({label.name, label.kind, {}});
            }
        }
    }
    for (const std::string& choice : options.set) {
        set_role(wanted.speakers, choice, options.role);
    }
    return wanted;
}

ExitCode change(Session& session, Project& project, const SpeakerOptions& options)
{
    DocumentId id = project.snapshot()->resolve_document(options.document).id;
    DocumentTextPtr text = project.text_now(id);
    EditResult result;
    if (options.none) {
        result = session.wait(edits::remove_turns(project, id));
    } else if (options.turn) {
        result = session.wait(edits::relabel_turns(project, id, {*options.turn}, edits::TurnScope::ThisTurn, options.to));
    } else {
        edits::TurnsOfDocument wanted = wanted_turns(project, *text, options);
        result = session.wait(edits::set_turns(project, id, std::move(wanted.marks), std::move(wanted.speakers)));
    }
    if (session.for_people()) {
        session.line(result.changed ? result.label.history : msg("Nothing changed."));
    } else {
        print_json(session, {{"changed", result.changed}, {"turns", project.snapshot()->find_document(id)->turns}, {"findings", to_json(session, result.findings)}});
    }
    return code_for(result.findings);
}

} // namespace

Run declare_speakers(CLI::App& app, Session& session)
{
    auto options = std::make_shared<SpeakerOptions>();
    add_study(app, session, options->study);
    add(app, session, "DOCUMENT", options->document, msg("Name or GUID of a document"))->required();
    auto* accept = add_flag(app, session, "--accept", options->accept, msg("Mark what looks like speakers"));
    auto* none = add_flag(app, session, "--none", options->none, msg("There are no speakers: take the turns away"))->excludes(accept);
    auto* set = add(app, session, "--set", options->set, msg("LABEL=interviewer, participant or none, with :PERSON; may be repeated"))->excludes(none);
    add(app, session, "--role", options->role, msg("Role of the persons made by --set"))->needs(set);
    auto* turn = add(app, session, "--turn", options->turn, msg("A character of the turn that --to speaks"))->excludes(accept)->excludes(none)->excludes(set);
    auto* to = add(app, session, "--to", options->to, msg("Who speaks the turn of --turn"))->needs(turn);
    turn->needs(to);
    return [&session, options] {
        bool looks = !options->accept && !options->none && options->set.empty() && !options->turn;
        auto project = session.open(options->study, looks ? OpenMode::ReadOnly : OpenMode::ReadWrite);
        if (!looks) {
            return change(session, *project, *options);
        }
        DocumentTextPtr text = project->text_now(project->snapshot()->resolve_document(options->document).id);
        return show(session, preview_speakers(text->text(), text->marks()));
    };
}

} // namespace duiding::cli
