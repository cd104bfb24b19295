// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/views/scan_text.h"

#include "app/desktop/wx_text.h"
#include "core/base/clock.h"
#include "core/text/segments.h"

#include <wx/datetime.h>

#include <algorithm>
#include <set>

namespace duiding {

namespace {

std::string words_of(const Message& message) { return format(message, translator(), number_style()); }

void join(std::string& text, const std::string& more, const char* with)
{
    if (!more.empty()) {
        text += (text.empty() ? "" : with) + more;
    }
}

std::string capital(std::string text)
{
    if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') {
        text[0] = static_cast<char>(text[0] - 'a' + 'A');
    }
    return text;
}

bool all_via(const ScanRow& row)
{
    return !row.documents.empty() && std::all_of(row.documents.begin(), row.documents.end(), [](const auto& each) { return each.via; });
}

std::int64_t via_count(const ScanRow& row)
{
    return std::count_if(row.documents.begin(), row.documents.end(), [](const auto& each) { return each.via; });
}

std::string name_of(const PolicyScan& scan, DocumentId id)
{
    const DocumentInfo* info = scan.snapshot->find_document(id);
    return info ? info->name : std::string();
}

const UnreadablePages* pages_of(const PolicyScan& scan, DocumentId id)
{
    auto it = std::find_if(scan.pages.begin(), scan.pages.end(), [id](const UnreadablePages& pages) { return pages.document == id; });
    return it == scan.pages.end() ? nullptr : &*it;
}

std::string hits_words(const ScanRow& row, const ScanCell& cell)
{
    auto of = static_cast<std::int64_t>(row.documents.size());
    std::string text = words_of(msgn("{0} hit in {1} of {2} documents", "{0} hits in {1} of {2} documents", cell.hits, cell.hits, cell.documents_with_hits, of));
    if (cell.hits > 0 && cell.per_thousand_words > 0) {
        text += ", " + words_of(msg("{0} per 1,000 words", format_number(cell.per_thousand_words, 1, number_style())));
    }
    if (cell.coded > 0) {
        text += ", " + words_of(cell.state ? msg("{0} coded", cell.coded) : msg("{0} coded (r: record as relevant)", cell.coded));
    }
    if (cell.copied > 0) {
        text += ", " + words_of(msg("{0} in copied text", cell.copied));
    }
    return text;
}

std::string verdict_words(const ScanCell& cell)
{
    if (!cell.verdict) {
        return {};
    }
    const Verdict& v = *cell.verdict;
    std::string text = words_of(msg("{0}, by {1} on {2}", capital(words_of(state_words(v.state))), v.initials, short_date(v.at)));
    join(text, v.note, ": ");
    return text;
}

std::string stale_text(const ScanCell& cell)
{
    std::string reasons;
    for (StaleReason reason : cell.stale) {
        join(reasons, words_of(stale_words(reason)), "; ");
    }
    return reasons.empty() ? reasons : words_of(msg("Stale: {0}", reasons));
}

} // namespace

std::string row_name(const ScanRow& row) { return words_of(row.label); }

std::string row_details(const ScanRow& row)
{
    auto count = static_cast<std::int64_t>(row.documents.size());
    std::string text = count == 0 ? words_of(msg("no document")) : words_of(msgn("{0} document", "{0} documents", count, count));
    if (std::int64_t via = via_count(row); via > 0) {
        join(text, words_of(msg("{0} via region", via)), " · ");
    }
    if (row.unreadable > 0) {
        join(text, words_of(msgn("{0} page unreadable", "{0} pages unreadable", row.unreadable, row.unreadable)), " · ");
    }
    if (auto left = static_cast<std::int64_t>(row.left_out.size()); left > 0) {
        join(text, words_of(msg("{0} left out", left)), " · ");
    }
    return text;
}

std::string cell_marks(const ScanRow& row, const ScanCell& cell)
{
    std::string marks;
    if (cell.copied > 0) {
        marks += "k";
    }
    if (row.unreadable > 0) {
        join(marks, "!", " ");
    }
    if (all_via(row)) {
        join(marks, "via", " ");
    }
    if (!cell.stale.empty()) {
        join(marks, "?", " ");
    }
    return marks;
}

std::vector<std::pair<std::string, std::string>> scan_marks_legend()
{
    return {{"k", words_of(msg("copied"))},
            {"!", words_of(msg("unreadable pages"))},
            {"via", words_of(msg("through a regional document"))},
            {"?", words_of(msg("stale verdict"))}};
}

std::string cell_second_line(const ScanCell& cell)
{
    if (cell.verdict) {
        return cell.verdict->initials + " · " + short_date(cell.verdict->at);
    }
    if (cell.coded > 0) {
        return words_of(msg("{0} coded", cell.coded));        // what r does is said beside the grid
    }
    // Shorter than in the legend: a column is narrow.
    return words_of(cell.state == ScanState::NothingFound ? msg("nothing found") : state_words(cell.state));
}

std::string total_second_line(const PolicyScan& scan, std::size_t column)
{
    const ScanTotal& total = scan.totals[column];
    std::string text = words_of(msg("in {0} of {1}", total.documents_with_hits, scan.documents));
    return total.once == total.hits ? text : words_of(msg("{0} unique", total.once)) + " · " + text;
}

