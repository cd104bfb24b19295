// SPDX-License-Identifier: GPL-3.0-or-later
// What a search found is marked in the text of the window on the letters that matched and on no others: over line ends, page breaks
// and hyphens, behind emoji and letters of several characters. What the text is given to paint is looked at, not the picture of it.
#include "app/desktop/views/centre_view.h"
#include "app/desktop/views/coding_view.h"
#include "core/edits/edits.h"
#include "core/text/utf8.h"
#include "tests/ui/search_bench.h"

#include <catch2/catch.hpp>

using namespace duiding;
using namespace duiding::test;

namespace {

const std::string first = "De gemeen-\u2028teraad kiest, na 👍🏽 en cafe\u0301, voor het sociaal\u2028team.";
const std::string second = "Be\u00ADleid voor het sociaal team van de wijk-teams.";

struct HighlightBench : SearchBench {
    HighlightBench()
    {
        ImportedDocument document;
        document.name = "Nota";
        document.kind = DocumentKind::Policy;
        document.format = "txt";
        document.text = first + "\n" + second;
        auto whole = static_cast<std::int64_t>(count_code_points(document.text));
        auto page = static_cast<std::int64_t>(count_code_points(first) + 1 + count_code_points(std::string_view(second).substr(0, second.find("team"))));
        document.marks = {{MarkKind::Page, char_range(0, page), 1, ""}, {MarkKind::Page, char_range(page, whole), 2, ""}};
        bool indexed = false;
        Connection connection = workspace().index_changed.connect([&] { indexed = true; });
        workspace().run(edits::add_document(*workspace().project(), document));
        REQUIRE(wait_for([&] { return snapshot().documents->size() == 3 && indexed; }));
        wait_for_index();
        workspace().show_document(snapshot().resolve_document("Nota").id);
        REQUIRE(wait_for([this] { return workspace().text() && workspace().text()->text() == first + "\n" + second && text().document() == workspace().text(); }));
    }

    CodingView& text() { return frame().centre().view(); }

    // What the text is given to paint as found, "|" between.
    std::string marked()
    {
        std::string out;
        for (CharRange match : workspace().matches_of(workspace().document())) {
            out += (out.empty() ? "" : "|") + std::string(workspace().text()->slice(match));
        }
        return out;
    }
};

} // namespace

TEST_CASE("what a search found is marked in the text on the letters that matched, whatever lies between them")
{
    HighlightBench bench;
    CHECK(bench.marked().empty());
    struct Case {
        const char* query;
        const char* marked;
    };
    for (const Case& each : {Case{"\"sociaal team\"", "sociaal\u2028team|sociaal team"}, Case{"gemeenteraad", "gemeen-\u2028teraad"},
                             Case{"café", "cafe\u0301"}, Case{"\"en café\"", "en cafe\u0301"}, Case{"beleid", "Be\u00ADleid"},
                             Case{"wijkteam", "wijk-teams"}, Case{"kiest OR wijk", "kiest|wijk-teams"}, Case{"onvindbaar", ""}}) {
        CAPTURE(each.query);
        bench.search(each.query);
        std::string seen;
        bool right = wait_for([&] { return (seen = bench.marked()) == each.marked; });
        CAPTURE(seen);
        CHECK(right);
    }
}
