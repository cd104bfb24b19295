// SPDX-License-Identifier: GPL-3.0-or-later
// Fields and scope in a small invented study: two plans, one of them regional, and an interview.
#include "core/base/error.h"
#include "core/index/index.h"
#include "core/index/query_text.h"
#include "tests/core/index/memory_study.h"

#include <algorithm>
#include <set>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

constexpr std::int64_t plan = 1;
constexpr std::int64_t regional = 2;
constexpr std::int64_t interview = 3;

Mark heading(const std::string& text, const std::string& line, std::int64_t level)
{
    auto at = static_cast<std::int64_t>(text.find(line));
    return {MarkKind::Heading, char_range(at, at + static_cast<std::int64_t>(line.size())), level, {}};
}

class Study {
public:
    Study() : m_index(make(), m_folder / "index")
    {
        add_texts();
        add_study();
        Progress progress;
        m_index.update(progress);
    }

    SearchResult search(const std::string& query, SearchRequest request = {}) const
    {
        request.query = query;
        request.limit = all_hits;
        request.order = HitOrder::Document;
        return m_index.search(request);
    }

    // The hits, each as its words.
    std::vector<std::string> hits(const std::string& query, const SearchRequest& request = {}) const
    {
        std::vector<std::string> lines;
        for (const SearchHit& hit : search(query, request).hits) {
            lines.emplace_back(m_source->text(hit.document)->slice(hit.range));
        }
        return lines;
    }

    std::set<std::int64_t> documents(const std::string& query) const
    {
        std::set<std::int64_t> ids;
        for (const SearchHit& hit : search(query).hits) {
            ids.insert(hit.document.value);
        }
        return ids;
    }

    ErrorText refusal(const std::string& query) const
    {
        return duiding::test::refusal_of([&] { search(query); });
    }

private:
    std::unique_ptr<IndexSource> make()
    {
        auto owned = std::make_unique<MemorySource>();
        m_source = owned.get();
        return owned;
    }

    void add_texts()
    {
        std::string text = "Jeugdplan\nPreventie\nAanpak\nHet wijkteam helpt.\nGeld\nHet team kost veel.";
        m_source->set(plan, text, {heading(text, "Preventie", 1), heading(text, "Aanpak", 2), heading(text, "Geld", 1)});
        m_source->set(regional, "Samen werken aan de wijk.\nEen team in elke wijk.");
        std::string talk = "I: Kent u het wijkteam?\nR1: Het wijkteam belt nooit.\nR2: Ons wijkteam belt wel.";
        std::vector<Mark> marks;
        std::vector<Speaker> speakers;
        std::int64_t at = 0;
        for (std::string line : {"I: Kent u het wijkteam?", "R1: Het wijkteam belt nooit.", "R2: Ons wijkteam belt wel."}) {
            std::string label = line.substr(0, line.find(':'));
            auto size = static_cast<std::int64_t>(line.size());
            auto label_size = static_cast<std::int64_t>(label.size()) + 2;
            marks.push_back({MarkKind::Turn, char_range(at, at + size), 0, label});
            marks.push_back({MarkKind::Label, char_range(at, at + label_size), 0, {}});
            speakers.push_back({{static_cast<std::int64_t>(speakers.size()) + 1}, {}, {interview}, label,
                                label == "I" ? SpeakerKind::Interviewer : SpeakerKind::Participant, {label == "R1" ? 1 : 0}});
            at += size + 1;
        }
        m_source->set(interview, talk, marks, speakers);
    }

    static Code code(std::int64_t id, std::int64_t parent, const std::string& name)
    {
        Code code;
        code.id = {id};
        code.guid = Guid::make();
        code.parent = {parent};
        code.name = name;
        code.definition = "Over " + name + " in de buurt.";
        return code;
    }

