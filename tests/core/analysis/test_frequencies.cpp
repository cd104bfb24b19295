// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/frequencies.h"
#include "core/analysis/range_set.h"
#include "core/analysis/registry.h"
#include "core/base/error.h"
#include "tests/support/small_study.h"
#include "tests/support/transcript.h"

#include <algorithm>
#include <random>

using namespace duiding;
using namespace duiding::test;

namespace {

class Frequencies {
public:
    Frequencies(const SmallStudy& study, const SegmentFilter& filter)
    {
        Progress progress;
        m_snapshot = study.snapshot();
        m_table = frequencies(*m_snapshot, study.texts(), filter, progress);
    }
    std::int64_t at(CodeId code, const std::string& column) const
    {
        for (const auto& row : m_table.rows) {
            if (row[0] == Cell{m_snapshot->codebook->path(code)}) {
                return std::get<std::int64_t>(row[index(column)]);
            }
        }
        throw std::runtime_error("no row");
    }
    const Table& table() const { return m_table; }

private:
    std::size_t index(const std::string& name) const
    {
        for (std::size_t i = 0; i < m_table.columns.size(); ++i) {
            if (m_table.columns[i].name == name) {
                return i;
            }
        }
        throw std::runtime_error("no column " + name);
    }
    SnapshotPtr m_snapshot;
    Table m_table;
};

} // namespace

TEST_CASE("frequencies count segments, documents, coders and directions, interviewer turns left out")
{
    FilledStudy filled;
    Frequencies result(filled.study, {});
    CHECK(result.at(filled.knowing, "segments") == 4);
    CHECK(result.at(filled.knowing, "with_subcodes") == 5);
    CHECK(result.at(filled.knowing, "documents") == 3);
    CHECK(result.at(filled.knowing, "coders") == 2);
    CHECK(result.at(filled.knowing, "facilitating") == 3);
    CHECK(result.at(filled.knowing, "neutral") == 1);
    CHECK(result.at(filled.knowing, "no_direction") == 0);
    CHECK(result.at(filled.trust, "segments") == 2);
    CHECK(result.at(filled.trust, "with_subcodes") == 7);
    CHECK(result.at(filled.privacy, "hindering") == 1);
    CHECK(result.at(filled.unused, "segments") == 0);
    CHECK(result.table().rows.size() == 5);
    CHECK(format(result.table().notes.back()) == "Interviewer turns are left out: 1 segment holds nothing else.");
}

TEST_CASE("interviewer turns can be included")
{
    FilledStudy filled;
    SegmentFilter filter;
    filter.interviewer = InterviewerTurns::Include;
    Frequencies result(filled.study, filter);
    CHECK(result.at(filled.knowing, "segments") == 5);
    CHECK(result.at(filled.knowing, "no_direction") == 1);
    CHECK(result.table().notes.size() == 1);
}

TEST_CASE("characters and words are counted once, without labels, times and interviewer words")
{
    SmallStudy study;
    CoderId coder = study.add_coder("Noor");
    CodeId code = study.add_code({}, "a");
    DocumentId document = study.add_document("d", {"I: Hoe is het? #00:00:01-0#", "R1: Heel goed hoor, dank."});
    study.add_coding(document, "is het? #00:00:01-0#\nR1: Heel goed", code, coder);
    study.add_coding(document, "goed hoor", code, coder);
    study.add_coding(document, "goed hoor", code, coder, Direction::Neutral);
    Frequencies participants(study, {});
    CHECK(participants.at(code, "segments") == 3);
    CHECK(participants.at(code, "words") == 3);                            // Heel goed hoor
    CHECK(participants.at(code, "characters") == 1 + 14);                  // the line end between the turns is nobody's
    SegmentFilter filter;
    filter.interviewer = InterviewerTurns::Include;
    Frequencies everyone(study, filter);
    CHECK(everyone.at(code, "words") == 5);
    CHECK(everyone.at(code, "characters") == 8 + 1 + 14);
}

TEST_CASE("a word that the range cuts counts as a word")
{
    SmallStudy study;
    CoderId coder = study.add_coder("Noor");
    CodeId code = study.add_code({}, "a");
    DocumentId document = study.add_document("d", {"wijkteamprofessional vertelt"});
    study.add_coding(document, char_range(4, 23), code, coder);
    CHECK(Frequencies(study, {}).at(code, "words") == 2);
    CHECK(Frequencies(study, {}).at(code, "characters") == 19);
}

TEST_CASE("a chosen code gives rows for itself and its sub-codes only")
{
    FilledStudy filled;
    SegmentFilter filter;
    filter.codes = {filled.knowing};
    CHECK(Frequencies(filled.study, filter).table().rows.size() == 2);
    filter.sub_codes = SubCodes::LeaveOut;
    CHECK(Frequencies(filled.study, filter).table().rows.size() == 1);
}

TEST_CASE("range sets agree with a set of single positions")
{
    std::mt19937 random(7);
    auto ranges = [&] {
        std::vector<CharRange> made;
        for (int i = std::uniform_int_distribution(0, 12)(random); i > 0; --i) {
            int begin = std::uniform_int_distribution(0, 60)(random);
            made.push_back(char_range(begin, begin + std::uniform_int_distribution(0, 9)(random)));
        }
        return made;
    };
    auto bits = [](const std::vector<CharRange>& from) {
        std::vector<bool> made(80);
        for (CharRange range : from) {
            std::fill(made.begin() + range.begin.value, made.begin() + range.end.value, true);
        }
        return made;
    };
    for (int round = 0; round < 2000; ++round) {
        std::vector<CharRange> first = ranges();
        RangeSet a = united(first);
        RangeSet b = united(ranges());
        std::vector<bool> in_a = bits(first), in_b = bits(b), both(80), only(80);
        REQUIRE(bits(a) == in_a);
        for (std::size_t i = 0; i < 80; ++i) {
            both[i] = in_a[i] && in_b[i];
            only[i] = in_a[i] && !in_b[i];
        }
        REQUIRE(bits(intersected(a, b)) == both);
        REQUIRE(bits(subtracted(a, b)) == only);
        REQUIRE(total_length(a) == std::count(in_a.begin(), in_a.end(), true));
        std::int64_t touched = std::count_if(b.begin(), b.end(), [&](CharRange word) {
            return std::any_of(a.begin(), a.end(), [&](CharRange range) { return range.overlaps(word); });
        });
        REQUIRE(count_touched(b, a) == touched);
    }
}

TEST_CASE("every analysis of the registry gives a table whose rows fit its columns, also for an empty study")
{
    FilledStudy filled;
    SmallStudy empty;
    for (const Analysis& analysis : analyses()) {
        INFO(analysis.id);
        for (const SmallStudy* study : {&filled.study, &empty}) {
            Progress progress;
            SnapshotPtr snapshot = study->snapshot();
            TextSource texts = study->texts();
            Table table = analysis.run({*snapshot, texts, {}, progress});
            CHECK_FALSE(table.columns.empty());
            for (const auto& row : table.rows) {
                CHECK(row.size() == table.columns.size());
            }
        }
        CHECK(&find_analysis(analysis.id) == &analysis);
    }
    CHECK_THROWS_AS(find_analysis("astrology"), BadInput);
}
