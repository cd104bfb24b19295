// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/speakers.h"

#include "importers/support/speaker_labels.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;

namespace {

// The marks of one kind, as "text" or "text=value" or "text@milliseconds".
std::vector<std::string> marked(const std::string& text, MarkKind kind, const std::vector<Mark>& before = {})
{
    SpeakerDetection found = detect_speakers(text, before);
    OffsetMap map(text);
    std::vector<std::string> out;
    for (const Mark& mark : found.marks) {
        if (mark.kind == kind) {
            std::string item(map.slice(mark.range));
            item += kind == MarkKind::Time ? "@" + std::to_string(mark.number) : mark.value.empty() ? "" : "=" + mark.value;
            out.push_back(item);
        }
    }
    return out;
}

std::vector<std::string> speakers(const std::string& text)
{
    std::vector<std::string> out;
    for (const Speaker& speaker : detect_speakers(text, {}).speakers) {
        out.push_back(speaker.name + (speaker.kind == SpeakerKind::Interviewer ? "?" : ""));
    }
    return out;
}

using Strings = std::vector<std::string>;

bool asks(const std::string& text, const std::string& words)
{
    SpeakerDetection found = detect_speakers(text, {});
    bool said = std::any_of(found.findings.begin(), found.findings.end(),
                            [&](const Finding& finding) { return format(finding.message).find(words) != std::string::npos; });
    return found.ask && said && !found.speakers.empty();
}

std::string dialogue(const std::string& a, const std::string& b, int times = 4)
{
    std::string text;
    for (int i = 0; i < times; ++i) {
        text += a + " vraag\n" + b + " antwoord\n";
    }
    return text;
}

} // namespace

TEST_CASE("a turn runs to the next label and may hold several paragraphs")
{
    std::string text = "Gesprek één 👍\nI: Vraag?\nR1: Antwoord.\n\nNog een alinea.\n\nI: En?\nR1: Ja.\n";
    CHECK(marked(text, MarkKind::Label) == Strings{"I: ", "R1: ", "I: ", "R1: "});
    CHECK(marked(text, MarkKind::Turn) == Strings{"I: Vraag?=I", "R1: Antwoord.\n\nNog een alinea.=R1", "I: En?=I", "R1: Ja.=R1"});
    CHECK(speakers(text) == Strings{"I?", "R1"});
}

TEST_CASE("the labels people type are all found")
{
    CHECK(speakers("Interviewer: a\nFatima: b\nInterviewer: c\nFatima: d") == Strings{"Interviewer?", "Fatima"});
    CHECK(speakers("Int.: a\nResp. 1: b\nInt.: c\nResp. 1: d") == Strings{"Int?", "Resp. 1"});
    CHECK(speakers("V: a\nA: b\nV: c\nA: d") == Strings{"V?", "A"});
    CHECK(speakers("Q: a\nA: b\nQ: c\nA: d") == Strings{"Q?", "A"});
    CHECK(speakers("I: a\nV: b\nI: c\nV: d") == Strings{"I?", "V"});
    CHECK(speakers("I. a\nR1. b\nI. c\nR1. d") == Strings{"I?", "R1"});
    CHECK(speakers("i: a\nr1: b\ni: c\nR1: d") == Strings{"i?", "r1"});
    CHECK(speakers("Zoë de Vries-Ömer:\ta\nInterviewster:\tb\nZoë de Vries-Ömer:\tc\nInterviewster:\td")
          == Strings{"Zoë de Vries-Ömer", "Interviewster?"});
    CHECK(speakers("**Tim Smit:** a\n**Noor:** b\n**Tim Smit:** c\n**Noor:** d") == Strings{"Tim Smit", "Noor"});
    CHECK(speakers("I:\u00A0a\nR: b\nI: c\nR: d") == Strings{"I?", "R"});
}

TEST_CASE("time marks stand at the end of a turn, before the label, or glued to it")
{
    CHECK(marked("I: a #00:00:05-2#\nB1: b #00:01:12.8#\nI: c\nB1: d", MarkKind::Time)
          == Strings{"#00:00:05-2#@5200", "#00:01:12.8#@72800"});
    std::string before = "[00:01:23] I: a\n[00:01:29] R: b\n(01:30) I: c\n00:03:40.5R: d";
    CHECK(marked(before, MarkKind::Time)
          == Strings{"[00:01:23] @83000", "[00:01:29] @89000", "(01:30) @90000", "00:03:40.5@220500"});
    CHECK(marked(before, MarkKind::Turn)
          == Strings{"[00:01:23] I: a=I", "[00:01:29] R: b=R", "(01:30) I: c=I", "00:03:40.5R: d=R"});
}

