// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/text/offsets.h"
#include "importers/importer.h"
#include "importers/support/entities.h"
#include "tests/importers/document_checks.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;
using test::repeat;
using test::marked;

namespace {

ImportedDocument import(const std::string& text, const std::string& name = "proef.md")
{
    Progress progress;
    return import_bytes({name, text}, {}, progress);
}

using Strings = std::vector<std::string>;

} // namespace

TEST_CASE("a Markdown transcript comes in with its speakers, structure and front matter")
{
    Progress progress;
    ImportedDocument document = import_file(test::test_data("good/md/gesprek.md"), {}, progress);
    CHECK(document.text
          == "Gesprek over het loket\nInterviewer: Hoe gaat het met de samenwerking?\nRespondent: Goed, maar de coördinatie kost tijd. Zie het "
             "plan.\nInterviewer: Wat helpt?\nRespondent: Korte lijnen én een vast uur.\nAfspraken\nbellen op dinsdag\nplan bespreken\nmet de "
             "gemeente\nmet de huisarts\nWie\tWat\nR1\tbelt\nDit is een aanhaling.\ncode  blijft\nstaan\nTekst in HTML");
    CHECK(document.title == "Gesprek met de wijkverpleegkundige");
    CHECK(document.language == "nl");
    CHECK(document.importer_options == "encoding=UTF-8");
    CHECK(document.attributes
          == std::vector<ImportedAttribute>{{"author", "Sietske Dam", AttributeType::Text}, {"created", "2023-10-04", AttributeType::Date},
                                            {"gemeente", "Zuiderwold", AttributeType::Text}, {"trefwoorden", "zorg; één loket", AttributeType::Text}});
    CHECK(document.speakers.size() == 2);
    CHECK(marked(document, MarkKind::Heading) == Strings{"1||Gesprek over het loket", "2||Afspraken"});
    CHECK(marked(document, MarkKind::ListItem) == Strings{"1|1.|bellen op dinsdag", "1|2.|plan bespreken", "2|•|met de gemeente", "2|☑|met de huisarts"});
    CHECK(marked(document, MarkKind::Table) == Strings{"2||Wie\tWat\nR1\tbelt"});
    CHECK(marked(document, MarkKind::Italic) == Strings{"0||coördinatie"});
    CHECK(marked(document, MarkKind::Bold).front() == "0||Interviewer:");
}

TEST_CASE("lines that were wrapped are joined, lines that were ended stay apart")
{
    CHECK(import("Dit is een regel die zo lang is dat iemand hem heeft afgebroken waar\nde kantlijn stond, en dan gaat hij verder.\n").text
          == "Dit is een regel die zo lang is dat iemand hem heeft afgebroken waar de kantlijn stond, en dan gaat hij verder.");
    CHECK(import("I: Hoe gaat het?\nR1: Goed.\nI: Mooi zo, en hoe ging het met de buurvrouw?\nR1: Ook.\n").text
          == "I: Hoe gaat het?\nR1: Goed.\nI: Mooi zo, en hoe ging het met de buurvrouw?\nR1: Ook.");
    CHECK(import(repeat("woord ", 40) + "\n" + repeat("weer ", 40) + "\n").text.find('\n') != std::string::npos);
    CHECK(import("een  \ntwee\\\ndrie<br>vier").text == "een\u2028twee\u2028drie\u2028vier");
}

TEST_CASE("labels in brackets, HTML and pictures: words stay, addresses go")
{
    CHECK(import("[R1]: Ja\n\n[I]: En [dit][plan]?\n\n[plan]: http://voorbeeld.invalid/x\n").text == "[R1]: Ja\n[I]: En dit?");
    CHECK(import("a <!-- weg --> <span class=x>b</span> ![foto](x.png)c\n\n<!-- ook\nweg -->\n\nd &lt; &#233; &onbekend;").text == "a  b c\nd < é &onbekend;");
    CHECK(entity_text("&euml;") == "ë");
    CHECK(entity_text("&#x20AC;") == "€");
    CHECK(entity_text("&#xD800;") == "&#xD800;");
}

TEST_CASE("plain text stays plain text, whatever signs are in it")
{
    ImportedDocument document = import("# geen kop\n\n## ook niet\n\n**vet**\n", "aantekening.txt");
    CHECK(document.format == "txt");
    CHECK(document.text.find("**vet**") != std::string::npos);
    CHECK(import("---\nniet gesloten: ja\n\ntekst").attributes.empty());
}

TEST_CASE("Markdown that grows or nests without end is read or refused in seconds")
{
    auto start = std::chrono::steady_clock::now();
    std::string columns = repeat("|a", 20'000) + "\n" + repeat("|-", 20'000) + "\n" + repeat("|b\n", 20'000);
    for (const std::string& hostile : {columns, repeat("> ", 20'000) + "x", repeat("* ", 20'000) + "x", repeat("[", 50'000), repeat("**a ", 50'000),
                                       repeat("<b", 50'000), repeat("`a``", 50'000)}) {
        try {
            ImportedDocument document = import(hostile);
            CHECK_FALSE(document.text.empty());
        } catch (const BadInput& error) {
            CHECK_FALSE(error.text().why.empty());
        }
    }
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}
