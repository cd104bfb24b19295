// SPDX-License-Identifier: GPL-3.0-or-later
// What is said in timed files: subtitles, meeting transcripts, recognised speech, annotations.
#include "core/base/error.h"
#include "importers/importer.h"
#include "importers/support/cue_text.h"
#include "importers/support/transcript_builder.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace duiding;

namespace {

using Strings = std::vector<std::string>;

ImportedDocument import(const std::filesystem::path& path, const ImportOptions& options = {})
{
    Progress progress;
    return import_file(path, options, progress);
}

ImportedDocument good(const std::string& name) { return import(test::test_data("good/" + name)); }

ImportedDocument from_text(const std::string& name, const std::string& content)
{
    test::TempFolder folder;
    test::write_text(folder / name, content);
    return import(folder / name);
}

// "speaker|words" of each turn, as quotes show them.
Strings turns(const ImportedDocument& document)
{
    DocumentText text({}, document.text, document.marks, document.speakers);
    Strings out;
    for (const Mark& mark : text.marks()) {
        if (mark.kind == MarkKind::Turn) {
            out.push_back(mark.value + "|" + text.quote(mark.range));
        }
    }
    return out;
}

std::vector<std::int64_t> times(const ImportedDocument& document)
{
    std::vector<std::int64_t> out;
    for (const Mark& mark : document.marks) {
        if (mark.kind == MarkKind::Time) {
            out.push_back(mark.number);
        }
    }
    return out;
}

Strings interviewers(const ImportedDocument& document)
{
    Strings out;
    for (const Speaker& speaker : document.speakers) {
        if (speaker.kind == SpeakerKind::Interviewer) {
            out.push_back(speaker.name);
        }
    }
    return out;
}

bool has_finding(const ImportedDocument& document, const std::string& words)
{
    return std::any_of(document.findings.begin(), document.findings.end(),
                       [&](const Finding& f) { return format(f.message).find(words) != std::string::npos; });
}

} // namespace

TEST_CASE("a meeting of Teams has its speakers, one turn for cues after one another, and every time")
{
    ImportedDocument document = good("vtt/teams.vtt");
    CHECK(turns(document) == Strings{"Bakker, Lotte|Goedemiddag allemaal, fijn dat u er bent.",
                                     "Yıldız, Emre|Dank u. Tom & ik komen net uit de wijk.\nHet was druk."});
    CHECK(times(document) == std::vector<std::int64_t>{5120, 9480, 12500, 19000});
    CHECK(document.text.starts_with("[00:00:05] Bakker, Lotte: Goedemiddag allemaal, [00:00:09] fijn"));
    CHECK(document.kind == DocumentKind::Interview);
}

TEST_CASE("the names that Zoom writes before the words become speakers, one heard once too")
{
    ImportedDocument document = good("vtt/zoom.vtt");
    Strings found = turns(document);
    REQUIRE(found.size() == 5);
    CHECK(found[0] == "Sanne de Wit|Hallo.");
    CHECK(found[3] == "Karim|Bij de huisarts: daar begon het.");
    CHECK(found[4] == "Tolk|Hij zegt dat het daar begon.");
}

TEST_CASE("subtitles without names are text with times; a time that cannot be read is said and costs no words")
{
    ImportedDocument document = good("vtt/ondertitels.vtt");
    CHECK(turns(document).empty());
    CHECK(document.text.find("- Elke dinsdag.") != std::string::npos);
    CHECK(document.text.find("Deze tijd klopt niet.") != std::string::npos);
    CHECK(has_finding(document, "could not be read"));
    CHECK(document.text.find("align") == std::string::npos);
}

TEST_CASE("captions that roll up say each line once")
{
    std::string text = "WEBVTT\nKind: captions\n\n00:01.000 --> 00:02.000\n \ndit<00:01.500><c> is</c>\n\n"
                       "00:02.000 --> 00:02.100\ndit is\n \n\n00:02.100 --> 00:04.000\ndit is\neen<00:03.000><c> zin</c>\n";
    CHECK(from_text("a.vtt", text).text == "[00:00:01] dit is [00:00:02] een zin");
}

TEST_CASE("voice tags: classes, names with entities, two voices in one cue, a tag that never ends")
{
    std::string text = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v.luid Jan &amp; Piet>Wij</v> knikken.\n\n"
                       "00:02.000 --> 00:03.000\n<v Jan>Ja.</v> <v Piet>Nee.</v>\n\n00:03.000 --> 00:04.000\n<v Jan>Toch <b onaf\n";
    CHECK(turns(from_text("a.vtt", text)) == Strings{"Jan & Piet|Wij", "Jan|Ja.", "Piet|Nee.", "Jan|Toch"});
}

