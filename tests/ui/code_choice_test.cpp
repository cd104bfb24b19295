// SPDX-License-Identifier: GPL-3.0-or-later
// What typed letters mean while coding, without a window.
#include "app/desktop/document_order.h"
#include "app/desktop/views/code_choice.h"
#include "app/desktop/views/find_text.h"
#include "app/desktop/views/quote_text.h"

#include <catch2/catch.hpp>

using namespace duiding;

namespace {

Code make_code(std::int64_t id, std::int64_t parent, const std::string& name)
{
    Code code;
    code.id = {id};
    code.parent = {parent};
    code.name = name;
    code.position = id;
    return code;
}

Codebook small_codebook()
{
    return Codebook({make_code(1, 0, "elkaar kennen en vertrouwen"), make_code(2, 1, "elkaar kennen"), make_code(3, 1, "vertrouwen"),
                     make_code(4, 0, "governance"), make_code(5, 4, "verbinding"), make_code(6, 0, "visie / doelen")});
}

std::vector<std::int64_t> ids(const std::vector<CodeId>& codes)
{
    std::vector<std::int64_t> result;
    for (CodeId code : codes) {
        result.push_back(code.value);
    }
    return result;
}

} // namespace

TEST_CASE("typed letters match anywhere in the path, names that begin with them first")
{
    CHECK(ids(matching_codes(small_codebook(), "ver", {})) == std::vector<std::int64_t>{3, 5, 1, 4, 2});
    CHECK(ids(matching_codes(small_codebook(), "kennen", {})) == std::vector<std::int64_t>{1, 2, 3});
    CHECK(ids(matching_codes(small_codebook(), "visie / doelen", {})) == std::vector<std::int64_t>{6});
    CHECK(matching_codes(small_codebook(), "zonder", {}).empty());
}

TEST_CASE("recently used codes come first, but an exact name before them")
{
    CHECK(ids(matching_codes(small_codebook(), "ver", {{5}, {4}})) == std::vector<std::int64_t>{5, 4, 3, 1, 2});
    CHECK(ids(matching_codes(small_codebook(), "vertrouwen", {{1}})) == std::vector<std::int64_t>{3, 1, 2});
}

TEST_CASE("a sign after a blank is a direction, a hyphen inside a name is not")
{
    CHECK(read_typed_code("priv -").name == "priv");
    CHECK(read_typed_code("priv -").direction == Direction::Hindering);
    CHECK(read_typed_code("priv +").direction == Direction::Facilitating);
    CHECK(read_typed_code("priv *").direction == Direction::Ambivalent);
    CHECK(read_typed_code("priv =").direction == Direction::Neutral);
    CHECK(read_typed_code("wijkteam-jeugd").name == "wijkteam-jeugd");
    CHECK_FALSE(read_typed_code("wijkteam-").direction);
}

TEST_CASE("a nearly equal name is noticed, another is not")
{
    CHECK(near_duplicate(small_codebook(), "vertrouwn") == CodeId{3});
    CHECK(near_duplicate(small_codebook(), "Verbindingen") == CodeId{5});
    CHECK_FALSE(near_duplicate(small_codebook(), "huisvesting"));
}

TEST_CASE("letters are found in a document whatever their case and accents, at the right characters")
{
    DocumentText text({1}, "Één cliënt, twee CLIENTEN. 👪 cliënte", {}, {});
    CHECK(find_in_text(text, "client") == std::vector<CharRange>{char_range(4, 10), char_range(17, 23), char_range(29, 35)});
    CHECK(find_in_text(text, "een") == std::vector<CharRange>{char_range(0, 3)});
    CHECK(find_in_text(text, "").empty());
}

TEST_CASE("a quote on the clipboard has its source, no labels, and a new line where another speaks")
{
    std::string words = "R1: Dat is fijn.\nR2: Vind ik ook.";
    std::vector<Mark> marks = {{MarkKind::Turn, char_range(0, 16), 0, "R1"}, {MarkKind::Label, char_range(0, 4), 0, {}},
                               {MarkKind::Turn, char_range(17, 33), 0, "R2"}, {MarkKind::Label, char_range(17, 21), 0, {}}};
    Speaker first;
    first.name = "R1";
    Speaker second;
    second.name = "R2";
    DocumentText text({1}, words, marks, {first, second});
    auto clip = quote_for_clipboard(text, char_range(4, 33), "R1, Gesprek 1");
    CHECK(clip.plain == "“Dat is fijn.\nVind ik ook.” (R1, Gesprek 1)");
    CHECK(clip.html == "<p>“Dat is fijn.<br>Vind ik ook.” <span>(R1, Gesprek 1)</span></p>");
    CHECK(clip.rtf == "{\\rtf1\\ansi\\uc1 \\u8220?Dat is fijn.\\line Vind ik ook.\\u8221? (R1, Gesprek 1)}");
    CHECK(quote_for_clipboard(text, char_range(4, 16), {}).plain == "Dat is fijn.");
}

TEST_CASE("documents stand kind by kind, interviews first, by name within a kind")
{
    Snapshot snapshot;
    std::vector<DocumentInfo> documents;
    for (DocumentKind kind : {DocumentKind::Policy, DocumentKind::Note, DocumentKind::Interview, DocumentKind::Policy, DocumentKind::Interview}) {
        DocumentInfo info;
        info.id = {std::ssize(documents) + 1};
        info.kind = kind;
        documents.push_back(info);
    }
    snapshot.documents = std::make_shared<const std::vector<DocumentInfo>>(documents);
    CHECK(documents_as_listed(snapshot) == std::vector<DocumentId>{{3}, {5}, {1}, {4}, {2}});
}
