// SPDX-License-Identifier: GPL-3.0-or-later
// Coding what a search found: each coding knows its search, and running it again codes only what is new.
#include "tests/core/edits/study.h"

#include "core/base/error.h"

using namespace duiding;
using namespace duiding::test;

namespace {

// "jgz" stands at 3, 15 and 27.
constexpr const char* text = "De jgz komt. De jgz kent. De jgz weet.";

CodedPlace place(DocumentId document, std::int64_t begin, std::int64_t end) { return {document, char_range(begin, end)}; }

std::vector<CodedPlace> three(DocumentId document) { return {place(document, 3, 6), place(document, 16, 19), place(document, 29, 32)}; }

Autocoding search_for(const std::string& query, CodeId code)
{
    Autocoding wanted;
    wanted.query = query;
    wanted.code_unit = "hit";
    wanted.code = code;
    wanted.accepted = {"jgz", "jeugdgezondheidszorg"};
    wanted.rejected = {"jgzmuur"};
    return wanted;
}

Autocoding only(Study& study)
{
    auto all = study.project->autocodings().get();
    REQUIRE(all.size() == 1);
    return all.front();
}

edits::AutocodingRerun again(AutocodingId id, std::vector<CodedPlace> places, std::vector<std::string> words = {"jgz"})
{
    return {id, std::move(places), std::move(words), {}, {}, {}, {}};
}

} // namespace

TEST_CASE("what a search coded is one step, and each coding remembers the search with its words")
{
    Study study;
    DocumentId document = study.add_text("gesprek", text);
    CodeId code = study.add_code("jgz");
    CodingId by_hand = study.code(document, 0, 2, code);
    std::string before = study.dump();
    auto wanted = search_for("jgz*", code);
    wanted.direction = Direction::Facilitating;
    auto made = edits::autocode(*study.project, wanted, three(document)).get();
    REQUIRE(made.codings.size() == 3);
    CHECK(format(study.project->undo_label().history) == "Coded 3 passages found with “jgz*”");
    study.reopen();
    Autocoding kept = only(study);
    CHECK(kept.id == made.autocoding);
    CHECK(kept.query == "jgz*");
    CHECK(kept.codings == 3);
    CHECK(kept.accepted == std::vector<std::string>{"jeugdgezondheidszorg", "jgz"});
    CHECK(kept.change == study.project->snapshot()->change);
    CHECK(kept.direction == Direction::Facilitating);
    auto origins = study.project->coding_origins().get();
    CHECK(origins.size() == 3);
    CHECK_FALSE(origins.contains(by_hand));
    CHECK(origins.at(made.codings[0]) == kept.id);
    study.project->undo().get();
    CHECK((study.dump() == before));
    CHECK(study.project->autocodings().get().empty());
    study.project->redo().get();
    CHECK(only(study).codings == 3);
    CHECK_FALSE(edits::autocode(*study.project, wanted, {}).get().changed);
}

TEST_CASE("running it again codes only what is new, not where a person deleted, changed or moved a coding")
{
    Study study;
    DocumentId document = study.add_text("gesprek", text);
    CodeId code = study.add_code("jgz"), other = study.add_code("anders");
    auto made = edits::autocode(*study.project, search_for("jgz", code), three(document)).get();
    edits::delete_codings(*study.project, {made.codings[0]}).get();
    edits::recode(*study.project, {made.codings[1]}, other).get();
    edits::set_coding_range(*study.project, made.codings[2], char_range(26, 37)).get();
    DocumentId fresh = study.add_text("nieuw", "Weer de jgz.");
    std::vector<CodedPlace> places = three(document);
    places.push_back(place(fresh, 8, 11));
    CHECK(places_to_code(places, study.project->autocoded_places(made.autocoding).get()) == std::vector<CodedPlace>{place(fresh, 8, 11)});
    auto rerun = edits::rerun_autocoding(*study.project, again(made.autocoding, places)).get();
    REQUIRE(rerun.codings.size() == 1);
    CHECK(study.quote(fresh, rerun.codings[0]) == "jgz");
    CHECK(format(study.project->undo_label().history) == "Coded 1 new passage found with “jgz”");
    CHECK(only(study).codings == 3);
    CHECK(edits::rerun_autocoding(*study.project, again(made.autocoding, places)).get().codings.empty());
    // Undo of the deletion gives the coding and its origin back.
    for (int i = 0; i < 6; ++i) {
        study.project->undo().get();
    }
    CHECK(only(study).codings == 3);
    CHECK(study.project->snapshot()->coding_count() == 3);
}

