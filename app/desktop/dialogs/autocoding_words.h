// SPDX-License-Identifier: GPL-3.0-or-later
// The words of an auto-coding as they are now, those nobody judged yet first: each is searched for, left out, or new. A person
// judges one with + or -, or Space for the other of the two; the keyboard then goes to the next that is new. Nothing is changed
// in the study here.
#pragma once

#include "core/index/search.h"
#include "core/model/autocoding.h"

#include <wx/dataview.h>

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace duiding {

// Judged now: true is to be searched for, false to be left out.
using JudgedWords = std::map<std::string, bool>;

struct AutocodingWord {
    ExpandedTerm term;
    enum class State { New, Searched, LeftOut } before = State::New;      // as the study has it
};

// Every word of the expansion once: new ones first, then what is searched for, then what is left out; the commonest first.
std::vector<AutocodingWord> words_to_judge(const Autocoding& autocoding, const std::vector<ExpandedTerm>& expansion);

class AutocodingWordRows : public wxDataViewVirtualListModel {
public:
    enum Column { Judged, Word, Times, Why };

    void set_rows(std::vector<AutocodingWord> rows);
    void set_judged(JudgedWords judged);
    const std::vector<AutocodingWord>& rows() const { return m_rows; }
    const JudgedWords& judged() const { return m_judged; }
    AutocodingWord::State state(unsigned row) const;                      // with what was judged now

    unsigned GetColumnCount() const override { return 4; }
    wxString GetColumnType(unsigned) const override { return wxS("string"); }
    void GetValueByRow(wxVariant& value, unsigned row, unsigned column) const override;
    bool SetValueByRow(const wxVariant&, unsigned, unsigned) override { return false; }
    bool GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const override;

private:
    std::vector<AutocodingWord> m_rows;
    JudgedWords m_judged;
};

class AutocodingWords : public wxDataViewCtrl {
public:
    explicit AutocodingWords(wxWindow* parent);

    // Other rows; the word at hand stays at hand when it is still there.
    void set_words(std::vector<AutocodingWord> words, JudgedWords judged);
    void choose(unsigned row);
    void choose_next_new();                       // after the word at hand, round the end
    void judge_current(bool search_for);
    void judge_all_new(bool search_for);
    const AutocodingWord* current() const;
    const AutocodingWordRows& rows() const { return *m_rows; }
    std::int64_t new_count() const;               // not judged, neither before nor now

    std::function<void()> on_choose;
    std::function<void()> on_judge;

private:
    void judge(unsigned row, bool search_for);
    unsigned current_row() const;                 // past the end: none

    wxObjectDataPtr<AutocodingWordRows> m_rows;
};

} // namespace duiding
