// SPDX-License-Identifier: GPL-3.0-or-later
// A questionnaire comes in: respondents as persons, closed questions as their attributes, the open answers of each as one document.
#include "core/model/survey.h"

#include "core/edits/edits.h"
#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/store/documents.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <set>

namespace duiding::edits {

namespace {

bool is_number(std::string_view text) { return !text.empty() && text.find_first_not_of("0123456789") == std::string_view::npos; }

std::string one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    return text;
}

// The text of one document, with its marks in code points.
struct OpenAnswers {
    std::string text;
    std::vector<Mark> marks;
    std::int64_t length = 0;

    CharRange add_line(const std::string& line)
    {
        std::int64_t begin = length;
        text += line + "\n";
        length += static_cast<std::int64_t>(count_code_points(line)) + 1;
        return char_range(begin, length - 1);
    }
    // The question is there to be read and never counts as words of the respondent.
    void add(const Question& question, std::string_view answer)
    {
        CharRange asked = add_line(one_line(question.label.empty() ? question.name : question.label));
        CharRange answered = add_line(normalize_stored_text(answer).text);
        marks.push_back({MarkKind::Section, {asked.begin, answered.end}, 1, question.name});
        marks.push_back({MarkKind::Label, asked, 0, {}});
    }
};

class SurveyWork {
public:
    SurveyWork(Transaction& tx, EditResult& result, ImportedSurvey& survey)
        : m_tx(tx), m_result(result), m_survey(survey), m_persons(tx.db()), m_attributes(tx.db())
    {
        for (const DocumentInfo& info : *tx.before().documents) {
            m_names.insert(fold_name(info.name));
        }
    }

    void run();

private:
    void make_attributes();
    AttributeId make_attribute(const Question& question);
    void add_labels(const Attribute& there, const std::vector<ValueLabel>& labels);
    PersonId find_person(std::size_t row);
    void set_answers(std::size_t row, PersonId person);
    void add_open_answers(std::size_t row, PersonId person);
    void add_document(ImportedDocument document, const std::string& name, PersonId person);
    void report_misfits();

