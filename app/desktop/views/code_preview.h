// SPDX-License-Identifier: GPL-3.0-or-later
// What coding the hits of a search would code, before it does: every passage as a row to tick or untick, in the unit that is chosen
// (the words, the sentence, the paragraph, the turn, the section), with a direction. Passages of the interviewer are listed unticked, unless
// a person selected them. One step of undo. Stands in the place of the list of matches until it is done or left with Esc.
#pragma once

#include "app/desktop/jobs/live_search.h"
#include "app/desktop/views/passage_list.h"
#include "core/model/autocoding.h"

#include <wx/panel.h>

#include <functional>
#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxStaticText;

namespace duiding {

class MainFrame;

class CodePreview : public wxPanel {
public:
    CodePreview(wxWindow* parent, MainFrame& frame);
    ~CodePreview() override;

    enum class Chosen { ByHand, All };            // hits selected one by one, or all that was found
    void open(std::vector<SearchHit> hits, SearchFoundPtr found, Chosen chosen);
    void apply();                                 // asks for the code, then codes what is ticked
    void set_unit(CodeUnit unit);
    void tick(unsigned row, bool ticked);
    const std::vector<PassageRow>& rows() const { return m_list->rows(); }
    PassageList& list() { return *m_list; }
    wxString said() const;                        // what the line above the passages says
    bool ready() const { return !m_loading; }

    std::function<void()> on_close;               // done, or left

private:
    void make_head(wxSizer& column);
    void make_list();
    void load();
    void show_state();
    void code_with(CodeId code, Direction direction);
    Autocoding autocoding_of(const SearchFound& found, CodeId code, Direction direction) const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::vector<SearchHit> m_hits;
    SearchFoundPtr m_found;
    Chosen m_chosen = Chosen::All;
    bool m_loading = false;
    std::int64_t m_asked = 0;                     // rows for an older unit are dropped
    wxStaticText* m_said;
    wxChoice* m_unit;
    wxChoice* m_direction;
    wxButton* m_all;
    wxButton* m_apply;
    PassageList* m_list;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);     // a job may end after this panel (a change of language)
    std::vector<Connection> m_connections;
};

} // namespace duiding