    void add_study()
    {
        Snapshot study;
        study.language = "nl";
        auto documents = std::make_shared<std::vector<DocumentInfo>>(3);
        for (std::int64_t id : {plan, regional, interview}) {
            DocumentInfo& info = (*documents)[static_cast<std::size_t>(id - 1)];
            info.id = {id};
            info.guid = Guid::make();
            info.name = id == plan ? "Jeugdplan" : id == regional ? "Regioplan" : "Gesprek 1";
            info.kind = id == interview ? DocumentKind::Interview : DocumentKind::Policy;
            info.language = id == regional ? "en" : "nl";
        }
        study.documents = documents;
        study.cases = std::make_shared<const std::vector<Case>>(std::vector<Case>{
            {{1}, Guid::make(), {}, "region", "Regio Zuid", {}}, {{2}, Guid::make(), {1}, "municipality", "Veendrecht", {}},
            {{3}, Guid::make(), {1}, "municipality", "Oudlo", {}}, {{4}, Guid::make(), {2}, "case", "A1", {}},
            {{5}, Guid::make(), {}, "municipality", "'s-Gravenhage", "GM0518"}});
        study.document_cases = std::make_shared<const std::vector<DocumentCase>>(
            std::vector<DocumentCase>{{{plan}, {3}, {}}, {{regional}, {1}, {}}, {{interview}, {4}, "client"}, {{regional}, {5}, {}}});
        study.persons = std::make_shared<const std::vector<Person>>(std::vector<Person>{{{1}, Guid::make(), "Fatima", "nurse", {}}});
        Attribute year{{1}, Guid::make(), AttributeTarget::Document, "jaar", {}, AttributeType::Number, {}};
        Attribute type{{2}, Guid::make(), AttributeTarget::Document, "type", {}, AttributeType::Text, {}};
        Attribute adopted{{3}, Guid::make(), AttributeTarget::Document, "vastgesteld op", {}, AttributeType::Date, {}};
        Attribute size{{4}, Guid::make(), AttributeTarget::Case, "inwoners", {}, AttributeType::Number, {}};
        Attribute schooling{{5}, Guid::make(), AttributeTarget::Person, "opleiding", {}, AttributeType::Choice, {{"1", "laag"}, {"2", "hoog"}}};
        study.attributes = std::make_shared<const std::vector<Attribute>>(std::vector<Attribute>{year, type, adopted, size, schooling});
        auto values = std::make_shared<AttributeValues>();
        values->set(AttributeTarget::Document, plan, {1}, "2019");
        values->set(AttributeTarget::Document, regional, {1}, "2021");
        values->set(AttributeTarget::Document, plan, {2}, "Beleidsnota");
        values->set(AttributeTarget::Document, regional, {2}, "Visie");
        values->set(AttributeTarget::Document, plan, {3}, "2019-03-17");
        values->set(AttributeTarget::Case, 3, {4}, "12500");
        values->set(AttributeTarget::Person, 1, {5}, "2");
        values->finish();
        study.values = values;
        study.codebook = std::make_shared<const Codebook>(std::vector<Code>{code(1, 0, "samenwerking"), code(2, 1, "vertrouwen"), code(3, 0, "geld")});
        study.coders = std::make_shared<const std::vector<Coder>>(std::vector<Coder>{{{1}, {}, "Noor"}, {{2}, {}, "Bas"}});
        auto codings = std::make_shared<CodingsByDocument>();
        auto list = std::make_shared<CodingList>();
        list->codings = {{{1}, 27, 40, 2, 1}, {{2}, 60, 70, 3, 2}};
        (*codings)[{interview}] = list;
        study.codings = codings;
        Memo on_plan{{1}, {}, MemoTarget::Document, plan, "Lezen", "Hier staat iets over preventie.", {1}, {}, {}};
        Memo on_coding{{2}, {}, MemoTarget::Coding, 1, {}, "Let op de wijkverpleging.", {2}, {}, {}};
        Memo on_project{{3}, {}, MemoTarget::Project, 0, "Preventie", "Algemeen.", {1}, {}, {}};
        study.memos = std::make_shared<const std::vector<Memo>>(std::vector<Memo>{on_plan, on_coding, on_project});
        m_source->set_study(std::move(study));
    }

