// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/importers/import_outcome.h"

#include "core/base/error.h"

#include <algorithm>

namespace duiding::test {

namespace {

void take(const Findings& findings, ImportOutcome& outcome)
{
    for (const Finding& finding : findings) {
        outcome.findings.push_back(finding.where + ": " + format(finding.message));
    }
}

void take(const ImportedSurvey& survey, ImportOutcome& outcome)
{
    outcome.format = survey.format;
    for (const Question& question : survey.questions) {
        outcome.content += question.name + "\t";
    }
    for (std::size_t row = 0; row < survey.answers.rows(); ++row) {
        outcome.content += "\n";
        for (std::size_t column = 0; column < survey.questions.size(); ++column) {
            outcome.content += std::string(survey.answers.at(row, column).value_or("")) + "\t";
        }
    }
    take(survey.findings, outcome);
}

} // namespace

ImportOutcome import_outcome(const std::filesystem::path& path, const ImportOptions& options)
{
    ImportOutcome outcome;
    auto begin = std::chrono::steady_clock::now();
    try {
        Progress progress;
        ImportedContent content = read_any_file(path, options, progress);
        outcome.read = true;
        for (const ImportedDocument& document : content.documents) {
            outcome.format = outcome.format.empty() ? document.format : outcome.format;
            outcome.content += document.text + "\n" + document.title + "\n";
            take(document.findings, outcome);
        }
        if (content.survey) {
            take(*content.survey, outcome);
        }
    } catch (const BadInput& error) {
        outcome.what = format(error.text().what);
        outcome.where = error.text().where;
        outcome.why = format(error.text().why);
        outcome.what_to_do = format(error.text().what_to_do);
    }
    outcome.time = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - begin);
    return outcome;
}

std::vector<std::filesystem::path> files_below(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (entry.is_regular_file()) {
            files.push_back(entry.path());
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace duiding::test
