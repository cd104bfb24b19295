// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/retrieval.h"
#include "core/base/error.h"
#include "tests/support/small_study.h"

#include <set>

using namespace duiding;
using namespace duiding::test;

namespace {

std::vector<std::string> texts_of(const std::vector<Segment>& segments)
{
    std::vector<std::string> out;
    for (const Segment& segment : segments) {
        out.push_back(segment.text);
    }
    return out;
}

std::vector<Segment> retrieve_all(const FilledStudy& filled, const SegmentFilter& filter)
{
    Progress progress;
    return retrieve(*filled.study.snapshot(), filled.study.texts(), filter, progress);
}

} // namespace

TEST_CASE("a segment carries all that a citation needs, without labels and times in its text")
{
    FilledStudy filled;
    SegmentFilter filter;
    filter.codes = {filled.knowing};
    filter.sub_codes = SubCodes::LeaveOut;
    filter.coders = {filled.noor};
    filter.documents = {filled.client};
    std::vector<Segment> segments = retrieve_all(filled, filter);
    REQUIRE(segments.size() == 2);
    const Segment& segment = segments[1];
    CHECK(segment.text == "Ja. Zij kwam eerst bij mijn moeder, en ik heb haar 06-nummer.");
    CHECK(segment.document_name == "Interview cliënte");
    CHECK(segment.code_path == "Gedeelde visie \\/ doelen/Elkaar kennen");
    CHECK(segment.code_name == "Elkaar kennen");
    CHECK(segment.coder_name == "Noor");
    CHECK(segment.speaker == "R1");
    CHECK(segment.page == "1");
    CHECK(segment.section == "Begin");
    CHECK(segment.memo == "Kernzin.\nOok voor het verslag.");
    CHECK(segment.weight == 80);
    CHECK(segment.direction == Direction::Facilitating);
    CHECK(segment.direction_kind == DirectionKind::HelpHinder);
    CHECK(filled.study.text(filled.client).quote(segment.range) == segment.text);
}

TEST_CASE("segments come in the order of documents and text")
{
    FilledStudy filled;
    CHECK(texts_of(retrieve_all(filled, {})) ==
          std::vector<std::string>{"Kende u de wijkverpleegkundige al?", "Ja. Zij kwam eerst bij mijn moeder, en ik heb haar 06-nummer.",
                                   "ik heb haar 06-nummer", "En het wijkteam?\nDie mogen niks delen",
                                   "Die mogen niks delen, “privacy” heet het. <Dat> helpt & hindert", "=1+1 zeggen wij: samen is meer. 👩🏽‍⚕️",
                                   "En met Els bel ik zó, elke week.", "Partijen leren elkaar kennen."});
}

TEST_CASE("a segment of two speakers names both and one over two pages both pages")
{
    FilledStudy filled;
    filled.study.add_coding(filled.client, "06-nummer.\nI: En het", filled.rules, filled.noor);
    SegmentFilter filter;
    filter.codes = {filled.rules};
    std::vector<Segment> segments = retrieve_all(filled, filter);
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].speaker == "R1, I");
    CHECK(segments[0].page == "1–2");
    CHECK(segments[0].text == "06-nummer.\nEn het");
}

TEST_CASE("sub-codes, coders, directions, documents and interviewer turns can each be chosen")
{
    FilledStudy filled;
    auto count = [&](auto set) {
        SegmentFilter filter;
        set(filter);
        return retrieve_all(filled, filter).size();
    };
    CHECK(count([&](SegmentFilter& f) { f.codes = {filled.trust}; }) == 8);
    CHECK(count([&](SegmentFilter& f) { f.codes = {filled.trust}; f.sub_codes = SubCodes::LeaveOut; }) == 2);
    CHECK(count([&](SegmentFilter& f) { f.codes = {filled.knowing, filled.privacy}; }) == 6);
    CHECK(count([&](SegmentFilter& f) { f.codes = {filled.rules}; }) == 0);
    CHECK(count([&](SegmentFilter& f) { f.coders = {filled.emre}; }) == 3);
    CHECK(count([&](SegmentFilter& f) { f.directions = {Direction::Hindering, Direction::Ambivalent}; }) == 2);
    CHECK(count([&](SegmentFilter& f) { f.directions = {Direction::None}; }) == 1);
    CHECK(count([&](SegmentFilter& f) { f.documents = {filled.plan, filled.nurse}; }) == 3);
    CHECK(count([&](SegmentFilter& f) { f.interviewer = InterviewerTurns::LeaveOut; }) == 7);
    CHECK(count([&](SegmentFilter& f) { f.documents = {DocumentId{999}}; }) == 0);
}

