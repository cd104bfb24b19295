// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "importers/bib/latex.h"
#include "importers/bib/parser.h"
#include "importers/importer.h"
#include "importers/support/attached_file.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <chrono>

using namespace duiding;

namespace {

std::vector<ImportedDocument> read(const std::filesystem::path& path)
{
    Progress progress;
    return read_any_file(path, {}, progress).documents;
}

std::vector<ImportedDocument> read_text(const char* name, std::string_view text)
{
    test::TempFolder folder;
    test::write_text(folder / name, text);
    return read(folder / name);
}

std::string attribute(const ImportedDocument& document, std::string_view name)
{
    for (const ImportedAttribute& each : document.attributes) {
        if (each.name == name) {
            return each.value;
        }
    }
    return "";
}

std::string findings(const ImportedDocument& document)
{
    std::string all;
    for (const Finding& finding : document.findings) {
        all += format(finding.message) + "\n";
    }
    return all;
}

} // namespace

TEST_CASE("an RIS entry becomes a document with title, abstract and keywords to read, and its metadata")
{
    auto documents = read(test::test_data("good/ris/wijkteams.ris"));
    REQUIRE(documents.size() == 3);
    const ImportedDocument& first = documents[0];
    CHECK(first.name == "Oosterveld & Dijk 2019 Samen rond het gezin: wijkteams en");
    CHECK(first.title == "Samen rond het gezin: wijkteams en jeugdgezondheidszorg in Zonnewoude");
    CHECK(first.text == "Samen rond het gezin: wijkteams en jeugdgezondheidszorg in Zonnewoude\nWij spraken twaalf medewerkers.\n"
                        "ER was geen vaste overlegvorm.\nVertrouwen groeide langzaam.\nwijkteam; jeugdgezondheidszorg; samenwerking");
    CHECK(first.language == "nl");
    CHECK(first.format == "ris");
    CHECK(attribute(first, "author") == "Oosterveld, Marijke; Dijk, Joost van");
    CHECK(attribute(first, "year") == "2019");
    CHECK(attribute(first, "journal") == "Tijdschrift voor Verzonnen Zorg");
    CHECK(attribute(first, "pages") == "101–118");
    CHECK(attribute(first, "doi") == "10.0000/verzonnen.2019.12");
    CHECK(attribute(first, "keywords") == "wijkteam; jeugdgezondheidszorg; samenwerking");
    CHECK(findings(first) == "The attached file “samen-rond-het-gezin.txt” does not lie beside the list.\n");
    CHECK(documents[1].name == "Gemeente Meerwoude 2021 Beleidsplan jeugd Meerwoude");
    CHECK(documents[2].text == "10.0000/alleen.doi");
    CHECK(documents[0].original_sha256 != documents[1].original_sha256);
}

TEST_CASE("the tags of Web of Science are read too")
{
    auto documents = read(test::test_data("good/ris/webofscience.ris"));
    REQUIRE(documents.size() == 1);
    CHECK(documents[0].title == "Trust between community teams and nurses in a small town");
    CHECK(attribute(documents[0], "author") == "Oosterveld, Marijke; van Dijk, Joost");
    CHECK(attribute(documents[0], "keywords") == "trust; community teams; nurses");
    CHECK(documents[0].language == "en");
}

TEST_CASE("a BibTeX entry becomes a document: accents, abbreviations, bodies in braces")
{
    auto documents = read(test::test_data("good/bib/literatuur.bib"));
    REQUIRE(documents.size() == 2);
    const ImportedDocument& first = documents[0];
    CHECK(first.title == "Cliënten aan het woord: één jaar VoorZorg & wijkteam");
    CHECK(first.name == "Oosterveld et al. 2019 Cliënten aan het woord: één jaar");
    CHECK(attribute(first, "author") == "Oosterveld, Marijke; van Dijk, Joost; Werkgroep Jeugd en Gezin");
    CHECK(attribute(first, "journal") == "Tijdschrift voor Verzonnen Zorg");
    CHECK(attribute(first, "year") == "2019");
    CHECK(attribute(first, "doi") == "10.0000/verzonnen_2019");
    CHECK(attribute(first, "url") == "https://voorbeeld.invalid/a_b");
    CHECK(attribute(first, "citation key") == "oosterveld2019");
    CHECK(first.text.find("Vertrouwen groeide “langzaam”.\ncliënten; wijkteam") != std::string::npos);
    CHECK(documents[1].name == "Gemeente Meerwoude 2021 Beleidsplan jeugd");
    CHECK(findings(first) == "1 entry that says nothing was left out.\n");
}

TEST_CASE("LaTeX becomes letters")
{
    CHECK(latex_to_text(R"(Caf\'e, na{\"\i}ef, Fran{\c c}ois, \v{S}koda, \o{}re, Stra{\ss}e)") == "Café, naïef, François, Škoda, øre, Straße");
    CHECK(latex_to_text(R"(\emph{nieuw} --- 10\,\% ``ja'' \unknown{woord} $\alpha$)") == "nieuw — 10% “ja” woord α");
    CHECK(latex_to_text("Fryslân~en Súdwest\n  Fryslân") == "Fryslân en Súdwest Fryslân");
    CHECK(latex_to_text("\\") == "");
    CHECK(latex_to_text("\\'") == "");
    CHECK(bib_names("Adams, N. and {de Vries and Sons} and Ludwig van Beethoven and others") ==
          std::vector<std::string>{"Adams, N.", "de Vries and Sons", "van Beethoven, Ludwig", "et al."});
}

