// SPDX-License-Identifier: GPL-3.0-or-later
// What comes out of a shard may come from far away: whatever it is, it is read or refused, and nothing else.
#include "core/index/corpus/shard_facts.h"
#include "core/text/tokens.h"

#include <map>
#include <random>

using namespace duiding;

namespace {

std::shared_ptr<const DocumentText> a_talk()
{
    std::vector<Mark> marks = {{MarkKind::Turn, char_range(0, 20), 0, "I"}, {MarkKind::Label, char_range(0, 3), 0, ""},
                               {MarkKind::Heading, char_range(21, 31), 2, ""}, {MarkKind::Page, char_range(0, 47), 1, "iv"}};
    Speaker asks;
    asks.name = "I";
    asks.kind = SpeakerKind::Interviewer;
    return std::make_shared<const DocumentText>(DocumentId{3}, "I: Hoe gaat het 🙂 nu?\nDe wijkraad\n\nEn een alinea.", std::move(marks),
                                                std::vector<Speaker>{asks});
}

std::map<std::string, std::string> some_facts()
{
    ShardStamp stamp{shard_schema_version, tokenizer_version, "een", "2026-01-01T00:00:00.000Z", 1, 1, 4, 9, 60, 1, 1, {"nl", "en"}};
    ShardDocument document;
    document.info.id = {1};
    document.info.guid = Guid::make();
    document.info.name = "plan";
    document.first_entry = 1;
    document.values = {{{1}, "2019"}};
    document.cases = {{{2}, "nurse"}};
    ShardStudy study;
    study.attributes = {{{1}, {}, AttributeTarget::Document, "jaar", "", AttributeType::Choice, {{"1", "ja"}}}};
    study.cases = {{{1}, {}, {}, "region", "Noord", ""}, {{2}, {}, {1}, "municipality", "Oudlo", "GM0202"}};
    study.case_values = {{{2}, {1}, "klein"}};
    return {{"shard", to_json(stamp)}, {"words.0", "alinea 1 1 1\nwijkraad 1 2 3\n"}, {"documents.0", to_json(document) + "\n"}, {"study", to_json(study)}};
}

// A few bytes changed, lost or doubled.
std::string damaged(std::string bytes, std::mt19937& random)
{
    for (std::size_t i = 1 + random() % 3; i > 0 && !bytes.empty(); --i) {
        std::size_t at = random() % bytes.size();
        switch (random() % 4) {
        case 0:
            bytes[at] = static_cast<char>(random());
            break;
        case 1:
            bytes.erase(at, 1 + random() % 9);
            break;
        case 2:
            bytes.insert(at, bytes.substr(at, random() % 9));
            break;
        default:
            bytes[at] = "0123456789-\"[]{},\n"[random() % 18];
        }
    }
    return bytes;
}

} // namespace

TEST_CASE("a paragraph of a shard is read as it was written", "[corpus]")
{
    auto text = a_talk();
    std::vector<ShardEntry> entries;
    each_record(*text, 3, [&](CharRange paragraph, const std::string& record) {
        entries.push_back(read_record(record, [](std::int64_t number) { return DocumentId{number}; }));
        CHECK(entries.back().text->text() == text->slice(paragraph));
        CHECK(entries.back().begin == paragraph.begin.value);
    });
    REQUIRE(entries.size() == 4);
    CHECK_FALSE(entries[0].text->is_content({1}));
    CHECK(entries[0].text->is_interviewer(char_range(3, 10)));
    CHECK(entries[1].text->marks().empty());                 // headings and pages are the document's
    auto whole = read_whole({3}, text->text(), marks_to_json(*text));
    CHECK(whole->marks() == text->marks());
    CHECK(whole->is_interviewer(char_range(3, 10)));
}

TEST_CASE("the facts of a shard are read as they were written", "[corpus]")
{
    auto pairs = some_facts();
    ShardFacts facts = read_facts([&](const std::string& key) { return pairs[key]; });
    CHECK(facts.find("wijkraad")->occurrences == 2);
    CHECK(facts.find("wijkraad")->languages == 3);
    CHECK_FALSE(facts.find("wijk"));
    CHECK(facts.documents.at(0).values.at(0).second == "2019");
    CHECK(facts.study.cases.at(1).parent == CaseId{1});
    CHECK(facts.study.attributes.at(0).labels.at(0).label == "ja");
}

TEST_CASE("damaged bytes of a shard are refused as a shard that cannot be used, or read as something else, never worse", "[corpus]")
{
    std::mt19937 random(27);
    auto pairs = some_facts();
    std::vector<std::string> records;
    each_record(*a_talk(), 3, [&](CharRange, const std::string& record) { records.push_back(record); });
    std::string marks = marks_to_json(*a_talk());
    int refused = 0;
    for (int round = 0; round < 30'000; ++round) {
        try {
            switch (round % 3) {
            case 0:
                read_record(damaged(records[random() % records.size()], random), [](std::int64_t number) { return DocumentId{number}; });
                break;
            case 1:
                read_whole({3}, a_talk()->text(), damaged(marks, random));
                break;
            default: {
                auto changed = pairs;
                auto at = std::next(changed.begin(), static_cast<std::ptrdiff_t>(random() % changed.size()));
                at->second = damaged(at->second, random);
                read_facts([&](const std::string& key) { return changed[key]; });
            }
            }
        } catch (const ShardUnfit&) {
            ++refused;
        }
    }
    CHECK(refused > 5000);
}