    TempFolder m_folder;
    MemorySource* m_source = nullptr;
    ProjectIndex m_index;
};

const Study& study()
{
    static const Study study;
    return study;
}

using Ids = std::set<std::int64_t>;
using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("A municipality finds its own documents, those of its cases, and those of the region it lies in")
{
    CHECK(study().documents("gemeente:Oudlo") == Ids{plan, regional});
    CHECK(study().documents("gemeente:veendrecht") == Ids{regional, interview});
    CHECK(study().documents("gemeente:(Oudlo OF Veendrecht)") == Ids{plan, regional, interview});
    CHECK(study().documents("gemeente:Oud*") == Ids{plan, regional});
    CHECK(study().documents("municipality:Oudlo team") == Ids{plan, regional});
    CHECK(study().documents("team -gemeente:Veendrecht") == Ids{plan});
    CHECK(study().documents("team NIET gemeente:Veendrecht") == Ids{plan});
}

TEST_CASE("A municipality goes by its name, other names and codes")
{
    for (std::string name : {"\"Den Haag\"", "518", "0518", "GM0518", "\"'s-Gravenhage\"", "(Den Haag)"}) {
        CAPTURE(name);
        CHECK(study().documents("gemeente:" + name) == Ids{regional});
    }
    CHECK(study().documents("gemeente:Arnhem").empty());
    CHECK(study().search("gemeente:Arnhem").notices.size() == 1);
}

TEST_CASE("A case finds its documents and those of the cases below it, not those above")
{
    CHECK(study().documents("casus:A1") == Ids{interview});
    CHECK(study().documents("casus:Veendrecht") == Ids{interview});
    CHECK(study().documents("casus:\"Regio Zuid\"") == Ids{plan, regional, interview});
}

TEST_CASE("Years take one value, several, and ranges")
{
    CHECK(study().documents("jaar:2019") == Ids{plan});
    CHECK(study().documents("jaar:2018-2022") == Ids{plan, regional});
    CHECK(study().documents("jaar:2018–2020") == Ids{plan});
    CHECK(study().documents("year:>=2020") == Ids{regional});
    CHECK(study().documents("jaar:>2019") == Ids{regional});
    CHECK(study().documents("jaar:<2021") == Ids{plan});
    CHECK(study().documents("jaar:(2019 OF 2021) team") == Ids{plan, regional});
    CHECK(study().documents("jaar:..2020") == Ids{plan});
    CHECK(study().documents("jaar:*") == Ids{plan, regional});
    CHECK(study().documents("team -jaar:*") == Ids{interview});
    CHECK(study().documents("jaar:1999").empty());
    CHECK(study().search("jaar:1999").notices.size() == 1);
    CHECK(study().refusal("jaar:vorig").where == "character 6");
}

TEST_CASE("Any property of documents, cases and persons is a field")
{
    CHECK(study().documents("type:beleidsnota") == Ids{plan});
    CHECK(study().documents("type:interview") == Ids{interview});
    CHECK(study().documents("type:beleid") == Ids{plan, regional});
    CHECK(study().documents("\"vastgesteld op\":2019-03") == Ids{plan});
    CHECK(study().documents("\"vastgesteld op\":2019") == Ids{plan});
    CHECK(study().documents("\"vastgesteld op\":>=2019-04").empty());
    CHECK(study().documents("inwoners:>10000") == Ids{plan});
    CHECK(study().documents("inwoners:10.000-20.000").empty());
    CHECK(study().hits("opleiding:hoog") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().documents("document:Jeugd*") == Ids{plan});
    CHECK(study().documents("taal:engels") == Ids{regional});
}