TEST_CASE("a label may stand alone above its words with the time")
{
    std::string text = "Spreker 1  00:00:05\nGoedemorgen.\nSpreker 2  00:00:09\nHallo.\nSpreker 1\t00:01:00\nGoed.\nSpreker 2  1:05\nJa.";
    CHECK(speakers(text) == Strings{"Spreker 1", "Spreker 2"});
    CHECK(marked(text, MarkKind::Turn).front() == "Spreker 1  00:00:05\nGoedemorgen.=Spreker 1");
    CHECK(marked(text, MarkKind::Time).front() == "00:00:05@5000");
}

TEST_CASE("a transcript in a table has its speakers in the first cell, or after the time")
{
    std::string text = "Wie\tWat\nI\tHoe gaat het?\nFatima:\tGoed.\u2028Dank u.\nI\tEn thuis?\nFatima:\tOok.\nI\tMooi.";
    std::vector<Mark> table{{MarkKind::Table, char_range(0, 80), 2, {}}};
    CHECK(marked(text, MarkKind::Label, table) == Strings{"I\t", "Fatima:\t", "I\t", "Fatima:\t", "I\t"});
    CHECK(marked(text, MarkKind::Turn, table)[1] == "Fatima:\tGoed.\u2028Dank u.=Fatima");
    CHECK(marked(text, MarkKind::Turn).empty());
    std::string timed = "00:01\tI\tHoe?\n00:04\tR\tZo.\n00:09\tI\tEn?\n00:11\tR\tJa.";
    std::vector<Mark> whole{{MarkKind::Table, char_range(0, 52), 3, {}}};
    CHECK(marked(timed, MarkKind::Time, whole) == Strings{"00:01\t@1000", "00:04\t@4000", "00:09\t@9000", "00:11\t@11000"});
    CHECK(marked(timed, MarkKind::Turn, whole).front() == "00:01\tI\tHoe?=I");
}

TEST_CASE("what is not a conversation has no speakers")
{
    CHECK(speakers("Doel: a\nActie: b\nDoel: c\nActie: d").empty());
    CHECK(speakers("Bron: a\nZie ook: b\nhttp://x.nl\nOm 10:30 uur\nI: enkel").empty());
    CHECK(speakers("I: a\nR: b\nI: c").empty());
    CHECK(speakers("R: a\nR: b\nR: c\nR: d\nR: e").empty());
    CHECK(speakers("A. eerst\nB. dan\nA. eerst\nB. dan\nA. weer").empty());
    CHECK_FALSE(parse_row_label("A,C,G,\tsoep van de dag"));
    std::string policy;
    for (int i = 0; i < 60; ++i) {
        policy += "Een gewone zin over beleid en uitvoering.\n";
    }
    CHECK(speakers(policy + "Ja: a\nNee: b\nJa: c\nNee: d\n").empty());
    CHECK(speakers("").empty());
}

TEST_CASE("a certain label counts when heard once, another is reported")
{
    std::string text = "I: a\nR1: b\nI: c\nR1: d\nR2: e\nI: f\nWaarnemer: stil\nR1: g";
    CHECK(speakers(text) == Strings{"I?", "R1", "R2"});
    SpeakerDetection found = detect_speakers(text, {});
    REQUIRE(found.findings.size() == 1);
    CHECK(format(found.findings[0].message).find("Waarnemer") != std::string::npos);
}

TEST_CASE("a heading ends a turn and a time without speakers is marked all the same")
{
    std::string text = "I: a\nR: b\nThema twee\nNog iets\nI: c\nR: d";
    std::vector<Mark> heading{{MarkKind::Heading, char_range(10, 20), 1, {}}};
    CHECK(marked(text, MarkKind::Turn, heading) == Strings{"I: a=I", "R: b=R", "I: c=I", "R: d=R"});
    CHECK(marked("Geen gesprek #00:00:05-2# maar wel een tijd", MarkKind::Time) == Strings{"#00:00:05-2#@5200"});
}

