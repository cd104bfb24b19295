// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/edits/study.h"

#include "core/base/error.h"
#include "core/edits/templates.h"

using namespace duiding;
using duiding::test::Study;

namespace {

std::string undo_sentence(Study& study) { return format(study.project->undo_label().history); }

} // namespace

TEST_CASE("the D'Amour template has four dimensions and ten indicators, in both languages, with directions on the coding")
{
    Study study;
    std::string language = GENERATE("nl", "en");
    edits::apply_template(*study.project, "damour", language).get();
    auto book = study.project->snapshot()->codebook;
    CHECK(book->codes().size() == 14);
    CHECK(book->children({}).size() == 4);
    const Code* goals = book->find_by_template_key("damour:DV1");
    REQUIRE(goals);
    CHECK(book->path(goals->id) == (language == "nl" ? "gedeelde visie \\/ doelen/gezamenlijke doelen" : "shared goals and vision/goals"));
    CHECK(goals->directions == DirectionKind::HelpHinder);
    CHECK(goals->example_invented);
    CHECK(goals->not_when.find("DV2") == std::string::npos);
    CHECK(goals->not_when.find(book->find_by_template_key("damour:DV2")->name) != std::string::npos);
    CHECK(goals->definition.find("\n+ ") != std::string::npos);
    CHECK(goals->use_when.find(language == "nl" ? "Gebruik bij" : "Use for") == std::string::npos);
}

TEST_CASE("the VoorZorg template holds 14 + 4 + 9 codes and no code for direction, time or quote")
{
    Study study;
    edits::apply_template(*study.project, "voorzorg", "nl").get();
    auto book = study.project->snapshot()->codebook;
    CHECK(book->codes().size() == 27);
    for (const char* key : {"common:RICHTING", "common:TIJD", "common:CIT"}) {
        CHECK(book->find_by_template_key(key) == nullptr);
    }
    CHECK(book->find_by_template_key("common:TEV")->directions == DirectionKind::PositiveNegative);
    CHECK_THROWS_AS(edits::apply_template(*study.project, "onbekend", "nl"), BadInput);
}

TEST_CASE("sibling names are unique after folding, branches may repeat names")
{
    Study study;
    CodeId a = study.add_code("Vertrouwen");
    CodeId b = study.add_code("Regie");
    CHECK_THROWS_AS(study.add_code("vertrouwen"), BadInput);
    CHECK_THROWS_AS(study.add_code("  "), BadInput);
    CodeId under_b = study.add_code("vertrouwen", b);
    CHECK_THROWS_AS(edits::rename_code(*study.project, b, "VERTROUWEN").get(), BadInput);
    CHECK_THROWS_AS(edits::move_code(*study.project, under_b, {}, 0).get(), BadInput);
    CHECK_THROWS_AS(edits::move_code(*study.project, b, under_b, 0).get(), BadInput);
    edits::rename_code(*study.project, a, "vertrouwen").get();
    CHECK(study.project->snapshot()->codebook->find(a)->name == "vertrouwen");
}

TEST_CASE("merging moves codings, memos and sub-codes, and is one step")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "een twee drie vier vijf.");
    CodeId from = study.add_code("contact"), into = study.add_code("elkaar kennen");
    CodeId from_sub = study.add_code("bellen", from), into_sub = study.add_code("Bellen", into), only_from = study.add_code("langsgaan", from);
    study.code(d, 0, 3, from, Direction::Facilitating);
    study.code(d, 0, 3, into);
    study.code(d, 4, 8, from_sub);
    study.code(d, 9, 13, only_from);
    edits::add_memo(*study.project, MemoTarget::Code, from.value, "let op", "is dit hetzelfde?").get();
    std::string before = study.dump();

    auto result = edits::merge_codes(*study.project, from, into).get();
    auto now = study.project->snapshot();
    CHECK(now->codebook->find(from) == nullptr);
    CHECK(now->codebook->find(from_sub) == nullptr);
    CHECK(now->codebook->path(only_from) == "elkaar kennen/langsgaan");
    CHECK(now->segments->at(into) == 1);
    CHECK(now->segments->at(into_sub) == 1);
    CHECK(now->codings_of(d).codings.front().direction == Direction::Facilitating);
    CHECK(now->memos_of(MemoTarget::Code, into.value).size() == 1);
    REQUIRE(result.findings.size() == 1);
    CHECK(undo_sentence(study) == "Merged “contact” into “elkaar kennen”, 1 coding moved");
    CHECK_THROWS_AS(edits::merge_codes(*study.project, into, into_sub).get(), BadInput);
    study.project->undo().get();
    CHECK((study.dump() == before));
}

