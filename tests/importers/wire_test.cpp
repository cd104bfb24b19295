// SPDX-License-Identifier: GPL-3.0-or-later
// What goes between the programs and duiding-reader, and what is not believed of it.
#include "core/base/error.h"
#include "core/text/normalize.h"
#include "core/text/utf8.h"
#include "importers/support/document_wire.h"
#include "importers/support/page_wire.h"
#include "importers/support/reader_frames.h"

#include <catch2/catch.hpp>

#include <limits>
#include <random>

using namespace duiding;

namespace {

std::string random_text(std::mt19937& random, int longest)
{
    static const std::u32string alphabet = U"aZ 9\n\té€👍\u0301\u2028\U0010FFFF漢";
    std::u32string text;
    for (int i = std::uniform_int_distribution<int>(0, longest)(random); i > 0; --i) {
        text += alphabet[std::uniform_int_distribution<std::size_t>(0, alphabet.size() - 1)(random)];
    }
    return to_utf8(text);
}

ImportedDocument random_document(std::mt19937& random)
{
    ImportedDocument document;
    document.title = random_text(random, 10);
    document.text = random_text(random, 300);
    document.language = "nl";
    document.kind = DocumentKind::Policy;
    document.media_path = random_text(random, 4);
    document.ask_speakers = true;
    document.speakers = {{{}, {}, {}, "R1", SpeakerKind::Participant, {}}, {{}, {}, {}, "I", SpeakerKind::Interviewer, {}}};
    document.attributes = {{"jaar", "2024", AttributeType::Number}, {"auteur", random_text(random, 9), AttributeType::Text}};
    auto length = static_cast<std::int64_t>(count_code_points(document.text));
    std::uniform_int_distribution<std::int64_t> place(0, length);
    std::uniform_int_distribution<int> few(0, 6);
    for (int i = few(random); i > 0; --i) {
        std::int64_t a = place(random);
        std::int64_t b = place(random);
        MarkKind kind = static_cast<MarkKind>(2 * few(random));
        document.marks.push_back({kind, char_range(std::min(a, b), std::max(a, b)), a - b,
                                  kind == MarkKind::Turn ? "R1" : random_text(random, 5)});
    }
    for (int i = few(random); i > 0; --i) {
        document.findings.push_back({Severity::Warning, random_text(random, 5), msgn("{0} thing", "{0} things", i, i)});
    }
    return document;
}

bool equal(const ImportedDocument& a, const ImportedDocument& b)
{
    return a.title == b.title && a.text == b.text && a.language == b.language && a.kind == b.kind && a.marks == b.marks
           && a.speakers == b.speakers && a.attributes == b.attributes && a.findings == b.findings && a.media_path == b.media_path
           && a.ask_speakers == b.ask_speakers;
}

ImportedSurvey small_survey()
{
    ImportedSurvey survey;
    survey.questions = {{"nr", "", QuestionKind::Respondent, AttributeType::Number, {}, {}},
                        {"v1", "Werkt u graag samen?", QuestionKind::Closed, AttributeType::Choice, {{"1", "ja"}, {"2", "nee"}}, {"9"}},
                        {"v2", "Waarom?", QuestionKind::Open, AttributeType::Text, {}, {}}};
    survey.answers.add_row({"1", "2", "Te weinig tijd"});
    survey.answers.add_row({"2", std::nullopt, "Te weinig tijd"});
    survey.findings = {{Severity::Info, "v1", msg("a finding")}};
    survey.importer_options = "encoding=UTF-8";
    return survey;
}

bool equal(const ImportedSurvey& a, const ImportedSurvey& b)
{
    auto same = [](const Question& x, const Question& y) {
        return x.name == y.name && x.label == y.label && x.kind == y.kind && x.type == y.type && x.labels == y.labels
               && x.missing == y.missing;
    };
    bool answers = a.answers.rows() == b.answers.rows() && a.answers.columns() == b.answers.columns();
    for (std::size_t cell = 0; answers && cell < a.answers.rows() * a.answers.columns(); ++cell) {
        std::size_t row = cell / a.answers.columns();
        answers = a.answers.at(row, cell % a.answers.columns()) == b.answers.at(row, cell % a.answers.columns());
    }
    return std::equal(a.questions.begin(), a.questions.end(), b.questions.begin(), b.questions.end(), same) && answers
           && a.findings == b.findings && a.importer_options == b.importer_options;
}

// All frames of a stream that ends where it should; a stream that is cut off ends in an empty kind.
std::vector<Frame> frames_of(std::string_view bytes, std::size_t piece = std::string::npos)
{
    FrameSplitter splitter;
    std::vector<Frame> frames;
    for (std::size_t at = 0; at < bytes.size(); at += std::min(piece, bytes.size() - at)) {
        splitter.feed(bytes.substr(at, piece));
        while (std::optional<Frame> frame = splitter.next()) {
            frames.push_back(std::move(*frame));
        }
    }
    if (!splitter.at_end()) {
        throw BadInput({msg("cut off"), {}, {}, {}});
    }
    return frames;
}

} // namespace

TEST_CASE("a document goes over the wire and comes out the same")
{
    std::mt19937 random(20260124);
    for (int i = 0; i < 300; ++i) {
        ImportedDocument document = random_document(random);
        REQUIRE(equal(decode_document(encode_document(document)), document));
    }
}

TEST_CASE("a questionnaire goes over the wire and comes out the same, missing answers missing")
{
    ImportedSurvey survey = small_survey();
    CHECK(equal(decode_survey(encode_survey(survey)), survey));
    survey.questions.pop_back();
    CHECK_THROWS_AS(decode_survey(encode_survey(survey)), BadInput);
}

