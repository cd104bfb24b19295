// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_hits.h"

#include "app/desktop/theme.h"
#include "app/desktop/wx_text.h"
#include "core/index/tokenizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <unordered_set>

namespace duiding {

namespace {

std::string escaped(std::string_view text)
{
    std::string result;
    for (char c : text) {
        switch (c) {
        case '&': result += "&amp;"; break;
        case '<': result += "&lt;"; break;
        case '>': result += "&gt;"; break;
        case '\n': result += ' '; break;
        default: result += c;
        }
    }
    return result;
}

std::string place_of(const DocumentText& text, CharPos at)
{
    std::string page = text.page_label_at(at);
    return page.empty() ? format(msg("¶ {0}", static_cast<std::int64_t>(text.paragraph_index(at)) + 1), translator(), number_style())
                        : format(msg("p. {0}", page), translator(), number_style());
}

std::vector<CharRange> matches_in(const DocumentText& text, CharRange range, const std::unordered_set<std::string>& words)
{
    std::vector<CharRange> found;
    for (const Token& token : tokenize(text, range)) {
        if (!words.contains(token.term)) {
            continue;
        }
        if (!found.empty() && token.range.begin < found.back().end) {
            found.back().begin = std::min(found.back().begin, token.range.begin);      // the joined form of words that match too
            found.back().end = std::max(found.back().end, token.range.end);
        } else {
            found.push_back(token.range);
        }
    }
    return found;
}

} // namespace

std::vector<ScanHitRow> scan_hit_rows(const PolicyScan& scan, const SharedText* shared, ScanPlace place, const TextSource& texts, Progress& progress)
{
    std::vector<ScanHitRow> rows;
    const ScanRow& row = scan.rows.at(place.row);
    const auto& tried = scan.columns.at(place.column).words;
    std::unordered_set<std::string> words(tried.begin(), tried.end());
    DocumentTextPtr text;
    for (const ScanHit& hit : cell_hits(scan, place.row, place.column)) {
        progress.check();
        if (rows.size() == most_scan_hits) {
            break;
        }
        if (!text || text->id() != hit.document) {
            text = texts(hit.document);
        }
        if (!text || hit.range.end.value > text->characters()) {
            continue;                            // it changed meanwhile: the scan is made again
        }
        ScanHitRow made;
        made.hit = hit;
        made.matches = matches_in(*text, hit.range, words);
        CharPos at = made.matches.empty() ? hit.range.begin : made.matches.front().begin;
        made.place = place_of(*text, at);
        made.context = match_context(*text, hit.range, made.matches.empty() ? CharRange{at, at} : made.matches.front(), 90);
        auto of = std::find_if(row.documents.begin(), row.documents.end(), [&](const ScanRowDocument& each) { return each.document == hit.document; });
        made.via = of != row.documents.end() && of->via;
        if (auto where = shared ? shared->find(hit.document, hit.range) : std::nullopt; where && where->is_copy()) {
            made.copied = where;
        }
        rows.push_back(std::move(made));
    }
    return rows;
}

void ScanHits::set_rows(SnapshotPtr snapshot, std::vector<ScanHitRow> rows)
{
    m_snapshot = std::move(snapshot);
    m_rows = std::move(rows);
    Reset(static_cast<unsigned>(m_rows.size()));
}

std::string ScanHits::marks(const ScanHitRow& row) const
{
    std::string text;
    auto add = [&text](const std::string& more) { text += (text.empty() ? "" : "  ") + more; };
    if (row.copied) {
        add("k");
    }
    if (row.via) {
        add("via");
    }
    std::set<CodeId> seen;
    for (const Coding* coding : m_snapshot->codings_of(row.hit.document).overlapping(row.hit.range)) {
        const Code* code = m_snapshot->codebook->find(coding->code());
        if (code && seen.insert(code->id).second) {
            wxColour colour = theme::code_colour(code->colour);
            add(fmt::format("<span foreground='#{:02X}{:02X}{:02X}'>●</span> {}", colour.Red(), colour.Green(), colour.Blue(), escaped(code->name)));
        }
    }
    return text;
}

void ScanHits::GetValueByRow(wxVariant& value, unsigned row, unsigned column) const
{
    if (row >= m_rows.size()) {
        return;
    }
    const ScanHitRow& r = m_rows[row];
    switch (column) {
    case Place: {
        const DocumentInfo* info = m_snapshot->find_document(r.hit.document);
        value = to_wx((info ? info->name : std::string()) + " · " + r.place);
        return;
    }
    case Passage: {
        wxColour accent = theme::palette().accent;
        value = to_wx(fmt::format("{}<b><span foreground='#{:02X}{:02X}{:02X}'>{}</span></b>{}", escaped(from_wx(fitting_end(to_wx(r.context.before), m_fits_before))), accent.Red(), accent.Green(),
                                  accent.Blue(), escaped(r.context.match), escaped(r.context.after)));
        return;
    }
    default: value = to_wx(marks(r)); return;
    }
}

bool ScanHits::GetAttrByRow(unsigned, unsigned column, wxDataViewItemAttr& attr) const
{
    if (column == Place) {
        attr.SetColour(theme::palette().muted);
    }
    return column == Place;
}

} // namespace duiding
