// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/search_options.h"

#include "core/base/error.h"

#include <random>

using namespace duiding;

namespace {

Snapshot three_documents()
{
    auto documents = std::make_shared<std::vector<DocumentInfo>>(3);
    for (std::int64_t id = 1; id <= 3; ++id) {
        DocumentInfo& info = (*documents)[static_cast<std::size_t>(id - 1)];
        info.id = {id};
        info.guid = *Guid::parse("00000000-0000-4000-8000-00000000000" + std::to_string(id));
    }
    Snapshot snapshot;
    snapshot.documents = documents;
    return snapshot;
}

SearchRequest read(std::string_view options)
{
    SearchRequest request;
    set_search_options(request, options, three_documents());
    return request;
}

} // namespace

TEST_CASE("A search without choices is kept as an empty line, and an empty line is a search without choices")
{
    CHECK(search_options({}, three_documents()).empty());
    SearchRequest request{.query = "wijk", .unit = HitUnit::Turn};
    set_search_options(request, "", three_documents());
    CHECK(request.unit == HitUnit::Paragraph);
    CHECK(request.query == "wijk");
}

TEST_CASE("Options are written in one order, with stable keys, and only where a choice was made")
{
    SearchRequest request{.unit = HitUnit::Sentence, .order = HitOrder::Document, .interviewer = InterviewerTurns::LeaveOut};
    request.scope = {{{2}}, {DocumentKind::Interview, DocumentKind::Policy}, {"fatima", "r1; of 2=twee, 100%"}, CodedText::Uncoded, false, true, true};
    CHECK(search_options(request, three_documents())
          == "unit=sentence;order=document;interviewer=leave-out;documents=00000000-0000-4000-8000-000000000002;kinds=interview,policy;"
             "speakers=fatima,r1%3B of 2%3Dtwee%2C 100%25;coded=uncoded;texts=no;memos=yes;definitions=yes");
    SearchRequest again = read(search_options(request, three_documents()));
    CHECK(again.scope == request.scope);
    CHECK(again.unit == request.unit);
    CHECK(again.order == request.order);
    CHECK(again.interviewer == request.interviewer);
}

TEST_CASE("Any choice of options is read back as it was")
{
    std::mt19937 random(3);
    for (int round = 0; round < 2000; ++round) {
        SearchRequest request;
        request.unit = static_cast<HitUnit>(random() % 5);
        request.order = static_cast<HitOrder>(random() % 2);
        request.interviewer = static_cast<InterviewerTurns>(random() % 2);
        request.scope.coded = static_cast<CodedText>(random() % 3);
        request.scope.texts = random() % 2 == 0;
        request.scope.memos = random() % 2 == 0;
        request.scope.definitions = random() % 2 == 0;
        for (auto n = random() % 3; n > 0; --n) {
            request.scope.documents.push_back({static_cast<std::int64_t>(1 + random() % 3)});
            request.scope.kinds.push_back(static_cast<DocumentKind>(random() % 5));
            std::string name = "é";
            for (auto k = random() % 6; k > 0; --k) {
                name += "%;,=3B x"[random() % 8];
            }
            request.scope.speakers.push_back(name);
        }
        std::string text = search_options(request, three_documents());
        CAPTURE(text);
        SearchRequest again = read(text);
        REQUIRE(again.scope == request.scope);
        REQUIRE(search_options(again, three_documents()) == text);
    }
}

TEST_CASE("A document that is gone narrows the search to nothing rather than to everything")
{
    auto request = read("documents=00000000-0000-4000-8000-000000000009");
    REQUIRE(request.scope.documents.size() == 1);
    CHECK_FALSE(request.scope.documents.front());
}

TEST_CASE("Options of a newer version are refused, not half obeyed")
{
    for (std::string options : {"unit=page", "from=2018", "kinds=letter", "memos", "memos=maybe", "=", "unit"}) {
        CAPTURE(options);
        CHECK_THROWS_AS(read(options), BadInput);
    }
}
