// SPDX-License-Identifier: GPL-3.0-or-later
// The coding view alone in a window: every gesture of reading, selecting and coding, through real mouse and key events.
#include "app/desktop/views/coding_view.h"
#include "app/desktop/wx_text.h"

#include "tests/ui/ui_driver.h"

#include <wx/frame.h>

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

const std::string question = "I: Hoe ging het overleg met de wijk?\n";
const std::string answer = "R1: Ja, dat ging goed. We bellen elke week even, en dat is fijn.\n";

DocumentTextPtr conversation(int repeats)
{
    std::string text;
    std::vector<Mark> marks;
    auto turn = [&](const std::string& line, std::int64_t label) {
        auto begin = static_cast<std::int64_t>(text.size());
        text += line;
        auto end = static_cast<std::int64_t>(text.size()) - 1;
        marks.push_back({MarkKind::Turn, char_range(begin, end), 0, line.substr(0, static_cast<std::size_t>(label) - 2)});
        marks.push_back({MarkKind::Label, char_range(begin, begin + label), 0, {}});
    };
    for (int i = 0; i < repeats; ++i) {
        turn(question, 3);
        turn(answer, 4);
    }
    Speaker interviewer;
    interviewer.name = "I";
    interviewer.kind = SpeakerKind::Interviewer;
    return std::make_shared<DocumentText>(DocumentId{1}, text, marks, std::vector<Speaker>{interviewer});
}

class Bench {
public:
    explicit Bench(int repeats = 3) : document(conversation(repeats))
    {
        m_frame = new wxFrame(nullptr, wxID_ANY, "coding view"_wx, wxPoint(20, 20), wxSize(1000, 700));
        view = new CodingView(m_frame);
        m_frame->Show();
        view->set_document(document, {"Interview", "test"});
        view->events.type = [this](const std::string& text) { typed += text; };
        view->events.coding_activated = [this](CodingId id) { activated.push_back(id); };
        view->events.edge_moved = [this](CodingId id, CharRange range) { moved.emplace_back(id, range); };
        view->events.context_menu = [this](CharPos, CodingId id, const wxPoint&) { menus.push_back(id); };
        view->events.copy = [this] { ++copies; };
        view->SetFocus();
        REQUIRE(wait_for([this] { return view->HasFocus() && view->IsShownOnScreen(); }));
        handle_events();
    }
    ~Bench()
    {
        m_frame->Destroy();
        handle_events();
    }

    CharRange find(const std::string& words, std::size_t from = 0) const
    {
        auto at = static_cast<std::int64_t>(document->text().find(words, from));
        return char_range(at, at + static_cast<std::int64_t>(words.size()));        // the text is ASCII
    }
    wxPoint middle_of(CharRange range) const
    {
        wxRect rect = view->rect_of(range);
        return {rect.x + rect.width / 2, rect.y + rect.height / 2};
    }
    wxPoint left_of(CharRange range) const
    {
        wxRect rect = view->rect_of(range);
        return {rect.x, rect.y + rect.height / 2};
    }
    wxPoint right_of(CharRange range) const
    {
        wxRect rect = view->rect_of(range);
        return {rect.x + rect.width, rect.y + rect.height / 2};
    }
    std::string selected() const { return std::string(document->slice(view->selection())); }
    void code(std::vector<CharRange> ranges)
    {
        auto list = std::make_shared<CodingList>();
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            Coding coding;
            coding.id = {static_cast<std::int64_t>(i) + 1};
            coding.begin_value = static_cast<std::int32_t>(ranges[i].begin.value);
            coding.end_value = static_cast<std::int32_t>(ranges[i].end.value);
            coding.code_value = 1;
            coding.coder_value = 1;
            list->codings.push_back(coding);
            list->longest = std::max(list->longest, coding.end_value - coding.begin_value);
        }
        std::sort(list->codings.begin(), list->codings.end(), in_text_order);
        std::vector<Code> codes(1);
        codes[0].id = {1};
        codes[0].name = "vertrouwen";
        view->set_codings(list, std::make_shared<Codebook>(codes), {});
        handle_events();
    }

    DocumentTextPtr document;
    CodingView* view;
    Driver driver;
    std::string typed;
    std::vector<CodingId> activated;
    std::vector<std::pair<CodingId, CharRange>> moved;
    std::vector<CodingId> menus;
    int copies = 0;

