// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/model/snapshot.h"
#include "core/model/table.h"

using namespace duiding;

namespace {

Snapshot snapshot()
{
    auto document = [](std::int64_t id, const char* name) {
        DocumentInfo info;
        info.id = {id};
        info.guid = Guid::make();
        info.name = name;
        return info;
    };
    auto memo = [](std::int64_t id, MemoTarget target, std::int64_t target_id) {
        Memo made;
        made.id = {id};
        made.target = target;
        made.target_id = target_id;
        return made;
    };
    Snapshot made;
    made.documents = std::make_shared<const std::vector<DocumentInfo>>(std::vector{document(1, "Interview Cliënte"), document(2, "beleid")});
    made.coders = std::make_shared<const std::vector<Coder>>(std::vector{Coder{{4}, Guid::make(), "Noor"}});
    made.memos = std::make_shared<const std::vector<Memo>>(
        std::vector{memo(1, MemoTarget::Coding, 9), memo(2, MemoTarget::Document, 9), memo(3, MemoTarget::Project, 0), memo(4, MemoTarget::Document, 9)});
    auto list = std::make_shared<CodingList>();
    list->codings = {Coding{{9}, 0, 5, 1}, Coding{{10}, 2, 7, 2}};
    made.codings = std::make_shared<const CodingsByDocument>(CodingsByDocument{{DocumentId{1}, list}});
    made.segments = std::make_shared<const CountByCode>(CountByCode{{CodeId{1}, 1}, {CodeId{2}, 1}});
    made.codebook = std::make_shared<const Codebook>();
    return made;
}

std::string why_not(const Snapshot& the_snapshot, const std::string& name)
{
    try {
        the_snapshot.resolve_document(name);
    } catch (const BadInput& error) {
        return error.what();
    }
    return "resolved";
}

} // namespace

TEST_CASE("a document is named exactly or by GUID; a near miss is suggested")
{
    Snapshot made = snapshot();
    CHECK(made.resolve_document("Interview Cliënte").id.value == 1);
    CHECK(made.resolve_document(made.documents->at(1).guid.text()).id.value == 2);
    CHECK(why_not(made, "interview cliente").find("“Interview Cliënte”") != std::string::npos);
    CHECK(why_not(made, "iets anders").find("There is no document “iets anders”") != std::string::npos);
    CHECK(why_not(made, "").find("There is no document") != std::string::npos);
}

TEST_CASE("documents, coders, codings and memos are found by id")
{
    Snapshot made = snapshot();
    CHECK(made.find_document({2})->name == "beleid");
    CHECK(made.find_document({3}) == nullptr);
    CHECK(made.find_coder({4})->name == "Noor");
    CHECK(made.find_coder({1}) == nullptr);
    CHECK(made.codings_of({1}).codings.size() == 2);
    CHECK(made.codings_of({2}).codings.empty());
    CHECK(made.coding_count() == 2);
    CHECK(made.memo_of({9})->id.value == 1);
    CHECK(made.memo_of({10}) == nullptr);
    CHECK(made.memos_of(MemoTarget::Document, 9).size() == 2);
    CHECK(made.memos_of(MemoTarget::Project, 0).size() == 1);
}

TEST_CASE("every kind has a stable key that reads back")
{
    for (int i = 0; i <= static_cast<int>(MarkKind::Recognised); ++i) {
        CHECK(mark_kind_from_key(to_key(static_cast<MarkKind>(i))) == static_cast<MarkKind>(i));
    }
    for (int i = 0; i <= static_cast<int>(DocumentKind::Media); ++i) {
        CHECK(document_kind_from_key(to_key(static_cast<DocumentKind>(i))) == static_cast<DocumentKind>(i));
    }
    for (int i = 0; i <= static_cast<int>(SpeakerKind::NoSpeaker); ++i) {
        CHECK(speaker_kind_from_key(to_key(static_cast<SpeakerKind>(i))) == static_cast<SpeakerKind>(i));
    }
    for (int i = 0; i <= static_cast<int>(MemoTarget::Coding); ++i) {
        CHECK(memo_target_from_key(to_key(static_cast<MemoTarget>(i))) == static_cast<MemoTarget>(i));
    }
    for (int i = 0; i <= static_cast<int>(DirectionKind::PositiveNegative); ++i) {
        CHECK(direction_kind_from_key(to_key(static_cast<DirectionKind>(i))) == static_cast<DirectionKind>(i));
    }
    CHECK(std::string(to_key(ColumnType::Percent)) == "percent");
    CHECK_FALSE(mark_kind_from_key("turns"));
}

TEST_CASE("colours are written as #RRGGBB and read back")
{
    CHECK(colour_text(0x00A0FF) == "#00A0FF");
    CHECK(colour_value("#00a0ff") == 0x00A0FFu);
    for (const char* bad : {"", "#", "00A0FF", "#00A0F", "#00A0FG", "#00A0FF0", "#-0A0FF"}) {
        INFO(bad);
        CHECK_FALSE(colour_value(bad));
    }
}

TEST_CASE("people read the word of a key where the column has one")
{
    Column column{"direction", msg("Direction"), ColumnType::Text, {{"none", msg("no direction")}}};
    CHECK(format(cell_words(column, "none")) == "no direction");
    CHECK(format(cell_words(column, "{0} as it is")) == "{0} as it is");
    CHECK(format(cell_words(column, "")).empty());
}
