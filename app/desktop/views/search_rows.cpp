// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_rows.h"

#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::size_t most_added = 200;                       // of more the list is told once
constexpr std::size_t most_cuts = 2000;
constexpr std::uint32_t notes_heading = std::numeric_limits<std::uint32_t>::max();

std::string escaped(std::string_view text)
{
    std::string result;
    for (char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        default: result += c;
        }
    }
    return result;
}

std::string hex(const wxColour& colour)
{
    return fmt::format("#{:02X}{:02X}{:02X}", colour.Red(), colour.Green(), colour.Blue());
}

std::string marked(std::string_view text, const wxColour& colour)
{
    return fmt::format("<b><span foreground='{}'>{}</span></b>", hex(colour), escaped(text));
}

} // namespace

wxString row_place(const std::string& speaker, const std::string& page, std::int64_t paragraph)
{
    wxString place = page.empty() ? tr(msg("¶ {0}", paragraph)) : tr(msg("p. {0}", page));
    return speaker.empty() ? place : to_wx(speaker) + " · "_wx + place;
}

std::string codes_markup(const Snapshot& snapshot, DocumentId document, CharRange range)
{
    std::set<CodeId> seen;
    std::string names;
    for (const Coding* coding : snapshot.codings_of(document).overlapping(range)) {
        const Code* code = snapshot.codebook->find(coding->code());
        if (!code || !seen.insert(code->id).second) {
            continue;
        }
        names += fmt::format("{}<span foreground='{}'>●</span> {}", names.empty() ? "" : "  ", hex(theme::code_colour(code->colour)),
                             escaped(code->name));
    }
    return names;
}

void SearchRows::set_measures(Fits before, std::function<Fits(const wxString&)> after, std::function<std::int64_t()> room)
{
    m_room = std::move(room);
    m_fits_before = std::move(before);
    m_fits_after = std::move(after);
}

wxString fitting_begin(const wxString& text, const Fits& fits)
{
    if (!fits || fits(text)) {
        return text;
    }
    std::vector<std::size_t> words;                           // where each ends
    for (std::size_t i = 1; i < text.length(); ++i) {
        if (text[i] == ' ' && text[i - 1] != ' ') {
            words.push_back(i);
        }
    }
    auto begin_to = [&text](std::size_t end) { return text.substr(0, end) + "…"_wx; };
    auto last = std::partition_point(words.begin(), words.end(), [&](std::size_t end) { return fits(begin_to(end)); });
    return last == words.begin() ? "…"_wx : begin_to(*std::prev(last));
}

wxString fitting_end(const wxString& text, const Fits& fits)
{
    if (!fits || fits(text)) {
        return text;
    }
    std::vector<std::size_t> words;                           // where each begins; the first is not there any more
    for (std::size_t i = 1; i < text.length(); ++i) {
        if (text[i - 1] == ' ' && text[i] != ' ') {
            words.push_back(i);
        }
    }
    auto end_from = [&text](std::size_t begin) { return "…"_wx + text.substr(begin); };
    auto first = std::partition_point(words.begin(), words.end(), [&](std::size_t begin) { return !fits(end_from(begin)); });
    return first == words.end() ? "…"_wx : end_from(*first);
}

bool SearchRows::set_found(SnapshotPtr snapshot, SearchFoundPtr found, std::vector<RowGroup> groups)
{
    bool stays = snapshot == m_snapshot && goes_on(*found, groups);
    m_snapshot = std::move(snapshot);
    m_found = std::move(found);
    m_groups = std::move(groups);
    if (!stays) {
        m_cuts.clear();
        make_lines();
        return false;
    }
    while (m_lines.size() < m_found->rows.size()) {
        m_lines.push_back({LineKind::Match, static_cast<std::uint32_t>(m_lines.size())});
        RowAppended();
    }
    return true;
}

// Does the list begin with what it shows now?
bool SearchRows::goes_on(const SearchFound& found, const std::vector<RowGroup>& groups) const
{
    bool plain = groups.empty() && m_groups.empty() && found.result.notes.empty() && m_found->result.notes.empty();
    const std::vector<SearchRow>& before = m_found->rows;
    return plain && !before.empty() && found.request.query == m_found->request.query && before.size() <= found.rows.size()
        && found.rows.size() - before.size() <= most_added
        && std::equal(before.begin(), before.end(), found.rows.begin(),
                      [](const SearchRow& a, const SearchRow& b) {
                          return a == b && a.hit == b.hit && a.context.before == b.context.before && a.context.after == b.context.after;
                      });
}

