// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/policy_proposal.h"

#include "core/text/encoding.h"
#include "importers/importer.h"
#include "importers/support/policy_words.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

ImportedDocument paper(std::string file_name, std::string title, std::string text)
{
    ImportedDocument document;
    document.original_name = std::move(file_name);
    document.title = std::move(title);
    document.text = std::move(text);
    return document;
}

std::string names(const PolicyProposal& proposal)
{
    std::string all;
    for (const ProposedMunicipality& each : proposal.municipalities) {
        all += (all.empty() ? "" : ", ") + each.municipality->name;
    }
    return all;
}

std::string value(const std::optional<Proposal>& proposal) { return proposal ? proposal->value : "–"; }

} // namespace

TEST_CASE("a plan that names itself gives its municipality, period and type, with where they came from")
{
    PolicyProposal proposal = propose_policy(paper("def_versie3.pdf", "Samen opgroeien: beleidsplan jeugd 2019-2022",
                                                   "Samen opgroeien\nGemeente Zaltbommel\nDe gemeente Zaltbommel wil dat ieder kind veilig opgroeit. "
                                                   "In de gemeente Zaltbommel werken wijkteams samen met de gemeente Tiel.\n"));
    CHECK(value(proposal.title) == "Samen opgroeien: beleidsplan jeugd 2019-2022");
    CHECK(names(proposal) == "Zaltbommel");
    CHECK(proposal.municipalities.front().source == ProposalSource::FirstPages);
    CHECK(value(proposal.year) == "2019");
    CHECK(value(proposal.period) == "2019-2022");
    CHECK(proposal.year->source == ProposalSource::Title);
    CHECK(value(proposal.type) == "beleidsplan");
    CHECK(proposal.type->confidence >= 85);
}

TEST_CASE("a file name alone says much, and agrees with the text")
{
    PolicyProposal proposal = propose_policy(paper("20200305_Verordening-jeugdhulp_Den Haag.pdf", "", "tekst zonder iets."));
    CHECK(names(proposal) == "'s-Gravenhage");
    CHECK(value(proposal.year) == "2020");
    CHECK(value(proposal.type) == "verordening");
    CHECK(proposal.type->source == ProposalSource::FileName);
    CHECK(value(proposal.title) == "20200305 Verordening-jeugdhulp Den Haag");
    PolicyProposal both = propose_policy(paper("Nota Arnhem.pdf", "", "De gemeente Arnhem kiest. De gemeente Arnhem doet."));
    REQUIRE(both.municipalities.size() == 1);
    CHECK(both.municipalities.front().confidence > 80);
    CHECK(names(propose_policy(paper("beleid-wijk-bij-duurstede-Best-practices-2018.pdf", "", "Leeg."))) == "");
}

TEST_CASE("one that is only mentioned is not proposed, and a regional plan has several")
{
    CHECK(names(propose_policy(paper("x.pdf", "", "Zoals de gemeente Utrecht laat zien, kan het anders. Landelijk beleid."))) == "");
    CHECK(names(propose_policy(paper("x.pdf", "", "In de gemeente Utrecht en de gemeente Tiel en de gemeente Ede; in de gemeente Tiel ook."))) == "");
    CHECK(names(propose_policy(paper("regioplan.pdf", "", "Regioplan van de gemeenten Arnhem, Duiven en Ede.\nSamen sterk."))) == "Arnhem, Duiven, Ede");
    PolicyProposal old = propose_policy(paper("Kadernota jeugd Rijnwaarden 2016.docx", "", "Kadernota"));
    CHECK(names(old) == "Rijnwaarden");
    CHECK(old.municipalities.front().municipality->is_historic());
}

TEST_CASE("types and years are found in words as they are written")
{
    CHECK(policy_type_in("Jeugdbeleidsplan van de stad", 80) == "beleidsplan");
    CHECK(policy_type_in("Programmabegroting 2021", 80) == "begroting");
    CHECK(policy_type_in("Coalitieakkoord \"Samen\"", 80) == "coalitieakkoord");
    CHECK(policy_type_in("Visie op de televisie", 80) == "visie");
    CHECK_FALSE(policy_type_in("De televisie en de supervisie", 80));
    CHECK_FALSE(policy_type_in("Minota", 80));
    auto years = years_in("van 2018 t/m 2022, 2019–2021 en 20190305, niet 12345, 1850 of 2004.04906");
    REQUIRE(years.size() == 3);
    CHECK(years[0].last == 2022);
    CHECK(years[1].first == 2019);
    CHECK(years[1].last == 2021);
    CHECK(years[2].first == 2019);
}

TEST_CASE("titles that programs write are no titles")
{
    CHECK(value(propose_policy(paper("nota.docx", "Microsoft Word - nota def.docx", "Ruimte voor jeugd\nEerste alinea die eindigt.\n")).title) == "Ruimte voor jeugd");
    CHECK(value(propose_policy(paper("nota.docx", "nota", "")).title) == "nota");
    CHECK_FALSE(propose_policy(paper("", "", "")).title);
}

TEST_CASE("party programmes have no municipality")
{
    auto folder = test::shared_sample("domain/programmes");
    if (!folder) {
        WARN("../shared is absent: skipped");
        return;
    }
    std::string seen;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        ImportedDocument document = paper(entry.path().filename().string(), "", decode_text(test::read_text(entry.path()), {}, {}).utf8);
        PolicyProposal proposal = propose_policy(document);
        CAPTURE(entry.path().filename());
        CHECK(names(proposal) == "");
        seen += value(proposal.title) + " | " + value(proposal.year) + " " + value(proposal.period) + " | " + value(proposal.type) + "\n";
    }
    WARN(seen);
}

TEST_CASE("the sample programmes in PDF have no municipality either")
{
    std::string seen;
    for (const char* name : {"trister95__50plus.pdf", "trister95__SP.pdf", "unstructured__multi-column-2p.pdf", "tika__testPDFTwoTextBoxes.pdf"}) {
        auto path = test::shared_sample(std::string("formats/import/samples/pdf/") + name);
        if (!path) {
            WARN("../shared is absent: skipped");
            return;
        }
        Progress progress;
        PolicyProposal proposal = propose_policy(import_file(*path, {}, progress));
        CAPTURE(name);
        CHECK(names(proposal) == "");
        seen += value(proposal.title) + " | " + value(proposal.year) + " " + value(proposal.period) + " | " + value(proposal.type) + "\n";
    }
    WARN(seen);
}

TEST_CASE("a title page that ends inside a letter is read up to the letter before it")
{
    // Found by fuzzing: the 300th byte of the first page lay inside the "É", and the name after "gemeente" was read past its end.
    for (std::size_t before = 280; before < 305; ++before) {
        ImportedDocument document;
        document.original_name = "nota.txt";
        document.text = std::string(before - 10, 'x') + " gemeente É\n";
        CHECK(propose_policy(document).municipalities.empty());
    }
}
