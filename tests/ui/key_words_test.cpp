// SPDX-License-Identifier: GPL-3.0-or-later
// The words for roles and kinds of documents come from one list: what the window shows, in both languages, a query takes.
#include "app/desktop/wx_text.h"
#include "core/index/fields.h"
#include "core/index/query_text.h"
#include "core/model/key_words.h"
#include "tests/ui/window_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

TEST_CASE("what the window calls a role or a kind of document is understood in a query, in Dutch and English")
{
    WindowBench bench;
    for (const char* language : {"nl", "en"}) {
        use_language(language);
        for (const auto& [field, words] : {std::pair("rol", known_roles()), std::pair("type", known_kinds())}) {
            for (const KeyWords& each : words) {
                std::string query = std::string(field) + ":\"" + from_wx(tr(each.label)) + "\"";
                INFO(query);
                CHECK_NOTHROW(answer_field(parse_query(query).root, bench.snapshot()));
            }
        }
    }
    use_language("en");
    CHECK_THROWS(answer_field(parse_query("rol:burgemeester").root, bench.snapshot()));
}
