// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/study.h"
#include "tests/support/transcript.h"

#include "core/base/error.h"

#include <algorithm>

using namespace duiding;
using duiding::test::Study;
using edits::SpeakerRole;
using edits::TurnScope;

namespace {

using Strings = std::vector<std::string>;

struct Talk : Study {
    Talk()
    {
        test::Transcript t = test::transcript({"I: Hoe gaat het?", "R1: Goed. En met u? #00:00:07-5#", "I: Ook.", "R1: Mooi."});
        document = add_text("gesprek", t.text, t.marks, t.speakers);
        code_id = add_code("contact");
        auto text = project->text_now(document);
        CharRange words = test::range_of(*text, "En met u?");
        coding = code(document, words.begin.value, words.end.value, code_id);
    }
    CharPos at(const std::string& words) { return test::range_of(*project->text_now(document), words).begin; }
    Strings turns()
    {
        auto text = project->text_now(document);
        Strings out;
        for (const Mark& mark : text->marks()) {
            if (mark.kind == MarkKind::Turn) {
                out.push_back(mark.value + "|" + text->quote(mark.range));
            }
        }
        return out;
    }
    std::vector<Speaker> speakers() { return project->text_now(document)->speakers(); }
    Strings names()
    {
        Strings out;
        for (const Speaker& speaker : speakers()) {
            out.push_back(speaker.name);
        }
        return out;
    }
    // Does what was just done, undoes and redoes it: the project must be as before and as after.
    void check_undo(const std::string& before)
    {
        std::string after = dump();
        CHECK(after != before);
        project->undo().get();
        CHECK(dump() == before);
        project->redo().get();
        CHECK(dump() == after);
        CHECK(quote(document, coding) == "En met u?");
    }

    DocumentId document;
    CodeId code_id;
    CodingId coding;
};

} // namespace

TEST_CASE("a wrong guess is taken back: no turns, no labels, but the text, the times and the codings stay")
{
    Talk talk;
    std::string before = talk.dump();
    std::string text = talk.project->text_now(talk.document)->text();
    auto words = talk.project->snapshot()->find_document(talk.document)->words;
    EditResult result = edits::remove_turns(*talk.project, talk.document).get();
    CHECK(result.change.bits.has(ChangeBit::Texts));
    CHECK(result.change.texts.contains(talk.document));
    CHECK(talk.turns().empty());
    CHECK(talk.speakers().empty());
    CHECK(talk.project->text_now(talk.document)->text() == text);
    const DocumentInfo* info = talk.project->snapshot()->find_document(talk.document);
    CHECK(info->turns == 0);
    CHECK(info->words > words);
    CHECK(talk.project->text_now(talk.document)->non_content().size() == 1);
    talk.check_undo(before);
}

TEST_CASE("new turns replace the old; a speaker whose name stays is the same speaker, and may be a person")
{
    Talk talk;
    auto text = talk.project->text_now(talk.document);
    std::string before = talk.dump();
    Guid guid = talk.speakers()[1].guid;
    std::vector<Mark> marks{{MarkKind::Turn, test::range_of(*text, "R1: Goed."), 0, "R1"},
                            {MarkKind::Label, test::range_of(*text, "R1: "), 0, {}},
                            {MarkKind::Turn, test::range_of(*text, "En met u?"), 0, "Joke"}};
    std::vector<SpeakerRole> roles{{"R1", SpeakerKind::Participant, edits::NewPerson{"Mevrouw Smit", "client", {}}},
                                   {"Joke", SpeakerKind::Interviewer, {}}, {"Zwijger", SpeakerKind::Participant, {}}};
    edits::set_turns(*talk.project, talk.document, marks, roles).get();
    CHECK(talk.turns() == Strings{"R1|Goed.", "Joke|En met u?"});
    CHECK(talk.names() == Strings{"R1", "Joke"});
    CHECK(talk.speakers()[0].guid == guid);
    CHECK(talk.speakers()[1].kind == SpeakerKind::Interviewer);
    const Person* person = talk.project->snapshot()->find_person(talk.speakers()[0].person);
    REQUIRE(person);
    CHECK(person->role == "client");
    CHECK(talk.project->snapshot()->find_document(talk.document)->turns == 2);
    talk.check_undo(before);
    CHECK_FALSE(edits::set_turns(*talk.project, talk.document, marks, roles).get().changed);
}

TEST_CASE("marks outside the text, or of another kind, change nothing")
{
    Talk talk;
    std::string before = talk.dump();
    CHECK_THROWS_AS(edits::set_turns(*talk.project, talk.document, {{MarkKind::Turn, char_range(0, 9999), 0, "R1"}}, {}).get(), BadInput);
    CHECK_THROWS_AS(edits::set_turns(*talk.project, talk.document, {{MarkKind::Turn, char_range(0, 4), 0, " "}}, {}).get(), BadInput);
    CHECK(talk.dump() == before);
}

