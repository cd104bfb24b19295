// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks, looked at and decided in the real window: labels, persons, documents of one pattern at once.
#include "app/desktop/dialogs/speaker_preview.h"
#include "app/desktop/wx_text.h"
#include "tests/support/paths.h"
#include "tests/ui/window_bench.h"

#include <wx/checkbox.h>
#include <wx/combobox.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

std::vector<DocumentId> all_documents(WindowBench& bench)
{
    std::vector<DocumentId> ids;
    for (const DocumentInfo& info : *bench.snapshot().documents) {
        ids.push_back(info.id);
    }
    return ids;
}

SpeakerPreviewWindow& open_preview(WindowBench& bench, std::vector<DocumentId> documents)
{
    auto count = documents.size();
    show_speaker_preview(bench.frame(), std::move(documents));
    SpeakerPreviewWindow* window = open_speaker_preview(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready() && (count < 2 || !bench.workspace().jobs().busy()); }));
    return *window;
}

DocumentTextPtr text_of(WindowBench& bench, DocumentId id)
{
    return bench.workspace().project()->text_now(id);
}

} // namespace

TEST_CASE("the preview shows each label with its turns and first words, and who asks", "[speakers]")
{
    WindowBench bench;
    REQUIRE(bench.frame().run("document.speakers"));
    SpeakerPreviewWindow* window = open_speaker_preview(bench.frame());
    REQUIRE(window);
    REQUIRE(wait_for([&] { return window->ready(); }));
    const auto& rows = window->current().rows;
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].name == "I");
    CHECK(rows[0].kind == SpeakerKind::Interviewer);
    CHECK(rows[0].turns == 2);
    CHECK(rows[1].name == "R1");
    CHECK(rows[1].first_words.starts_with("Het wijkteam belt ons elke week."));
    CHECK(rows[1].labels.size() == 2);
    CHECK(window->text().GetValue() == to_wx(bench.workspace().text()->text()));
}

TEST_CASE("applying makes turns and persons in one step of undo", "[speakers]")
{
    WindowBench bench;
    DocumentId document = bench.workspace().document();
    bench.workspace().run(edits::remove_turns(*bench.workspace().project(), document));
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(document)->turns == 0; }));
    SpeakerPreviewWindow& window = open_preview(bench, {document});
    REQUIRE(window.current().rows.size() == 2);
    window.table().person(1).SetValue("Mevrouw Veldkamp"_wx);
    window.table().role(1).SetValue("nurse"_wx);
    window.apply();
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(document)->turns == 4 && bench.snapshot().persons->size() == 1; }));
    const Person& person = bench.snapshot().persons->front();
    CHECK(person.name == "Mevrouw Veldkamp");
    CHECK(person.role == "nurse");
    DocumentTextPtr text = text_of(bench, document);
    CHECK(text->person_at(bench.find("We vertrouwen elkaar").begin) == person.id);
    CHECK(text->is_interviewer(bench.find("Hoe loopt het overleg")));
    CHECK(wait_for([&] { return open_speaker_preview(bench.frame()) == nullptr; }));

    bench.frame().run("edit.undo");
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(document)->turns == 0; }));
    CHECK(bench.snapshot().persons->empty());
}

TEST_CASE("roles are applied to another document of the same pattern in the same step", "[speakers]")
{
    WindowBench bench;
    write_text(bench.folder / "Gesprek 3.txt", "I: Wat is er gebeurd?\nR1: De gemeente heeft gebeld.\nI: En daarna?\nR1: Daarna niets meer, al maanden niet.\n");
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "Gesprek 3.txt"});
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3 && !bench.workspace().jobs().busy(); }));
    std::vector<DocumentId> ids = all_documents(bench);
    // Gesprek 3 is offered though only the first was asked for: it is written alike, and nobody was named in it yet.
    SpeakerPreviewWindow& window = open_preview(bench, {ids[0]});
    REQUIRE(wait_for([&] { return window.same_pattern().IsShown(); }));
    window.table().role(1).SetValue("nurse"_wx);
    window.same_pattern().SetValue(true);
    window.apply();
    REQUIRE(wait_for([&] { return bench.snapshot().persons->size() == 2; }));
    std::vector<std::string> names;
    for (const Person& person : *bench.snapshot().persons) {
        names.push_back(person.name);
        CHECK(person.role == "nurse");
    }
    CHECK(names == std::vector<std::string>{"Gesprek 1 · R1", "Gesprek 3 · R1"});
    CHECK(wait_for([&] { return open_speaker_preview(bench.frame()) == nullptr; }));
    bench.frame().run("edit.undo");
    CHECK(wait_for([&] { return bench.snapshot().persons->empty(); }));
}

TEST_CASE("spellings taken for one speaker can be split, and what is no speaker becomes text again", "[speakers]")
{
    WindowBench bench;
    write_text(bench.folder / "Gesprek 3.txt", "I: Wat is er gebeurd?\nR1: De gemeente heeft gebeld.\nI: En daarna?\nRespondent 1: Daarna niets meer.\nI: En nu?\nR1: Nu wachten we.\n");
    import_paths({bench.workspace(), bench.frame()}, {bench.folder / "Gesprek 3.txt"});
    REQUIRE(wait_for([&] { return bench.snapshot().documents->size() == 3 && !bench.workspace().jobs().busy(); }));
    DocumentId id = all_documents(bench)[2];
    SpeakerPreviewWindow& window = open_preview(bench, {id});
    REQUIRE(window.current().rows.size() == 2);
    REQUIRE(window.current().rows[1].spellings == std::vector<std::string>{"R1", "Respondent 1"});
    window.table().on_split(1);
    REQUIRE(window.current().rows.size() == 3);
    CHECK(window.current().rows[2].name == "Respondent 1");
    window.table().choose_kind(2, SpeakerKind::NoSpeaker);
    window.apply();
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(id)->turns == 5; }));
    DocumentTextPtr text = text_of(bench, id);
    auto at = static_cast<std::int64_t>(text->text().find("Respondent 1"));
    CHECK(text->is_content({at}));
    CHECK(text->speaker_at({at})->name == "I");
}

TEST_CASE("“no speakers in this document” takes the turns away and undo brings them back", "[speakers]")
{
    WindowBench bench;
    DocumentId document = bench.workspace().document();
    SpeakerPreviewWindow& window = open_preview(bench, {document});
    window.say_no_speakers();
    REQUIRE(wait_for([&] { return bench.snapshot().find_document(document)->turns == 0; }));
    bench.frame().run("edit.undo");
    CHECK(wait_for([&] { return bench.snapshot().find_document(document)->turns == 4; }));
}
