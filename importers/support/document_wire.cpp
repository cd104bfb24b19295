// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/document_wire.h"

#include "core/text/utf8.h"
#include "importers/support/wire.h"

#include <algorithm>
#include <set>
#include <unordered_map>

namespace duiding {

namespace {

template <class Enum>
void write_enum(WireWriter& out, Enum value)
{
    out.byte(static_cast<std::uint8_t>(value));
}

template <class Enum>
Enum read_enum(WireReader& in, Enum last)
{
    return static_cast<Enum>(in.byte_up_to(static_cast<std::uint8_t>(last)));
}

void write_mark(WireWriter& out, const Mark& mark)
{
    write_enum(out, mark.kind);
    out.integer(mark.range.begin.value);
    out.integer(mark.range.end.value);
    out.integer(mark.number);
    out.text(mark.value);
}

Mark read_mark(WireReader& in, std::int64_t length)
{
    Mark mark;
    mark.kind = read_enum(in, MarkKind::Comment);
    mark.range = {CharPos{in.integer()}, CharPos{in.integer()}};
    mark.number = in.integer();
    mark.value = in.text();
    if (mark.range.begin.value < 0 || mark.range.end < mark.range.begin || mark.range.end.value > length) {
        refuse_wire();
    }
    return mark;
}

void write_labels(WireWriter& out, const std::vector<ValueLabel>& labels)
{
    out.number(labels.size(), 8);
    for (const ValueLabel& label : labels) {
        out.text(label.value);
        out.text(label.label);
    }
}

std::vector<ValueLabel> read_labels(WireReader& in)
{
    std::vector<ValueLabel> labels;
    for (std::uint64_t left = in.count(); left > 0; --left) {
        std::string value = in.text();
        labels.push_back({std::move(value), in.text()});
    }
    return labels;
}

void write_question(WireWriter& out, const Question& question)
{
    out.text(question.name);
    out.text(question.label);
    write_enum(out, question.kind);
    write_enum(out, question.type);
    write_labels(out, question.labels);
    out.number(question.missing.size(), 8);
    for (const std::string& value : question.missing) {
        out.text(value);
    }
}

Question read_question(WireReader& in)
{
    Question question;
    question.name = in.stored_text();
    question.label = in.stored_text();
    question.kind = read_enum(in, QuestionKind::LeftOut);
    question.type = read_enum(in, AttributeType::Choice);
    question.labels = read_labels(in);
    for (std::uint64_t left = in.count(); left > 0; --left) {
        question.missing.push_back(in.text());
    }
    return question;
}

// Each answer is a number: 0 = missing, one used before, or the next one, whose text then follows.
void write_answers(WireWriter& out, const AnswerTable& answers)
{
    std::unordered_map<std::string_view, std::uint32_t> known;
    out.number(answers.rows(), 8);
    for (std::size_t row = 0; row < answers.rows(); ++row) {
        for (std::size_t column = 0; column < answers.columns(); ++column) {
            std::optional<std::string_view> answer = answers.at(row, column);
            if (!answer) {
                out.number(0, 4);
                continue;
            }
            auto [it, is_new] = known.emplace(*answer, static_cast<std::uint32_t>(known.size() + 1));
            out.number(it->second, 4);
            if (is_new) {
                out.text(*answer);
            }
        }
    }
}

AnswerTable read_answers(WireReader& in, std::size_t columns)
{
    std::uint64_t rows = in.count(4 * std::max<std::size_t>(columns, 1));
    if (rows > 0 && columns == 0) {
        refuse_wire();
    }
    TextPool texts;
    std::vector<std::uint32_t> ids{AnswerTable::missing};
    std::vector<std::uint32_t> cells;
    for (std::uint64_t left = rows * columns; left > 0; --left) {
        std::uint64_t number = in.number(4);
        if (number == ids.size()) {
            ids.push_back(texts.add(in.stored_text()));
        }
        if (number >= ids.size()) {
            refuse_wire();
        }
        cells.push_back(ids[static_cast<std::size_t>(number)]);
    }
    return AnswerTable(columns, std::move(texts), std::move(cells));
}

void read_marks_and_speakers(WireReader& in, ImportedDocument& document)
{
    auto length = static_cast<std::int64_t>(count_code_points(document.text));
    for (std::uint64_t left = in.count(); left > 0; --left) {
        document.marks.push_back(read_mark(in, length));
    }
    std::set<std::string_view> names;
    for (std::uint64_t left = in.count(); left > 0; --left) {
        Speaker speaker;
        speaker.name = in.stored_text();
        speaker.kind = read_enum(in, SpeakerKind::NoSpeaker);
        document.speakers.push_back(std::move(speaker));
    }
    for (const Speaker& speaker : document.speakers) {
        names.insert(speaker.name);
    }
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Turn && !names.contains(mark.value)) {
            refuse_wire();
        }
    }
}

} // namespace

std::string encode_document(const ImportedDocument& document)
{
    WireWriter out;
    out.text(document.name);
    out.text(document.title);
    write_enum(out, document.kind);
    out.text(document.language);
    out.text(document.text);
    out.number(document.marks.size(), 8);
    for (const Mark& mark : document.marks) {
        write_mark(out, mark);
    }
    out.number(document.speakers.size(), 8);
    for (const Speaker& speaker : document.speakers) {
        out.text(speaker.name);
        write_enum(out, speaker.kind);
    }
    out.findings(document.findings);
    out.number(document.attributes.size(), 8);
    for (const ImportedAttribute& attribute : document.attributes) {
        out.text(attribute.name);
        out.text(attribute.value);
        write_enum(out, attribute.type);
    }
    out.text(document.importer_options);
    out.text(document.media_path);
    out.byte(document.ask_speakers ? 1 : 0);
    return out.take();
}

ImportedDocument decode_document(std::string_view bytes)
{
    WireReader in(bytes);
    ImportedDocument document;
    document.name = in.stored_text();
    document.title = in.stored_text();
    document.kind = read_enum(in, DocumentKind::Media);
    document.language = in.text();
    document.text = in.stored_text();
    read_marks_and_speakers(in, document);
    document.findings = in.findings();
    for (std::uint64_t left = in.count(); left > 0; --left) {
        ImportedAttribute attribute;
        attribute.name = in.stored_text();
        attribute.value = in.stored_text();
        attribute.type = read_enum(in, AttributeType::Choice);
        document.attributes.push_back(std::move(attribute));
    }
    document.importer_options = in.text();
    document.media_path = in.text();
    document.ask_speakers = in.flag();
    in.finish();
    return document;
}

std::string encode_survey(const ImportedSurvey& survey)
{
    WireWriter out;
    out.text(survey.name);
    out.number(survey.questions.size(), 8);
    for (const Question& question : survey.questions) {
        write_question(out, question);
    }
    write_answers(out, survey.answers);
    out.findings(survey.findings);
    out.text(survey.importer_options);
    return out.take();
}

ImportedSurvey decode_survey(std::string_view bytes)
{
    WireReader in(bytes);
    ImportedSurvey survey;
    survey.name = in.stored_text();
    for (std::uint64_t left = in.count(); left > 0; --left) {
        survey.questions.push_back(read_question(in));
    }
    survey.answers = read_answers(in, survey.questions.size());
    survey.findings = in.findings();
    survey.importer_options = in.text();
    in.finish();
    return survey;
}

} // namespace duiding
