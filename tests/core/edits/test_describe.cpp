// SPDX-License-Identifier: GPL-3.0-or-later
// What a metadata sheet says of many documents: one step, all or nothing.
#include "tests/core/edits/study.h"

#include "core/base/error.h"

using namespace duiding;
using namespace duiding::test;

namespace {

edits::DocumentDescription row(DocumentId document, std::vector<std::pair<edits::NewCase, std::string>> cases,
                               std::vector<ImportedAttribute> attributes = {})
{
    edits::DocumentDescription made;
    made.document = document;
    made.cases = std::move(cases);
    made.attributes = std::move(attributes);
    return made;
}

std::string cases_of(Study& study, DocumentId document)
{
    std::string text;
    auto snapshot = study.project->snapshot();
    for (const DocumentCase& link : snapshot->cases_of(document)) {
        const Case* the_case = snapshot->find_case(link.the_case);
        text += the_case->kind + ":" + the_case->name + (link.role.empty() ? "" : "=" + link.role) + ";";
    }
    return text;
}

} // namespace

TEST_CASE("a sheet describes many documents in one step, and undo and redo bring back exactly what was")
{
    Study study;
    DocumentId plan = study.add_text("plan", "Samen sterk.");
    DocumentId talk = study.add_text("gesprek", "Wij werken samen.");
    std::string before = study.dump();
    edits::NewCase town{{}, "municipality", "Zonnewoude", "GM9001"};
    auto first = row(plan, {{town, ""}}, {{"jaar", "2019", AttributeType::Date}, {"type", "nota", AttributeType::Choice}});
    first.title = "  Samen verder ";
    first.language = "nl";
    first.kind = DocumentKind::Policy;
    auto result = edits::describe_documents(*study.project, {first, row(talk, {{{{}, "case", "A1", ""}, "client"}, {town, ""}})}).get();
    CHECK(result.changed);
    CHECK(format(result.label.history) == "Described 2 documents");
    auto snapshot = study.project->snapshot();
    CHECK(snapshot->find_document(plan)->title == "Samen verder");
    CHECK(snapshot->find_document(plan)->kind == DocumentKind::Policy);
    CHECK(snapshot->find_document(plan)->name == "plan");
    CHECK(snapshot->cases->size() == 2);
    CHECK(snapshot->attributes->size() == 2);
    CHECK(cases_of(study, talk) == "municipality:Zonnewoude;case:A1=client;");
    const std::string* year = snapshot->values->find(AttributeTarget::Document, plan.value, snapshot->attributes->front().id);
    REQUIRE(year);
    CHECK(*year == "2019");
    std::string after = study.dump();
    study.project->undo().get();
    CHECK(study.dump() == before);
    study.project->redo().get();
    CHECK(study.dump() == after);
}

TEST_CASE("the same sheet again changes nothing, a corrected one takes the wrong municipality away and leaves other cases")
{
    Study study;
    DocumentId plan = study.add_text("plan", "Samen sterk.");
    auto wrong = row(plan, {{{{}, "municipality", "Zonnewoud", ""}, ""}}, {{"jaar", "2019", AttributeType::Date}});
    edits::describe_documents(*study.project, {wrong}).get();
    CHECK_FALSE(edits::describe_documents(*study.project, {wrong}).get().changed);
    edits::describe_documents(*study.project, {row(plan, {{{{}, "case", "A1", ""}, "manager"}})}).get();
    CHECK(cases_of(study, plan) == "municipality:Zonnewoud;case:A1=manager;");
    edits::describe_documents(*study.project, {row(plan, {{{{}, "municipality", "Zonnewoude", "GM9001"}, ""}})}).get();
    CHECK(cases_of(study, plan) == "case:A1=manager;municipality:Zonnewoude;");
    // A case without a name: none of its kind.
    edits::describe_documents(*study.project, {row(plan, {{{{}, "municipality", "", ""}, ""}})}).get();
    CHECK(cases_of(study, plan) == "case:A1=manager;");
}

TEST_CASE("one row that cannot be applied leaves everything as it was")
{
    Study study;
    DocumentId plan = study.add_text("plan", "Samen sterk.");
    std::string before = study.dump();
    edits::NewCase town{{}, "municipality", "Zonnewoude", "GM9001"};
    CHECK_THROWS_AS(edits::describe_documents(*study.project, {row(plan, {{town, ""}}), row(DocumentId{999}, {})}).get(), BadInput);
    CHECK_THROWS_AS(edits::describe_documents(*study.project, {row(plan, {{town, ""}, {{{}, "case", "  ", ""}, ""}})}).get(), BadInput);
    CHECK(study.dump() == before);
}
