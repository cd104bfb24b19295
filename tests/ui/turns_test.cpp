// SPDX-License-Identifier: GPL-3.0-or-later
// Who speaks a turn, corrected in the text of the real window; the persons behind the labels and what they allowed.
#include "app/desktop/dialogs/persons.h"
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "core/model/quote_consent.h"
#include "app/desktop/views/turn_popup.h"
#include "app/desktop/widgets/message_bar.h"
#include "app/desktop/wx_text.h"
#include "core/edits/consent.h"
#include "tests/ui/window_bench.h"

#include <wx/choice.h>
#include <wx/clipbrd.h>
#include <wx/textctrl.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

void put_caret(WindowBench& bench, const std::string& before)
{
    CharPos at = bench.find(before).begin;
    bench.workspace().show_range(bench.workspace().document(), {at, at});
    bench.frame().centre().view().select({at, at});
    bench.frame().centre().focus_text();
    REQUIRE(wait_for([&] { return bench.frame().centre().view().HasFocus() && bench.workspace().selection().begin == at; }));
}

void answer(WindowBench& bench, const std::string& name)
{
    TurnPopup& popup = bench.frame().turn_popup();
    REQUIRE(wait_for([&] { return popup.IsShown() && popup.field().HasFocus(); }));
    bench.driver.type(name);
    REQUIRE(wait_for([&] { return from_wx(popup.field().GetValue()) == name; }));
    bench.driver.key(WXK_RETURN);
    REQUIRE(wait_for([&] { return !popup.IsShown() && !bench.workspace().edits_pending(); }));
}

std::string speaker_of(WindowBench& bench, const std::string& words)
{
    DocumentTextPtr text = bench.workspace().text();
    const Speaker* speaker = text ? text->speaker_at(bench.find(words).begin) : nullptr;
    return speaker ? speaker->name : std::string();
}

PersonId make_voice(WindowBench& bench, const std::string& label, const std::string& name)
{
    SpeakerId speaker;
    for (const Speaker& one : bench.workspace().text()->speakers()) {
        speaker = one.name == label ? one.id : speaker;
    }
    bench.workspace().run(edits::set_speaker_person(*bench.workspace().project(), speaker, edits::NewPerson{name, "nurse", {}}));
    REQUIRE(wait_for([&] {
        return bench.snapshot().persons->size() == 1 && bench.workspace().text() && bench.workspace().text()->person_at(bench.find("We vertrouwen").begin);
    }));
    return bench.snapshot().persons->front().id;
}

} // namespace

TEST_CASE("F2 in the text gives this turn, all of its label or what follows to another speaker", "[turns]")
{
    WindowBench bench;
    put_caret(bench, "nooit iemand");
    bench.driver.key(WXK_F2);
    answer(bench, "r7");
    REQUIRE(wait_for([&] { return speaker_of(bench, "nooit iemand") == "r7"; }));
    CHECK(speaker_of(bench, "We vertrouwen") == "R1");

    put_caret(bench, "En met de gemeente");
    bench.driver.key(WXK_F2);
    REQUIRE(wait_for([&] { return bench.frame().turn_popup().IsShown(); }));
    bench.driver.key(WXK_TAB);
    CHECK(bench.frame().turn_popup().scope().GetSelection() == 1);
    answer(bench, "vera");
    REQUIRE(wait_for([&] { return speaker_of(bench, "En met de gemeente") == "vera"; }));
    CHECK(speaker_of(bench, "Hoe loopt het") == "vera");
    CHECK(bench.workspace().text()->is_interviewer(bench.find("Hoe loopt het")));

    bench.frame().run("edit.undo");
    CHECK(wait_for([&] { return speaker_of(bench, "Hoe loopt het") == "I"; }));
}

