// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_record.h"

#include "core/text/utf8.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace duiding {

namespace {

using Json = nlohmann::json;

constexpr std::int64_t largest_position = std::int64_t(1) << 40;

std::string dumped(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

// Runs what reads JSON; anything it stumbles over makes the shard unfit.
template <class Read>
auto reading_json(std::string_view text, Read read)
{
    try {
        return read(Json::parse(text));
    } catch (const Json::exception& error) {
        throw_shard_unfit(msg("{0}", error.what()));
    }
}

Json mark_as_json(const Mark& mark, CharRange range)
{
    return {to_key(mark.kind), range.begin.value, range.end.value, mark.number, mark.value};
}

Json speakers_as_json(const DocumentText& text)
{
    Json speakers = Json::array();
    for (const Speaker& speaker : text.speakers()) {
        speakers.push_back({speaker.name, to_key(speaker.kind)});
    }
    return speakers;
}

std::vector<Mark> read_marks(const Json& json, std::int64_t characters)
{
    std::vector<Mark> marks;
    for (const Json& each : json) {
        auto kind = mark_kind_from_key(each.at(0).get<std::string>());
        CharRange range = char_range(each.at(1), each.at(2));
        if (kind && range.begin.value >= 0 && range.begin <= range.end && range.end.value <= characters) {
            marks.push_back({*kind, range, each.at(3), each.at(4)});
        }
    }
    return marks;
}

std::vector<Speaker> read_speakers(const Json& json)
{
    std::vector<Speaker> speakers;
    for (const Json& each : json) {
        Speaker speaker;
        speaker.name = each.at(0);
        speaker.kind = speaker_kind_from_key(each.at(1).get<std::string>()).value_or(SpeakerKind::Participant);
        speakers.push_back(std::move(speaker));
    }
    return speakers;
}

DocumentTextPtr make_text(DocumentId id, std::string text, const Json& marks, const Json& speakers)
{
    if (!is_valid_utf8(text)) {
        throw_shard_unfit(msg("A text in it is damaged."));
    }
    auto characters = static_cast<std::int64_t>(count_code_points(text));
    return std::make_shared<const DocumentText>(id, std::move(text), read_marks(marks, characters), read_speakers(speakers));
}

// What a search asks of a paragraph without its document: what is content, and who speaks.
bool is_for_paragraphs(MarkKind kind) { return is_non_content(kind) || kind == MarkKind::Turn; }

Json labels_as_json(const std::vector<ValueLabel>& labels)
{
    Json json = Json::array();
    for (const ValueLabel& label : labels) {
        json.push_back({label.value, label.label});
    }
    return json;
}

} // namespace

void throw_shard_unfit(Message why)
{
    throw ShardUnfit({msg("A shard of the corpus cannot be used."), {}, std::move(why), msg("Build it anew with “duiding-cli corpus build”.")});
}

void each_record(const DocumentText& text, std::int64_t document, const std::function<void(CharRange, std::string)>& visit)
{
    const auto& marks = text.marks();
    std::vector<const Mark*> open;                               // marks that may reach into the next paragraph
    std::size_t next = 0;
    Json speakers = speakers_as_json(text);
    for (CharRange paragraph : text.paragraphs()) {
        for (; next < marks.size() && marks[next].range.begin < paragraph.end; ++next) {
            if (is_for_paragraphs(marks[next].kind)) {
                open.push_back(&marks[next]);
            }
        }
        std::erase_if(open, [&](const Mark* mark) { return mark->range.end <= paragraph.begin; });
        Json head{{"d", document}, {"b", paragraph.begin.value}};
        bool speaks = false;
        for (const Mark* mark : open) {
            CharRange visible = mark->range.intersection(paragraph);
            if (!visible.empty()) {
                head["m"].push_back(mark_as_json(*mark, char_range(visible.begin - paragraph.begin, visible.end - paragraph.begin)));
                speaks = speaks || mark->kind == MarkKind::Turn;
            }
        }
        if (speaks) {
            head["s"] = speakers;
        }
        visit(paragraph, dumped(head) + "\n" + std::string(text.slice(paragraph)));
    }
}

ShardEntry read_record(std::string_view record, const std::function<DocumentId(std::int64_t)>& id)
{
    auto end = record.find('\n');
    if (end == std::string_view::npos) {
        throw_shard_unfit(msg("A text in it is damaged."));
    }
    return reading_json(record.substr(0, end), [&](const Json& head) {
        ShardEntry entry;
        entry.document = head.at("d");
        entry.begin = head.at("b");
        if (entry.document < 1 || entry.document > most_shard_documents || entry.begin < 0 || entry.begin > largest_position) {
            throw_shard_unfit(msg("A text in it is damaged."));
        }
        entry.text = make_text(id(entry.document), std::string(record.substr(end + 1)), head.value("m", Json::array()),
                               head.value("s", Json::array()));
        return entry;
    });
}

std::string to_json(const ShardStamp& stamp)
{
    return dumped({{"schema", stamp.schema}, {"tokenizer", stamp.tokenizer}, {"guid", stamp.guid}, {"built", stamp.built},
                   {"documents", stamp.documents}, {"first_entry", stamp.first_entry}, {"entries", stamp.entries},
                   {"length", stamp.length}, {"bytes", stamp.bytes}, {"word_pieces", stamp.word_pieces},
                   {"document_pieces", stamp.document_pieces}, {"languages", stamp.languages}});
}

ShardStamp read_stamp(std::string_view text)
{
    return reading_json(text, [](const Json& json) {
        return ShardStamp{json.at("schema"), json.at("tokenizer"), json.at("guid"), json.at("built"), json.at("documents"),
                          json.at("first_entry"), json.at("entries"), json.at("length"), json.at("bytes"), json.at("word_pieces"),
                          json.at("document_pieces"), json.at("languages")};
    });
}

std::string to_json(const ShardDocument& document)
{
    const DocumentInfo& info = document.info;
    Json json{{"id", info.id.value}, {"guid", info.guid.text()}, {"name", info.name}, {"title", info.title}, {"kind", to_key(info.kind)},
              {"format", info.format}, {"language", info.language}, {"characters", info.characters}, {"words", info.words},
              {"paragraphs", info.paragraphs}, {"turns", info.turns}, {"pages", info.pages}, {"original", info.original_name},
              {"imported", info.imported}, {"first_entry", document.first_entry}};
    for (const auto& [attribute, value] : document.values) {
        json["values"].push_back({attribute.value, value});
    }
    for (const auto& [the_case, role] : document.cases) {
        json["cases"].push_back({the_case.value, role});
    }
    return dumped(json);
}

ShardDocument read_document(std::string_view text)
{
    return reading_json(text, [](const Json& json) {
        ShardDocument document;
        DocumentInfo& info = document.info;
        info.id = {json.at("id").get<std::int64_t>()};
        info.guid = Guid::parse(json.at("guid").get<std::string>()).value_or(Guid());
        info.name = json.at("name");
        info.title = json.at("title");
        info.kind = document_kind_from_key(json.at("kind").get<std::string>()).value_or(DocumentKind::Policy);
        info.format = json.at("format");
        info.language = json.at("language");
        info.characters = json.at("characters");
        info.words = json.at("words");
        info.paragraphs = json.at("paragraphs");
        info.turns = json.at("turns");
        info.pages = json.at("pages");
        info.original_name = json.at("original");
        info.imported = json.at("imported");
        document.first_entry = json.at("first_entry");
        for (const Json& value : json.value("values", Json::array())) {
            document.values.emplace_back(AttributeId{value.at(0).get<std::int64_t>()}, value.at(1).get<std::string>());
        }
        for (const Json& the_case : json.value("cases", Json::array())) {
            document.cases.emplace_back(CaseId{the_case.at(0).get<std::int64_t>()}, the_case.at(1).get<std::string>());
        }
        return document;
    });
}

std::string to_json(const ShardStudy& study)
{
    Json json{{"attributes", Json::array()}, {"cases", Json::array()}, {"case_values", Json::array()}};
    for (const Attribute& attribute : study.attributes) {
        json["attributes"].push_back({{"id", attribute.id.value}, {"target", to_key(attribute.target)}, {"name", attribute.name},
                                      {"label", attribute.label}, {"type", to_key(attribute.type)}, {"labels", labels_as_json(attribute.labels)}});
    }
    for (const Case& the_case : study.cases) {
        json["cases"].push_back({{"id", the_case.id.value}, {"parent", the_case.parent.value}, {"kind", the_case.kind},
                                 {"name", the_case.name}, {"code", the_case.official_code}});
    }
    for (const ShardStudy::CaseValue& value : study.case_values) {
        json["case_values"].push_back({value.the_case.value, value.attribute.value, value.value});
    }
    return dumped(json);
}

ShardStudy read_study(std::string_view text)
{
    return reading_json(text, [](const Json& json) {
        ShardStudy study;
        for (const Json& each : json.at("attributes")) {
            Attribute attribute;
            attribute.id = {each.at("id").get<std::int64_t>()};
            attribute.target = attribute_target_from_key(each.at("target").get<std::string>()).value_or(AttributeTarget::Document);
            attribute.name = each.at("name");
            attribute.label = each.at("label");
            attribute.type = attribute_type_from_key(each.at("type").get<std::string>()).value_or(AttributeType::Text);
            for (const Json& label : each.at("labels")) {
                attribute.labels.push_back({label.at(0), label.at(1)});
            }
            study.attributes.push_back(std::move(attribute));
        }
        for (const Json& each : json.at("cases")) {
            study.cases.push_back({{each.at("id").get<std::int64_t>()}, {}, {each.at("parent").get<std::int64_t>()}, each.at("kind"),
                                   each.at("name"), each.at("code")});
        }
        for (const Json& each : json.at("case_values")) {
            study.case_values.push_back({{each.at(0).get<std::int64_t>()}, {each.at(1).get<std::int64_t>()}, each.at(2)});
        }
        return study;
    });
}

std::string marks_to_json(const DocumentText& text)
{
    Json json{{"marks", Json::array()}, {"speakers", speakers_as_json(text)}};
    for (const Mark& mark : text.marks()) {
        json["marks"].push_back(mark_as_json(mark, mark.range));
    }
    return dumped(json);
}

DocumentTextPtr read_whole(DocumentId id, std::string text, std::string_view marks)
{
    return reading_json(marks, [&](const Json& json) { return make_text(id, std::move(text), json.at("marks"), json.at("speakers")); });
}

} // namespace duiding
