// SPDX-License-Identifier: GPL-3.0-or-later
// What a screen reader finds in the coding view, asked through the interface it uses (ATK).
#include "app/desktop/views/coding_view.h"
#include "app/desktop/wx_text.h"

#include "tests/ui/ui_driver.h"

#include <wx/frame.h>

#include <atk/atk.h>
#include <catch2/catch.hpp>
#include <gtk/gtk.h>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string taken(char* text)
{
    std::string result = text ? text : "";
    g_free(text);
    return result;
}

} // namespace

TEST_CASE("a screen reader reads the stored text, moves the caret, selects, and learns where characters stand", "[ui]")
{
    std::string text = "R1: Één cliënt 👍🏽 belt. Dan niet.\nTweede alinea.";
    std::vector<Mark> marks = {{MarkKind::Turn, char_range(0, 32), 0, "R1"}, {MarkKind::Label, char_range(0, 4), 0, {}}};
    auto* frame = new wxFrame(nullptr, wxID_ANY, "reader"_wx, wxPoint(20, 20), wxSize(900, 600));
    auto* view = new CodingView(frame);
    frame->Show();
    view->set_document(std::make_shared<DocumentText>(DocumentId{1}, text, marks, std::vector<Speaker>{}), {"Gesprek", ""});
    REQUIRE(wait_for([view] { return view->IsShownOnScreen(); }));
    handle_events();

    AtkObject* accessible = gtk_widget_get_accessible(view->m_wxwindow);
    REQUIRE(ATK_IS_TEXT(accessible));
    AtkText* reader = ATK_TEXT(accessible);
    CHECK(atk_object_get_role(accessible) == ATK_ROLE_DOCUMENT_TEXT);
    CHECK(std::string(atk_object_get_name(accessible)) == "Gesprek");
    CHECK(atk_text_get_character_count(reader) == view->document()->characters());
    CHECK(taken(atk_text_get_text(reader, 4, 14)) == "Één cliënt");
    CHECK(atk_text_get_character_at_offset(reader, 4) == 0xC9);
    CHECK(atk_text_get_caret_offset(reader) == 4);                    // after the label

    gint begin = 0;
    gint end = 0;
    CHECK(taken(atk_text_get_string_at_offset(reader, 9, ATK_TEXT_GRANULARITY_WORD, &begin, &end)) == "cliënt");
    CHECK(taken(atk_text_get_string_at_offset(reader, 15, ATK_TEXT_GRANULARITY_CHAR, &begin, &end)) == "👍🏽");
    CHECK(taken(atk_text_get_string_at_offset(reader, 40, ATK_TEXT_GRANULARITY_PARAGRAPH, &begin, &end)) == "Tweede alinea.");

    CHECK(atk_text_set_selection(reader, 0, 8, 14));
    CHECK(view->selection() == char_range(8, 14));
    CHECK(taken(atk_text_get_selection(reader, 0, &begin, &end)) == "cliënt");
    CHECK(atk_text_set_caret_offset(reader, 18));
    CHECK(view->caret() == CharPos{18});
    CHECK(atk_text_get_n_selections(reader) == 0);

    gint x = 0;
    gint y = 0;
    gint width = 0;
    gint height = 0;
    atk_text_get_character_extents(reader, 8, &x, &y, &width, &height, ATK_XY_SCREEN);
    CHECK(width > 3);
    CHECK(height > 10);
    CHECK(view->GetScreenRect().Contains(wxRect(x, y, width, height)));
    CHECK(atk_text_get_offset_at_point(reader, x + 1, y + height / 2, ATK_XY_SCREEN) == 8);
    atk_text_get_character_extents(reader, 1, &x, &y, &width, &height, ATK_XY_SCREEN);
    CHECK(width == 0);                                                // the label has no place of its own

    frame->Destroy();
    handle_events();
}
