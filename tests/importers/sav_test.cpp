// SPDX-License-Identifier: GPL-3.0-or-later
// SPSS files, through duiding-reader; the samples beside the checkout against what ReadStat's own program makes of them.
#include "importers/support/csv_reader.h"
#include "tests/importers/sheet_words.h"
#include "tests/support/paths.h"

#include <charconv>
#include <cmath>

using namespace duiding;
using test::said;

namespace {

ImportedSurvey read(const std::filesystem::path& path)
{
    Progress progress;
    return read_any_file(path, {}, progress).survey.value();
}

std::optional<double> number_of(std::string_view text)
{
    double value = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

} // namespace

TEST_CASE("an SPSS file keeps questions, labels and dates, and what is declared missing is missing")
{
    ImportedSurvey survey = read(test::test_data("good/sav/vragenlijst.sav"));
    REQUIRE(survey.questions.size() == 4);
    CHECK(survey.answers.rows() == 4);
    const Question& agreed = survey.questions[1];
    CHECK(agreed.name == "v1");
    CHECK(agreed.label == "Ik word goed geïnformeerd");
    CHECK(agreed.type == AttributeType::Choice);
    CHECK(agreed.labels[0] == ValueLabel{"1", "helemaal oneens"});
    CHECK(agreed.missing == std::vector<std::string>{"9"});
    CHECK(survey.answers.at(0, 1) == "3");
    CHECK_FALSE(survey.answers.at(2, 1));
    CHECK_FALSE(survey.answers.at(3, 1));
    CHECK(survey.answers.at(0, 2) == "2024-03-07");
    CHECK(survey.questions[3].kind == QuestionKind::Open);
    CHECK_FALSE(survey.answers.at(2, 3));
    CHECK(said(survey.findings, "1 answer has a value that the file declares missing."));
}

TEST_CASE("the same file as a sheet has its columns declared")
{
    Sheet sheet = test::load_text(test::read_text(test::test_data("good/sav/vragenlijst.sav")), {}, "vragenlijst.sav");
    REQUIRE(sheet.info.columns.size() == 4);
    CHECK(sheet.info.columns[1].label == "Ik word goed geïnformeerd");
    CHECK(sheet.at(0, 0).text == "1");
    CHECK(sheet.at(0, 0).kind == CellKind::Number);
}

TEST_CASE("the SPSS samples hold what ReadStat's own program says")
{
    auto folder = test::shared_sample("formats/import/samples/sav");
    if (!folder) {
        WARN("../shared is absent: skipped");
        return;
    }
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        std::string name = entry.path().filename().string();
        if (!name.ends_with(".readstat.expected.csv")) {
            continue;
        }
        CAPTURE(name);
        ImportedSurvey survey = read(*folder / name.substr(0, name.size() - 22));
        std::string text = test::read_text(entry.path());
        ImportSource source;
        CsvReader reader(text, ',', source);
        std::vector<std::string> cells;
        REQUIRE(reader.next(cells));
        REQUIRE(cells.size() == survey.questions.size());
        for (std::size_t c = 0; c < cells.size(); ++c) {
            CHECK(survey.questions[c].name == cells[c]);
        }
        std::size_t row = 0;
        for (; reader.next(cells) && cells.size() == survey.questions.size(); ++row) {
            REQUIRE(row < survey.answers.rows());
            for (std::size_t c = 0; c < cells.size(); ++c) {
                CAPTURE(row, survey.questions[c].name, cells[c]);
                auto mine = survey.answers.at(row, c);
                bool declared_missing = !survey.questions[c].missing.empty();
                if (!mine || cells[c].empty()) {
                    CHECK((cells[c].empty() || declared_missing));
                    CHECK_FALSE(mine);
                } else if (number_of(cells[c]) && number_of(*mine)) {
                    CHECK(std::fabs(*number_of(cells[c]) - *number_of(*mine)) < 1e-6 * std::max(1.0, std::fabs(*number_of(cells[c]))));
                } else if (number_of(cells[c])) {
                    CHECK((mine->find('-') == 4 || mine->find(':') != std::string_view::npos));      // seconds there, a date or time here
                } else {
                    CHECK(std::string(*mine) == cells[c]);
                }
            }
        }
        CHECK(row == survey.answers.rows());
    }
}
