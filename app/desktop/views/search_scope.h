// SPDX-License-Identifier: GPL-3.0-or-later
// Where a search looks: texts, memos and definitions, which kinds of documents, only this document, turns of one person, coded or
// uncoded text, the interviewer's turns or not. One button that says it in words and opens a menu of choices.
#pragma once

#include "app/desktop/jobs/live_search.h"

#include <wx/button.h>

#include <functional>
#include <string>
#include <vector>

namespace duiding {

// A choice of the menu. Choosing it changes the request.
struct ScopeChoice {
    enum class Part { Places, Kinds, Documents, Coded, Speakers, Everything };

    Part part = Part::Places;
    std::string key;                      // "memos", "policy", "uncoded": stable
    wxString label;
    bool chosen = false;
    bool one_of = false;                  // a radio item: exactly one of its part is chosen
    std::function<void(SearchRequest&)> apply;
};

std::vector<ScopeChoice> scope_choices(const SearchRequest& request, const Snapshot& snapshot, DocumentId at_hand);
// "everything", "interviews, memos · uncoded text": what the button says after "In".
wxString scope_text(const SearchRequest& request, const Snapshot& snapshot);

class SearchScopeButton : public wxButton {
public:
    SearchScopeButton(wxWindow* parent, Workspace& workspace, LiveSearch& search);
    void choose(const std::string& key);  // as the menu does
    void open_menu();

private:
    void refill();

    Workspace& m_workspace;
    LiveSearch& m_search;
    std::vector<Connection> m_connections;
};

} // namespace duiding