private:
    wxFrame* m_frame;
};

} // namespace

TEST_CASE("dragging selects, and the end of the gesture drops labels and blanks", "[ui]")
{
    Bench bench;
    bench.driver.drag(bench.left_of(bench.find("dat ging")), bench.right_of(bench.find("goed. ")));
    CHECK(bench.selected() == "dat ging goed.");
    // from the question over the label into the answer: the stretch holds the label, its ends do not
    bench.driver.drag(bench.left_of(bench.find("wijk?")), bench.right_of(bench.find("Ja,")));
    CHECK(bench.document->quote(bench.view->selection()).find("R1") == std::string::npos);
    CHECK(bench.selected() == "wijk?\nR1: Ja,");
}

TEST_CASE("two clicks take a word, three a sentence, four the turn", "[ui]")
{
    Bench bench;
    wxPoint place = bench.middle_of(bench.find("bellen"));
    bench.driver.click(place, 2);
    CHECK(bench.selected() == "bellen");
    bench.driver.click(bench.middle_of(bench.find("wijk?")));
    bench.driver.click(place, 3);
    CHECK(bench.selected() == "We bellen elke week even, en dat is fijn.");
    bench.driver.click(bench.middle_of(bench.find("wijk?")));
    bench.driver.click(place, 4);
    CHECK(bench.selected() == "Ja, dat ging goed. We bellen elke week even, en dat is fijn.");
}

TEST_CASE("letters typed on a selection are passed on, and the selection stays", "[ui]")
{
    Bench bench;
    bench.driver.click(bench.middle_of(bench.find("bellen")), 2);
    bench.driver.type("ver=");
    CHECK(bench.typed == "ver=");
    CHECK(bench.selected() == "bellen");
}

TEST_CASE("the keyboard moves the caret over labels, extends a selection, and Ctrl+E grows it", "[ui]")
{
    Bench bench;
    bench.driver.key(WXK_HOME, wxMOD_CONTROL);
    CHECK(bench.view->caret() == CharPos{3});
    bench.driver.key(WXK_END);
    CHECK(bench.view->caret() == CharPos{static_cast<std::int64_t>(question.size()) - 1});
    bench.driver.key(WXK_RIGHT);
    CHECK(bench.view->caret() == bench.find("Ja,").begin);
    bench.driver.key(WXK_RIGHT, wxMOD_CONTROL | wxMOD_SHIFT);
    bench.driver.key(WXK_RIGHT, wxMOD_CONTROL | wxMOD_SHIFT);
    bench.driver.key(WXK_ESCAPE);
    CHECK(bench.view->selection().empty());
    bench.driver.click(bench.middle_of(bench.find("bellen")));
    bench.driver.key('E', wxMOD_CONTROL);
    CHECK(bench.selected() == "bellen");
    bench.driver.key('E', wxMOD_CONTROL);
    CHECK(bench.selected() == "We bellen elke week even, en dat is fijn.");
    bench.driver.key('C', wxMOD_CONTROL);
    CHECK(bench.copies == 1);
}

TEST_CASE("a click in coded text makes the innermost coding active, a second one the coding around it", "[ui]")
{
    Bench bench;
    bench.code({bench.find("We bellen elke week even"), bench.find("elke week")});
    wxPoint place = bench.middle_of(bench.find("elke"));
    bench.driver.click(place);
    CHECK(bench.view->active_coding() == CodingId{2});
    CHECK(bench.view->coding_target() == bench.find("elke week"));
    bench.driver.click(bench.middle_of(bench.find("wijk?")));
    CHECK(bench.view->active_coding() == CodingId{});
}

