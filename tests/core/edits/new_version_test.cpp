// SPDX-License-Identifier: GPL-3.0-or-later
// A document comes in again: its codings stay on their words.
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/edits/new_version.h"

using namespace duiding;
using duiding::test::Study;

namespace {

const std::string first = "Afspraken over de warme overdracht\n"
                          "De wijkverpleegkundige belt het wijkteam voordat het gezin is uitgezwaaid.\n"
                          "De gemeente Merendrecht betaalt de uren van het overleg.\n"
                          "Na zes weken kijken beide partijen terug op de overdracht.\n";

ImportedDocument version(const std::string& text, std::vector<Mark> marks = {}, std::vector<Speaker> speakers = {})
{
    ImportedDocument document;
    document.name = "Afspraken";
    document.format = "md";
    document.importer = "md";
    document.text = text;
    document.marks = std::move(marks);
    document.speakers = std::move(speakers);
    document.original = "nieuw " + text;
    document.original_sha256 = sha256(document.original);
    document.original_name = "Afspraken v2.md";
    return document;
}

CodingId code_words(Study& study, DocumentId document, const std::string& words, CodeId code)
{
    auto at = static_cast<std::int64_t>(first.find(words));               // ASCII: bytes are code points
    return study.code(document, at, at + static_cast<std::int64_t>(words.size()), code, Direction::Facilitating);
}

} // namespace

TEST_CASE("codings go along to a new version, and those whose words are gone are named and come back with undo")
{
    Study study;
    DocumentId document = study.add_text("Afspraken", first, {{MarkKind::Heading, char_range(0, 34), 1, ""}});
    CodeId code = study.add_code("overdracht");
    CodingId calls = code_words(study, document, "belt het wijkteam", code);
    CodingId pays = code_words(study, document, "betaalt de uren", code);
    CodingId looks = code_words(study, document, "Na zes weken kijken beide partijen terug", code);
    std::string before = study.dump();

    std::string second = "Versie twee\nAfspraken over de warme overdracht\n"
                         "De wijkverpleegkundige belt het wijkteam voordat het gezin is uitgezwaaid.\n"
                         "Na zes weken kijken alle partijen terug op de overdracht.\n";
    auto result = edits::replace_text(*study.project, document, version(second, {{MarkKind::Heading, char_range(12, 46), 1, ""}})).get();
    CHECK(study.quote(document, calls) == "belt het wijkteam");
    CHECK(study.quote(document, looks) == "Na zes weken kijken alle partijen terug");
    CHECK(study.quote(document, pays) == "(gone)");
    CHECK(result.findings.size() == 3);
    CHECK(format(result.findings.front().message).find("betaalt de uren") != std::string::npos);
    CHECK(study.project->text_now(document)->text() == second);
    CHECK(study.project->snapshot()->find_document(document)->format == "md");
    CHECK(study.project->original(document).get() == "nieuw " + second);
    CHECK(study.project->verify().get().empty());

    std::string after = study.dump();
    study.project->undo().get();
    CHECK(study.dump() == before);
    CHECK(study.project->text_now(document)->text() == first);
    CHECK(study.quote(document, pays) == "betaalt de uren");
    study.reopen();
    study.project->redo().get();
    CHECK(study.dump() == after);
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("speakers that stay keep who they are")
{
    Study study;
    Speaker nurse, other;
    nurse.name = "V";
    other.name = "R";
    DocumentId document = study.add_text("Gesprek", "V: Hoe gaat het?\nR: Goed.\n", {}, {nurse, other});
    auto before = study.project->text_now(document)->speakers();
    edits::set_speaker_kind(*study.project, before[0].id, SpeakerKind::Interviewer).get();
    Speaker third;
    third.name = "X";
    edits::replace_text(*study.project, document, version("V: Hoe gaat het met u?\nX: Goed.\n", {}, {nurse, third})).get();
    auto after = study.project->text_now(document)->speakers();
    REQUIRE(after.size() == 2);
    CHECK(after[0].guid == before[0].guid);
    CHECK(after[0].kind == SpeakerKind::Interviewer);
    CHECK(after[1].name == "X");
}

TEST_CASE("a new version without a text is refused and nothing changes")
{
    Study study;
    DocumentId document = study.add_text("Afspraken", first);
    std::string before = study.dump();
    CHECK_THROWS_AS(edits::replace_text(*study.project, document, version("")).get(), BadInput);
    CHECK(study.dump() == before);
}

TEST_CASE("a document that is the newer version of another becomes its text and goes, in one step")
{
    Study study;
    DocumentId older = study.add_text("Afspraken", first);
    CodeId code = study.add_code("overdracht");
    CodingId calls = code_words(study, older, "belt het wijkteam", code);
    std::string second = "Versie twee\n" + first;
    DocumentId newer = study.add_text("Afspraken (2)", second);
    std::string before = study.dump();

    edits::take_as_new_version(*study.project, older, newer, version(second)).get();
    CHECK_FALSE(study.project->snapshot()->find_document(newer));
    CHECK(study.project->text_now(older)->text() == second);
    CHECK(study.quote(older, calls) == "belt het wijkteam");
    std::string after = study.dump();
    study.project->undo().get();
    CHECK(study.dump() == before);
    study.project->redo().get();
    CHECK(study.dump() == after);
}

TEST_CASE("a newer version that was coded already is not thrown away")
{
    Study study;
    DocumentId older = study.add_text("Afspraken", first);
    DocumentId newer = study.add_text("Afspraken (2)", "Versie twee\n" + first);
    study.code(newer, 0, 11, study.add_code("versie"));
    std::string before = study.dump();
    CHECK_THROWS_AS(edits::take_as_new_version(*study.project, older, newer, version("Versie twee\n" + first)).get(), BadInput);
    CHECK(study.dump() == before);
}
