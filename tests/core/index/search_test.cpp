// SPDX-License-Identifier: GPL-3.0-or-later
// Searching, end to end, over a few invented documents in memory.
#include "core/index/index.h"

#include "core/index/tokenizer.h"
#include "core/text/utf8.h"
#include "tests/core/index/memory_study.h"

#include <algorithm>
#include <set>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

struct Study : duiding::test::MemoryStudy {
    // What the matches of a query look like in the text.
    std::vector<std::string> found(const std::string& query, std::vector<std::string> excluded = {})
    {
        std::vector<std::string> out;
        for (const SearchHit& hit : all(query, std::move(excluded)).hits) {
            auto text = source->text(hit.document);
            for (CharRange match : hit.matches) {
                out.emplace_back(text->slice(match));
            }
        }
        return out;
    }
};

using Words = std::vector<std::string>;

// An interview with a label, a time mark and two speakers.
void add_interview(MemorySource& source, std::int64_t id)
{
    std::string text = "I: Hoe gaat het met het wijkteam?\n"
                       "R1: #00:05# De wijkteamprofessional kent de wijk. De gemeente regelt de zorg.\n"
                       "Met de cliënten in de wijken gaat het goed.";
    std::vector<Speaker> speakers(2);
    speakers[0].name = "I";
    speakers[0].kind = SpeakerKind::Interviewer;
    speakers[1].name = "R1";
    auto end = static_cast<std::int64_t>(count_code_points(text));
    source.set(id, text,
               {{MarkKind::Turn, char_range(0, 33), 0, "I"},
                {MarkKind::Label, char_range(0, 3), 0, ""},
                {MarkKind::Turn, char_range(34, end), 0, "R1"},
                {MarkKind::Label, char_range(34, 38), 0, ""},
                {MarkKind::Time, char_range(38, 46), 300000, ""}},
               speakers);
}

} // namespace

TEST_CASE("A word finds its stems and the compounds it is in; an unticked one is left out and the counts fall")
{
    Study study;
    add_interview(*study.source, 1);
    study.source->set(2, "De Wijk-team leider zag het wijkje niet.\n\nBeleid over afwijkingen.");
    study.update();

    CHECK(study.found("wijk") == Words{"wijkteam", "wijkteamprofessional", "wijk", "wijken", "Wijk-team", "wijkje"});
    auto result = study.all("wijk");
    CHECK(result.total == 4);
    CHECK(result.occurrences == 6);
    CHECK(result.total_exact);
    CHECK(result.state == IndexState::UpToDate);
    CHECK(result.notices.empty());
    REQUIRE(!result.expansion.empty());
    CHECK(result.expansion[0] == ExpandedTerm{"wijk", "wijk", ExpansionReason::Itself, 2, false});
    auto professional = std::find_if(result.expansion.begin(), result.expansion.end(),
                                     [](const ExpandedTerm& term) { return term.term == "wijkteamprofessional"; });
    REQUIRE(professional != result.expansion.end());
    CHECK(professional->reason == ExpansionReason::Compound);
    CHECK(professional->count == 1);

    auto fewer = study.all("wijk", {"wijkteamprofessional", "wijkteam"});
    CHECK(fewer.occurrences == 4);
    CHECK(fewer.total == 3);
    CHECK(fewer.expansion.size() == result.expansion.size());
    CHECK(std::count_if(fewer.expansion.begin(), fewer.expansion.end(), [](const ExpandedTerm& term) { return term.excluded; }) == 2);
}

TEST_CASE("A phrase is not stemmed, a hyphen joins and parts, and exact: looks at capitals and accents")
{
    Study study;
    study.source->set(1, "Het wijkteam bestaat.\nHet wijk-team bestaat.\nHet wijk team bestaat.\nDe wijkteams bestaan.");
    study.source->set(2, "MEE helpt mee.\nMeedoen met Mee.\nÉén keer een keer.");
    study.update();

    CHECK(study.found("\"het wijkteam bestaat\"") == Words{"Het wijkteam bestaat", "Het wijk-team bestaat"});
    CHECK(study.found("\"wijk team\"") == Words{"wijk-team", "wijk team"});
    CHECK(study.found("\"wijkteam\"") == Words{"wijkteam", "wijk-team"});
    CHECK(study.found("wijk-team") == Words{"wijkteam", "wijk-team", "wijk team", "wijkteams"});
    CHECK(study.found("exact:MEE") == Words{"MEE"});
    CHECK(study.found("exact:mee") == Words{"MEE", "mee", "Mee"});
    CHECK(study.found("exact:één") == Words{"Één"});
    CHECK(study.found("exact:Één") == Words{"Één"});
    CHECK(study.found("exact:\"MEE helpt\"") == Words{"MEE helpt"});
    CHECK(study.found("exact:\"MEE Helpt\"") == Words{});
    CHECK(study.found("exact:\"mee helpt\"") == Words{"MEE helpt"});
    CHECK(study.found("exact:\"meedoen met\" OR exact:\"Meedoen Met\"") == Words{"Meedoen met"});
    CHECK(study.found("exact:Mee*") == Words{"Meedoen", "Mee"});
    CHECK(study.found("\"een keer\"") == Words{"Één keer", "een keer"});
}

