// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/attribute_values.h"
#include "tests/core/edits/study.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;

namespace {

ImportedSurvey wijkteam()
{
    ImportedSurvey survey;
    survey.name = "Enquête wijkteam";
    survey.format = "csv";
    survey.questions = {{"nr", "", QuestionKind::Respondent, AttributeType::Number, {}, {}},
                        {"wijk", "In welke wijk woont u?", QuestionKind::Closed, AttributeType::Choice, {{"1", "Noord"}, {"2", "Zuid"}}, {}},
                        {"cijfer", "", QuestionKind::Closed, AttributeType::Number, {}, {}},
                        {"goed", "Wat ging er goed?", QuestionKind::Open, AttributeType::Text, {}, {}},
                        {"beter", "Wat kan er beter?", QuestionKind::Open, AttributeType::Text, {}, {}}};
    survey.answers.add_row({"1", "1", "7.5", "Ze luisterden.\nEcht waar.", "Sneller terugbellen."});
    survey.answers.add_row({"2", "2", std::nullopt, std::nullopt, "Eén vast gezicht."});
    survey.answers.add_row({"3", std::nullopt, "8", std::nullopt, std::nullopt});
    survey.original = "nr;wijk;cijfer";
    survey.original_name = "enquete.csv";
    survey.original_sha256 = sha256(survey.original);
    return survey;
}

const Person* person(const Snapshot& snapshot, const std::string& name)
{
    auto it = std::find_if(snapshot.persons->begin(), snapshot.persons->end(), [&](const Person& p) { return p.name == name; });
    return it == snapshot.persons->end() ? nullptr : &*it;
}

std::string value(const Snapshot& snapshot, const std::string& who, const std::string& attribute)
{
    for (const Attribute& a : *snapshot.attributes) {
        if (a.target == AttributeTarget::Person && a.name == attribute && person(snapshot, who)) {
            const std::string* found = snapshot.values->find(AttributeTarget::Person, person(snapshot, who)->id.value, a.id);
            return found ? *found : "(missing)";
        }
    }
    return "(none)";
}

} // namespace

TEST_CASE("a questionnaire becomes persons, their attributes and a document for whoever wrote something")
{
    test::Study study;
    auto result = edits::add_survey(*study.project, wijkteam()).get();
    auto snapshot = study.project->snapshot();
    CHECK(snapshot->persons->size() == 3);
    CHECK(value(*snapshot, "Respondent 1", "wijk") == "1");
    CHECK(value(*snapshot, "Respondent 1", "cijfer") == "7.5");
    CHECK(value(*snapshot, "Respondent 2", "cijfer") == "(missing)");
    CHECK(value(*snapshot, "Respondent 3", "wijk") == "(missing)");
    CHECK(snapshot->documents->size() == 2);
    CHECK(format(result.label.history) == "Imported “Enquête wijkteam”: 3 respondents, 2 closed questions, 2 documents");
    auto wijk = std::find_if(snapshot->attributes->begin(), snapshot->attributes->end(), [](const Attribute& a) { return a.name == "wijk"; });
    REQUIRE(wijk != snapshot->attributes->end());
    CHECK(wijk->label == "In welke wijk woont u?");
    CHECK(wijk->labels == std::vector<ValueLabel>{{"1", "Noord"}, {"2", "Zuid"}});
}

TEST_CASE("the question can be read and never counts as words of the respondent")
{
    test::Study study;
    edits::add_survey(*study.project, wijkteam()).get();
    auto snapshot = study.project->snapshot();
    const DocumentInfo& info = snapshot->documents->front();
    CHECK(info.name == "Enquête wijkteam – Respondent 1");
    CHECK(info.kind == DocumentKind::Survey);
    CHECK(info.person == person(*snapshot, "Respondent 1")->id);
    CHECK(info.words == 6);
    auto text = study.project->text_now(info.id);
    CHECK(text->text() == "Wat ging er goed?\nZe luisterden.\nEcht waar.\nWat kan er beter?\nSneller terugbellen.");
    const Mark* section = text->mark_at(MarkKind::Section, {20});
    REQUIRE(section);
    CHECK(section->value == "goed");
    CHECK(text->quote(section->range) == "Ze luisterden.\nEcht waar.");
}

