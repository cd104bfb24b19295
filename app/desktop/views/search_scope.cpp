// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_scope.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/wx_text.h"
#include "core/text/fold.h"

#include <wx/menu.h>

#include <algorithm>
#include <set>

namespace duiding {

namespace {

using Part = ScopeChoice::Part;

constexpr std::size_t most_speakers = 40;

Message kinds_name(DocumentKind kind)
{
    switch (kind) {
    case DocumentKind::Interview: return msg("interviews");
    case DocumentKind::Policy: return msg("policy documents");
    case DocumentKind::Note: return msg("notes");
    case DocumentKind::Survey: return msg("questionnaires");
    case DocumentKind::Media: break;
    }
    return msg("recordings");
}

std::set<DocumentKind> kinds_of(const Snapshot& snapshot)
{
    std::set<DocumentKind> kinds;
    for (const DocumentInfo& info : *snapshot.documents) {
        kinds.insert(info.kind);
    }
    return kinds;
}

// Ticking a kind when none is ticked leaves only that one; taking the last away leaves all.
void toggle_kind(SearchRequest& request, DocumentKind kind)
{
    auto& kinds = request.scope.kinds;
    if (std::erase(kinds, kind) == 0) {
        kinds.push_back(kind);
        std::sort(kinds.begin(), kinds.end());
    }
}

void add_places(std::vector<ScopeChoice>& choices, const SearchRequest& request)
{
    auto add = [&choices](const char* key, const Message& label, bool chosen, std::function<void(SearchRequest&)> apply) {
        choices.push_back({Part::Places, key, tr(label), chosen, false, std::move(apply)});
    };
    // Something is always searched: the last one cannot be unticked.
    add("texts", msg("Texts"), request.scope.texts, [](SearchRequest& r) {
        r.scope.texts = !r.scope.texts || (!r.scope.memos && !r.scope.definitions);
    });
    add("memos", msg("Memos and comments"), request.scope.memos, [](SearchRequest& r) {
        r.scope.memos = !r.scope.memos;
        r.scope.texts = r.scope.texts || (!r.scope.memos && !r.scope.definitions);
    });
    add("definitions", msg("Definitions of codes"), request.scope.definitions, [](SearchRequest& r) {
        r.scope.definitions = !r.scope.definitions;
        r.scope.texts = r.scope.texts || (!r.scope.memos && !r.scope.definitions);
    });
    add("interviewer", msg("The interviewer's words too"), request.interviewer == InterviewerTurns::Include, [](SearchRequest& r) {
        r.interviewer = r.interviewer == InterviewerTurns::Include ? InterviewerTurns::LeaveOut : InterviewerTurns::Include;
    });
}

void add_coded(std::vector<ScopeChoice>& choices, const SearchRequest& request)
{
    auto add = [&](const char* key, const Message& label, CodedText coded) {
        choices.push_back({Part::Coded, key, tr(label), request.scope.coded == coded, true,
                           [coded](SearchRequest& r) { r.scope.coded = coded; }});
    };
    add("either", msg("Coded or not"), CodedText::Either);
    add("coded", msg("Only coded text"), CodedText::Coded);
    add("uncoded", msg("Only text without a code"), CodedText::Uncoded);
}

void add_speakers(std::vector<ScopeChoice>& choices, const SearchRequest& request, const Snapshot& snapshot)
{
    if (snapshot.persons->empty()) {
        return;
    }
    choices.push_back({Part::Speakers, "anybody", tr(msg("Anybody")), request.scope.speakers.empty(), true,
                       [](SearchRequest& r) { r.scope.speakers.clear(); }});
    for (std::size_t i = 0; i < std::min(snapshot.persons->size(), most_speakers); ++i) {
        const Person& person = (*snapshot.persons)[i];
        std::vector<std::string> only = {fold_name(person.name)};
        choices.push_back({Part::Speakers, "speaker:" + person.name, to_wx(person.name), request.scope.speakers == only, true,
                           [only](SearchRequest& r) { r.scope.speakers = only; }});
    }
}

} // namespace

std::vector<ScopeChoice> scope_choices(const SearchRequest& request, const Snapshot& snapshot, DocumentId at_hand)
{
    std::vector<ScopeChoice> choices;
    add_places(choices, request);
    std::set<DocumentKind> kinds = kinds_of(snapshot);
    for (DocumentKind kind : kinds) {
        bool chosen = std::find(request.scope.kinds.begin(), request.scope.kinds.end(), kind) != request.scope.kinds.end();
        if (kinds.size() > 1 || chosen) {
            choices.push_back({Part::Kinds, to_key(kind), tr(msg("Only {0}", from_wx(tr(kinds_name(kind))))), chosen, false,
                               [kind](SearchRequest& r) { toggle_kind(r, kind); }});
        }
    }
    if (const DocumentInfo* info = snapshot.find_document(at_hand)) {
        std::vector<DocumentId> only = {at_hand};
        choices.push_back({Part::Documents, "this-document", tr(msg("Only “{0}”", info->name)), request.scope.documents == only, false,
                           [only](SearchRequest& r) { r.scope.documents = r.scope.documents == only ? std::vector<DocumentId>() : only; }});
    }
    add_coded(choices, request);
    add_speakers(choices, request, snapshot);
    choices.push_back({Part::Everything, "everything", tr(msg("Everything again")), false, false, [](SearchRequest& r) {
                           r.scope = {};
                           r.interviewer = InterviewerTurns::Include;
                       }});
    return choices;
}

wxString scope_text(const SearchRequest& request, const Snapshot& snapshot)
{
    const SearchScope& scope = request.scope;
    wxString text;
    auto add = [&text](const wxString& part) { text += (text.empty() ? wxString() : ", "_wx) + part; };
    for (DocumentKind kind : scope.texts ? scope.kinds : std::vector<DocumentKind>()) {
        add(tr(kinds_name(kind)));
    }
    if (scope.documents.size() == 1) {
        const DocumentInfo* info = snapshot.find_document(scope.documents.front());
        add(info ? to_wx(info->name) : wxString("–"_wx));
    } else if (!scope.documents.empty()) {
        auto count = static_cast<std::int64_t>(scope.documents.size());
        add(tr(msgn("{0} document", "{0} documents", count, count)));
    }
    for (const std::string& speaker : scope.speakers) {
        auto person = std::find_if(snapshot.persons->begin(), snapshot.persons->end(), [&speaker](const Person& p) { return fold_name(p.name) == speaker; });
        add(to_wx(person == snapshot.persons->end() ? speaker : person->name));
    }
    if (scope.texts && text.empty() && (scope.memos || scope.definitions)) {
        add(tr(msg("texts")));
    }
    if (scope.memos) {
        add(tr(msg("memos")));
    }
    if (scope.definitions) {
        add(tr(msg("definitions")));
    }
    if (scope.coded != CodedText::Either) {
        add(tr(scope.coded == CodedText::Coded ? msg("coded text") : msg("text without a code")));
    }
    if (request.interviewer == InterviewerTurns::LeaveOut) {
        add(tr(msg("without the interviewer")));
    }
    return text.empty() ? tr(msg("everything")) : text;
}

SearchScopeButton::SearchScopeButton(wxWindow* parent, Workspace& workspace, LiveSearch& search)
    : wxButton(parent, wxID_ANY), m_workspace(workspace), m_search(search)
{
    Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { open_menu(); });
    m_connections.push_back(m_search.changed.connect([this] { refill(); }));
    m_connections.push_back(m_workspace.study_changed.connect([this] { refill(); }));
    refill();
}

