// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/commands/more_like.h"

#include "app/desktop/main_frame.h"
#include "app/desktop/views/coding_actions.h"
#include "app/desktop/views/search_view.h"
#include "app/desktop/views/tool_strip.h"
#include "app/desktop/workspace.h"
#include "core/index/similar.h"

namespace duiding {

namespace {

bool among_hits(const Desk& desk)
{
    wxWindow* focus = wxWindow::FindFocus();
    return focus && desk.frame.search().IsDescendant(focus);
}

void look_for(const Desk& desk, const std::string& query)
{
    wxWindow* focus = wxWindow::FindFocus();
    desk.frame.tools().show_query(query);
    desk.frame.search().show_page(SearchView::Page::Words);       // the words that make it, to untick
    desk.frame.search().search(query);
    if (focus) {
        focus->SetFocus();                                        // one reads on where one was
    }
}

} // namespace

CharRange passage_at_hand(const Desk& desk)
{
    const Workspace& w = desk.workspace;
    DocumentTextPtr text = w.text();
    if (!text || text->characters() == 0) {
        return {};
    }
    CharRange chosen = range_to_code(w);
    if (!chosen.empty() && !among_hits(desk)) {
        return chosen;
    }
    CharPos at = chosen.empty() ? w.selection().begin : chosen.begin;
    CharRange paragraph = text->paragraphs()[text->paragraph_index(at)];
    const Mark* turn = among_hits(desk) ? nullptr : text->turn_at(at);
    return text->snap_selection(turn ? turn->range : paragraph);
}

void more_like_passage(const Desk& desk)
{
    Workspace& w = desk.workspace;
    CharRange passage = passage_at_hand(desk);
    if (passage.empty()) {
        w.say(msg("Select a passage, or put the caret in one."));
        return;
    }
    look_for(desk, query_like(*w.snapshot(), w.document(), passage));
}

void more_like_code(const Desk& desk)
{
    look_for(desk, query_like(*desk.workspace.snapshot(), desk.workspace.code()));
}

} // namespace duiding