TEST_CASE("a damaged list gives what it holds and says where it is damaged")
{
    auto documents = read_text("x.bib", "@article{a,\n title = {Zonder einde,\n year = 2019\n}\n@article{b, title = {Heel}, year = 2020}\n@article{c, title = {");
    REQUIRE(documents.size() >= 2);
    CHECK(documents[1].title == "Heel");
    CHECK(findings(documents[0]).find("Line 1: the entry that begins here has no end") != std::string::npos);
    auto ris = read_text("x.ris", "TY  - JOUR\nTI  - Eerste\nTY  - JOUR\nTI  - Tweede\n");
    REQUIRE(ris.size() == 2);
    CHECK(ris[1].title == "Tweede");
}

TEST_CASE("a list that would grow without end, or is all open ends, is over soon")
{
    auto start = std::chrono::steady_clock::now();
    std::string bomb = "@string{a0 = \"" + std::string(1000, 'x') + "\"}\n";
    for (int i = 1; i < 60; ++i) {
        std::string before = "a" + std::to_string(i - 1);
        bomb += "@string{a" + std::to_string(i) + " = " + before + " # " + before + "}\n";
    }
    for (int i = 0; i < 2000; ++i) {
        bomb += "@misc{k" + std::to_string(i) + ", title = a10}\n";
    }
    CHECK_THROWS_AS(read_text("bom.bib", bomb), BadInput);
    std::string open;
    for (int i = 0; i < 200'000; ++i) {
        open += "@a{b,c={";
    }
    CHECK_THROWS_AS(read_text("open.bib", open), BadInput);
    read_text("accolades.bib", "@misc{a, title = " + std::string(2'000'000, '{') + "x" + std::string(2'000'000, '}') + ", year = 2020, doi = {10.0/x}}");
    CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(10));
}

TEST_CASE("the file that belongs to an entry is read when it lies beside the list, and nowhere else")
{
    test::TempFolder folder;
    test::write_text(folder / "buiten.txt", "Dit ligt buiten de map.");
    test::write_text(folder / "lijst/bijlagen/plan.txt", "Het hele plan staat hier, regel voor regel.");
    test::write_text(folder / "lijst/los.txt", "Een los bestand naast de lijst.");
    test::write_text(folder / "lijst/x.bib",
                     "@book{a, title={Plan}, abstract={Kort.}, file={Tekst:bijlagen/plan.txt:text/plain}}\n"
                     "@book{b, title={Los}, file={C\\:\\\\Users\\\\piet\\\\los.txt}}\n"
                     "@book{c, title={Buiten}, file={:../buiten.txt:text}}\n"
                     "@book{d, title={Web}, file={https://voorbeeld.invalid/los.txt}}\n"
                     "@book{e, title={Zichzelf}, file={x.bib}}\n");
    std::filesystem::create_symlink(folder / "buiten.txt", folder / "lijst/link.txt");
    auto documents = read(folder / "lijst/x.bib");
    REQUIRE(documents.size() == 5);
    CHECK(documents[0].text == "Het hele plan staat hier, regel voor regel.");
    CHECK(documents[0].title == "Plan");
    CHECK(documents[0].format == "txt");
    CHECK(documents[0].original_name == "plan.txt");
    CHECK(attribute(documents[0], "abstract") == "Kort.");
    CHECK(documents[1].text == "Een los bestand naast de lijst.");
    CHECK(documents[2].text == "Buiten");
    CHECK(findings(documents[2]) == "The attached file “buiten.txt” does not lie beside the list.\n");
    CHECK(documents[3].text == "Web");
    CHECK(findings(documents[4]).find("“x.bib” could not be read") != std::string::npos);
    Progress progress;
    ImportOptions options;
    CHECK(AttachedFiles(folder / "lijst/x.bib", options, progress).find("link.txt").empty());
}

TEST_CASE("the sample lists of other programs are read")
{
    struct Sample {
        const char* name;
        std::size_t entries;
        const char* title;
    };
    for (const Sample& sample : {Sample{"MrTango__example_bom.ris", 1, ""}, Sample{"MrTango__example_full.ris", 2, "Title of reference"},
                                 Sample{"MrTango__example_multiline.ris", 3, ""},
                                 Sample{"MrTango__example_wos.ris", 2, "Interactions stabilizing the structure of the core light-harvesting complex (LHl) of photosynthetic bacteria and its subunit (B820)"},
                                 Sample{"retorquere__Better_BibTeX.001.bib", 2, "The physical volcanology of the 1600 eruption of Huaynaputina, southern Peru"},
                                 Sample{"retorquere__Better_BibTeX.009.bib", 2, "The physical volcanology of the 1600 eruption of Huaynaputina, southern Peru"},
                                 Sample{"retorquere__Endnote_should_parse.bib", 1, "Alzheimer mechanisms and therapeutic strategies"},
                                 Sample{"retorquere__Literal_names.bib", 1, ""}}) {
        auto path = test::shared_sample(std::string("formats/import/samples/ref/") + sample.name);
        if (!path) {
            WARN("../shared is absent: skipped");
            return;
        }
        CAPTURE(sample.name);
        auto documents = read(*path);
        CHECK(documents.size() == sample.entries);
        CHECK((*sample.title == 0 || documents.front().title == sample.title));
    }
}
