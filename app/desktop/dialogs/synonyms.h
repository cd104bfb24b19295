// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a study that stand for the same: every set as a line, typed as people read it ("jgz = jeugdgezondheidszorg"), with the
// language of the texts it is for. A set is made, changed or deleted here, each as one step of undo; the search follows. UI thread only.
#pragma once

#include "app/desktop/main_frame.h"
#include "core/model/saved_search.h"

#include <wx/frame.h>

#include <memory>
#include <string>
#include <vector>

class wxButton;
class wxChoice;
class wxDataViewListCtrl;
class wxStaticText;
class wxTextCtrl;

namespace duiding {

// "jgz = jeugdgezondheidszorg, jeugdarts": between the words stands = , or ;
std::vector<std::string> words_between_signs(const std::string& typed);

class SynonymSets : public wxFrame {
public:
    explicit SynonymSets(MainFrame& frame);
    ~SynonymSets() override;

    // The set that holds this word is chosen; without one the word stands ready to be the first of a new set.
    void choose_word(const std::string& word);
    void choose(std::size_t line);
    void start_new();                             // empty fields
    void keep();                                  // what the fields say: a changed set, or a new one
    void remove();                                // the one at hand

    wxDataViewListCtrl& list() { return *m_list; }
    wxTextCtrl& filter() { return *m_filter; }
    wxTextCtrl& words() { return *m_words; }
    wxChoice& language() { return *m_language; }
    wxButton& keep_button() { return *m_keep; }

private:
    void make(wxWindow* panel);
    void bind();
    void refill();
    void show_chosen();
    void show_state();
    const Synonyms* chosen() const;
    std::string language_key() const;

    MainFrame& m_frame;
    Workspace& m_workspace;
    std::vector<Synonyms> m_sets;                 // as the list shows them
    SynonymsId m_at;                              // the one at hand; 0: a new one
    bool m_filling = false;                       // the list is being told; its events are echoes
    wxTextCtrl* m_filter;
    wxStaticText* m_said;
    wxDataViewListCtrl* m_list;
    wxTextCtrl* m_words;
    wxChoice* m_language;
    wxButton* m_new;
    wxButton* m_keep;
    wxButton* m_remove;
    std::shared_ptr<bool> m_alive = std::make_shared<bool>(true);
    std::vector<Connection> m_connections;
};

// Opens the window, or shows the one that is open. `word`: as in choose_word; empty: none.
void show_synonyms(MainFrame& frame, const std::string& word = {});
SynonymSets* open_synonyms(MainFrame& frame);                // null: not open

} // namespace duiding
