// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/shared_text.h"
#include "tests/support/small_study.h"
#include "tests/support/transcript.h"

#include <random>

using namespace duiding;
using namespace duiding::test;

namespace {

// 33 words, invented.
const std::string promise = "Kinderen groeien kansrijk op wanneer ouders, scholen en zorgverleners elkaar op tijd weten te vinden. Daarom zetten wij "
                            "in op vroege hulp, korte lijnen, vaste gezichten en een warm welkom in iedere buurt.";

SharedText shared(const SmallStudy& study)
{
    auto snapshot = study.snapshot();
    std::vector<DocumentId> all;
    for (const DocumentInfo& info : *snapshot->documents) {
        all.push_back(info.id);
    }
    Progress progress;
    return find_shared_text(*snapshot, study.texts(), all, {}, progress);
}

std::string said(const SmallStudy& study, const SharedPassage& passage) { return std::string(study.text(passage.document).slice(passage.range)); }

std::string replaced(std::string text, const std::string& what, const std::string& by)
{
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

TEST_CASE("a paragraph that neighbours copied is one family, with the places where it stands")
{
    SmallStudy study;
    DocumentId a = study.add_document("Plan Aasveld", {"Onze gemeente ligt aan zee.", promise + " Wij beginnen in mei."});
    DocumentId b = study.add_document("Plan Boekerdam", {promise, "Het zwembad blijft open."});
    study.add_document("Plan Coldenhove", {"Hier staat iets heel anders, over wegen en bruggen."});
    SharedText found = shared(study);
    REQUIRE(found.families().size() == 1);
    const SharedFamily& family = found.families()[0];
    REQUIRE(family.passages.size() == 2);
    CHECK(family.documents == 2);
    CHECK(family.words == 33);
    CHECK(family.passages[0].document == a);
    CHECK(said(study, family.passages[0]) == promise.substr(0, promise.size() - 1));
    CHECK(said(study, family.passages[1]) == promise.substr(0, promise.size() - 1));

    CharRange in_b = range_of(study.text(b), "vaste gezichten");
    REQUIRE(found.find(b, in_b).has_value());
    CHECK(found.find(b, in_b)->is_copy());
    CHECK_FALSE(found.find(a, range_of(study.text(a), "vaste gezichten"))->is_copy());
    CHECK_FALSE(found.find(b, range_of(study.text(b), "Het zwembad blijft open.")).has_value());
    CHECK(found.in(b).size() == 1);
}

TEST_CASE("the earliest document by year is the source, whatever the names; one without a year comes last")
{
    SmallStudy study;
    DocumentId a = study.add_document("Plan Aasveld", {promise});
    DocumentId b = study.add_document("Plan Boekerdam", {promise});
    DocumentId c = study.add_document("Plan Coldenhove", {promise});
    AttributeId year = study.add_attribute(AttributeTarget::Document, "jaar", AttributeType::Date);
    study.set_value(b, year, "2021");
    study.set_value(c, year, "2018-05");
    SharedText found = shared(study);
    REQUIRE(found.families().size() == 1);
    REQUIRE(found.families()[0].passages.size() == 3);
    CHECK(found.families()[0].passages[0].document == c);
    CHECK(found.families()[0].passages[1].document == b);
    CHECK(found.families()[0].passages[2].document == a);
}

TEST_CASE("small edits are bridged: another name, a word more, capitals and signs")
{
    SmallStudy study;
    std::string edited = replaced(replaced(promise, "scholen", "basisscholen in Boekerdam"), "Daarom zetten wij", "DAAROM, zo stellen wij,");
    study.add_document("A", {promise});
    study.add_document("B", {edited});
    SharedText found = shared(study);
    REQUIRE(found.families().size() == 1);
    CHECK(said(study, found.families()[0].passages[1]) == edited.substr(0, edited.size() - 1));
}

TEST_CASE("a few words in common are not shared text, nor is what one document says twice")
{
    SmallStudy study;
    study.add_document("A", {"Kinderen groeien kansrijk op wanneer ouders, scholen en zorgverleners elkaar op tijd weten te vinden."});
    study.add_document("B", {"Kinderen groeien kansrijk op wanneer ouders, scholen en zorgverleners elkaar op tijd weten te vinden."});
    CHECK(shared(study).families().empty());
    SmallStudy twice;
    twice.add_document("A", {promise, "Iets anders.", promise});
    CHECK(shared(twice).families().empty());
    twice.add_document("B", {promise});
    SharedText found = shared(twice);
    REQUIRE(found.families().size() == 1);
    CHECK(found.families()[0].passages.size() == 3);
    CHECK(found.families()[0].documents == 2);
}

TEST_CASE("questions that every interviewer asks are not shared text")
{
    SmallStudy study;
    study.add_document("Gesprek 1", {"I: " + promise, "R1: Ja."});
    study.add_document("Gesprek 2", {"I: " + promise, "R1: Nee."});
    CHECK(shared(study).families().empty());
}

TEST_CASE("two texts of one plan are two families; a template in forty plans is one")
{
    SmallStudy study;
    std::string other = "In de tweede helft van het jaar bespreekt de raad met inwoners, ondernemers en verenigingen welke wegen, pleinen, bruggen "
                        "en fietspaden het eerst worden hersteld, wat dat kost en wie daarvan iets merkt.";
    study.add_document("Moeder", {promise, "Dit staat ertussen en nergens anders, want het is van Moeder.", other});
    for (int i = 0; i < 40; ++i) {
        study.add_document("Plan " + std::to_string(i), {"Eigen tekst " + std::to_string(i), promise});
    }
    study.add_document("Wegenplan", {other});
    SharedText found = shared(study);
    REQUIRE(found.families().size() == 2);
    std::vector<std::int64_t> sizes = {found.families()[0].documents, found.families()[1].documents};
    std::sort(sizes.begin(), sizes.end());
    CHECK(sizes == std::vector<std::int64_t>{2, 41});
}

TEST_CASE("every run of 25 words that two documents share lies in a passage of both, on random texts")
{
    std::mt19937 random(1203);
    auto below = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    for (int round = 0; round < 150; ++round) {
        std::vector<std::string> pieces;
        for (int i = 0; i < 4; ++i) {
            std::string piece;
            for (std::size_t k = 10 + below(40); k > 0; --k) {
                piece += "w" + std::to_string(below(30)) + (below(9) == 0 ? ", " : " ");
            }
            pieces.push_back(piece);
        }
        SmallStudy study;
        std::vector<DocumentId> ids;
        for (int i = 0; i < 3; ++i) {
            std::string text;
            for (std::size_t k = 1 + below(4); k > 0; --k) {
                text += pieces[below(pieces.size())] + "eigen" + std::to_string(random()) + " ";
            }
            ids.push_back(study.add_document("D" + std::to_string(i), {text}));
        }
        SharedText found = shared(study);
        auto words_of = [&](DocumentId id) {
            std::vector<std::pair<std::string, CharRange>> words;
            const std::string& text = study.text(id).text();
            for (std::size_t begin = 0; begin < text.size();) {
                std::size_t end = text.find_first_of(" ,", begin);
                end = end == std::string::npos ? text.size() : end;
                if (end > begin) {
                    words.emplace_back(text.substr(begin, end - begin), char_range(std::int64_t(begin), std::int64_t(end)));
                }
                begin = end + 1;
            }
            return words;
        };
        for (std::size_t x = 0; x < ids.size(); ++x) {
            for (std::size_t y = x + 1; y < ids.size(); ++y) {
                auto a = words_of(ids[x]), b = words_of(ids[y]);
                for (std::size_t i = 0; i + 25 <= a.size(); ++i) {
                    for (std::size_t j = 0; j + 25 <= b.size(); ++j) {
                        bool same = std::equal(a.begin() + std::int64_t(i), a.begin() + std::int64_t(i) + 25, b.begin() + std::int64_t(j),
                                               [](const auto& p, const auto& q) { return p.first == q.first; });
                        if (same) {
                            REQUIRE(found.find(ids[x], a[i + 12].second).has_value());
                            REQUIRE(found.find(ids[y], b[j + 12].second).has_value());
                        }
                    }
                }
            }
        }
        for (const SharedFamily& family : found.families()) {
            REQUIRE(family.documents >= 2);
            for (const SharedPassage& passage : family.passages) {
                REQUIRE(passage.words >= 25);
                REQUIRE(duiding::test::SmallStudy(study).text(passage.document).characters() >= passage.range.end.value);
            }
        }
    }
}