TEST_CASE("Labels and time marks are never found, and a phrase goes on over a time mark")
{
    Study study;
    add_interview(*study.source, 1);
    study.update();
    CHECK(study.all("\"r1\"").total == 0);
    CHECK(study.all("00").total == 0);
    CHECK(study.all("\"gaat het\"").total == 2);
}

TEST_CASE("The interviewer's words can be left out")
{
    Study study;
    add_interview(*study.source, 1);
    study.update();
    SearchRequest request;
    request.query = "\"wijkteam\"";
    CHECK(study.index->search(request).total == 1);
    request.interviewer = InterviewerTurns::LeaveOut;
    CHECK(study.index->search(request).total == 0);
}

TEST_CASE("A hit can be a sentence or a turn instead of a paragraph")
{
    Study study;
    add_interview(*study.source, 1);
    study.update();
    auto total = [&](const std::string& query, HitUnit unit) {
        SearchRequest request;
        request.query = query;
        request.unit = unit;
        request.totals = Totals::Exact;
        return study.index->search(request).total;
    };
    CHECK(total("\"wijk\" \"zorg\"", HitUnit::Paragraph) == 1);
    CHECK(total("\"wijk\" \"zorg\"", HitUnit::Sentence) == 0);
    CHECK(total("\"wijk\" NOT \"zorg\"", HitUnit::Paragraph) == 0);
    CHECK(total("\"wijk\" NOT \"zorg\"", HitUnit::Sentence) == 1);
    CHECK(total("\"zorg\" \"clienten\"", HitUnit::Paragraph) == 0);
    CHECK(total("\"zorg\" \"clienten\"", HitUnit::Turn) == 1);
    CHECK(total("\"het\" NOT \"zorg\"", HitUnit::Turn) == 1);
    CHECK(total("\"zorg\" NEAR/5 \"clienten\"", HitUnit::Turn) == 1);
}

TEST_CASE("A hit can be a section or a whole document")
{
    Study study;
    study.source->set(1, "Vooraf de wijk.\nEen\nDe wijk telt.\nEn de zorg ook.\nTwee\nAlleen zorg.",
                      {{MarkKind::Heading, char_range(16, 19), 1, {}}, {MarkKind::Heading, char_range(50, 54), 1, {}}});
    study.update();
    SearchRequest request;
    request.query = "wijk zorg";
    request.totals = Totals::Exact;
    CHECK(study.index->search(request).total == 0);
    request.unit = HitUnit::Section;
    auto sections = study.index->search(request);
    REQUIRE(sections.hits.size() == 1);
    CHECK(sections.hits[0].range == char_range(16, 49));
    CHECK(sections.hits[0].matches.size() == 2);
    request.unit = HitUnit::Document;
    auto whole = study.index->search(request);
    REQUIRE(whole.hits.size() == 1);
    CHECK(whole.hits[0].matches.size() == 4);
    CHECK(whole.by_document == std::vector<DocumentHits>{{DocumentId{1}, 1, 4}});
}

TEST_CASE("Snippets and context lines show the match without labels")
{
    Study study;
    add_interview(*study.source, 1);
    study.update();
    auto result = study.all("\"wijkteamprofessional\"");
    REQUIRE(result.hits.size() == 1);
    const SearchHit& hit = result.hits[0];
    CHECK(hit.snippet == "De wijkteamprofessional kent de wijk. De gemeente regelt de zorg.");
    REQUIRE(hit.snippet_marks.size() == 1);
    OffsetMap map(hit.snippet);
    CHECK(map.slice(hit.snippet_marks[0]) == "wijkteamprofessional");
    auto context = match_context(*study.source->text({1}), hit.range, hit.matches[0]);
    CHECK(context.before == "De ");
    CHECK(context.match == "wijkteamprofessional");
    CHECK(context.after == " kent de wijk. De gemeente regelt de zorg.");
}

TEST_CASE("A long paragraph is cut around the match at blanks")
{
    Study study;
    std::string text;
    for (int i = 0; i < 60; ++i) {
        text += "vooraf ";
    }
    text += "midden";
    for (int i = 0; i < 60; ++i) {
        text += " daarna";
    }
    study.source->set(1, text);
    study.update();
    auto result = study.all("\"midden\"");
    REQUIRE(result.hits.size() == 1);
    const std::string& snippet = result.hits[0].snippet;
    CHECK(snippet.starts_with("…vooraf "));
    CHECK(snippet.ends_with(" daarna…"));
    OffsetMap map(snippet);
    CHECK(map.slice(result.hits[0].snippet_marks.at(0)) == "midden");
    CHECK(map.characters() < 230);
}