TEST_CASE("a click on a stripe's name makes its coding active, Alt with arrows asks to move its edges", "[ui]")
{
    Bench bench;
    bench.code({bench.find("bellen elke")});
    wxRect text = bench.view->rect_of(bench.find("bellen elke"));
    wxRect whole = bench.view->GetScreenRect();
    bool hit = false;
    for (int x = whole.GetRight() - 60; x > text.GetRight() && !hit; x -= 20) {
        bench.driver.click({x, text.y + text.height / 2});
        hit = bench.view->active_coding() == CodingId{1};
    }
    REQUIRE(hit);
    bench.driver.key(WXK_RIGHT, wxMOD_ALT);
    REQUIRE(bench.moved.size() == 1);
    CHECK(bench.document->slice(bench.moved[0].second) == "bellen elke week");
    bench.driver.key(WXK_LEFT, wxMOD_ALT | wxMOD_SHIFT);
    REQUIRE(bench.moved.size() == 2);
    CHECK(bench.document->slice(bench.moved[1].second) == "We bellen elke");
}

TEST_CASE("the right button keeps a selection it falls in, and finds a coding elsewhere", "[ui]")
{
    Bench bench;
    bench.code({bench.find("Hoe ging")});
    bench.driver.click(bench.middle_of(bench.find("bellen")), 2);
    bench.driver.right_click(bench.middle_of(bench.find("bellen")));
    REQUIRE(bench.menus.size() == 1);
    CHECK(bench.menus[0] == CodingId{});
    CHECK(bench.selected() == "bellen");
    bench.driver.right_click(bench.middle_of(bench.find("ging")));
    REQUIRE(bench.menus.size() == 2);
    CHECK(bench.menus[1] == CodingId{1});
}

TEST_CASE("a jump brings its words into view, and zooming keeps the place", "[ui]")
{
    Bench bench(80);
    CharRange far = bench.find("bellen", bench.document->text().size() / 2);
    CHECK_FALSE(bench.view->is_visible(far));
    bench.view->scroll_to(far, ScrollEmphasis::Brief);
    handle_events();
    CHECK(bench.view->is_visible(far));
    wxRect rect = bench.view->rect_of(far);
    CHECK(bench.view->GetScreenRect().Contains(rect));
    std::size_t paragraph = bench.document->paragraph_index(bench.view->first_visible());
    bench.view->zoom_by(3);
    handle_events();
    CHECK(bench.view->zoom() == 130);
    CHECK(bench.document->paragraph_index(bench.view->first_visible()) == paragraph);
    bench.driver.key('0', wxMOD_CONTROL);
    CHECK(bench.view->zoom() == 100);
}

TEST_CASE("zooming keeps the line on top, wherever in a paragraph or between two it was", "[ui]")
{
    Bench bench(80);
    bench.view->scroll_to(bench.find("bellen", bench.document->text().size() / 2), ScrollEmphasis::Brief);
    handle_events();
    int begin = bench.view->GetScrollPos(wxVERTICAL);
    for (int place = 0; place < 40; ++place) {
        wxScrollWinEvent scroll(wxEVT_SCROLLWIN_THUMBTRACK, begin + 7 * place, wxVERTICAL);
        bench.view->HandleWindowEvent(scroll);
        std::size_t paragraph = bench.document->paragraph_index(bench.view->first_visible());
        for (int steps : {3, 12, -4, 0}) {
            CAPTURE(place, steps);
            bench.view->zoom_by(steps);
            CHECK(bench.document->paragraph_index(bench.view->first_visible()) == paragraph);
        }
    }
}

TEST_CASE("holding the mouse below the view scrolls and goes on selecting", "[ui]")
{
    Bench bench(80);
    wxUIActionSimulator simulator;
    bench.driver.move(bench.left_of(bench.find("dat ging")));
    simulator.MouseDown();
    handle_events();
    wxRect whole = bench.view->GetScreenRect();
    bench.driver.move({whole.x + 300, whole.GetBottom() + 40});
    CHECK(wait_for([&] { return bench.view->selection().length() > 3000; }));
    simulator.MouseUp();
    handle_events();
    CHECK(bench.view->first_visible().value > 0);
}
