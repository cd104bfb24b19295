// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_choice.h"

#include "app/desktop/native/accessible_name.h"
#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <wx/button.h>
#include <wx/choice.h>
#include <wx/stattext.h>
#include <wx/textctrl.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

constexpr const char* columns_setting = "window.scan_columns";
constexpr const char* rows_setting = "window.scan_rows";
constexpr std::size_t most_columns = 60;

std::optional<int> year_of_field(const wxTextCtrl& field)
{
    std::string text = from_wx(field.GetValue());
    int year = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), year);
    return error == std::errc() && year > 0 ? std::optional(year) : std::nullopt;
}

} // namespace

ScanChoice::ScanChoice(wxWindow* parent, Workspace& workspace) : wxPanel(parent), m_workspace(workspace)
{
    auto* row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    auto add = [&](wxWindow* window, const Message& name) {
        native::set_accessible_name(window, tr(name));
        window->SetToolTip(tr(name));
        row->Add(window, 0, wxALIGN_CENTRE_VERTICAL | wxRIGHT | wxTOP, FromDIP(6));
    };
    auto choice = [this](int width) { return new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(width, -1))); };
    auto year = [this](const Message& hint) {
        auto* field = new wxTextCtrl(this, wxID_ANY, wxString(), wxDefaultPosition, FromDIP(wxSize(72, -1)), wxTE_PROCESS_ENTER);
        field->SetHint(tr(hint));
        field->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { on_run(); });
        return field;
    };
    add(m_columns = choice(240), msg("Columns: a theme of saved searches, or codes"));
    add(m_rows = choice(140), msg("Rows"));
    add(m_kind = choice(172), msg("Which kind of documents"));
    add(m_documents = choice(190), msg("Whether drafts count"));
    add(m_order = choice(190), msg("Order of the rows"));
    add(m_from = year(msg("from")), msg("From this year"));
    add(m_to = year(msg("to")), msg("Up to and including this year"));
    add(m_run = new wxButton(this, wxID_ANY, tr(msg("Scan"))), msg("Searches all these documents"));
    m_words = new wxButton(parent, wxID_ANY, tr(msg("Words…")));
    m_words->SetToolTip(tr(msg("The words that the queries become; untick what you do not mean")));
    m_theme = new wxButton(parent, wxID_ANY, tr(msg("New theme…")));
    m_theme->SetToolTip(tr(msg("Saves a list of queries as a theme")));
    SetSizer(row);
    for (const Message& kind : {msg("policy documents"), msg("interviews"), msg("documents of all kinds")}) {
        m_kind->Append(tr(kind));
    }
    for (const Message& documents : {msg("in force only"), msg("drafts where nothing else")}) {
        m_documents->Append(tr(documents));
    }
    for (const Message& order : {msg("worst coverage first"), msg("by name")}) {
        m_order->Append(tr(order));
    }
    for (wxChoice* each : {m_kind, m_documents, m_order}) {
        each->SetSelection(0);
    }
    m_run->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_run(); });
    m_words->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_words(); });
    m_theme->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { on_theme(); });
    m_columns->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { choose_columns(columns_key()); });
    m_rows->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) { choose_rows(m_row_keys[static_cast<std::size_t>(event.GetSelection())]); });
}

std::vector<ScanChoice::Columns> ScanChoice::all_columns() const
{
    const Snapshot& snapshot = *m_workspace.snapshot();
    std::vector<Columns> offered;
    Columns all{"searches", msg("All saved searches"), {}, {}};
    for (const SavedSearch& search : *snapshot.searches) {         // by theme
        std::string key = "theme:" + search.theme;
        if (offered.empty() || offered.back().key != key) {
            offered.push_back({key, search.theme.empty() ? msg("Searches without a theme") : msg("Theme: {0}", search.theme), {}, {}});
        }
        offered.back().searches.push_back(search.id);
        all.searches.push_back(search.id);
    }
    if (offered.size() > 1) {
        offered.push_back(std::move(all));
    }
    const Codebook& book = *snapshot.codebook;
    Columns top{"codes", msg("Codes: the upper level"), {}, book.children({})};
    if (top.codes.size() <= most_columns && !top.codes.empty()) {
        offered.push_back(top);
    }
    for (CodeId id : top.codes) {
        const Code* code = book.find(id);
        std::vector<CodeId> below = book.children(id);
        if (code && !below.empty() && below.size() <= most_columns) {
            offered.push_back({"codes:" + code->guid.text(), msg("Codes under {0}", code->name), {}, std::move(below)});
        }
    }
    return offered;
}

