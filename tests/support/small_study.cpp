// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/small_study.h"

#include "tests/support/transcript.h"

#include <algorithm>

namespace duiding::test {

namespace {

Guid counted_guid(std::int64_t n)
{
    Guid guid = *Guid::parse("00000000-0000-4000-8000-000000000000");
    guid.bytes[14] = static_cast<std::uint8_t>(n >> 8);
    guid.bytes[15] = static_cast<std::uint8_t>(n);
    return guid;
}

} // namespace

SmallStudy::SmallStudy() = default;

DocumentId SmallStudy::add_document(const std::string& name, const std::vector<std::string>& lines)
{
    DocumentInfo info;
    info.id = {m_next_id++};
    info.guid = counted_guid(info.id.value);
    info.name = name;
    m_texts[info.id] = document_text(info.id, lines);
    count_into(info, *m_texts[info.id]);
    m_documents.push_back(info);
    return info.id;
}

CodeId SmallStudy::add_code(CodeId parent, const std::string& name, DirectionKind directions)
{
    Code code;
    code.id = {m_next_id++};
    code.guid = counted_guid(code.id.value);
    code.parent = parent;
    code.position = code.id.value;
    code.name = name;
    code.directions = directions;
    m_codes.push_back(code);
    return code.id;
}

CoderId SmallStudy::add_coder(const std::string& name)
{
    Coder coder{{m_next_id++}, {}, name};
    coder.guid = counted_guid(coder.id.value);
    m_coders.push_back(coder);
    return coder.id;
}

CodingId SmallStudy::add_coding(DocumentId document, CharRange range, CodeId code, CoderId coder, Direction direction)
{
    Coding coding;
    coding.id = {m_next_id++};
    coding.begin_value = static_cast<std::int32_t>(range.begin.value);
    coding.end_value = static_cast<std::int32_t>(range.end.value);
    coding.code_value = static_cast<std::int32_t>(code.value);
    coding.coder_value = static_cast<std::int32_t>(coder.value);
    coding.direction = direction;
    m_codings[document].push_back(coding);
    return coding.id;
}

CodingId SmallStudy::add_coding(DocumentId document, const std::string& words, CodeId code, CoderId coder, Direction direction, int weight,
                                const std::string& memo)
{
    CodingId id = add_coding(document, range_of(text(document), words), code, coder, direction);
    m_codings[document].back().weight_value = static_cast<std::int16_t>(weight);
    if (!memo.empty()) {
        Memo made;
        made.id = {m_next_id++};
        made.target = MemoTarget::Coding;
        made.target_id = id.value;
        made.text = memo;
        made.coder = coder;
        m_memos.push_back(made);
    }
    return id;
}

CaseId SmallStudy::add_case(const std::string& kind, const std::string& name, CaseId parent)
{
    CaseId id{m_next_id++};
    m_cases.push_back({id, counted_guid(id.value), parent, kind, name, {}});
    return id;
}

void SmallStudy::link(DocumentId document, CaseId the_case, const std::string& role) { m_links.push_back({document, the_case, role}); }

AttributeId SmallStudy::add_attribute(AttributeTarget target, const std::string& name, AttributeType type, std::vector<ValueLabel> labels)
{
    AttributeId id{m_next_id++};
    m_attributes.push_back({id, counted_guid(id.value), target, name, {}, type, std::move(labels)});
    return id;
}

void SmallStudy::set_value(DocumentId document, AttributeId attribute, const std::string& value)
{
    m_values.set(AttributeTarget::Document, document.value, attribute, value);
}

void SmallStudy::set_value(CaseId the_case, AttributeId attribute, const std::string& value)
{
    m_values.set(AttributeTarget::Case, the_case.value, attribute, value);
}

PersonId SmallStudy::add_person(const std::string& name, const std::string& role)
{
    PersonId id{m_next_id++};
    m_persons.push_back({id, counted_guid(id.value), name, role, {}});
    return id;
}

void SmallStudy::set_speaker(DocumentId document, const std::string& label, PersonId person)
{
    const DocumentText& now = *m_texts.at(document);
    std::vector<Speaker> speakers = now.speakers();
    for (Speaker& speaker : speakers) {
        speaker.person = speaker.name == label ? person : speaker.person;
    }
    m_texts[document] = std::make_shared<const DocumentText>(document, now.text(), now.marks(), std::move(speakers));
}

Code& SmallStudy::code(CodeId id)
{
    return *std::find_if(m_codes.begin(), m_codes.end(), [&](const Code& code) { return code.id == id; });
}

DocumentInfo& SmallStudy::document(DocumentId id)
{
    return *std::find_if(m_documents.begin(), m_documents.end(), [&](const DocumentInfo& info) { return info.id == id; });
}

SnapshotPtr SmallStudy::snapshot() const
{
    auto made = std::make_shared<Snapshot>();
    made->name = "Voorbeeldstudie";
    made->language = "nl";
    made->documents = std::make_shared<const std::vector<DocumentInfo>>(m_documents);
    made->codebook = std::make_shared<const Codebook>(m_codes);
    made->coders = std::make_shared<const std::vector<Coder>>(m_coders);
    made->memos = std::make_shared<const std::vector<Memo>>(m_memos);
    made->cases = std::make_shared<const std::vector<Case>>(m_cases);
    made->document_cases = std::make_shared<const std::vector<DocumentCase>>(m_links);
    made->attributes = std::make_shared<const std::vector<Attribute>>(m_attributes);
    AttributeValues values = m_values;
    values.finish();
    made->values = std::make_shared<const AttributeValues>(std::move(values));
    made->searches = std::make_shared<const std::vector<SavedSearch>>(m_searches);
    made->verdicts = std::make_shared<const std::vector<Verdict>>(m_verdicts);
    made->persons = std::make_shared<const std::vector<Person>>(m_persons);
    CodingsByDocument lists;
    CountByCode counts;
    for (const auto& [document, codings] : m_codings) {
        auto list = std::make_shared<CodingList>();
        list->codings = codings;
        std::sort(list->codings.begin(), list->codings.end(), in_text_order);
        for (const Coding& coding : codings) {
            list->longest = std::max(list->longest, coding.end_value - coding.begin_value);
            ++counts[coding.code()];
        }
        lists[document] = list;
    }
    made->codings = std::make_shared<const CodingsByDocument>(std::move(lists));
    made->segments = std::make_shared<const CountByCode>(std::move(counts));
    return made;
}

TextSource SmallStudy::texts() const
{
    return [texts = m_texts](DocumentId id) { return texts.at(id); };
}

FilledStudy::FilledStudy()
{
    noor = study.add_coder("Noor");
    emre = study.add_coder("Emre");
    trust = study.add_code({}, "Gedeelde visie / doelen", DirectionKind::HelpHinder);
    knowing = study.add_code(trust, "Elkaar kennen", DirectionKind::HelpHinder);
    privacy = study.add_code(knowing, "Privacy als drempel", DirectionKind::PositiveNegative);
    rules = study.add_code({}, "Governance", DirectionKind::None);
    unused = study.add_code(rules, "Leiderschap", DirectionKind::HelpHinder);
    study.code(trust).colour = 0x2F7F6B;
    study.code(knowing).definition = "Mate waarin partijen elkaar kennen.\n+ men belt elkaar\n– men kent elkaar niet";
    study.code(knowing).use_when = "iemand een ander bij naam kent";
    study.code(knowing).example = "“Ik heb haar 06.”";
    study.code(knowing).example_invented = true;
    study.code(unused).definition = "Wie de kar trekt.";
    client = study.add_document("Interview cliënte", {
        "== 1",
        "# Begin",
        "I: Kende u de wijkverpleegkundige al? #00:00:04-2#",
        "R1: Ja. #00:00:09-8# Zij kwam eerst bij mijn moeder, en ik heb haar 06-nummer.",
        "== 2",
        "I: En het wijkteam?",
        "R1: Die mogen niks delen, “privacy” heet het. <Dat> helpt & hindert; toch?",
    });
    nurse = study.add_document("Interview verpleegkundige", {
        "I: Hoe gaat de samenwerking?",
        "V: =1+1 zeggen wij: samen is meer. 👩🏽‍⚕️ En met Els bel ik zó, elke week.",
    });
    plan = study.add_document("Beleidsplan", {"== iv", "# Samen sterk", "Partijen leren elkaar kennen."});
    study.document(plan).kind = DocumentKind::Policy;
    study.document(client).language = "nl";
    study.add_coding(client, "Ja. #00:00:09-8# Zij kwam eerst bij mijn moeder, en ik heb haar 06-nummer.", knowing, noor, Direction::Facilitating, 80,
                     "Kernzin.\nOok voor het verslag.");
    study.add_coding(client, "ik heb haar 06-nummer", knowing, emre, Direction::Facilitating);
    study.add_coding(client, "Die mogen niks delen, “privacy” heet het. <Dat> helpt & hindert", privacy, noor, Direction::Hindering);
    study.add_coding(client, "Kende u de wijkverpleegkundige al?", knowing, noor, Direction::None);
    study.add_coding(client, "En het wijkteam?\nR1: Die mogen niks delen", trust, emre, Direction::Ambivalent);
    study.add_coding(nurse, "=1+1 zeggen wij: samen is meer. 👩🏽‍⚕️", trust, noor, Direction::Facilitating);
    study.add_coding(nurse, "En met Els bel ik zó, elke week.", knowing, noor, Direction::Facilitating);
    study.add_coding(plan, "Partijen leren elkaar kennen.", knowing, emre, Direction::Neutral);
}

} // namespace duiding::test