    Transaction& m_tx;
    EditResult& m_result;
    ImportedSurvey& m_survey;
    persons::Register m_persons;
    attributes::Register m_attributes;
    std::set<std::string> m_names;                          // of documents, folded
    std::vector<AttributeId> m_of_question;                 // 0: not closed
    std::vector<std::int64_t> m_misfits;
    std::string m_person_name;                              // of the row at hand
    std::int64_t m_documents = 0;
    std::int64_t m_known_persons = 0;
    bool m_person_is_new = false;
};

// A value that the attribute of an earlier questionnaire does not know yet joins its labels.
void SurveyWork::add_labels(const Attribute& there, const std::vector<ValueLabel>& labels)
{
    Attribute longer = there;
    for (const ValueLabel& label : labels) {
        bool known = std::any_of(there.labels.begin(), there.labels.end(), [&](const ValueLabel& old) { return old.value == label.value; });
        if (!known) {
            longer.labels.push_back(label);
        }
    }
    if (longer.labels.size() > there.labels.size()) {
        attributes::update(m_tx, longer);
        m_attributes.put(longer);
    }
}

AttributeId SurveyWork::make_attribute(const Question& question)
{
    std::string name = one_line(trimmed(question.name));
    const Attribute* there = m_attributes.find(AttributeTarget::Person, name);
    bool other_question = there && !there->label.empty() && !question.label.empty() && fold_name(there->label) != fold_name(question.label);
    if (other_question) {
        std::string wanted = name;
        name = wanted + " (" + m_survey.name + ")";
        m_result.findings.push_back({Severity::Info, m_survey.original_name,
                                     msg("“{0}” is another question in this project already; here it is called “{1}”.", wanted, name)});
        there = m_attributes.find(AttributeTarget::Person, name);
    }
    if (there == nullptr) {
        return m_attributes.insert(m_tx, {{}, {}, AttributeTarget::Person, name, trimmed(question.label), question.type, question.labels});
    }
    if (there->type == AttributeType::Choice) {
        add_labels(*there, question.labels);
    }
    return there->id;
}

void SurveyWork::make_attributes()
{
    m_misfits.assign(m_survey.questions.size(), 0);
    for (const Question& question : m_survey.questions) {
        m_of_question.push_back(question.kind == QuestionKind::Closed ? make_attribute(question) : AttributeId{});
    }
}

// By the column of respondents; without one, a row is somebody nobody met before.
PersonId SurveyWork::find_person(std::size_t row)
{
    const auto& questions = m_survey.questions;
    auto column = std::find_if(questions.begin(), questions.end(), [](const Question& question) { return question.kind == QuestionKind::Respondent; });
    std::optional<std::string_view> called;
    if (column != questions.end()) {
        called = m_survey.answers.at(row, static_cast<std::size_t>(column - questions.begin()));
    }
    std::string name = called ? one_line(trimmed(*called)) : std::to_string(row + 1);
    name = is_number(name) ? "Respondent " + name : name;
    m_person_name = called ? name : m_persons.free_name(name);
    PersonId known = m_persons.find(m_person_name);
    m_person_is_new = !known;
    m_known_persons += known ? 1 : 0;
    return known ? known : find_or_make_person(m_tx, m_persons, {m_person_name, {}, {}});
}

void SurveyWork::set_answers(std::size_t row, PersonId person)
{
    attributes::Values values = m_person_is_new ? attributes::Values{} : attributes::values_of(m_tx.db(), AttributeTarget::Person, person.value);
    for (std::size_t i = 0; i < m_of_question.size(); ++i) {
        std::optional<std::string_view> answer = m_of_question[i] ? m_survey.answers.at(row, i) : std::nullopt;
        if (!answer) {
            continue;
        }
        if (auto value = canonical_value(*m_attributes.find(m_of_question[i]), *answer)) {
            values[m_of_question[i]] = *value;
        } else {
            ++m_misfits[i];
        }
    }
    attributes::set_values(m_tx, AttributeTarget::Person, person.value, values);
}

void SurveyWork::add_document(ImportedDocument document, const std::string& wanted, PersonId person)
{
    std::string name = wanted;
    for (int n = 2; !m_names.insert(fold_name(name)).second; ++n) {
        name = wanted + " (" + std::to_string(n) + ")";
    }
    document.kind = DocumentKind::Survey;
    document.format = m_survey.format;
    document.importer = m_survey.format;
    document.importer_version = "1";
    document.importer_options = m_survey.importer_options;
    document.original_name = m_survey.original_name;
    document.original_sha256 = m_survey.original_sha256;
    bool first = m_documents++ == 0;
    if (first) {                                            // the file itself is kept once, and so is what was said of it
        document.original = std::move(m_survey.original);
        document.findings = m_survey.findings;
    }
    DocumentId id = documents::insert(m_tx, document, name);
    if (first) {
        m_result.document = id;
    } else {
        documents::share_original(m_tx, id);
    }
    if (person) {
        DocumentInfo info = documents::load(m_tx.db(), id).value();
        info.person = person;
        documents::update(m_tx, info);
    }
}

void SurveyWork::add_open_answers(std::size_t row, PersonId person)
{
    OpenAnswers answers;
    for (std::size_t i = 0; i < m_survey.questions.size(); ++i) {
        std::optional<std::string_view> answer = m_survey.answers.at(row, i);
        if (m_survey.questions[i].kind == QuestionKind::Open && answer) {
            answers.add(m_survey.questions[i], *answer);
        }
    }
    if (answers.text.empty()) {
        return;
    }
    answers.text.pop_back();
    ImportedDocument document;
    document.text = std::move(answers.text);
    document.marks = std::move(answers.marks);
    add_document(std::move(document), m_survey.name + " – " + m_person_name, person);
}

void SurveyWork::report_misfits()
{
    for (std::size_t i = 0; i < m_misfits.size(); ++i) {
        if (m_misfits[i] > 0) {
            m_result.findings.push_back({Severity::Warning, m_survey.original_name,
                                         msgn("“{1}”: {0} answer does not fit the attribute that is there already; it was left out.",
                                              "“{1}”: {0} answers do not fit the attribute that is there already; they were left out.", m_misfits[i],
                                              m_misfits[i], m_survey.questions[i].name)});
        }
    }
    if (m_known_persons > 0) {
        m_result.findings.push_back({Severity::Info, m_survey.original_name,
                                     msgn("{0} respondent was in the project already and got the answers.",
                                          "{0} respondents were in the project already and got the answers.", m_known_persons, m_known_persons)});
    }
}

void SurveyWork::run()
{
    make_attributes();
    std::size_t rows = m_survey.answers.rows();
    for (std::size_t row = 0; row < rows; ++row) {
        PersonId person = find_person(row);
        set_answers(row, person);
        add_open_answers(row, person);
    }
    m_result.findings.insert(m_result.findings.begin(), m_survey.findings.begin(), m_survey.findings.end());
    report_misfits();
    if (m_documents == 0) {
        // No open answers: what was asked is the document that keeps the file.
        OpenAnswers asked;
        for (const Question& question : m_survey.questions) {
            asked.add_line(question.label.empty() ? one_line(question.name) : one_line(question.name) + ": " + one_line(question.label));
        }
        asked.text.resize(std::max<std::size_t>(asked.text.size(), 1) - 1);
        ImportedDocument document;
        document.text = normalize_stored_text(asked.text).text;
        add_document(std::move(document), m_survey.name, {});
    }
    auto closed = std::count_if(m_of_question.begin(), m_of_question.end(), [](AttributeId id) { return bool(id); });
    auto n = static_cast<std::int64_t>(rows);
    set_label(m_result, msg("Import questionnaire"),
              msgn("Imported “{1}”: {0} respondent, {2} closed questions, {3} documents", "Imported “{1}”: {0} respondents, {2} closed questions, {3} documents",
                   n, n, m_survey.name, closed, m_documents));
}

} // namespace

EditFuture add_survey(Project& project, ImportedSurvey survey, std::int64_t group)
{
    auto shared = std::make_shared<ImportedSurvey>(std::move(survey));
    return project.edit({}, [shared](Transaction& tx, EditResult& result) {
        for (const DocumentInfo& info : *tx.before().documents) {
            if (!shared->original_sha256.empty() && info.original_sha256 == shared->original_sha256) {
                result.document = info.id;
                result.findings.push_back({Severity::Info, shared->original_name, msg("This file is already in the project as “{0}”.", info.name)});
                return;
            }
        }
        shared->name = require_name(shared->name, msg("The questionnaire needs a name."));
        SurveyWork(tx, result, *shared).run();
    }, group);
}

} // namespace duiding::edits