void SearchRows::set_snapshot(SnapshotPtr snapshot, const std::set<DocumentId>* changed)
{
    m_snapshot = std::move(snapshot);
    for (unsigned line = 0; line < m_lines.size(); ++line) {
        const SearchRow* row = match(line);
        if (row && (!changed || changed->contains(row->document))) {
            RowValueChanged(line, Codes);
        }
    }
}

void SearchRows::set_look(Look look)
{
    if (look != m_look) {
        m_look = look;
        for (unsigned line = 0; line < std::min<std::size_t>(m_lines.size(), 200); ++line) {     // what may be in sight; the rest asks again when it is
            RowChanged(line);
        }
    }
}

void SearchRows::make_lines()
{
    m_lines.clear();
    m_lines.reserve(m_found->rows.size() + m_groups.size());
    add_notes();
    if (m_groups.empty()) {
        for (std::uint32_t row = 0; row < m_found->rows.size(); ++row) {
            m_lines.push_back({LineKind::Match, row});
        }
    } else {
        std::unordered_map<DocumentId, std::vector<std::uint32_t>> rows;
        for (std::uint32_t row = 0; row < m_found->rows.size(); ++row) {
            rows[m_found->rows[row].document].push_back(row);
        }
        for (std::uint32_t group = 0; group < m_groups.size(); ++group) {
            m_lines.push_back({LineKind::Heading, group});
            if (m_folded.contains(m_groups[group].key)) {
                continue;
            }
            std::vector<std::uint32_t> inside;
            for (DocumentId document : m_groups[group].documents) {
                inside.insert(inside.end(), rows[document].begin(), rows[document].end());
            }
            std::sort(inside.begin(), inside.end());          // as they were found: best first, or by document
            for (std::uint32_t row : inside) {
                m_lines.push_back({LineKind::Match, row});
            }
        }
    }
    Reset(static_cast<unsigned>(m_lines.size()));
}

void SearchRows::add_notes()
{
    if (m_found->result.notes.empty()) {
        return;
    }
    Line heading{LineKind::Heading, notes_heading};
    m_lines.push_back(heading);
    for (std::uint32_t note = 0; note < m_found->result.notes.size() && !m_folded.contains(key_of(heading)); ++note) {
        m_lines.push_back({LineKind::Note, note});
    }
}

const std::string& SearchRows::key_of(const Line& line) const
{
    static const std::string notes = "\tnotes";               // no group is named so
    return line.index == notes_heading ? notes : m_groups[line.index].key;
}

bool SearchRows::folded(unsigned line) const
{
    return m_lines[line].kind == LineKind::Heading && m_folded.contains(key_of(m_lines[line]));
}

bool SearchRows::toggle(unsigned line)
{
    if (line >= m_lines.size() || m_lines[line].kind != LineKind::Heading) {
        return false;
    }
    std::string key = key_of(m_lines[line]);
    if (!m_folded.erase(key)) {
        m_folded.insert(key);
    }
    make_lines();
    return true;
}

const SearchRow* SearchRows::match(unsigned line) const
{
    bool is_match = line < m_lines.size() && m_lines[line].kind == LineKind::Match;
    return is_match ? &m_found->rows[m_lines[line].index] : nullptr;
}

const NoteHit* SearchRows::note(unsigned line) const
{
    bool is_note = line < m_lines.size() && m_lines[line].kind == LineKind::Note;
    return is_note ? &m_found->result.notes[m_lines[line].index] : nullptr;
}

std::optional<unsigned> SearchRows::line_of(DocumentId document, CharRange range) const
{
    for (unsigned line = 0; line < m_lines.size(); ++line) {
        const SearchRow* row = match(line);
        if (row && row->document == document && row->match == range) {
            return line;
        }
    }
    return std::nullopt;
}

std::string SearchRows::heading_text(const Line& line) const
{
    wxString label = line.index == notes_heading ? tr(msg("Memos and definitions")) : m_groups[line.index].label;
    return (m_folded.contains(key_of(line)) ? "▸ " : "▾ ") + from_wx(label);
}

