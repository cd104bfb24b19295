// SPDX-License-Identifier: GPL-3.0-or-later
// The flat texts beside the index: what is read from them is what the project holds, and what does not fit is never trusted.
#include "core/index/passages.h"

#include "core/index/index.h"
#include "core/index/index_schema.h"
#include "core/index/searched_document.h"
#include "core/index/tokenizer.h"
#include "core/index/xapian_database.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <fstream>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

// An interview with labels, a time, a heading, a page and characters of one to four bytes.
DocumentText interview()
{
    std::string text = "Gesprek\nI: Hoe gaat het in de wijk?\nR1: #00:00:05# Wij kennen de cliënten 👍 goed.\n\nDat scheelt in de zorg.\nI: Dank u.";
    OffsetMap map(text);
    auto at = [&](std::string_view words) { return map.to_char(BytePos{static_cast<std::int64_t>(text.find(words))}); };
    auto span = [&](std::string_view from, std::string_view to) { return CharRange{at(from), at(to)}; };
    CharPos end{map.characters()};
    std::vector<Mark> marks = {
        {MarkKind::Page, {{0}, at("Dat")}, 1, "i"},
        {MarkKind::Heading, char_range(0, 7), 1, ""},
        {MarkKind::Turn, span("I: Hoe", "R1:"), 0, "I"},
        {MarkKind::Label, span("I: Hoe", "Hoe"), 0, ""},
        {MarkKind::Turn, span("R1:", "I: Dank"), 0, "R1"},
        {MarkKind::Label, span("R1:", "#00"), 0, ""},
        {MarkKind::Time, span("#00", "Wij"), 5000, ""},
        {MarkKind::Page, {at("Dat"), end}, 2, ""},
        {MarkKind::Turn, {at("I: Dank"), end}, 0, "I"},
        {MarkKind::Label, span("I: Dank", "Dank"), 0, ""},
    };
    std::vector<Speaker> speakers = {{{1}, {}, {7}, "I", SpeakerKind::Interviewer, {}}, {{2}, {}, {7}, "R1", SpeakerKind::Participant, {3}}};
    return DocumentText({7}, text, marks, speakers);
}

struct Written {
    TempFolder folder;
    std::uint64_t at = 0;
    PassageExtent extent;

    explicit Written(const DocumentText& text)
    {
        PassageWriter writer(folder.path(), std::nullopt);
        writer.append(DocumentText({1}, "Iets ervoor.", {}, {}));
        at = writer.append(text);
        writer.place({at, 2}, {7, true, false});
        writer.sync();
        extent = writer.extent();
    }
};

} // namespace

TEST_CASE("A document is read from the flat texts as it was written")
{
    DocumentText text = interview();
    Written written(text);
    Passages passages(written.folder.path(), written.extent);
    CHECK(passages.place(1).paragraph == 2);
    DocumentBlock block = passages.block(passages.place(1).block);
    CHECK(block.document() == text.id());
    CHECK(block.characters() == text.characters());
    REQUIRE(block.paragraphs() == text.paragraphs().size());
    for (std::size_t i = 0; i < block.paragraphs(); ++i) {
        CHECK(block.paragraph(i) == text.paragraphs()[i]);
        CHECK(block.paragraph_text(i) == text.slice(text.paragraphs()[i]));
    }
    auto whole = block.whole();
    CHECK(whole->text() == text.text());
    CHECK(whole->marks() == text.marks());
    CHECK(whole->speakers() == text.speakers());
    for (std::int64_t at = 0; at < text.characters(); ++at) {
        CHECK(block.paragraph_index({at}) == text.paragraph_index({at}));
        CHECK(block.char_at(static_cast<std::size_t>(text.map().to_byte(CharPos{at}).value)) == CharPos{at});
    }
}

