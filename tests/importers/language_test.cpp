// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/language.h"

#include "core/text/encoding.h"
#include "core/text/offsets.h"
#include "core/text/utf8.h"
#include "tests/support/paths.h"

#include <catch2/catch.hpp>

using namespace duiding;

TEST_CASE("the language of a text is found, also of a short one")
{
    CHECK(guess_language("De wijkverpleegkundige kwam elke week langs en dat vond ik heel prettig, want zij luisterde echt.") == "nl");
    CHECK(guess_language("The nurse came by every week and I liked that very much, because she really listened to me.") == "en");
    CHECK(guess_language("L’infirmière passait chaque semaine et cela me plaisait beaucoup, parce qu’elle écoutait vraiment.") == "fr");
    CHECK(guess_language("Die Pflegerin kam jede Woche vorbei, und das fand ich sehr angenehm, weil sie wirklich zuhörte.") == "de");
}

TEST_CASE("a text too short or without words has no language")
{
    CHECK(guess_language("").empty());
    CHECK(guess_language("Ja, dat klopt wel.").empty());
    CHECK(guess_language("12,5 13,0 14,25 2019 2020 2021 2022 2023 0,1 0,2 0,3 0,4 0,5 0,6 0,7 0,8 0,9").empty());
    CHECK(guess_language("xqz wvk pqrt zzxcv bnmlk qwrtp sdfgh jklzx cvbnm qqwwr ttyyp ssddf gghhj").empty());
}

TEST_CASE("a long text that ends inside a character is read whole")
{
    std::string text;
    while (text.size() < 70'000) {
        text += "De cliënte zei dat zij één keer per week bezoek kreeg. ";
    }
    CHECK(guess_language(text) == "nl");
    CHECK(guess_language("x" + text) == "nl");
}

TEST_CASE("every start of 400 characters of the programmes is Dutch")
{
    auto folder = test::shared_sample("domain/programmes");
    if (!folder) {
        WARN("../shared is absent: skipped");
        return;
    }
    int starts = 0;
    int right = 0;
    for (const auto& entry : std::filesystem::directory_iterator(*folder)) {
        std::string text = decode_text(test::read_text(entry.path()), {}, {}).utf8;
        OffsetMap map(text);
        auto length = static_cast<std::int64_t>(count_code_points(text));
        for (std::int64_t at = 0; at + 400 <= length; at += 400) {
            ++starts;
            right += guess_language(map.slice({{at}, {at + 400}})) == "nl";
        }
    }
    CAPTURE(starts, right);
    CHECK(right * 1000 >= starts * 985);
    WARN(right << " of " << starts << " pieces of 400 characters are Dutch");
}