TEST_CASE("a questionnaire is one step, and undo and redo give what was there")
{
    test::Study study;
    std::string before = study.dump();
    edits::add_survey(*study.project, wijkteam()).get();
    std::string after = study.dump();
    study.project->undo().get();
    CHECK(study.dump() == before);
    study.project->redo().get();
    CHECK(study.dump() == after);
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("the same questionnaire twice changes nothing, and the file is kept once for all its documents")
{
    test::Study study;
    edits::add_survey(*study.project, wijkteam()).get();
    auto again = edits::add_survey(*study.project, wijkteam()).get();
    CHECK_FALSE(again.changed);
    CHECK(format(again.findings.at(0).message) == "This file is already in the project as “Enquête wijkteam – Respondent 1”.");
    for (const DocumentInfo& info : *study.project->snapshot()->documents) {
        CHECK(study.project->original(info.id).get() == "nr;wijk;cijfer");
    }
}

TEST_CASE("a respondent who is in the project already keeps what is known and gets the answers")
{
    test::Study study;
    edits::add_person(*study.project, {"respondent 1", "client", {}}).get();
    auto result = edits::add_survey(*study.project, wijkteam()).get();
    auto snapshot = study.project->snapshot();
    CHECK(snapshot->persons->size() == 3);
    CHECK(value(*snapshot, "respondent 1", "cijfer") == "7.5");
    CHECK(person(*snapshot, "respondent 1")->role == "client");
    CHECK(format(result.findings.at(0).message) == "1 respondent was in the project already and got the answers.");
}

TEST_CASE("without a column of respondents nobody is taken for somebody else")
{
    test::Study study;
    edits::add_person(*study.project, {"Respondent 1", {}, {}}).get();
    ImportedSurvey survey = wijkteam();
    survey.questions[0].kind = QuestionKind::LeftOut;
    edits::add_survey(*study.project, survey).get();
    CHECK(study.project->snapshot()->persons->size() == 4);
    CHECK(value(*study.project->snapshot(), "Respondent 1 (2)", "cijfer") == "7.5");
}

TEST_CASE("another question of the same name gets its own attribute, the same question its own labels")
{
    test::Study study;
    edits::add_survey(*study.project, wijkteam()).get();
    ImportedSurvey second = wijkteam();
    second.name = "Tweede meting";
    second.original_sha256 = sha256("tweede");
    second.questions[1].labels.push_back({"3", "West"});
    edits::add_survey(*study.project, second).get();
    CHECK(study.project->snapshot()->attributes->size() == 2);
    CHECK(study.project->snapshot()->attributes->front().labels.size() == 3);
    second.name = "Derde meting";
    second.original_sha256 = sha256("derde");
    second.questions[1].label = "Waar werkt u?";
    auto result = edits::add_survey(*study.project, second).get();
    CHECK(study.project->snapshot()->attributes->size() == 3);
    CHECK(value(*study.project->snapshot(), "Respondent 2", "wijk (Derde meting)") == "2");
}

TEST_CASE("a questionnaire without open answers keeps its file with the list of questions")
{
    test::Study study;
    ImportedSurvey survey = wijkteam();
    survey.questions[3].kind = QuestionKind::LeftOut;
    survey.questions[4].kind = QuestionKind::LeftOut;
    edits::add_survey(*study.project, survey).get();
    REQUIRE(study.project->snapshot()->documents->size() == 1);
    CHECK(study.project->snapshot()->documents->front().name == "Enquête wijkteam");
    CHECK_FALSE(edits::add_survey(*study.project, survey).get().changed);
}