TEST_CASE("each text is loaded once, and only when it holds a segment")
{
    FilledStudy filled;
    std::vector<DocumentId> asked;
    TextSource texts = [&](DocumentId id) {
        asked.push_back(id);
        return filled.study.texts()(id);
    };
    SegmentFilter filter;
    filter.codes = {filled.trust};
    filter.sub_codes = SubCodes::LeaveOut;
    Progress progress;
    retrieve(*filled.study.snapshot(), texts, filter, progress);
    CHECK(asked == std::vector<DocumentId>{filled.client, filled.nurse});
}

TEST_CASE("a cancelled retrieval stops")
{
    FilledStudy filled;
    Progress progress;
    progress.cancel();
    CHECK_THROWS_AS(retrieve(*filled.study.snapshot(), filled.study.texts(), {}, progress), Cancelled);
}

TEST_CASE("the table of segments has the stable columns and one row a segment")
{
    FilledStudy filled;
    std::vector<Segment> segments = retrieve_all(filled, {});
    Table table = retrieval_table(*filled.study.snapshot(), {}, segments);
    std::vector<std::string> names;
    for (const Column& column : table.columns) {
        names.push_back(column.name);
    }
    CHECK(names == std::vector<std::string>{"document", "page", "section", "speaker", "code", "direction", "coder", "weight", "memo", "text", "begin",
                                            "end", "document_guid", "code_guid", "citation"});
    REQUIRE(table.rows.size() == segments.size());
    for (const auto& row : table.rows) {
        CHECK(row.size() == names.size());
    }
    CHECK(table.rows[1][7] == Cell{std::int64_t{80}});
    CHECK(table.rows[0][7] == Cell{});
    CHECK(table.rows[4][5] == Cell{std::string("hindering")});
    CHECK(table.parameters.front().second == "Voorbeeldstudie");
}

TEST_CASE("words of a person who gave no consent to be quoted stay in the study; the table that leaves it says so in their place")
{
    FilledStudy filled;
    filled.study.document(filled.client).person = {5};
    Snapshot snapshot = *filled.study.snapshot();
    Person client;
    client.id = {5};
    client.name = "Cliënte";
    client.consent.cite = Consent::No;
    snapshot.persons = std::make_shared<const std::vector<Person>>(std::vector{client});
    Progress progress;
    std::vector<Segment> segments = retrieve(snapshot, filled.study.texts(), {}, progress);
    Table table = retrieval_table(snapshot, {}, segments);
    REQUIRE(segments.size() == 8);
    std::int64_t refused = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        bool hers = segments[i].document == filled.client;
        refused += hers;
        CHECK(segments[i].may_be_quoted != hers);
        CHECK_FALSE(segments[i].text.empty());
        CHECK(table.rows[i][9] == Cell{hers ? "This person gave no consent to be quoted." : segments[i].text});
        CHECK(std::get<std::string>(table.rows[i][4]) == segments[i].code_path);
    }
    CHECK(refused == 5);
    REQUIRE(table.notes.size() == 1);
    CHECK(format(table.notes[0]) == "5 segments are listed without their words: who speaks there gave no consent to be quoted.");
    // Nobody refuses: no note.
    snapshot.persons = std::make_shared<const std::vector<Person>>();
    CHECK(retrieval_table(snapshot, {}, retrieve(snapshot, filled.study.texts(), {}, progress)).notes.empty());
}
