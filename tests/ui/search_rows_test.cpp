// SPDX-License-Identifier: GPL-3.0-or-later
// The lines of a search's list, as values: memos and definitions first, signs of the text harmless, codes, folding.
#include "app/desktop/views/search_rows.h"
#include "app/desktop/wx_text.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

wxString cell(const SearchRows& rows, unsigned line, SearchRows::Column column)
{
    wxVariant value;
    rows.GetValueByRow(value, line, column);
    return value.GetString();
}

SnapshotPtr study()
{
    auto snapshot = std::make_shared<Snapshot>();
    DocumentInfo info;
    info.id = {7};
    info.name = "Gesprek & nota";
    snapshot->documents = std::make_shared<std::vector<DocumentInfo>>(1, info);
    snapshot->codebook = std::make_shared<Codebook>();
    snapshot->codings = std::make_shared<CodingsByDocument>();
    return snapshot;
}

std::shared_ptr<SearchFound> one_match_and_a_memo()
{
    auto found = std::make_shared<SearchFound>();
    SearchRow row;
    row.document = {7};
    row.match = char_range(4, 8);
    row.speaker = "R1";
    row.page = "iv";
    row.context = {"a < b & ", "wijk", " <b>"};
    found->rows.push_back(row);
    NoteHit note;
    note.title = "Memo over de wijk";
    note.snippet = "één wijk & meer";
    note.snippet_marks = {char_range(4, 8)};
    found->result.notes.push_back(note);
    return found;
}

} // namespace

TEST_CASE("memos come first under a heading that folds, matches follow")
{
    SearchRows rows;
    rows.set_found(study(), one_match_and_a_memo(), {});
    REQUIRE(rows.line_count() == 3);
    CHECK(cell(rows, 0, SearchRows::Document) == "▾ Memos and definitions"_wx);
    CHECK(rows.note(1));
    CHECK(cell(rows, 1, SearchRows::Place) == "Memo"_wx);
    CHECK(rows.match(2));
    CHECK(cell(rows, 2, SearchRows::Place) == "R1 · p. iv"_wx);
    REQUIRE(rows.toggle(0));
    CHECK(rows.line_count() == 2);
    CHECK(cell(rows, 0, SearchRows::Document) == "▸ Memos and definitions"_wx);
    CHECK_FALSE(rows.toggle(1));
}

TEST_CASE("signs of the text are shown as they are, and only what matched is marked")
{
    SearchRows rows;
    rows.set_found(study(), one_match_and_a_memo(), {});
    CHECK(cell(rows, 1, SearchRows::Match).StartsWith("één <b><span"_wx));
    CHECK(cell(rows, 1, SearchRows::Match).EndsWith(">wijk</span></b> &amp; meer"_wx));
    CHECK(cell(rows, 2, SearchRows::Match).EndsWith(">wijk</span></b> &lt;b&gt;"_wx));
    CHECK(cell(rows, 2, SearchRows::Before) == "a < b & "_wx);
    CHECK(cell(rows, 2, SearchRows::Document) == "Gesprek & nota"_wx);
}

TEST_CASE("a document of two groups stands under both")
{
    SearchRows rows;
    rows.set_found(study(), one_match_and_a_memo(), {{"a", "Zuiderwijk"_wx, 1, {{7}}}, {"b", "Oosterhaven"_wx, 1, {{7}}}});
    REQUIRE(rows.line_count() == 6);
    CHECK(cell(rows, 2, SearchRows::Document) == "▾ Zuiderwijk"_wx);
    CHECK(rows.match(3));
    CHECK(cell(rows, 4, SearchRows::Document) == "▾ Oosterhaven"_wx);
    CHECK(rows.match(5));
}

TEST_CASE("words beside a match that have no room are cut between two words")
{
    auto fits = [](std::size_t letters) { return [letters](const wxString& text) { return text.length() <= letters; }; };
    wxString text = "Het overleg met het "_wx;
    CHECK(fitting_end(text, fits(100)) == text);
    CHECK(fitting_end(text, fits(18)) == "…overleg met het "_wx);
    CHECK(fitting_end(text, fits(16)) == "…met het "_wx);
    CHECK(fitting_end(text, fits(4)) == "…"_wx);
    CHECK(fitting_end("…zeggen dat het "_wx, fits(14)) == "…dat het "_wx);
    CHECK(fitting_end("één woord "_wx, fits(8)) == "…woord "_wx);
    CHECK(fitting_end(text, {}) == text);
    wxString after = " met de gemeente Oudlo."_wx;
    CHECK(fitting_begin(after, fits(100)) == after);
    CHECK(fitting_begin(after, fits(17)) == " met de gemeente…"_wx);
    CHECK(fitting_begin(after, fits(16)) == " met de…"_wx);
    CHECK(fitting_begin(after, fits(3)) == "…"_wx);
}

TEST_CASE("what has room is measured once for each row and width of the columns")
{
    std::size_t letters = 100;
    int measured = 0;
    SearchRows rows;
    Fits fits = [&](const wxString& text) {
        ++measured;
        return text.length() <= letters;
    };
    rows.set_measures(fits, [&](const wxString&) { return fits; }, [&] { return static_cast<std::int64_t>(letters); });
    auto found = one_match_and_a_memo();
    found->rows.front().context = {"Het overleg met het ", "wijkteam", " en de gemeente."};
    rows.set_found(study(), found, {});
    CHECK(cell(rows, 2, SearchRows::Before) == "Het overleg met het "_wx);
    CHECK(cell(rows, 2, SearchRows::Match).EndsWith(" en de gemeente."_wx));
    CHECK(measured == 2);
    CHECK(cell(rows, 2, SearchRows::Before) == "Het overleg met het "_wx);
    CHECK(measured == 2);
    letters = 10;
    CHECK(cell(rows, 2, SearchRows::Before) == "…met het "_wx);
    CHECK(cell(rows, 2, SearchRows::Match).EndsWith(" en de…"_wx));
    found = one_match_and_a_memo();
    rows.set_found(study(), found, {});
    CHECK(cell(rows, 2, SearchRows::Before) == "a < b & "_wx);
}

TEST_CASE("rows that come behind those that are listed are added to them, and any other list takes its place")
{
    SnapshotPtr snapshot = study();
    auto part = [](std::int64_t count, const char* query) {
        auto found = std::make_shared<SearchFound>();
        found->request.query = query;
        for (std::int64_t i = 0; i < count; ++i) {
            SearchRow row;
            row.hit = static_cast<std::size_t>(i);
            row.document = {7};
            row.match = char_range(10 * i, 10 * i + 4);
            row.context = {"links ", "wijk", " rechts"};
            found->rows.push_back(row);
        }
        return found;
    };
    SearchRows rows;
    CHECK_FALSE(rows.set_found(snapshot, part(3, "/w/"), {}));
    CHECK(rows.set_found(snapshot, part(5, "/w/"), {}));
    CHECK(rows.line_count() == 5);
    CHECK(rows.found().rows.size() == 5);
    CHECK(rows.set_found(snapshot, part(5, "/w/"), {}));
    CHECK_FALSE(rows.set_found(snapshot, part(4, "/w/"), {}));
    CHECK_FALSE(rows.set_found(snapshot, part(5, "/v/"), {}));
    auto other = part(6, "/v/");
    other->rows.front().match = char_range(2, 6);
    CHECK_FALSE(rows.set_found(snapshot, other, {}));
    CHECK_FALSE(rows.set_found(snapshot, part(6, "/v/"), {{"a", "Zuiderwijk"_wx, 1, {{7}}}}));
    CHECK(rows.line_count() == 7);
}