TEST_CASE("a passage that was unticked in the preview is not coded when the search is run again")
{
    Study study;
    DocumentId document = study.add_text("gesprek", text);
    CodeId code = study.add_code("jgz");
    auto found = three(document);
    auto made = edits::autocode(*study.project, search_for("jgz", code), {found[0]}, 0, {found[1], found[2]}).get();
    CHECK(made.codings.size() == 1);
    auto later = again(made.autocoding, {found[0], found[1], found[2], place(document, 33, 37)});
    later.refused = {place(document, 20, 24)};
    CHECK(edits::rerun_autocoding(*study.project, later).get().codings.size() == 1);
    CHECK(edits::rerun_autocoding(*study.project, again(made.autocoding, {place(document, 20, 24)})).get().codings.empty());
    study.project->undo().get();
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("a refused place moves with the text, by a correction and by a newer version")
{
    Study study;
    DocumentId document = study.add_text("gesprek", text);
    CodeId code = study.add_code("jgz");
    auto made = edits::autocode(*study.project, search_for("jgz", code), three(document)).get();
    edits::delete_codings(*study.project, {made.codings[0], made.codings[2]}).get();
    auto coded = [&](std::vector<CodedPlace> places) {
        return edits::rerun_autocoding(*study.project, again(made.autocoding, std::move(places))).get().codings.size();
    };
    edits::correct_text(*study.project, document, {{char_range(0, 2), "Onze"}}).get();
    CHECK(coded({place(document, 5, 8), place(document, 18, 21), place(document, 31, 34)}) == 0);
    ImportedDocument version;
    version.text = "Een kop.\nOnze jgz komt. De jgz kent. De jgz weet. Nog een jgz.";
    edits::replace_text(*study.project, document, version).get();
    CHECK(coded({place(document, 14, 17), place(document, 27, 30), place(document, 40, 43), place(document, 59, 62)}) == 1);
    CHECK(study.project->verify().get().empty());
    // A place whose words are all gone is no place any more.
    edits::correct_text(*study.project, document, {{char_range(9, 23), ""}}).get();
    CHECK(study.project->autocoded_places(made.autocoding).get().size() == 3);
    CHECK(study.project->verify().get().empty());
    edits::delete_documents(*study.project, {document}).get();
    CHECK(study.project->verify().get().empty());
}

TEST_CASE("new words are named, judged into one list or the other, and remembered")
{
    Study study;
    DocumentId document = study.add_text("gesprek", text);
    CodeId code = study.add_code("jgz");
    auto made = edits::autocode(*study.project, search_for("jgz*", code), three(document)).get();
    std::vector<std::string> words{"jgz", "jgzmuur", "jgzteam", "jgzarts"};
    CHECK(words_not_judged(only(study), words) == std::vector<std::string>{"jgzarts", "jgzteam"});
    auto rerun = edits::rerun_autocoding(*study.project, again(made.autocoding, {}, words)).get();
    REQUIRE(rerun.findings.size() == 1);
    CHECK(format(rerun.findings[0].message) == "2 new words, not yet judged: jgzarts, jgzteam");
    auto judged = again(made.autocoding, {}, words);
    judged.accept = {"jgzteam", "jgzmuur"};
    judged.reject = {"jgzarts", "jeugdgezondheidszorg"};
    CHECK(edits::rerun_autocoding(*study.project, judged).get().findings.empty());
    CHECK(only(study).accepted == std::vector<std::string>{"jgz", "jgzmuur", "jgzteam"});
    CHECK(only(study).rejected == std::vector<std::string>{"jeugdgezondheidszorg", "jgzarts"});
    study.project->undo().get();
    CHECK(only(study).rejected == std::vector<std::string>{"jgzmuur"});
}

TEST_CASE("deleting the code leaves the search without one, and merging gives it the other")
{
    Study study;
    DocumentId document = study.add_text("gesprek", text);
    CodeId code = study.add_code("jgz"), other = study.add_code("zorg");
    auto made = edits::autocode(*study.project, search_for("jgz", code), three(document)).get();
    study.code(document, 3, 6, other);
    std::string before = study.dump();
    edits::merge_codes(*study.project, code, other).get();
    CHECK(only(study).code == other);
    CHECK(only(study).codings == 3);                                   // also the one that another coding of the same passage took in
    edits::delete_codes(*study.project, {other}).get();
    CHECK_FALSE(only(study).code);
    CHECK(only(study).codings == 0);
    CHECK_THROWS_AS(edits::rerun_autocoding(*study.project, again(made.autocoding, three(document))).get(), BadInput);
    CHECK_THROWS_AS(edits::rerun_autocoding(*study.project, again({42}, three(document))).get(), BadInput);
    CHECK(study.project->verify().get().empty());
    study.project->undo().get();
    study.project->undo().get();
    CHECK((study.dump() == before));
}

TEST_CASE("places are new where nothing of what is done touches them, however it overlaps itself")
{
    DocumentId one{1}, two{2};
    std::vector<CodedPlace> done{place(one, 0, 100), place(one, 10, 20), place(one, 120, 130)};
    CHECK(places_to_code({place(one, 50, 60)}, done).empty());
    CHECK(places_to_code({place(one, 100, 120)}, done).size() == 1);
    CHECK(places_to_code({place(one, 119, 121), place(one, 130, 131), place(two, 0, 5)}, done).size() == 2);
    CHECK(places_to_code({place(one, 1, 2)}, {}).size() == 1);
}
