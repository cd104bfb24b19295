// SPDX-License-Identifier: GPL-3.0-or-later
// Attributes and their values: names, types, and a whole questionnaire in one step.
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/edits/find_or_make.h"

using namespace duiding;
using namespace duiding::test;

namespace {

edits::NewValue value_of(DocumentId document, const std::string& attribute, const std::string& value, AttributeType type = AttributeType::Text)
{
    return {AttributeTarget::Document, document.value, attribute, type, value};
}

std::string shown(Study& study, DocumentId document, const std::string& name)
{
    auto snapshot = study.project->snapshot();
    const Attribute* attribute = snapshot->find_attribute(AttributeTarget::Document, name);
    const std::string* value = attribute ? snapshot->values->find(AttributeTarget::Document, document.value, attribute->id) : nullptr;
    return value ? *value : "(missing)";
}

} // namespace

TEST_CASE("a value makes its attribute, is kept in one form, and goes when it is set to nothing")
{
    Study study;
    DocumentId d = study.add_text("nota", "Beleid.");
    auto set = [&](const std::string& name, const std::string& value, AttributeType type = AttributeType::Text) {
        return edits::set_values(*study.project, {value_of(d, name, value, type)}).get();
    };
    CHECK(set("jaar", " 2019.50 ", AttributeType::Number).change.bits.has(ChangeBit::Attributes));
    CHECK(shown(study, d, "Jaar") == "2019.5");
    CHECK_FALSE(set("JAAR", "2019.5").changed);
    CHECK_THROWS_AS(set("jaar", "vorig jaar"), BadInput);
    CHECK_FALSE(set("status", "").changed);
    set("status", "vastgesteld");
    set("status", "");
    CHECK(shown(study, d, "status") == "(missing)");
    CHECK_THROWS_AS(edits::set_values(*study.project, {{AttributeTarget::Case, 9, "x", AttributeType::Text, "1"}}).get(), BadInput);
    study.reopen();
    CHECK(shown(study, d, "jaar") == "2019.5");
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("what fits a number, a date, yes or no, and a choice")
{
    auto canonical = [](AttributeType type, const std::string& value) {
        Attribute attribute;
        attribute.type = type;
        attribute.labels = {{"1", "helemaal eens"}, {"5", "helemaal oneens"}};
        return edits::canonical_value(attribute, value).value_or("(no)");
    };
    CHECK(canonical(AttributeType::Number, "-0") == "0");
    CHECK(canonical(AttributeType::Number, "007") == "7");
    CHECK(canonical(AttributeType::Number, "0") == "0");
    CHECK(canonical(AttributeType::Number, "12345678901234567890") == "12345678901234567890");
    CHECK(canonical(AttributeType::Number, "1e3") == "1000");
    CHECK(canonical(AttributeType::Number, "3,5") == "(no)");
    CHECK(canonical(AttributeType::Number, "inf") == "(no)");
    CHECK(canonical(AttributeType::Date, "2024-03-17") == "2024-03-17");
    CHECK(canonical(AttributeType::Date, "2024-03") == "2024-03");
    CHECK(canonical(AttributeType::Date, "2024-13") == "(no)");
    CHECK(canonical(AttributeType::Date, "17-03-2024") == "(no)");
    CHECK(canonical(AttributeType::YesNo, "yes") == "yes");
    CHECK(canonical(AttributeType::YesNo, "misschien") == "(no)");
    CHECK(canonical(AttributeType::Choice, "Helemaal eens") == "1");
    CHECK(canonical(AttributeType::Choice, "3") == "3");
}

TEST_CASE("an attribute takes another name, labels and type, and not a type its values do not fit")
{
    Study study;
    DocumentId d = study.add_text("a", "een"), e = study.add_text("b", "twee");
    edits::set_values(*study.project, {value_of(d, "score", "3.0"), value_of(e, "score", "hoog")}).get();
    Attribute score = study.project->snapshot()->attributes->front();
    score.type = AttributeType::Number;
    CHECK_THROWS_AS(edits::set_attribute(*study.project, score).get(), BadInput);
    edits::set_values(*study.project, {value_of(e, "score", "4")}).get();
    score.name = "cijfer";
    edits::set_attribute(*study.project, score).get();
    CHECK(shown(study, d, "cijfer") == "3");
    auto added = edits::add_attribute(*study.project, {{}, {}, {}, "Cijfer ", {}, {}, {}}).get();
    CHECK_FALSE(added.changed);
    CHECK(added.attribute == score.id);
    edits::add_attribute(*study.project, {{}, {}, AttributeTarget::Person, "cijfer", "Welk cijfer?", AttributeType::Choice, {{"1", "laag"}}}).get();
    CHECK(study.project->snapshot()->attributes->back().labels == std::vector<ValueLabel>{{"1", "laag"}});
    std::string dump = study.dump();
    edits::delete_attributes(*study.project, {score.id}).get();
    CHECK(study.project->snapshot()->values->size() == 0);
    study.project->undo().get();
    CHECK((study.dump() == dump));
}

TEST_CASE("what a file says of itself becomes attributes of its document; what does not fit is a finding")
{
    Study study;
    edits::add_attribute(*study.project, {{}, {}, AttributeTarget::Document, "jaar", {}, AttributeType::Number, {}}).get();
    ImportedDocument document;
    document.name = "nota";
    document.text = "Beleid.";
    document.original = "nota";
    document.original_sha256 = sha256("nota");
    document.original_name = "nota.txt";
    document.importer_options = "encoding=utf-8";
    document.media_path = "opname.mp3";
    document.attributes = {{"Jaar", "onbekend", AttributeType::Text}, {"auteur", "Gemeente Loevermeer", AttributeType::Text}};
    auto result = edits::add_document(*study.project, document).get();
    CHECK(shown(study, result.document, "auteur") == "Gemeente Loevermeer");
    CHECK(shown(study, result.document, "jaar") == "(missing)");
    REQUIRE(result.findings.size() == 1);
    CHECK(study.project->findings().get().size() == 1);
    const DocumentInfo info = *study.project->snapshot()->find_document(result.document);
    CHECK(info.importer_options == "encoding=utf-8");
    CHECK(info.media_path == "opname.mp3");
    edits::set_document_media(*study.project, result.document, "").get();
    CHECK(study.project->snapshot()->find_document(result.document)->media_path.empty());

    CHECK_FALSE(edits::add_document(*study.project, document).get().changed);
    auto again = edits::add_document(*study.project, document, 0, edits::SameFile::ImportAgain).get();
    CHECK(again.changed);
    CHECK(study.project->snapshot()->find_document(again.document)->name == "nota (2)");
    edits::delete_documents(*study.project, {result.document, again.document}).get();
    CHECK(study.project->snapshot()->values->size() == 0);
}

TEST_CASE("a questionnaire of 2,000 respondents and 100 questions is one step, small and undone at once")
{
    Study study;
    std::vector<edits::NewValue> values;
    study.project->edit({msg("x"), msg("x")}, [&](Transaction& tx, EditResult&) {
        persons::Register known(tx.db());
        for (int r = 0; r < 2'000; ++r) {
            PersonId id = edits::find_or_make_person(tx, known, {"R" + std::to_string(r), {}, {}});
            for (int v = 0; v < 100; ++v) {
                values.push_back({AttributeTarget::Person, id.value, "v" + std::to_string(v), AttributeType::Choice, std::to_string((r + v) % 5 + 1)});
            }
        }
    }).get();
    std::string before = study.dump();
    auto result = edits::set_values(*study.project, values).get();
    CHECK(study.project->snapshot()->values->size() == 200'000);
    CHECK(study.project->history(1).get().front().bytes < 2'000'000);
    CHECK(format(result.label.history) == "Set 200,000 values of attributes");
    study.project->undo().get();
    CHECK(study.project->snapshot()->values->size() == 0);
    CHECK((study.dump() == before));
    study.project->redo().get();
    CHECK(study.project->snapshot()->values->size() == 200'000);
}