TEST_CASE("a new code and its first codings are one step of undo")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "De privacyregels zitten in de weg.");
    CodeId parent = study.add_code("formalisering");
    std::string before = study.dump();
    edits::NewCode code;
    code.name = "privacyregels";
    code.parent = parent;
    auto result = edits::add_code_and_codings(*study.project, code, {{d, char_range(3, 16), {}, {}, Direction::Hindering, {}, {}},
                                                                      {d, char_range(0, 2), {}, {}, Direction::None, {}, {}}}).get();
    CHECK(undo_sentence(study) == "Coded 2 passages with the new code “privacyregels”");
    auto now = study.project->snapshot();
    CHECK(now->codebook->path(result.code) == "formalisering/privacyregels");
    CHECK(now->codings_of(d).codings.size() == 2);
    CHECK(now->codings_of(d).find(result.codings.at(0))->direction == Direction::Hindering);
    CHECK(study.quote(d, result.codings.at(0)) == "privacyregels");
    study.project->undo().get();
    CHECK((study.dump() == before));
}

TEST_CASE("moving a code among its siblings puts it where it was dropped")
{
    Study study;
    CodeId a = study.add_code("a"), b = study.add_code("b"), c = study.add_code("c");
    edits::move_code(*study.project, c, {}, 0).get();
    CHECK(study.project->snapshot()->codebook->children({}) == std::vector{c, a, b});
    edits::move_code(*study.project, c, {}, 3).get();
    CHECK(study.project->snapshot()->codebook->children({}) == std::vector{a, b, c});
    edits::move_code(*study.project, b, a, 0).get();
    CHECK(study.project->snapshot()->codebook->children(a) == std::vector{b});
}

TEST_CASE("codings: twice the same is not stored, a direction only where the code takes one")
{
    Study study;
    DocumentId d = study.add_text("gesprek", "Wij bellen e\xCC\x81\xC3\xA9n keer.");
    CodeId plain = study.add_code("zaak", {}, DirectionKind::None);
    auto add = [&](std::int64_t begin, std::int64_t end, Direction direction) {
        return edits::add_codings(*study.project, {{d, char_range(begin, end), plain, {}, direction, {}, {}}}).get();
    };
    CHECK(add(0, 3, Direction::None).findings.empty());
    auto twice = add(0, 3, Direction::None);
    CHECK_FALSE(twice.changed);
    CHECK(twice.findings.size() == 1);
    auto directed = add(4, 10, Direction::Hindering);
    CHECK(directed.findings.size() == 1);
    CHECK(study.project->snapshot()->codings_of(d).find(directed.codings.at(0))->direction == Direction::None);
    auto cut = add(11, 12, Direction::None);
    CHECK(cut.codings.size() == 1);
    CHECK(format(cut.findings.at(0).message) == "The coding at 11–12 begins or ends inside a character.");
    CHECK_THROWS_AS(add(5, 5, Direction::None), BadInput);
    CHECK_THROWS_AS(add(-1, 5, Direction::None), BadInput);
    CHECK_THROWS_AS(add(0, 999, Direction::None), BadInput);
}

TEST_CASE("a batch of imports is taken back as one")
{
    Study study;
    std::string before = study.dump();
    std::int64_t group = study.project->begin_group();
    for (int i = 0; i < 3; ++i) {
        ImportedDocument document;
        document.name = "gesprek";
        document.text = "tekst " + std::to_string(i);
        document.original_sha256 = sha256(document.text);
        auto result = edits::add_document(*study.project, document, group).get();
        CHECK(result.changed);
    }
    auto names = [&] {
        std::string all;
        for (const auto& info : *study.project->snapshot()->documents) {
            all += info.name + ";";
        }
        return all;
    };
    CHECK(names() == "gesprek;gesprek (2);gesprek (3);");
    study.project->undo().get();
    CHECK((study.dump() == before));
    study.project->redo().get();
    CHECK(names() == "gesprek;gesprek (2);gesprek (3);");
}

TEST_CASE("a file that is there already is not added again")
{
    Study study;
    ImportedDocument document;
    document.name = "gesprek";
    document.text = "tekst";
    document.original_sha256 = sha256("tekst");
    DocumentId first = edits::add_document(*study.project, document).get().document;
    auto again = edits::add_document(*study.project, document).get();
    CHECK_FALSE(again.changed);
    CHECK(again.document == first);
    CHECK(again.findings.size() == 1);
}