void ScanChoice::refill()
{
    m_offered = all_columns();
    m_columns->Clear();
    for (const Columns& each : m_offered) {
        m_columns->Append(tr(each.label));
    }
    m_groupings = m_workspace.is_open() ? all_groupings(*m_workspace.snapshot()) : std::vector<GroupBy>();
    std::stable_partition(m_groupings.begin(), m_groupings.end(), [](const GroupBy& by) { return by.what == GroupBy::What::Case; });
    std::stable_partition(m_groupings.begin(), m_groupings.end(), [](const GroupBy& by) { return by.case_kind == "municipality"; });
    m_rows->Clear();
    m_row_keys.clear();
    for (const GroupBy& by : m_groupings) {
        m_row_keys.push_back(group_key(*m_workspace.snapshot(), by));
        m_rows->Append(tr(group_label(*m_workspace.snapshot(), by)));
    }
    m_columns->SetSelection(m_offered.empty() ? wxNOT_FOUND : 0);
    m_rows->SetSelection(m_groupings.empty() ? wxNOT_FOUND : 0);
    choose_columns(std::string(m_columns_wanted));
    choose_rows(std::string(m_rows_wanted));
    m_run->Enable(!m_offered.empty() && !m_groupings.empty());
    m_words->Enable(!searches().empty());
    m_theme->Enable(m_workspace.is_open() && !m_workspace.project()->read_only());
}

void ScanChoice::choose_columns(const std::string& key)
{
    auto it = std::find_if(m_offered.begin(), m_offered.end(), [&](const Columns& each) { return each.key == key; });
    if (it != m_offered.end()) {
        m_columns_wanted = key;
        m_columns->SetSelection(static_cast<int>(it - m_offered.begin()));
        m_words->Enable(!it->searches.empty());
    }
}

void ScanChoice::choose_rows(const std::string& key)
{
    auto it = std::find(m_row_keys.begin(), m_row_keys.end(), key);
    if (it != m_row_keys.end()) {
        m_rows_wanted = key;
        m_rows->SetSelection(static_cast<int>(it - m_row_keys.begin()));
    }
}

void ScanChoice::set_years(const std::string& from, const std::string& to)
{
    m_from->ChangeValue(to_wx(from));
    m_to->ChangeValue(to_wx(to));
}

std::string ScanChoice::columns_key() const
{
    int chosen = m_columns->GetSelection();
    return chosen == wxNOT_FOUND ? std::string() : m_offered[static_cast<std::size_t>(chosen)].key;
}

bool ScanChoice::has_searches() const
{
    return !m_workspace.snapshot()->searches->empty();
}

ScanRequest ScanChoice::ask() const
{
    ScanRequest made;
    int columns = m_columns->GetSelection();
    int rows = m_rows->GetSelection();
    if (columns == wxNOT_FOUND || rows == wxNOT_FOUND) {
        return made;
    }
    made.searches = m_offered[static_cast<std::size_t>(columns)].searches;
    made.codes = m_offered[static_cast<std::size_t>(columns)].codes;
    made.options.rows = m_groupings[static_cast<std::size_t>(rows)];
    switch (m_kind->GetSelection()) {
    case 0: made.options.kinds = {DocumentKind::Policy}; break;
    case 1: made.options.kinds = {DocumentKind::Interview}; break;
    default: made.options.kinds.clear();
    }
    made.options.documents = m_documents->GetSelection() == 0 ? ScanDocuments::InForce : ScanDocuments::DraftsWhereNothingElse;
    made.options.order = m_order->GetSelection() == 0 ? ScanOrder::WorstFirst : ScanOrder::ByName;
    made.options.from_year = year_of_field(*m_from);
    made.options.to_year = year_of_field(*m_to);
    return made;
}

void ScanChoice::remember() const
{
    if (m_workspace.is_open() && !m_workspace.project()->read_only() && m_rows->GetSelection() != wxNOT_FOUND) {
        m_workspace.project()->set_setting(columns_setting, columns_key());
        m_workspace.project()->set_setting(rows_setting, m_row_keys[static_cast<std::size_t>(m_rows->GetSelection())]);
    }
}

void ScanChoice::recall()
{
    bool open = m_workspace.is_open();
    m_columns_wanted = open ? m_workspace.project()->setting(columns_setting) : std::string();
    m_rows_wanted = open ? m_workspace.project()->setting(rows_setting) : std::string();
    refill();
}

} // namespace duiding