TEST_CASE("a turn is split at the caret and joined again, and its codings keep their words", "[turns]")
{
    WindowBench bench;
    DocumentId document = bench.workspace().document();
    CharRange words = bench.find("We vertrouwen elkaar");
    bench.workspace().with_coder([&] {
        bench.workspace().run(edits::add_codings(*bench.workspace().project(), {{document, words, bench.code("vertrouwen"), {}, Direction::None, {}, {}}}));
    });
    REQUIRE(bench.wait_for_codings(1));
    put_caret(bench, "We vertrouwen");
    REQUIRE(bench.frame().run("document.split_turn"));
    answer(bench, "r2");
    REQUIRE(wait_for([&] { return speaker_of(bench, "We vertrouwen") == "r2"; }));
    CHECK(speaker_of(bench, "Het wijkteam belt") == "R1");
    CHECK(bench.snapshot().find_document(document)->turns == 5);
    CHECK(bench.snapshot().codings_of(document).codings.front().range() == words);

    put_caret(bench, "We vertrouwen");
    REQUIRE(bench.frame().run("document.join_turn"));
    REQUIRE(wait_for([&] { return speaker_of(bench, "We vertrouwen") == "R1"; }));
    CHECK(bench.snapshot().find_document(document)->turns == 4);
    CHECK(bench.snapshot().codings_of(document).codings.front().range() == words);
}

TEST_CASE("the quote of a person who said no to citing is not copied, and the reason is said", "[turns]")
{
    WindowBench bench;
    PersonId person = make_voice(bench, "R1", "Mevrouw Veldkamp");
    bench.workspace().run(edits::set_consents(*bench.workspace().project(), {person}, {{}, Consent::No, {}, {}}));
    REQUIRE(wait_for([&] { return bench.snapshot().find_person(person)->consent.cite == Consent::No; }));
    {
        wxClipboardLocker lock;
        wxTheClipboard->SetData(new wxTextDataObject("van tevoren"_wx));
    }
    bench.frame().centre().view().select(bench.find("We vertrouwen elkaar"));
    REQUIRE(wait_for([&] { return bench.workspace().selection() == bench.find("We vertrouwen elkaar"); }));
    for (const char* command : {"edit.copy_quote", "edit.copy_text"}) {
        bench.frame().messages().dismiss();
        REQUIRE(bench.frame().run(command));
        CHECK(bench.frame().messages().IsShown());
        CHECK(bench.frame().messages().text().Contains("Mevrouw Veldkamp"_wx));
    }
    wxTextDataObject now;
    {
        wxClipboardLocker lock;
        wxTheClipboard->GetData(now);
    }
    CHECK(now.GetText() == "van tevoren"_wx);
    CHECK(who_refuses_citing(bench.snapshot(), *bench.workspace().text(), bench.find("Hoe loopt het")) == nullptr);
}

TEST_CASE("persons are listed with their documents; consents are set for several in one step", "[turns]")
{
    WindowBench bench;
    PersonId first = make_voice(bench, "R1", "Mevrouw Veldkamp");
    REQUIRE(bench.frame().run("project.persons"));
    PersonsWindow* window = open_persons(bench.frame());
    REQUIRE(window);
    CHECK(wait_for([&] { return window->cell(first, PersonsWindow::Documents) == "Gesprek 1"_wx; }));
    CHECK(window->cell(first, PersonsWindow::Role) == "nurse"_wx);
    window->add_person();
    REQUIRE(wait_for([&] { return bench.snapshot().persons->size() == 2 && !bench.workspace().edits_pending(); }));
    PersonId second = bench.snapshot().persons->front().id == first ? bench.snapshot().persons->back().id : bench.snapshot().persons->front().id;
    window->select({second});
    window->set_name_and_role("De heer Aalders"_wx, "manager"_wx);
    REQUIRE(wait_for([&] { return bench.snapshot().find_person(second)->name == "De heer Aalders"; }));
    window->select({first, second});
    window->choose_consent(PersonsWindow::Cite, Consent::Yes);
    REQUIRE(wait_for([&] { return bench.snapshot().find_person(first)->consent.cite == Consent::Yes; }));
    CHECK(bench.snapshot().find_person(second)->consent.cite == Consent::Yes);
    CHECK(wait_for([&] { return window->cell(second, PersonsWindow::Cite) == "yes"_wx; }));
    CHECK(window->cell(second, PersonsWindow::Archive) == "not known"_wx);
    bench.frame().run("edit.undo");
    REQUIRE(wait_for([&] { return bench.snapshot().find_person(first)->consent.cite == Consent::Unknown; }));
    CHECK(bench.snapshot().find_person(second)->consent.cite == Consent::Unknown);
    window->select({second});
    window->delete_selected();
    CHECK(wait_for([&] { return bench.snapshot().persons->size() == 1; }));
}
