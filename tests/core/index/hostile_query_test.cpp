// SPDX-License-Identifier: GPL-3.0-or-later
// Whatever is typed is answered or refused with a reason, in bounded time.
#include "core/base/error.h"
#include "core/index/index.h"
#include "tests/core/index/memory_source.h"
#include "tests/support/temp_folder.h"

#include <chrono>
#include <random>

using namespace duiding;
using duiding::test::MemorySource;
using duiding::test::TempFolder;

namespace {

class LongTexts {
public:
    LongTexts() : m_index(make(), m_folder / "index")
    {
        std::string text;
        for (int i = 0; i < 6000; ++i) {
            text += "a" + std::to_string(i) + "woord wijk-team " + (i % 500 == 499 ? "\n" : "");
        }
        m_source->set(1, text);
        m_source->set(2, "w w w w w w w w " + std::string(20000, 'w') + " שלום עולם 👍🏽 naïef");
        Progress progress;
        m_index.update(progress);
    }

    // Answered or refused, within seconds; "" or where the mistake is.
    std::string ask(const std::string& query, HitUnit unit = HitUnit::Paragraph) const
    {
        auto begin = std::chrono::steady_clock::now();
        std::string where;
        try {
            SearchRequest request;
            request.query = query;
            request.unit = unit;
            request.limit = all_hits;
            m_index.search(request);
        } catch (const BadInput& error) {
            where = error.text().where;
            CHECK_FALSE(error.text().what_to_do.empty());
        }
        CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
        return where;
    }

    std::vector<Message> search_notices(const std::string& query) const { return m_index.search({.query = query}).notices; }
    std::int64_t count(const std::string& query) const { return m_index.search({.query = query}).total; }

private:
    std::unique_ptr<IndexSource> make()
    {
        auto owned = std::make_unique<MemorySource>();
        m_source = owned.get();
        return owned;
    }

    TempFolder m_folder;
    MemorySource* m_source = nullptr;
    ProjectIndex m_index;
};

const LongTexts& texts()
{
    static const LongTexts texts;
    return texts;
}

std::string repeated(const std::string& piece, std::size_t bytes)
{
    std::string out;
    while (out.size() < bytes) {
        out += piece;
    }
    return out;
}

} // namespace

TEST_CASE("A query of ten kilobytes is answered or refused, whatever it is made of")
{
    for (std::string piece : {"wijk ", "\"", "(", ")", "wijk OR ", "wijk NEAR/1000 ", "\"wijk team\" VOOR/1000 ", "-", "* ", "a* ", "*woord ", "/a+/ ",
                              "jaar: ", "jaar:(", "exact:", "regex:\"", "👍", "שלום ", "\\", "NOT ", "memo:w ", "\xF0\x9F", "/", "w-w-w-w "}) {
        CAPTURE(piece);
        texts().ask(repeated(piece, 10'000));
        texts().ask(repeated(piece, 10'000), HitUnit::Document);
        texts().ask("wijk " + repeated(piece, 10'000) + " team");
    }
}

TEST_CASE("Wildcards that stand for tens of thousands of words are cut short, with a notice")
{
    CHECK(texts().ask("a*").empty());
    CHECK(texts().ask("*woord*").empty());
    CHECK_FALSE(texts().search_notices("a*").empty());
    std::string many;
    for (int i = 10; i < 60; ++i) {
        many += "a" + std::to_string(i) + "* OR ";
    }
    CHECK(texts().ask(many + "wijk").empty());
}

TEST_CASE("NUL, emoji, broken UTF-8 and right-to-left letters are text or signs, never trouble")
{
    CHECK(texts().count("שלום") == 1);
    CHECK(texts().count("\"שלום עולם\"") == 1);
    CHECK(texts().count(std::string("naïef\0 w", 9)) == 1);
    CHECK(texts().count("naief 👍🏽") == 1);
    CHECK(texts().count("/👍./") == 1);
    CHECK(texts().ask("👍").starts_with("character "));
    CHECK(texts().ask("\xC3\x28 \xFF").starts_with("character "));
}

TEST_CASE("Words that stand near themselves thousands of times are looked at in bounded time")
{
    CHECK(texts().ask("wijk NEAR/1000 wijk", HitUnit::Document).empty());
    texts().ask("wijk NEAR/1000 team NEAR/1000 wijkteam", HitUnit::Document);
    texts().ask(repeated("wijk VOOR/1000 ", 1000) + "team", HitUnit::Document);
    texts().ask("\"" + repeated("wijk team ", 2000) + "\"", HitUnit::Document);
    texts().ask("\"" + repeated("w* ", 600) + "\"");
}

TEST_CASE("Ten thousand random bytes are answered or refused")
{
    std::mt19937 random(1);
    for (int round = 0; round < 30; ++round) {
        std::string query;
        for (int i = 0; i < 10'000; ++i) {
            query += static_cast<char>(random() % (round % 2 == 0 ? 256 : 128));
        }
        texts().ask(query);
    }
}