TEST_CASE("SRT is read with wrong or absent numbers, comma or dot, and by its content under another name")
{
    ImportedDocument document = good("srt/gesprek.srt");
    CHECK(turns(document) == Strings{"Interviewer|Hoe lang woont u in Lindemeer?", "Fatima|Sinds 2009, denk ik.",
                                     "Interviewer|En bevalt het?", "Fatima|Ja. Ook na al die jaren."});
    CHECK(times(document) == std::vector<std::int64_t>{1000, 3600, 6500, 8200});
    CHECK(interviewers(document) == Strings{"Interviewer"});
    CHECK(good("srt/zonder-namen.srt").text == "[00:00:00] Het buurthuis gaat om negen uur open. [00:00:02] Om 10:30 is er koffie.");
    ImportedDocument renamed = from_text("a.txt", "1\n00:00:01,000 --> 00:00:02,000\nHallo.\n");
    CHECK(renamed.format == "srt");
    CHECK(has_finding(renamed, ".srt"));
}

TEST_CASE("recognised speech has the speakers of its segments, and of its words where they differ")
{
    ImportedDocument document = good("whisper/whisperx.json");
    CHECK(turns(document) == Strings{"SPEAKER_00|Wie helpt u bij de formulieren?", "SPEAKER_01|Mijn zus.", "SPEAKER_00|En wie nog meer?",
                                     "SPEAKER_01|De wijkverpleegkundige."});
    CHECK(times(document) == std::vector<std::int64_t>{500, 3400, 5000, 7500});
    CHECK(document.language == "nl");
    CHECK(good("whisper/zonder-sprekers.json").text
          == "[00:00:00] Het is vandaag rustig in de wijk.\n[00:00:06] Morgen niet.");
    CHECK(turns(good("whisper/woorden.json")) == Strings{"Interviewer|Hoe gaat het?", "Joke|Goed."});
}

TEST_CASE("oTranscribe: stamps are times, its typed labels are speakers")
{
    ImportedDocument document = good("otr/gesprek.otr");
    CHECK(times(document) == std::vector<std::int64_t>{1250, 9483, 17400, 21000});
    CHECK(turns(document) == Strings{"I|Wat is er veranderd?", "R|Veel.\nVooral thuis & op school. Nu gaat het.", "I|En de gemeente?",
                                     "R|Die belde niet."});
    CHECK(document.media_path.ends_with("gesprek.mp3"));
}

TEST_CASE("ELAN: participants speak in order of time, a slot without a value lies between its neighbours")
{
    ImportedDocument document = good("eaf/gesprek.eaf");
    CHECK(turns(document) == Strings{"Interviewer|Hoe komt u hier?", "Mevrouw Smit|Met de bus & te voet.", "Interviewer|Elke week?"});
    CHECK(times(document) == std::vector<std::int64_t>{1000, 5000, 7500, 9000});
    CHECK(document.text.find("By bus") == std::string::npos);
    CHECK(document.text.ends_with("[00:00:09] deur slaat dicht"));
    CHECK(has_finding(document, "rumoer"));
    CHECK(document.text.find("Vervoer") == std::string::npos);
    auto section = std::find_if(document.marks.begin(), document.marks.end(), [](const Mark& m) { return m.kind == MarkKind::Section; });
    REQUIRE(section != document.marks.end());
    CHECK(section->value == "Vervoer");
    CHECK(OffsetMap(document.text).slice(section->range).ends_with("Met de bus & te voet."));
    CHECK(document.media_path.ends_with("gesprek.wav"));
}

TEST_CASE("without speakers no label is written")
{
    ImportOptions options;
    options.speakers = SpeakerSearch::Never;
    ImportedDocument document = import(test::test_data("good/vtt/teams.vtt"), options);
    CHECK(document.speakers.empty());
    CHECK(document.text.find("Bakker") == std::string::npos);
    CHECK(times(document).size() == 4);
}

TEST_CASE("a long answer is cut in paragraphs at a pause, or at the end of a sentence once it is long")
{
    std::vector<Cue> cues;
    for (int i = 0; i < 40; ++i) {
        cues.push_back({i * 1000, i * 1000 + 900, "Fatima", "Dit is zin nummer zoveel van het antwoord.", false});
    }
    cues.push_back({60'000, 61'000, "Fatima", "Na een stilte.", false});
    ImportedDocument document;
    build_transcript(cues, SpeakerSearch::Detect, document);
    CHECK(std::count(document.text.begin(), document.text.end(), '\n') == 4);
    CHECK(turns(document).size() == 1);
    CHECK(document.text.find("\n[00:01:00] Na een stilte.") != std::string::npos);
}

