// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <catch2/catch.hpp>
#include <rapidcheck/catch.h>

#include <algorithm>

using namespace duiding;

TEST_CASE("folding takes case, accents, ligatures and apostrophes off")
{
    struct Case { const char* text; const char* folded; };
    for (const Case& c : {Case{"Cliënten", "clienten"}, Case{"CLIE\u0308NTEN", "clienten"}, Case{"ﬁnanciën", "financien"}, Case{"Ĳsland", "ijsland"},
                          Case{"Straße", "strasse"}, Case{"œuvre Ærø", "oeuvre aero"}, Case{"foto’s", "foto's"}, Case{"foto`s", "foto's"},
                          Case{"´s", "'s"}, Case{"co\u00ADdeur", "codeur"}, Case{"ＡＢＣ", "abc"}, Case{"①", "1"}, Case{"", ""},
                          Case{"Ελλάς", "ελλασ"}, Case{"हिन्दी", "हिन्दी"}, Case{"한국", "한국"}}) {
        INFO(c.text);
        CHECK(fold(c.text) == c.folded);
        CHECK(fold(fold(c.text)) == c.folded);
    }
}

TEST_CASE("names are equal after folding whatever their blanks")
{
    CHECK(fold_name("  Elkaar \u00A0 vertrouwen\t") == "elkaar vertrouwen");
    CHECK(fold_name("\u2003").empty());
}

TEST_CASE("names sort in Dutch order with numbers by value")
{
    std::vector<std::string> names = {"Interview 10", "interview 2", "Éénouder", "Eenzaam", "Zorg", "adviseur", "Interview 1"};
    std::sort(names.begin(), names.end(), [](const auto& a, const auto& b) { return compare_names(a, b) < 0; });
    CHECK(names == std::vector<std::string>{"adviseur", "Éénouder", "Eenzaam", "Interview 1", "interview 2", "Interview 10", "Zorg"});
    CHECK(compare_names("a", "a") == 0);
    CHECK(compare_names("e\u0301", "é") != 0);
    CHECK(compare_names("e\u0301", "é") == -compare_names("é", "e\u0301"));
}

TEST_CASE("the keys of names are in the order of the names")
{
    rc::prop("for any two, also alike but for capitals, accents, digits and blanks", [] {
        auto name = [] {
            std::string made;
            for (int i = *rc::gen::inRange(0, 7); i > 0; --i) {
                made += *rc::gen::element<std::string>("a", "A", "é", "e\u0301", "e", "ij", "1", "10", "2", "02", " ", "-", "z", "🙂", "\xff", "");
            }
            return made;
        };
        std::string a = name(), b = name();
        int order = compare_names(a, b);
        int of_keys = name_order_key(a).compare(name_order_key(b));
        RC_ASSERT((order < 0) == (of_keys < 0));
        RC_ASSERT((order == 0) == (of_keys == 0));
    });
}

TEST_CASE("a view that was cut inside a letter is folded up to its end and not beyond")
{
    std::string text = "één";
    CHECK(fold(std::string_view(text).substr(0, 1)) == fold("\uFFFD"));
    CHECK(fold(std::string_view(text).substr(0, 3)) == "e" + fold("\uFFFD"));
    std::string smile = "🙂";
    CHECK(count_code_points(fold(std::string_view(smile).substr(0, 3))) == 1);
}