std::string SearchRows::heading_count(const Line& line) const
{
    wxString text;
    if (line.index == notes_heading) {
        text = number_text(static_cast<std::int64_t>(m_found->result.notes.size()));
    } else {
        const RowGroup& group = m_groups[line.index];
        auto documents = static_cast<std::int64_t>(group.documents.size());
        text = tr(msgn("{0} match", "{0} matches", group.occurrences, group.occurrences)) + " "_wx +
               tr(msgn("in {0} document", "in {0} documents", documents, documents));
    }
    return "<b>" + escaped(from_wx(text)) + "</b>";
}

const SearchRows::Cut& SearchRows::cut(std::uint32_t row) const
{
    std::int64_t room = m_room ? m_room() : 0;
    if (room != m_cut_for || m_cuts.size() > most_cuts) {
        m_cuts.clear();
        m_cut_for = room;
    }
    auto [known, fresh] = m_cuts.try_emplace(row);
    if (fresh) {
        const MatchContext& context = m_found->rows[row].context;
        Fits fits_after = m_fits_after ? m_fits_after(to_wx(context.match)) : Fits();
        known->second = {fitting_end(to_wx(context.before), m_fits_before), fitting_begin(to_wx(context.after), fits_after)};
    }
    return known->second;
}

std::string SearchRows::match_text(std::uint32_t row) const
{
    const Palette& p = theme::palette();
    bool former = m_look == Look::Former;
    std::string after = escaped(from_wx(cut(row).after));
    if (former) {
        after = fmt::format("<span foreground='{}'>{}</span>", hex(p.muted), after);
    }
    return marked(m_found->rows[row].context.match, former ? p.muted : p.accent) + after;
}

std::string SearchRows::note_text(const NoteHit& note) const
{
    // The marks count code points of the snippet.
    std::string result;
    std::int64_t at = 0;
    auto mark = note.snippet_marks.begin();
    std::string inside;
    for (std::size_t i = 0; i < note.snippet.size();) {
        auto lead = static_cast<unsigned char>(note.snippet[i]);
        std::size_t length = lead < 0x80 ? 1 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
        std::string letter = note.snippet.substr(i, length);
        bool in_mark = mark != note.snippet_marks.end() && mark->begin.value <= at;
        (in_mark ? inside : result) += in_mark ? letter : escaped(letter);
        ++at;
        i += length;
        if (in_mark && mark->end.value <= at) {
            result += marked(inside, theme::palette().accent);
            inside.clear();
            ++mark;
        }
    }
    return result + escaped(inside);
}

void SearchRows::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    value = wxString();
    if (row >= m_lines.size()) {
        return;
    }
    if (m_lines[row].kind == LineKind::Heading) {
        if (column == Document) {
            value = to_wx(heading_text(m_lines[row]));
        } else if (column == Match) {
            value = to_wx(heading_count(m_lines[row]));
        }
        return;
    }
    if (const NoteHit* found = note(row)) {
        switch (column) {
        case Document: value = to_wx(found->title); return;
        case Place: value = found->kind == NoteHit::Kind::Memo ? tr(msg("Memo")) : tr(msg("Definition")); return;
        case Match: value = to_wx(note_text(*found)); return;
        default: return;
        }
    }
    const SearchRow& r = m_found->rows[m_lines[row].index];
    switch (column) {
    case Document: {
        const DocumentInfo* info = m_snapshot->find_document(r.document);
        value = info ? to_wx(info->name) : wxString();
        return;
    }
    case Place: value = row_place(r.speaker, r.page, r.paragraph); return;
    case Before: value = cut(m_lines[row].index).before; return;
    case Match: value = to_wx(match_text(m_lines[row].index)); return;
    default: value = to_wx(codes_markup(*m_snapshot, r.document, r.match)); return;
    }
}

bool SearchRows::GetAttrByRow(unsigned row, unsigned column, wxDataViewItemAttr& attr) const
{
    if (row >= m_lines.size()) {
        return false;
    }
    if (m_lines[row].kind == LineKind::Heading) {
        attr.SetBold(true);
        return true;
    }
    if (column == Place || m_look == Look::Former) {
        attr.SetColour(theme::palette().muted);
        return true;
    }
    return false;
}

} // namespace duiding