TEST_CASE("a clock that is no clock is left alone")
{
    CHECK(find_time_marks("[00:61:00] [1:2:3] [abc] [] [00:01:23").empty());
    CHECK(find_time_marks("#00:00:12-85# [01:02:03,5]").size() == 2);
    CHECK_FALSE(parse_line_label("Om 10:30 uur"));
    CHECK_FALSE(parse_line_label("https://voorbeeld.nl"));
    CHECK_FALSE(parse_line_label("Dat is waar, zei ze, en toen: stilte"));
}

TEST_CASE("a name in bold speaks, with or without a sign or a time after it")
{
    CHECK(speakers(dialogue("**Emma** [0:00]", "**Kelly** [0:10]")) == Strings{"Emma", "Kelly"});
    CHECK(speakers(dialogue("**Emma** 0:19", "**Kelly**")) == Strings{"Emma", "Kelly"});
    CHECK(speakers(dialogue("**Tim Smit:** \\[01:46\\]", "**Noor:**")) == Strings{"Tim Smit", "Noor"});
    CHECK(marked("**Emma** [0:07] a\n**Noor** b\n**Emma** c\n**Noor** d", MarkKind::Time) == Strings{"[0:07] @7000"});
    CHECK(marked("**Emma** [0:07] a\n**Noor** b\n**Emma** c\n**Noor** d", MarkKind::Label)
          == Strings{"**Emma** ", "**Noor** ", "**Emma** ", "**Noor** "});
    std::string text = "Emma hoe gaat het\nNoor goed\nEmma en nu\nNoor ook";
    std::vector<Mark> bold;
    for (std::int64_t at : {0, 18, 28, 39}) {
        bold.push_back({MarkKind::Bold, char_range(at, at + 4), 0, {}});
    }
    CHECK(marked(text, MarkKind::Turn, bold) == Strings{"Emma hoe gaat het=Emma", "Noor goed=Noor", "Emma en nu=Emma", "Noor ook=Noor"});
    CHECK(speakers(text).empty());
}

TEST_CASE("a dash, a time between name and colon, and times above the name are ways of writing too")
{
    CHECK(speakers(dialogue("Q -", "A -")) == Strings{"Q?", "A"});
    CHECK(speakers(dialogue("Spreker 1 (00:05):", "Spreker 2 [0:07]:")) == Strings{"Spreker 1", "Spreker 2"});
    std::string teams = "0:0:0.0 --> 0:0:1.510\nPiet de Boer\nJa. Goed.\n0:0:3.270 --> 0:0:4.250\nJansen, Anna\nHm.";
    CHECK(marked(teams, MarkKind::Turn).back() == "0:0:3.270 --> 0:0:4.250\nJansen, Anna\nHm.=Jansen, Anna");
    CHECK(marked(teams, MarkKind::Label) == Strings{"Piet de Boer", "Jansen, Anna"});
    CHECK(marked(teams, MarkKind::Time).back() == "0:0:3.270 --> 0:0:4.250@3270");
    CHECK(speakers("1\n00:00:01,000 --> 00:00:02,000\nmijnheer, we zijn er\nbijna\n\n2\n00:00:02,000 --> 00:00:03,000\nheel goed.").empty());
}

TEST_CASE("spellings of one label are one speaker")
{
    CHECK(speakers("I: a\nR1: b\nInterviewer: c\nR1. d\nInt.: e\nRespondent 1: f") == Strings{"I?", "R1"});
    SpeakerPreview preview = preview_speakers("I: a\nR1: b\nInterviewer: c\nR1. d\nInt.: e\nRespondent 1: f", {});
    REQUIRE(preview.labels.size() == 2);
    CHECK(preview.labels[1].variants == Strings{"R1", "Respondent 1"});
    CHECK(preview.labels[1].turns == 3);
    CHECK(preview.labels[0].first_words == "a");
    CHECK(preview.pattern == "prefix:i|r1");
}