TEST_CASE("Speakers, persons and roles find turns")
{
    CHECK(study().hits("spreker:R2") == Lines{"R2: Ons wijkteam belt wel."});
    CHECK(study().hits("spreker:fatima wijkteam") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().hits("spreker:R*").size() == 2);
    CHECK(study().hits("rol:verpleegkundige") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().hits("rol:interviewer wijkteam") == Lines{"I: Kent u het wijkteam?"});
    CHECK(study().hits("rol:cliënt").size() == 3);
    CHECK(study().hits("wijkteam -spreker:I").size() == 3);
}

TEST_CASE("Codes find the passages that are coded, with sub-codes; code and coder together mean one coding")
{
    CHECK(study().hits("code:vertrouwen") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().hits("code:samenwerking wijkteam") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().hits("code:samenwerking/vertrouwen").size() == 1);
    CHECK(study().hits("code:*").size() == 2);
    CHECK(study().hits("coder:Bas") == Lines{"R2: Ons wijkteam belt wel."});
    CHECK(study().hits("code:geld coder:Bas").size() == 1);
    CHECK(study().hits("code:geld coder:Noor").empty());
    SearchRequest whole;
    whole.unit = HitUnit::Document;
    CHECK(study().hits("code:geld coder:Noor", whole).empty());
    CHECK(study().hits("wijkteam -code:*").size() == 2);
}

TEST_CASE("Memos find what they are about, headings what stands under them")
{
    CHECK(study().documents("memo:preventie") == Ids{plan});
    CHECK(study().hits("memo:wijkverpl*") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().hits("kop:aanpak") == Lines{"Aanpak", "Het wijkteam helpt."});
    CHECK(study().hits("kop:preventie team") == Lines{"Het wijkteam helpt."});
    CHECK(study().hits("heading:geld team") == Lines{"Het team kost veel."});
    CHECK(study().hits("team -kop:*").size() >= 4);
}

TEST_CASE("A field alone finds every paragraph, and such a hit has no matches")
{
    auto result = study().search("jaar:2021");
    CHECK(result.total == 2);
    CHECK(result.occurrences == 0);
    CHECK(result.hits.front().matches.empty());
    CHECK(result.hits.front().snippet == "Samen werken aan de wijk.");
    CHECK(result.by_document.size() == 1);
}

TEST_CASE("Fields and words combine with AND, OR, NOT and regular expressions")
{
    CHECK(study().documents("jaar:2019 OR spreker:R2") == Ids{plan, interview});
    CHECK(study().hits("helpt OR (jaar:2021 elke)") == Lines{"Het wijkteam helpt.", "Een team in elke wijk."});
    CHECK(study().hits("/belt (nooit|wel)/ -coder:Bas") == Lines{"R1: Het wijkteam belt nooit."});
    CHECK(study().hits("/^ons/") == Lines{"R2: Ons wijkteam belt wel."});
    CHECK(study().hits("/R2/").empty());
    CHECK(study().hits("/\\d/").empty());
    auto result = study().search("/wijkt../ spreker:R2");
    REQUIRE(result.hits.size() == 1);
    CHECK(result.hits[0].matches == std::vector<CharRange>{char_range(61, 68)});
}

TEST_CASE("A wrong name is explained at its place, with the nearest that is known")
{
    auto says = [](const std::string& query) {
        ErrorText text = study().refusal(query);
        return text.where + ": " + format(text.what_to_do);
    };
    CHECK(says("wijk gemeente:Oudle") == "character 15: Did you mean: Oudlo");
    CHECK(says("code:vertrouwn") == "character 6: Did you mean: vertrouwen");
    CHECK(says("coder:Nor") == "character 7: Did you mean: Noor");
    CHECK(says("type:beleidsnoot").starts_with("character 6: Did you mean: Beleidsnota"));
    CHECK(says("casus:A2") == "character 7: Did you mean: A1");
    CHECK(says("document:Gesprek") == "character 10: Did you mean: \"Gesprek 1\"");
    CHECK(says("wijk gemente:Oudlo").starts_with("character 6: Did you mean: gemeente."));
    CHECK(says("opleiding:midden") == "character 11: Did you mean: hoog, laag");
}

