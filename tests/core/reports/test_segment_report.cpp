// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/retrieval.h"
#include "core/reports/segment_report.h"
#include "tests/support/small_study.h"

#include <algorithm>

using namespace duiding;
using namespace duiding::test;

namespace {

std::string words(const ReportText& text)
{
    const Message* message = std::get_if<Message>(&text);
    return message ? format(*message) : std::get<std::string>(text);
}

// The report as plain lines, enough to see what stands where.
struct Lines {
    std::vector<std::string> all;

    void operator()(const ReportHeading& block) { all.push_back(std::string(static_cast<std::size_t>(block.level), '#') + " " + words(block.text)); }
    void operator()(const ReportParagraph& block) { all.push_back(words(block.text)); }
    void operator()(const ReportDefinition& block) { all.push_back(format(block.label) + ": " + block.text); }
    void operator()(const ReportQuote& block) { all.push_back("> " + block.segment.text + " (" + block.segment.document_name + ")"); }
    void operator()(const ReportTable& block)
    {
        for (const auto& row : block.table.rows) {
            all.push_back("| " + std::get<std::string>(row[0]));
        }
    }
};

Report report_of(const SmallStudy& study, const SegmentFilter& filter)
{
    Progress progress;
    SnapshotPtr snapshot = study.snapshot();
    return segment_report(*snapshot, filter, retrieve(*snapshot, study.texts(), filter, progress), "2026-11-24T10:00:00.000Z");
}

std::vector<std::string> lines_of(const Report& report)
{
    Lines lines;
    for (const ReportBlock& block : report.blocks) {
        std::visit(lines, block);
    }
    return lines.all;
}

} // namespace

TEST_CASE("the segment report goes by dimension, indicator and factor, in codebook order, with rule and counts")
{
    FilledStudy filled;
    Report report = report_of(filled.study, {});
    CHECK(words(report.title) == "Coded segments");
    CHECK(report.study == "Voorbeeldstudie");
    CHECK(report.created == "2026-11-24T10:00:00.000Z");
    CHECK(lines_of(report) == std::vector<std::string>{
        "8 segments.",
        "Codes used: 3. Documents with segments: 3 of 3. Coders: 2.",
        "| Gedeelde visie / doelen",
        "| Gedeelde visie / doelen › Elkaar kennen",
        "| Gedeelde visie / doelen › Elkaar kennen › Privacy als drempel",
        "# Gedeelde visie / doelen",
        "2 segments: ▲ 1 facilitating · ▼ 0 hindering · ○ 0 neutral · ◆ 1 ambivalent · 0 no direction",
        "> En het wijkteam?\nDie mogen niks delen (Interview cliënte)",
        "> =1+1 zeggen wij: samen is meer. 👩🏽‍⚕️ (Interview verpleegkundige)",
        "## Elkaar kennen",
        "Definition: Mate waarin partijen elkaar kennen.\n+ men belt elkaar\n– men kent elkaar niet",
        "Use when: iemand een ander bij naam kent",
        "Example (invented): “Ik heb haar 06.”",
        "4 segments: ▲ 3 facilitating · ▼ 0 hindering · ○ 0 neutral · ◆ 0 ambivalent · 1 no direction",
        "> Kende u de wijkverpleegkundige al? (Interview cliënte)",
        "> Ja. Zij kwam eerst bij mijn moeder, en ik heb haar 06-nummer. (Interview cliënte)",
        "> ik heb haar 06-nummer (Interview cliënte)",
        "> En met Els bel ik zó, elke week. (Interview verpleegkundige)",
        "In policy documents: what was intended, not what was experienced.",
        "1 segment: ▲ 0 facilitating · ▼ 0 hindering · ○ 1 neutral · ◆ 0 ambivalent · 0 no direction",
        "> Partijen leren elkaar kennen. (Beleidsplan)",
        "### Privacy als drempel",
        "1 segment: ▲ 0 positive · ▼ 1 negative · ○ 0 neutral · ◆ 0 ambivalent · 0 no direction",
        "> Die mogen niks delen, “privacy” heet het. <Dat> helpt & hindert (Interview cliënte)",
        "# Codes without segments",
        "Nothing was coded with these codes in the chosen documents. That can be a finding, or work still to do.",
        "| Governance",
        "| Governance › Leiderschap",
    });
}

TEST_CASE("a code that has segments only below it keeps its place above them")
{
    FilledStudy filled;
    SegmentFilter filter;
    filter.codes = {filled.privacy};
    std::vector<std::string> lines = lines_of(report_of(filled.study, filter));
    CHECK(std::count(lines.begin(), lines.end(), "# Gedeelde visie / doelen") == 1);
    CHECK(std::count(lines.begin(), lines.end(), "No segments of its own; see the codes below it.") == 2);
    CHECK(std::count(lines.begin(), lines.end(), "# Codes without segments") == 0);
}

TEST_CASE("a study with nothing coded gives a report that says so and lists every code")
{
    SmallStudy study;
    study.add_code({}, "Vertrouwen");
    std::vector<std::string> lines = lines_of(report_of(study, {}));
    CHECK(lines.front() == "0 segments.");
    CHECK(lines.back() == "| Vertrouwen");
    CHECK(lines_of(report_of(SmallStudy(), {})) == std::vector<std::string>{"0 segments."});
}

TEST_CASE("a report holds no words of a person who gave no consent to be quoted, and says how many are missing")
{
    FilledStudy filled;
    Progress progress;
    SnapshotPtr snapshot = filled.study.snapshot();
    std::vector<Segment> segments = retrieve(*snapshot, filled.study.texts(), {}, progress);
    for (Segment& segment : segments) {
        segment.may_be_quoted = segment.document != filled.client;
    }
    std::vector<std::string> lines = lines_of(segment_report(*snapshot, {}, segments, "2026-11-24T10:00:00.000Z"));
    CHECK(std::count(lines.begin(), lines.end(), "5 segments are listed without their words: who speaks there gave no consent to be quoted.") == 1);
    CHECK(std::count(lines.begin(), lines.end(), ">  (Interview cliënte)") == 5);
    for (const std::string& line : lines) {
        CAPTURE(line);
        CHECK(line.find("06-nummer") == std::string::npos);
    }
}