TEST_CASE("a request carries every option that a reader may need")
{
    ReaderRequest request{"pdf", "nota \xC3\xA9.pdf", {}, PageTask::Recognise, {3, 7, 10000}, 300};
    request.options.columns = 2;
    request.options.ocr = true;
    request.options.ocr_languages = "nld";
    request.options.encoding = "windows-1252";
    request.options.sheet = "Blad 2";
    request.options.separator = ";";
    ReaderRequest read = decode_request(encode_request(request));
    CHECK(read.format == request.format);
    CHECK(read.file_name == request.file_name);
    CHECK(read.pages == request.pages);
    CHECK(read.task == PageTask::Recognise);
    CHECK(read.dpi == 300);
    CHECK(read.options.columns == 2);
    CHECK(read.options.ocr);
    CHECK(read.options.ocr_languages == "nld");
    CHECK(read.options.encoding == "windows-1252");
    CHECK(read.options.sheet == "Blad 2");
    CHECK(read.options.separator == ";");
}

TEST_CASE("a refusal keeps its words, also when it has no advice")
{
    Refusal refusal = decode_refusal(encode_refusal({msg("It is {0}.", "leeg"), {}}));
    CHECK(refusal.why == msg("It is {0}.", "leeg"));
    CHECK(refusal.what_to_do.empty());
}

TEST_CASE("a page goes over the wire with everything a word has")
{
    ReadPage read{{3, "iv", 595, 842, {{"Beleid", {72, 100, 110, 112}, 11, true, false, true, false, 3}, {"\u05d0", {1, 2, 3, 4}, 9, false, true, false, true, 0}}},
                  true, 91};
    ReadPage back = decode_page(encode_page(read));
    CHECK(back.page.number == 3);
    CHECK(back.page.label == "iv");
    CHECK(back.page.width == 595);
    CHECK(back.drawn);
    CHECK(back.confidence == 91);
    REQUIRE(back.page.words.size() == 2);
    for (std::size_t i = 0; i < 2; ++i) {
        const pdf::Word& a = read.page.words[i];
        const pdf::Word& b = back.page.words[i];
        CHECK(a.text == b.text);
        CHECK(a.box.bottom == b.box.bottom);
        CHECK(a.size == b.size);
        CHECK((a.bold == b.bold && a.italic == b.italic && a.space_after == b.space_after && a.right_to_left == b.right_to_left));
        CHECK(a.turns == b.turns);
    }
    read.page.words[0].box.left = 1e9;
    CHECK_THROWS_AS(decode_page(encode_page(read)), BadInput);
    read.page.words[0].box.left = std::numeric_limits<double>::quiet_NaN();
    CHECK_THROWS_AS(decode_page(encode_page(read)), BadInput);
    CHECK_THROWS_AS(decode_picture(encode_picture({2, 2, "te kort"})), BadInput);
}

TEST_CASE("frames come out of the pipe as they went in, however it is cut")
{
    std::string stream = encode_frame(FrameKind::Opened, "12") + encode_frame(FrameKind::Page, std::string(5000, 'x'))
                         + encode_frame(FrameKind::Page, "") + encode_frame(FrameKind::Done, "");
    for (std::size_t piece : {std::size_t(1), std::size_t(7), std::size_t(4096), std::string::npos}) {
        std::vector<Frame> frames = frames_of(stream, piece);
        REQUIRE(frames.size() == 4);
        CHECK(frames[1].body.size() == 5000);
        CHECK(frames[3].kind == FrameKind::Done);
    }
}

TEST_CASE("a frame with any byte changed never comes out")
{
    std::mt19937 random(11);
    std::string stream = encode_frame(FrameKind::Document, encode_document(random_document(random)));
    for (std::size_t i = 0; i < stream.size(); ++i) {
        std::string changed = stream;
        changed[i] = static_cast<char>(changed[i] ^ (1 << i % 8));
        CHECK_THROWS_AS(frames_of(changed), BadInput);
    }
}

TEST_CASE("a frame larger than allowed is refused before it has come in")
{
    FrameSplitter splitter(1000);
    splitter.feed(encode_frame(FrameKind::Page, std::string(1001, 'x')).substr(0, 60));
    CHECK_THROWS_AS(splitter.next(), BadInput);
}

TEST_CASE("a document cut off anywhere is refused")
{
    std::mt19937 random(7);
    std::string wire = encode_document(random_document(random));
    for (std::size_t length = 0; length < wire.size(); ++length) {
        CHECK_THROWS_AS(decode_document(std::string_view(wire).substr(0, length)), BadInput);
    }
    CHECK_THROWS_AS(decode_document(wire + "x"), BadInput);
}

TEST_CASE("a document that lies about its content is refused")
{
    ImportedDocument document;
    document.text = "kort";
    CHECK_NOTHROW(decode_document(encode_document(document)));
    for (Mark wrong : {Mark{MarkKind::Page, char_range(0, 5), 1, {}}, Mark{MarkKind::Page, {CharPos{3}, CharPos{2}}, 1, {}},
                       Mark{MarkKind::Page, {CharPos{-1}, CharPos{2}}, 1, {}}, Mark{MarkKind::Turn, char_range(0, 4), 0, "R1"}}) {
        document.marks = {wrong};
        CHECK_THROWS_AS(decode_document(encode_document(document)), BadInput);
    }
    document.marks.clear();
    for (const char* wrong : {"\xFF", "regel\r\n", "bel\x07"}) {
        document.text = wrong;
        CHECK_THROWS_AS(decode_document(encode_document(document)), BadInput);
    }
}