TEST_CASE("Any stretch of paragraphs cut out of the flat texts has the words, labels and interviewer of the whole")
{
    DocumentText text = interview();
    Written written(text);
    Passages passages(written.folder.path(), written.extent);
    DocumentBlock block = passages.block(written.at);
    SearchedDocument from_file(block);
    for (std::size_t first = 0; first < block.paragraphs(); ++first) {
        for (std::size_t last = first; last < block.paragraphs(); ++last) {
            CharRange range{block.paragraph(first).begin, block.paragraph(last).end};
            Cut cut = from_file.cut(range);
            for (auto interviewer : {InterviewerTurns::Include, InterviewerTurns::LeaveOut}) {
                auto expected = tokenize(text, range, interviewer);
                auto found = tokenize(*cut.text, cut.inside(range), interviewer);
                for (Token& token : found) {
                    token.range = cut.outside(token.range);
                }
                CHECK(found == expected);
            }
        }
    }
}

TEST_CASE("The units of a hit are the same in the flat texts and in the project")
{
    DocumentText text = interview();
    Written written(text);
    Passages passages(written.folder.path(), written.extent);
    SearchedDocument from_file(passages.block(written.at));
    SearchedDocument from_project(std::make_shared<const DocumentText>(text.id(), text.text(), text.marks(), text.speakers()));
    for (auto unit : {HitUnit::Paragraph, HitUnit::Sentence, HitUnit::Turn, HitUnit::Section, HitUnit::Document}) {
        for (std::int64_t at = 0; at <= text.characters(); ++at) {
            CHECK(from_file.units({at}, unit) == from_project.units({at}, unit));
        }
    }
}

TEST_CASE("Flat texts that were damaged or cut short are never trusted")
{
    DocumentText text = interview();
    Written written(text);
    auto path = passages::texts_path(written.folder.path(), written.extent);
    std::string good = duiding::test::read_text(path);
    for (std::size_t at = written.at; at < good.size(); ++at) {
        std::string bad = good;
        bad[at] = static_cast<char>(bad[at] ^ 0x20);
        duiding::test::write_text(path, bad);
        Passages passages(written.folder.path(), written.extent);
        CHECK_THROWS_AS(passages.block(written.at), IndexUnfit);
    }
    duiding::test::write_text(path, good.substr(0, good.size() - 1));
    CHECK_THROWS_AS(Passages(written.folder.path(), written.extent), IndexUnfit);
    std::filesystem::remove(path);
    CHECK_THROWS_AS(Passages(written.folder.path(), written.extent), IndexUnfit);
}

TEST_CASE("What was written behind the last commit is cut off before more is written")
{
    DocumentText text = interview();
    Written written(text);
    {
        PassageWriter crashed(written.folder.path(), written.extent);
        crashed.append(text);
        crashed.place({0, 0}, {});
        crashed.sync();
    }
    PassageWriter writer(written.folder.path(), written.extent);
    CHECK(writer.append(text) == written.extent.texts);
    writer.place({written.extent.texts, 4}, {});
    writer.sync();
    Passages passages(written.folder.path(), writer.extent());
    CHECK(passages.block(passages.place(2).block).whole()->text() == text.text());
}

TEST_CASE("A search on damaged texts says so, and the next update makes them anew")
{
    TempFolder folder;
    auto source = std::make_unique<MemorySource>();
    source->set(1, "Het beleid van de wijk.\nEn de zorg.");
    ProjectIndex index(std::move(source), folder / "index");
    Progress progress;
    index.update(progress);
    CHECK(index.search({.query = "zorg"}).total == 1);
    for (const auto& file : std::filesystem::directory_iterator(folder / "index" / index_schema::folder_of_terms)) {
        if (file.path().filename().string().starts_with("texts.")) {
            std::fstream texts(file.path(), std::ios::binary | std::ios::in | std::ios::out);
            texts.seekp(-3, std::ios::end);
            texts.put('#');
        }
    }
    auto fresh_source = std::make_unique<MemorySource>();
    fresh_source->set(1, "Het beleid van de wijk.\nEn de zorg.");
    ProjectIndex fresh(std::move(fresh_source), folder / "index");
    CHECK_THROWS_AS(fresh.search({.query = "zorg"}), Environment);
    CHECK(fresh.status().state == IndexState::Damaged);
    CHECK_FALSE(fresh.update(progress).rebuilt.empty());
    CHECK(fresh.search({.query = "zorg"}).total == 1);
    CHECK(fresh.verify(progress).empty());
}
