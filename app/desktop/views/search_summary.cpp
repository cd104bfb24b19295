// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/search_summary.h"

#include "app/desktop/wx_text.h"

#include <algorithm>
#include <charconv>

namespace duiding {

namespace {

constexpr std::string_view character_place = "character ";

// "in 8 paragraphs": what holds the matches.
wxString units_text(HitUnit unit, std::int64_t count)
{
    switch (unit) {
    case HitUnit::Sentence: return tr(msgn("in {0} sentence", "in {0} sentences", count, count));
    case HitUnit::Turn: return tr(msgn("in {0} turn", "in {0} turns", count, count));
    case HitUnit::Section: return tr(msgn("in {0} section", "in {0} sections", count, count));
    case HitUnit::Document: return tr(msgn("in {0} document", "in {0} documents", count, count));
    case HitUnit::Paragraph: break;
    }
    return tr(msgn("in {0} paragraph", "in {0} paragraphs", count, count));
}

// Of a search that goes on nothing is said to be all of it.
std::int64_t percent(double fraction)
{
    return std::min<std::int64_t>(static_cast<std::int64_t>(fraction * 100), 99);
}

wxString going_on_text(const LiveSearch& search, std::int64_t rows)
{
    double read = search.lasts() ? search.read() : -1;
    if (read < 0) {
        return tr(msgn("the first match; counting…", "the first {0} matches; counting…", rows, rows));
    }
    wxString text = tr(msgn("the first match; {1} % read…", "the first {0} matches; {1} % read…", rows, rows, percent(read)));
    return search.seen() > rows ? text + " · "_wx + tr(msg("{0} found so far", search.seen())) : text;
}

wxString stopped_text(const SearchFound& found)
{
    auto rows = static_cast<std::int64_t>(found.rows.size());
    if (rows == 0) {
        return found.read < 0 ? tr(msg("stopped before anything was found"))
                              : tr(msg("stopped: nothing found in the {0} % that was read", percent(found.read)));
    }
    if (found.read < 0) {
        return tr(msgn("stopped: the first match; there may be more", "stopped: the first {0} matches; there may be more", rows, rows));
    }
    wxString text = tr(msgn("stopped: the first match, {1} % was read", "stopped: the first {0} matches, {1} % was read", rows, rows, percent(found.read)));
    return found.seen > rows ? text + " · "_wx + tr(msg("{0} were found in it", found.seen)) : text;
}

wxString found_text(const LiveSearch& search, const SearchFound& found)
{
    const SearchResult& result = found.result;
    wxString dot = " · "_wx;
    wxString text = (result.alike.empty() ? tr(msg("“{0}”", found.request.query)) : tr(result.alike)) + dot;
    if (found.stopped) {
        return text + stopped_text(found);
    }
    if (!found.counted) {
        return text + going_on_text(search, static_cast<std::int64_t>(found.rows.size()));
    }
    auto documents = static_cast<std::int64_t>(result.by_document.size());
    bool by_fields = result.occurrences == 0 && result.total > 0;             // there are no words to count
    bool alike = !result.alike.empty();
    text += alike       ? tr(msgn("{0} passage", "{0} passages", result.total, result.total))
            : by_fields ? tr(msg("found"))
                        : tr(msgn("{0} match", "{0} matches", result.occurrences, result.occurrences));
    if (!alike && result.total > 0 && found.request.unit != HitUnit::Document) {
        text += " "_wx + units_text(found.request.unit, result.total);
    }
    if (documents > 0) {
        text += " "_wx + tr(msgn("in {0} document", "in {0} documents", documents, documents));
    }
    auto notes = static_cast<std::int64_t>(result.notes.size());
    if (notes > 0) {
        text += dot + tr(msgn("{0} memo or definition", "{0} memos and definitions", notes, notes));
    }
    auto listed = static_cast<std::int64_t>(result.hits.size());
    if (listed < result.total) {
        text += dot + tr(msg("the first {0} are listed", listed));
    }
    auto left_out = static_cast<std::int64_t>(found.request.excluded.size());
    if (left_out > 0) {
        text += dot + tr(msgn("{0} word left out", "{0} words left out", left_out, left_out));
    }
    for (const Message& notice : result.notices) {
        text += dot + tr(notice);
    }
    return text;
}

} // namespace

wxString error_line(const ErrorText& error)
{
    wxString line = tr(error.what);
    for (const Message& part : {error.why, error.what_to_do}) {
        if (!part.empty()) {
            line += " "_wx + tr(part);
        }
    }
    return line;
}

std::optional<std::int64_t> place_in_query(const ErrorText& error)
{
    std::string_view where = error.where;
    std::int64_t number = 0;
    if (!where.starts_with(character_place)) {
        return std::nullopt;
    }
    where.remove_prefix(character_place.size());
    auto read = std::from_chars(where.data(), where.data() + where.size(), number);
    return read.ec == std::errc() && number > 0 ? std::optional(number - 1) : std::nullopt;
}

wxString search_summary(const LiveSearch& search, const IndexStatus& index)
{
    const SearchFound& found = *search.found();
    bool nothing_yet = found.request.query.empty();
    if (search.error()) {
        const ErrorText& error = *search.error();
        wxString text = error_line(error);
        if (place_in_query(error)) {
            text = tr(msg("“{0}”", search.request().query)) + ", "_wx + place_text(error.where) + ": "_wx + text;
        }
        return nothing_yet ? text : text + " · "_wx + tr(msg("Still listed: “{0}”.", found.request.query));
    }
    if (search.request().query.empty() && (nothing_yet || !search.looking())) {
        Message state = describe(index);
        wxString text = tr(msg("Search all documents with the field above, or press Ctrl+Shift+F."));
        return state.empty() ? text : text + " · "_wx + tr(state);
    }
    if (search.looking() && search.lasts()) {
        wxString text = tr(msg("“{0}”", search.request().query)) + " · "_wx +
                        (search.read() < 0 ? tr(msg("nothing found yet…")) : tr(msg("nothing found yet; {0} % read…", percent(search.read()))));
        return nothing_yet ? text : text + " · "_wx + tr(msg("Still listed: “{0}”.", found.request.query));
    }
    return nothing_yet ? tr(msg("Searching…")) : found_text(search, found);
}

} // namespace duiding