TEST_CASE("a time that runs backwards is a finding")
{
    ImportedDocument document = from_text("a.vtt", "WEBVTT\n\n00:05.000 --> 00:06.000\nB.\n\n00:01.000 --> 00:02.000\nA.\n");
    CHECK(has_finding(document, "backwards"));
}

TEST_CASE("a NUL in WebVTT is one damaged character, not the end of the file")
{
    ImportedDocument document = from_text("a.vtt", std::string("WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\n<v Jan>Go\0ed.\r\n", 50));
    CHECK(turns(document) == Strings{"Jan|Go\uFFFDed."});
    CHECK(has_finding(document, "replaced"));
}

TEST_CASE("the recording beside a transcript is found, and a path that leads elsewhere is not followed")
{
    test::TempFolder folder;
    const std::string cue = "WEBVTT\n\n00:01.000 --> 00:02.000\nHallo.\n";
    test::write_text(folder / "gesprek.vtt", cue);
    CHECK(import(folder / "gesprek.vtt").media_path.empty());
    test::write_text(folder / "gesprek.M4A", "geluid");
    CHECK(import(folder / "gesprek.vtt").media_path.ends_with("gesprek.M4A"));
    test::write_text(folder / "elders" / "opname 1.mp3", "geluid");
    auto otr = [&](const std::string& media) {
        test::write_text(folder / "map" / "a.otr", R"({"text": "<p>Hallo daar.</p>", "media": ")" + media + R"(", "media-time": 0})");
        return import(folder / "map" / "a.otr");
    };
    CHECK(otr("../elders/opname 1.mp3").media_path == "opname 1.mp3");
    CHECK(has_finding(otr("../elders/opname 1.mp3"), "not beside"));
    CHECK(otr("https://voorbeeld.nl/a.mp3").media_path.empty());
    test::write_text(folder / "map" / "opname 1.mp3", "geluid");
    CHECK(otr("file:///C:/opnames/opname%201.mp3").media_path.ends_with("map/opname 1.mp3"));
}

TEST_CASE("lines of times and entities are read or left alone")
{
    CHECK(parse_cue_times("00:00:01,5 --> 1:00:02.250 align:start")->end == 3'602'250);
    CHECK(parse_cue_times("0:0:0.0 --> 0:0:1.510")->end == 1510);
    for (const char* bad : {"", "-->", "00:00:01 -> 00:00:02", "00:61:00.0 --> 01:00:00.0", "00:01.000 --> 00:0x.000", "00:01.000 -->x00:02.000"}) {
        CHECK_FALSE(parse_cue_times(bad));
    }
    CHECK(decode_entities("a &amp;amp; b &#233; &#x1F600; &#xD800; &onbekend; &") == "a &amp; b é 😀 &#xD800; &onbekend; &");
    CHECK(without_tags("{\\an8}<i>Ja</i> 3 < 4 <font color=\"x\">en</font> {zo}") == "Ja 3 < 4 en {zo}");
}

TEST_CASE("a table with a speaker, words and times is a transcript, not a questionnaire")
{
    ImportedDocument document = good("spoken-table/gesprek.csv");
    CHECK(turns(document) == Strings{"Interviewer|Komt u hier; vaak?", "Mevrouw Aydin|Elke dinsdag. Soms ook op vrijdag.", "Interviewer|En uw man?"});
    CHECK(times(document) == std::vector<std::int64_t>{5000, 9000, 14000, 20000});
    CHECK(interviewers(document) == Strings{"Interviewer"});
    CHECK_FALSE(has_finding(document, "is called"));
    CHECK(turns(from_text("a.csv", "start,end,speaker,text\n1.5,2,SPEAKER_00,Ja\n2.5,3,SPEAKER_01,Nee\n")) == Strings{"SPEAKER_00|Ja", "SPEAKER_01|Nee"});
}

TEST_CASE("JSON with very many values is refused as the JSON it is, before a tree is built")
{
    std::string values;
    for (int i = 0; i < 5'000'001; ++i) {
        values += "1,";
    }
    try {
        from_text("a.json", "{\"segments\": [" + values + "1]}");
        FAIL("was not refused");
    } catch (const BadInput& error) {
        CHECK(format(error.text().why).find("values") != std::string::npos);
    }
}