std::string cell_sentence(const PolicyScan& scan, ScanPlace place)
{
    const ScanRow& row = scan.rows.at(place.row);
    const ScanCell& cell = row.cells.at(place.column);
    std::string text = row_name(row) + ", " + scan.columns[place.column].name + ": " + words_of(state_words(cell.state)) + ".";
    if (!row.documents.empty()) {
        text += " " + capital(hits_words(row, cell)) + ".";
    }
    if (all_via(row)) {
        text += " " + words_of(msg("Only through a regional document.")) ;
    }
    if (row.unreadable > 0) {
        text += " " + words_of(msgn("{0} of {1} pages cannot be read.", "{0} of {1} pages cannot be read.", row.unreadable, row.unreadable, row.pages));
    }
    for (const std::string& more : {verdict_words(cell), stale_text(cell)}) {
        text += more.empty() ? "" : " " + more + ".";
    }
    return text;
}

std::string cell_report(const PolicyScan& scan, ScanPlace place)
{
    const ScanRow& row = scan.rows.at(place.row);
    const ScanCell& cell = row.cells.at(place.column);
    const ScanColumn& column = scan.columns[place.column];
    std::vector<std::string> lines = {verdict_words(cell), stale_text(cell)};
    lines.push_back(row.documents.empty() ? words_of(msg("No document of this row counts: nothing can be said.")) : hits_words(row, cell));
    lines.push_back(column.code ? words_of(msg("Code: {0}", column.query)) : words_of(msg("Query: {0}", column.query)));
    std::string tried;
    for (const std::string& word : column.words) {
        join(tried, word, ", ");
    }
    lines.push_back(tried.empty() ? tried : words_of(msg("Words tried ({0}): {1}", std::ssize(column.words), tried)));
    std::string documents;
    for (const ScanRowDocument& each : row.documents) {
        join(documents, name_of(scan, each.document) + (each.via ? " (" + words_of(msg("via region")) + ")" : ""), ", ");
    }
    lines.push_back(documents.empty() ? documents : words_of(msg("Documents searched: {0}", documents)));
    if (!row.documents.empty()) {
        lines.push_back(words_of(msgn("{0} page, {1} words", "{0} pages, {1} words", row.pages, row.pages, row.words)));
    }
    for (const ScanRowDocument& each : row.documents) {
        const UnreadablePages* pages = pages_of(scan, each.document);
        std::string labels;
        for (const std::string& label : pages ? pages->labels : std::vector<std::string>()) {
            join(labels, label, ", ");
        }
        if (pages) {
            lines.push_back(labels.empty() ? words_of(msg("Not readable: {0}", name_of(scan, each.document)))
                                           : words_of(msg("Pages not readable in {0}: {1}", name_of(scan, each.document), labels)));
        }
    }
    std::string left;
    for (DocumentId id : row.left_out) {
        join(left, name_of(scan, id), ", ");
    }
    lines.push_back(left.empty() ? left : words_of(msg("Left out, not in force: {0}", left)));
    std::string text;
    for (const std::string& line : lines) {
        join(text, line, "\n");
    }
    return text;
}

std::string scan_line(const PolicyScan& scan)
{
    std::set<DocumentId> left;
    for (const ScanRow& row : scan.rows) {
        left.insert(row.left_out.begin(), row.left_out.end());
    }
    std::string text = words_of(scan.options.documents == ScanDocuments::InForce ? msg("In force") : msg("In force, or a draft where there is nothing else"));
    join(text, words_of(msgn("{0} document", "{0} documents", scan.documents, scan.documents)), " · ");
    auto out = static_cast<std::int64_t>(left.size());
    join(text, words_of(msgn("{0} draft left out", "{0} drafts left out", out, out)), " · ");
    join(text, words_of(msgn("{0} row", "{0} rows", std::ssize(scan.rows), std::ssize(scan.rows))), " · ");
    for (const Message& note : scan.notes) {
        join(text, words_of(note), " · ");
    }
    return text;
}

std::string short_date(const std::string& iso_utc)
{
    std::int64_t seconds = seconds_of(iso_utc);
    if (seconds == 0) {
        return iso_utc;
    }
    wxDateTime local(static_cast<time_t>(seconds));
    return from_wx(local.Format(ui_language() == "nl" ? "%d-%m-%Y"_wx : "%d/%m/%Y"_wx));
}

std::string initials_of(const std::string& name)
{
    if (name.find(' ') == std::string::npos) {
        return name;
    }
    std::string letters;
    bool begins = true;
    for (std::size_t i = 0; i < name.size(); ++i) {
        bool inside = (static_cast<unsigned char>(name[i]) & 0xC0) == 0x80;
        if (begins && name[i] != ' ') {
            std::size_t end = i + 1;
            while (end < name.size() && (static_cast<unsigned char>(name[end]) & 0xC0) == 0x80) {
                ++end;
            }
            letters += name.substr(i, end - i);
        }
        begins = !inside && name[i] == ' ';
    }
    return letters;
}

} // namespace duiding