TEST_CASE("Scope narrows to kinds, speakers, and coded or uncoded text")
{
    SearchRequest policy;
    policy.scope.kinds = {DocumentKind::Policy};
    CHECK(study().hits("wijkteam", policy) == Lines{"Het wijkteam helpt."});
    SearchRequest speaker;
    speaker.scope.speakers = {"fatima", "r2"};
    CHECK(study().hits("wijkteam", speaker).size() == 2);
    speaker.unit = HitUnit::Document;
    auto talk = study().search("wijkteam NOT kent", speaker);
    REQUIRE(talk.hits.size() == 1);
    CHECK(talk.hits[0].matches.size() == 2);
    SearchRequest coded;
    coded.scope.coded = CodedText::Coded;
    CHECK(study().hits("wijkteam", coded).size() == 2);
    coded.scope.coded = CodedText::Uncoded;
    CHECK(study().hits("wijkteam", coded) == Lines{"Het wijkteam helpt.", "I: Kent u het wijkteam?"});
    SearchRequest nothing;
    nothing.scope.texts = false;
    CHECK(study().hits("wijkteam", nothing).empty());
    SearchRequest one;
    one.scope.documents = {{regional}};
    one.scope.kinds = {DocumentKind::Interview};
    CHECK(study().hits("wijk", one).empty());
}

namespace {

std::vector<std::string> titles(const SearchResult& result)
{
    std::vector<std::string> out;
    for (const NoteHit& note : result.notes) {
        out.push_back(note.title.empty() ? note.snippet : note.title);
    }
    return out;
}

} // namespace

TEST_CASE("Memos and definitions are searched when asked for, with the forms of their own words")
{
    SearchRequest memos;
    memos.scope.memos = true;
    CHECK(titles(study().search("preventie", memos)) == Lines{"Lezen", "Preventie"});
    CHECK(titles(study().search("wijkverpl*", memos)) == Lines{"Let op de wijkverpleging."});
    CHECK(titles(study().search("\"over preventie\"", memos)) == Lines{"Lezen"});
    CHECK(titles(study().search("/alge.een/", memos)) == Lines{"Preventie"});
    CHECK(study().search("preventie", memos).total == 1);
    CHECK(study().search("preventie").notes.empty());
    memos.scope.texts = false;
    auto alone = study().search("iets", memos);
    CHECK(alone.total == 0);
    REQUIRE(alone.notes.size() == 1);
    CHECK(alone.notes[0].snippet == "Lezen Hier staat iets over preventie.");
    CHECK(alone.notes[0].snippet_marks == std::vector<CharRange>{char_range(17, 21)});
    SearchRequest definitions;
    definitions.scope.definitions = true;
    CHECK(titles(study().search("buurt", definitions)) == Lines{"geld", "samenwerking", "samenwerking/vertrouwen"});
    CHECK(titles(study().search("buurt code:samenwerking", definitions)) == Lines{"samenwerking", "samenwerking/vertrouwen"});
}

TEST_CASE("Fields narrow memos by what they are about")
{
    SearchRequest memos;
    memos.scope.memos = true;
    CHECK(titles(study().search("preventie gemeente:Oudlo", memos)) == Lines{"Lezen"});
    CHECK(titles(study().search("op code:vertrouwen", memos)) == Lines{"Let op de wijkverpleging."});
    CHECK(titles(study().search("preventie coder:Noor", memos)) == Lines{"Lezen", "Preventie"});
    memos.scope.documents = {{interview}};
    CHECK(titles(study().search("preventie OR op", memos)) == Lines{"Let op de wijkverpleging."});
}
