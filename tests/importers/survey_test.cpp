// SPDX-License-Identifier: GPL-3.0-or-later
// Tables as questionnaires, in the ways Dutch researchers get them.
#include "core/base/error.h"
#include "importers/survey/survey_maker.h"
#include "tests/importers/sheet_words.h"
#include "tests/support/paths.h"

#include <algorithm>

using namespace duiding;
using test::said;

namespace {

ImportedSurvey survey_of(std::string csv)
{
    Progress progress;
    ImportSource source{"enquete.csv", std::move(csv)};
    return read_survey_sheet(source, {}, progress);
}

ImportedSurvey survey_of_file(const char* name)
{
    Progress progress;
    return read_any_file(test::test_data(name), {}, progress).survey.value();
}

// "respondent respondent; leeftijd closed number; …"
std::string kinds(const ImportedSurvey& survey)
{
    std::string out;
    for (const Question& question : survey.questions) {
        out += (out.empty() ? "" : "; ") + question.name + " " + to_key(question.kind)
               + (question.kind == QuestionKind::Closed ? std::string(" ") + to_key(question.type) : "");
    }
    return out;
}

std::string answer(const ImportedSurvey& survey, std::size_t row, std::size_t column)
{
    return std::string(survey.answers.at(row, column).value_or("(missing)"));
}

} // namespace

TEST_CASE("a questionnaire of a Dutch survey tool is understood column by column")
{
    ImportedSurvey survey = survey_of_file("good/csv/enquete-wijkteam.csv");
    CHECK(kinds(survey) == "respondent respondent; datum closed date; leeftijd closed number; wijk closed choice; cijfer closed number; "
                           "tevreden closed yes-no; Wat ging er goed in het contact met het wijkteam? open; Wat kan er beter? open");
    CHECK(answer(survey, 0, 1) == "2024-04-03");
    CHECK(answer(survey, 0, 4) == "7.5");
    CHECK(answer(survey, 1, 5) == "no");
    CHECK(answer(survey, 3, 2) == "(missing)");
    CHECK(answer(survey, 1, 7) == "(missing)");
    CHECK(survey.questions[3].labels == std::vector<ValueLabel>{{"Noord", "Noord"}, {"West", "West"}, {"Zuid", "Zuid"}});
    CHECK(survey.format == "csv");
    CHECK(survey.importer_options == "encoding=UTF-8;separator=;;decimal=,");
}

TEST_CASE("a word that is no number counts as missing in a column of numbers, and that is said")
{
    ImportedSurvey survey = survey_of_file("good/csv/enquete-wijkteam.csv");
    CHECK(answer(survey, 3, 4) == "(missing)");
    CHECK(survey.questions[4].missing == std::vector<std::string>{"n.v.t."});
    CHECK(said(survey.findings, "“cijfer”: 1 answer that is no value (“n.v.t.”) counts as missing."));
}

TEST_CASE("such a word stays an answer among words")
{
    ImportedSurvey survey = survey_of("id,mening\n1,goed\n2,n.v.t.\n3,goed\n4,slecht\n5,goed\n6,n.v.t.\n");
    CHECK(kinds(survey) == "id respondent; mening closed choice");
    CHECK(answer(survey, 1, 1) == "n.v.t.");
    CHECK(said(survey.findings, "“mening”: 2 answers say that there is none, such as “n.v.t.”; they were kept as answers."));
}

TEST_CASE("two rows of headings are codes and questions, and what a tool writes of the device is left out")
{
    ImportedSurvey survey = survey_of_file("good/csv/twee-koprijen.csv");
    CHECK(kinds(survey) == "ResponseId respondent; Q1 closed number; Q2 closed choice; Q3 open; IPAddress left-out");
    CHECK(survey.questions[1].label == "Hoe oud bent u?");
    CHECK(survey.answers.rows() == 3);
    CHECK(answer(survey, 0, 0) == "R_1");
    CHECK(said(survey.findings, "Left out, because they are empty or about the device or the person: “IPAddress”."));
}

TEST_CASE("headings are found under a title, and long ones become a short name with the whole question")
{
    ImportedSurvey survey = survey_of("Enquête 2024;;\n;;\nnr;Hoe tevreden bent u, alles bij elkaar genomen, over de bereikbaarheid van het wijkteam?;n\n1;goed;4\n2;goed;5\n3;matig;6\n4;goed;1\n");
    REQUIRE(survey.questions.size() == 3);
    CHECK(survey.questions[1].name == "Hoe tevreden bent u, alles bij elkaar genomen, over de…");
    CHECK(survey.questions[1].label == "Hoe tevreden bent u, alles bij elkaar genomen, over de bereikbaarheid van het wijkteam?");
    CHECK(survey.answers.rows() == 4);
    CHECK(said(survey.findings, "Row 3 was read as the headings."));
}

TEST_CASE("a table without headings is named after its columns")
{
    ImportedSurvey survey = survey_of("1,34,5\n2,41,6\n3,29,7\n");
    CHECK(kinds(survey) == "A closed number; B closed number; C closed number");
    CHECK(survey.answers.rows() == 3);
}

TEST_CASE("equal headings are told apart and an empty one is its column's letter")
{
    ImportedSurvey survey = survey_of("score,score,\n1,2,3\n2,3,4\n");
    CHECK(kinds(survey) == "score closed number; score (2) closed number; C closed number");
}

TEST_CASE("several options chosen in one answer are no open answer")
{
    std::string csv = "id\tvervoer\n";
    const char* answers[] = {"fiets, bus", "auto", "fiets, auto", "bus, trein, fiets", "auto, trein", "fiets", "trein, bus", "auto, bus, fiets"};
    for (int i = 0; i < 16; ++i) {
        csv += std::to_string(i + 1) + "\t" + answers[i % 8] + "\n";
    }
    ImportedSurvey survey = survey_of(csv);
    CHECK(survey.questions[1].kind == QuestionKind::Closed);
}

TEST_CASE("a column that names nobody uniquely is no respondent")
{
    CHECK(kinds(survey_of("naam,punten\nSanne,1\nSanne,2\nOmar,3\nOmar,4\n")) == "naam closed choice; punten closed number");
}

TEST_CASE("a time stamp is a date")
{
    ImportedSurvey survey = survey_of("Tijdstempel,leeftijd\n2024/03/17 10:05:09 am CET,34\n2024/03/18 3:15:00 pm CET,35\n");
    CHECK(kinds(survey) == "Tijdstempel closed date; leeftijd closed number");
    CHECK(answer(survey, 1, 0) == "2024-03-18");
    CHECK(said(survey.findings, "“Tijdstempel”: dates are kept without their time of day."));
}

TEST_CASE("the same questionnaire as a workbook says the same")
{
    for (const char* name : {"good/xlsx/vragenlijst.xlsx", "good/ods/vragenlijst.ods"}) {
        CAPTURE(name);
        ImportedSurvey survey = survey_of_file(name);
        CHECK(kinds(survey) == "respondent respondent; datum closed date; functie closed choice; ervaring closed number; vertrouwen closed yes-no; "
                               "Waar loopt u in de samenwerking tegenaan? open");
        CHECK(answer(survey, 0, 4) == "yes");
        CHECK(answer(survey, 2, 5) == "(missing)");
        CHECK(survey.answers.rows() == 4);
    }
}

TEST_CASE("a table without rows is refused")
{
    CHECK_THROWS_WITH(survey_of("respondent;leeftijd;wijk\n"), Catch::Contains("no rows with answers"));
}