TEST_CASE("speakers are accepted but asked about where names look alike, differ in capitals, or are many")
{
    CHECK(asks(dialogue("Jansen:", "Janssen:"), "look alike"));
    CHECK(asks("Fatima: a\nJoop: b\nFATIMA: c\nJoop: d\n", "one speaker"));
    CHECK_FALSE(detect_speakers(dialogue("Student M:", "Student N:"), {}).ask);
    CHECK_FALSE(detect_speakers(dialogue("Spreker 1:", "Spreker 2:"), {}).ask);
    std::string many;
    for (int round = 0; round < 2; ++round) {
        for (char c = 'A'; c < 'J'; ++c) {
            many += std::string("Deelnemer") + c + std::string(3, c) + ": iets\n";
        }
    }
    CHECK(asks(many, "9 speakers"));
}

TEST_CASE("speakers are asked about where time runs backwards, and where two ways of writing fit")
{
    CHECK(asks("[00:05:00] I: a\n[00:06:00] R: b\n[00:01:00] I: c\n[00:07:00] R: d", "backwards"));
    std::string two = dialogue("I:", "R:", 8);
    for (int i = 0; i < 8; ++i) {
        two += "Spreker 1  00:00:05\nSpreker 2  00:00:09\n";
    }
    CHECK(asks(two, "two ways"));
}

TEST_CASE("between yes and no nothing is marked, and the preview shows what there is")
{
    std::string text;
    for (int i = 0; i < 12; ++i) {
        text += "Een zin die tot niemand behoort.\nNog een zin.\nEn nog een.\nEn een laatste.\nOf toch niet.\n";
        text += i % 2 == 0 ? "Fatima: ja\n" : "";
        text += i % 4 == 1 ? "Joop: nee\n" : "";
    }
    SpeakerDetection found = detect_speakers(text, {});
    CHECK(found.ask);
    CHECK(found.speakers.empty());
    CHECK(found.marks.empty());
    SpeakerPreview preview = preview_speakers(text, {});
    CHECK_FALSE(preview.accepted);
    CHECK(preview.labels.size() == 2);
    CHECK(detect_speakers(text, {}, SpeakerSearch::Always).speakers.size() == 2);
}

TEST_CASE("always means that a few labels are enough")
{
    CHECK(detect_speakers("I: een vraag\nR: een antwoord", {}, SpeakerSearch::Always).speakers.size() == 2);
    CHECK(detect_speakers("Er is niets", {}, SpeakerSearch::Always).speakers.empty());
}

TEST_CASE("a break speaks for nobody and ends the turn before it")
{
    std::string text = "**Tim:** a\n**Joop:** b\n**Break:** \\[15:04\\]\nmuziek\n**Tim:** c\n**Joop:** d\nPauze: koffie\n";
    CHECK(marked(text, MarkKind::Turn) == Strings{"**Tim:** a=Tim", "**Joop:** b=Joop", "**Tim:** c=Tim", "**Joop:** d=Joop"});
}

TEST_CASE("a table may have a row of headings, row numbers, and the time after the speaker")
{
    std::string text = "Nr\tSpreker\tTijd\tTekst\n1\tI\t0:01\tHoe?\n2\tRoos\t0:04\tZo.\n3\tI\t0:09\tEn?\n4\tRoos\t0:11\tJa.";
    auto length = static_cast<std::int64_t>(text.size());
    std::vector<Mark> table{{MarkKind::Table, char_range(0, length), 4, {}}};
    CHECK(marked(text, MarkKind::Turn, table).front() == "1\tI\t0:01\tHoe?=I");
    CHECK(marked(text, MarkKind::Time, table).front() == "0:01\t@1000");
    CHECK(marked(text, MarkKind::Turn, table).size() == 4);
}

TEST_CASE("a preview takes no notice of turns that are there and keeps the times of the importer")
{
    std::string text = "00:09 I: a\n00:12 R: b\n00:20 I: c\n00:25 R: d";
    std::vector<Mark> marks{{MarkKind::Time, char_range(0, 6), 9483, {}}, {MarkKind::Turn, char_range(0, 10), 0, "Niemand"}};
    SpeakerPreview preview = preview_speakers(text, marks);
    CHECK(preview.accepted);
    CHECK(std::count_if(preview.marks.begin(), preview.marks.end(), [](const Mark& m) { return m.kind == MarkKind::Time; }) == 4);
    CHECK(preview.marks[0].number != 9000);
    CHECK(preview.labels[0].first_words == "a");
    CHECK(std::none_of(preview.marks.begin(), preview.marks.end(), [](const Mark& m) { return m.value == "Niemand"; }));
}
