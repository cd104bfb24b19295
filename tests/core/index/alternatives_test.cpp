// SPDX-License-Identifier: GPL-3.0-or-later
// What a word of the query stands for beside its own forms: synonyms, spellings, verbs in two parts, and what was meant.
#include "core/index/dutch/difference.h"
#include "core/index/index.h"
#include "core/index/synonyms.h"
#include "core/index/vocabulary.h"
#include "tests/core/index/memory_study.h"

#include <algorithm>
#include <chrono>
#include <cstdio>

using namespace duiding;
using namespace duiding::test;

namespace {

struct Study : MemoryStudy {
    explicit Study(const std::string& text)
    {
        source->set(1, text);
        update();
    }

    std::string found(const std::string& query, std::vector<std::string> excluded = {})
    {
        std::string out;
        for (const SearchHit& hit : all(query, std::move(excluded)).hits) {
            auto text = source->text(hit.document);
            for (CharRange match : hit.matches) {
                out += (out.empty() ? "" : " | ") + std::string(text->slice(match));
            }
        }
        return out;
    }

    // "term:reason" of what was not typed.
    std::string added(const std::string& query)
    {
        std::string out;
        for (const ExpandedTerm& term : all(query).expansion) {
            if (term.reason != ExpansionReason::Itself) {
                out += (out.empty() ? "" : ", ") + term.term + ":" + to_key(term.reason);
            }
        }
        return out;
    }
};

Synonyms set_of(std::vector<std::string> words)
{
    Synonyms synonyms;
    synonyms.words = std::move(words);
    return synonyms;
}

} // namespace

TEST_CASE("A separable verb is found in two parts too, and can be unticked so")
{
    Study study("Wij werken veel met de school samen.\nZij samenwerken.\nSamen eten.\nHij werkt.\nEr is samengewerkt.");
    std::string apart = "werken … samen";
    if (!installed_lexicon()) {
        WARN("hunspell-nl is absent: skipped");
        return;
    }
    CHECK(study.found("samenwerken") == "werken | samen | samenwerken | samengewerkt");
    CHECK(study.added("samenwerken") == "samengewerkt:stem, " + apart + ":apart");
    CHECK(study.found("samenwerken", {apart}) == "samenwerken | samengewerkt");
    CHECK(study.found("\"samenwerken\"") == "samenwerken");
    CHECK(study.found("samenwerken NEAR/3 zij") == "Zij | samenwerken");
    CHECK(study.found("samenwerken -school") == "samenwerken | samengewerkt");
}

TEST_CASE("A beginning that does not come off makes no verb of two parts")
{
    Study study("Zij steunen hem onder druk.\nZij ondersteunen hem.\nZij nemen het over.\nZij overnemen.");
    if (!installed_lexicon()) {
        WARN("hunspell-nl is absent: skipped");
        return;
    }
    CHECK(study.found("ondersteunen") == "ondersteunen");
    CHECK(study.found("overnemen") == "nemen | over | overnemen");
}

TEST_CASE("Synonyms of the study are found by any of them, words and phrases alike")
{
    Study study("De JGZ komt.\nDe jeugdgezondheidszorg komt.\nHet CJG is open.\nHet Centrum voor Jeugd en Gezin is open.\nHet centrum is dicht.");
    Snapshot snapshot;
    snapshot.synonyms = std::make_shared<const std::vector<Synonyms>>(
        std::vector<Synonyms>{set_of({"JGZ", "jeugdgezondheidszorg"}), set_of({"CJG", "Centrum voor Jeugd en Gezin"})});
    study.source->set_study(std::move(snapshot));
    CHECK(study.found("jgz") == "JGZ | jeugdgezondheidszorg");
    CHECK(study.found("jeugdgezondheidszorg") == "JGZ | jeugdgezondheidszorg");
    CHECK(study.added("jgz") == "jeugdgezondheidszorg:synonym");
    CHECK(study.found("jgz", {"jeugdgezondheidszorg"}) == "JGZ");
    CHECK(study.found("cjg") == "CJG | Centrum voor Jeugd en Gezin");
    CHECK(study.found("\"centrum voor jeugd en gezin\"") == "CJG | Centrum voor Jeugd en Gezin");
    CHECK(study.found("cjg", {"centrum voor jeugd en gezin"}) == "CJG");
    CHECK(study.found("exact:JGZ") == "JGZ");
}

TEST_CASE("The list of synonyms to begin with is sound")
{
    auto all = default_synonyms();
    CHECK(all.size() > 30);
    for (const Synonyms& synonyms : all) {
        CHECK(synonyms.words.size() >= 2);
        CHECK((synonyms.language == "nl" || synonyms.language == "en"));
    }
    CHECK(default_synonyms("nl").size() + default_synonyms("en").size() == all.size());
    SynonymTable table(all);
    CHECK(table.of("jgz") == std::vector<std::string>{"jeugdgezondheidszorg"});
    CHECK(table.phrases_of("amhk").front() == "veilig thuis");
    CHECK(table.of("veilig thuis") == std::vector<std::string>{"amhk"});
}

TEST_CASE("Other spellings that the texts have are found, other words are not")
{
    Study study("De aktie en de actie.\nDe tyd en de tijd.\nEen kant en klare cant.");
    CHECK(study.found("actie") == "aktie | actie");
    CHECK(study.added("actie") == "aktie:spelling");
    CHECK(study.found("tijd") == "tyd | tijd");
    CHECK(study.found("actie", {"aktie"}) == "actie");
}

TEST_CASE("A word that no text has is answered with what was perhaps meant")
{
    Study study("De gemeente. De gemeente. Het gemeentehuis. Een gerneente van de scanner. Preventie.");
    auto result = study.all("gemente beleid");
    REQUIRE(result.suggestions.size() >= 1);
    CHECK(result.suggestions.front().word == "gemente");
    CHECK(result.suggestions.front().instead == "gemeente");
    CHECK(result.suggestions.front().query == "gemeente beleid");
    CHECK(study.all("Prevennntie").suggestions.front().instead == "preventie");
    CHECK(study.all("gemeente").suggestions.empty());
    CHECK(study.all("xqzvw").suggestions.empty());
    CHECK(study.all("gemeenten").suggestions.empty());            // found as a form
}

TEST_CASE("What recognition confuses differs little")
{
    CHECK(dutch::difference("gerneente", "gemeente", 2) < .5);
    CHECK(dutch::difference("be1eid", "beleid", 2) < .5);
    CHECK(dutch::difference("belied", "beleid", 2) == 1);
    CHECK(dutch::difference("wijk", "wijk", 2) == 0);
    CHECK(dutch::difference("zorg", "team", 2) > 2);
    CHECK(dutch::difference("", "abc", 2) > 2);
}

TEST_CASE("Among 300,000 words what was meant is found in a moment")
{
    std::vector<std::string> words;
    for (int i = 0; i < 300000; ++i) {
        std::string word = "beleid";
        for (int rest = i; rest > 0; rest /= 20) {
            word += static_cast<char>('a' + rest % 20);
        }
        words.push_back(word);
    }
    std::sort(words.begin(), words.end());
    words.erase(std::unique(words.begin(), words.end()), words.end());
    Vocabulary vocabulary(words, {"nl"});
    auto begin = std::chrono::steady_clock::now();
    auto near = vocabulary.near("beleidabq", 10);
    std::chrono::duration<double, std::milli> taken = std::chrono::steady_clock::now() - begin;
    std::printf("near words among %zu: %.1f ms\n", words.size(), taken.count());
    CHECK(near.size() == 10);
}