TEST_CASE("Auto-coding codes the section around a match once, from its heading to the line before the next")
{
    Study study;
    study.source->set(1, "De wijk vooraf.\nKop\nWijk een, wijk twee.\nEn meer.\nSlot\nNiets.\nWijk drie.",
                      {{MarkKind::Heading, char_range(16, 19), 1, {}}, {MarkKind::Heading, char_range(50, 54), 1, {}}});
    study.update();
    auto found = matches_to_ranges(study.all("wijk").hits, CodeUnit::Section, study.index->texts());
    REQUIRE(found.size() == 1);
    auto text = study.source->text({1});
    Words slices;
    for (CharRange range : found[0].ranges) {
        slices.emplace_back(text->slice(range));
    }
    CHECK(slices == Words{"De wijk vooraf.", "Kop\nWijk een, wijk twee.\nEn meer.", "Slot\nNiets.\nWijk drie."});
    CHECK(code_unit_from_key(to_key(CodeUnit::Section)) == CodeUnit::Section);
    CHECK_FALSE(code_unit_from_key("bladzijde"));
}

TEST_CASE("Auto-coding ranges leave out labels, interviewers and doubles")
{
    Study study;
    add_interview(*study.source, 1);
    study.update();
    auto hits = study.all("wijk").hits;
    auto texts = study.index->texts();
    auto text = study.source->text({1});
    auto slices = [&](CodeUnit unit, InterviewerTurns interviewer = InterviewerTurns::LeaveOut) {
        Words out;
        for (const DocumentRanges& document : matches_to_ranges(hits, unit, texts, interviewer)) {
            for (CharRange range : document.ranges) {
                out.emplace_back(text->slice(range));
            }
        }
        return out;
    };
    CHECK(slices(CodeUnit::Hit) == Words{"wijkteamprofessional", "wijk", "wijken"});
    CHECK(slices(CodeUnit::Sentence)
          == Words{"De wijkteamprofessional kent de wijk.", "Met de cliënten in de wijken gaat het goed."});
    CHECK(slices(CodeUnit::Paragraph).front() == "De wijkteamprofessional kent de wijk. De gemeente regelt de zorg.");
    CHECK(slices(CodeUnit::Turn).size() == 1);
    CHECK(slices(CodeUnit::Hit, InterviewerTurns::Include).size() == 4);
    CHECK(slices(CodeUnit::Turn, InterviewerTurns::Include).front() == "Hoe gaat het met het wijkteam?");
}

TEST_CASE("English words of English documents are stemmed as English, and only those")
{
    Study study;
    study.source->set(1, "De kans is groot. Kansen genoeg. Hij kan het.");
    study.source->set(2, "The meetings went well.", {}, {}, "en");
    study.update();
    CHECK(study.found("meeting") == Words{"meetings"});
    CHECK(study.found("kans") == Words{"kans", "Kansen"});
}

TEST_CASE("Only the asked documents are searched, in the order asked for, up to the limit")
{
    Study study;
    for (int i = 1; i <= 30; ++i) {
        study.source->set(i, i % 3 == 0 ? "beleid beleid beleid" : "het beleid van toen en nu en later");
    }
    study.update();
    SearchRequest request;
    request.query = "\"beleid\"";
    request.limit = 5;
    auto best = study.index->search(request);
    REQUIRE(best.hits.size() == 5);
    CHECK(best.hits[0].document.value % 3 == 0);
    CHECK(best.hits[0].score >= best.hits[4].score);
    request.order = HitOrder::Document;
    CHECK(study.index->search(request).hits[1].document.value == 2);
    request.scope.documents = {{7}, {9}};
    request.limit = all_hits;
    CHECK(study.index->search(request).total == 2);
    request.limit = 0;
    request.totals = Totals::Exact;
    request.scope.documents.clear();
    auto counted = study.index->search(request);
    CHECK(counted.total == 30);
    CHECK(counted.occurrences == 50);
    CHECK(counted.hits.empty());
}

TEST_CASE("A quick search that stops early says that its total is an estimate")
{
    Study study;
    std::string text;
    for (int i = 0; i < 2000; ++i) {
        text += "het beleid werkt\n";
    }
    study.source->set(1, text);
    study.update();
    SearchRequest request;
    request.query = "\"beleid werkt\"";
    request.limit = 10;
    auto quick = study.index->search(request);
    CHECK(quick.hits.size() == 10);
    CHECK_FALSE(quick.total_exact);
    CHECK(quick.total == 2000);
    request.totals = Totals::Exact;
    auto exact = study.index->search(request);
    CHECK(exact.total_exact);
    CHECK(exact.total == 2000);
    CHECK(exact.hits.size() == 10);
}

TEST_CASE("More words than can be searched are cut with a notice, never silently")
{
    Study study;
    std::string text;
    for (int i = 0; i < 2500; ++i) {
        text += "x" + std::to_string(i) + " ";
    }
    study.source->set(1, text);
    study.update();
    auto result = study.all("x*");
    CHECK(result.notices.size() == 1);
    CHECK(result.expansion.size() == 2000);
}

TEST_CASE("A wrong query is BadInput before anything else, also without an index")
{
    Study study;
    CHECK_THROWS_AS(study.all("wijk AND"), BadInput);
    CHECK_THROWS_AS(study.all("wijk"), Environment);
    CHECK(study.index->status().state == IndexState::Missing);
}