TEST_CASE("this turn, all of this label, or from here on get another speaker")
{
    Talk talk;
    std::string before = talk.dump();
    SECTION("this turn")
    {
        edits::relabel_turns(*talk.project, talk.document, talk.at("Ook."), TurnScope::ThisTurn, "R2").get();
        CHECK(talk.turns() == Strings{"I|Hoe gaat het?", "R1|Goed. En met u?", "R2|Ook.", "R1|Mooi."});
        CHECK(talk.names() == Strings{"I", "R1", "R2"});
    }
    SECTION("all of this label keeps who it is")
    {
        Guid guid = talk.speakers()[0].guid;
        edits::relabel_turns(*talk.project, talk.document, talk.at("Ook."), TurnScope::AllOfThisLabel, "Noor").get();
        CHECK(talk.turns()[0] == "Noor|Hoe gaat het?");
        CHECK(talk.turns()[2] == "Noor|Ook.");
        CHECK(talk.speakers()[0].guid == guid);
        CHECK(talk.speakers()[0].kind == SpeakerKind::Interviewer);
    }
    SECTION("all of this label into one that is there")
    {
        edits::relabel_turns(*talk.project, talk.document, talk.at("Goed."), TurnScope::AllOfThisLabel, "I").get();
        CHECK(talk.names() == Strings{"I"});
    }
    SECTION("from here")
    {
        edits::relabel_turns(*talk.project, talk.document, talk.at("Ook."), TurnScope::FromHere, "Moeder").get();
        CHECK(talk.turns() == Strings{"I|Hoe gaat het?", "R1|Goed. En met u?", "Moeder|Ook.", "R1|Mooi."});
    }
    talk.check_undo(before);
}

TEST_CASE("a turn is split at a word, and joined with the one before it")
{
    Talk talk;
    std::string before = talk.dump();
    edits::split_turn(*talk.project, talk.document, talk.at("En met u?"), "R2").get();
    CHECK(talk.turns() == Strings{"I|Hoe gaat het?", "R1|Goed.", "R2|En met u?", "I|Ook.", "R1|Mooi."});
    talk.check_undo(before);
    before = talk.dump();
    edits::join_turn(*talk.project, talk.document, talk.at("En met u?")).get();
    CHECK(talk.turns() == Strings{"I|Hoe gaat het?", "R1|Goed. En met u?", "I|Ook.", "R1|Mooi."});
    CHECK(talk.names() == Strings{"I", "R1"});
    talk.check_undo(before);
}

TEST_CASE("a place without words on both sides, before the first turn, or where nobody speaks is refused")
{
    Talk talk;
    std::string before = talk.dump();
    CHECK_THROWS_AS(edits::split_turn(*talk.project, talk.document, talk.at("Goed."), "R2").get(), BadInput);
    CHECK_THROWS_AS(edits::split_turn(*talk.project, talk.document, talk.at("R1: Goed"), "R2").get(), BadInput);
    CHECK_THROWS_AS(edits::join_turn(*talk.project, talk.document, talk.at("Hoe")).get(), BadInput);
    CHECK_THROWS_AS(edits::relabel_turns(*talk.project, talk.document, {9999}, TurnScope::ThisTurn, "x").get(), BadInput);
    CHECK_THROWS_AS(edits::relabel_turns(*talk.project, talk.document, talk.at("Hoe"), TurnScope::ThisTurn, "  ").get(), BadInput);
    CHECK(talk.dump() == before);
}

TEST_CASE("a speaker is linked to a person, found by name or made, and let go again")
{
    Talk talk;
    std::string before = talk.dump();
    SpeakerId id = talk.speakers()[1].id;
    PersonId person = edits::set_speaker_person(*talk.project, id, edits::NewPerson{"Mevrouw Smit", "client", {}}).get().person;
    CHECK(talk.speakers()[1].person == person);
    CHECK(talk.project->text_now(talk.document)->person_at(talk.at("Goed.")) == person);
    talk.check_undo(before);
    CHECK(edits::set_speaker_person(*talk.project, id, edits::NewPerson{"mevrouw smit", "", {}}).get().person == person);
    edits::set_speaker_person(*talk.project, id, {}).get();
    CHECK_FALSE(talk.speakers()[1].person);
    CHECK_THROWS_AS(edits::set_speaker_person(*talk.project, {9999}, {}).get(), BadInput);
}

TEST_CASE("a batch of documents gets its speakers in one step, or none does")
{
    Talk talk;
    DocumentId other = talk.add_text("tweede", "Noor vraagt.\nJoop zegt.");
    std::string before = talk.dump();
    std::vector<edits::TurnsOfDocument> batch{
        {talk.document, {{MarkKind::Turn, char_range(0, 10), 0, "I"}}, {{"I", SpeakerKind::Interviewer, {}}}},
        {other, {{MarkKind::Turn, char_range(0, 12), 0, "Noor"}}, {{"Noor", SpeakerKind::Participant, edits::NewPerson{"Noor", "", {}}}}}};
    edits::apply_speakers(*talk.project, batch).get();
    CHECK(talk.project->text_now(other)->speakers().size() == 1);
    talk.check_undo(before);
    std::string after = talk.dump();
    batch[1].marks[0].range = char_range(0, 9999);
    batch[0].marks.clear();
    CHECK_THROWS_AS(edits::apply_speakers(*talk.project, batch).get(), BadInput);
    CHECK(talk.dump() == after);
}