void SearchScopeButton::refill()
{
    constexpr std::size_t longest = 40;
    wxString all = tr(msg("In {0}", from_wx(scope_text(m_search.request(), *m_workspace.snapshot()))));
    wxString shown = all.length() > longest ? all.Left(longest - 1) + "…"_wx : all;
    shown += "  ▾"_wx;
    if (shown != GetLabelText()) {
        SetLabelText(shown);
        SetToolTip(all);
        native::set_accessible_name(this, tr(msg("Where the search looks")) + ": "_wx + all);
        InvalidateBestSize();
        GetParent()->Layout();
    }
}

void SearchScopeButton::open_menu()
{
    std::vector<ScopeChoice> choices = scope_choices(m_search.request(), *m_workspace.snapshot(), m_workspace.document());
    wxMenu menu;
    auto* speakers = new wxMenu;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const ScopeChoice& choice = choices[i];
        wxMenu& target = choice.part == Part::Speakers ? *speakers : menu;
        if (i > 0 && choices[i - 1].part != choice.part && choice.part != Part::Speakers) {
            menu.AppendSeparator();
        }
        wxItemKind kind = choice.part == Part::Everything ? wxITEM_NORMAL : choice.one_of ? wxITEM_RADIO : wxITEM_CHECK;
        wxMenuItem* item = target.Append(wxID_HIGHEST + 1 + static_cast<int>(i), wxControl::EscapeMnemonics(choice.label), wxString(), kind);
        if (kind != wxITEM_NORMAL) {
            item->Check(choice.chosen);
        }
    }
    if (speakers->GetMenuItemCount() > 0) {
        menu.Insert(menu.GetMenuItemCount() - 2, wxID_ANY, tr(msg("Only the turns of")), speakers);
    } else {
        delete speakers;
    }
    int picked = GetPopupMenuSelectionFromUser(menu, wxPoint(0, GetSize().y));
    int index = picked - wxID_HIGHEST - 1;
    if (picked != wxID_NONE && index >= 0 && index < static_cast<int>(choices.size())) {
        m_search.change(choices[static_cast<std::size_t>(index)].apply);
    }
}

void SearchScopeButton::choose(const std::string& key)
{
    for (const ScopeChoice& choice : scope_choices(m_search.request(), *m_workspace.snapshot(), m_workspace.document())) {
        if (choice.key == key) {
            m_search.change(choice.apply);
            return;
        }
    }
}

} // namespace duiding
