// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/index/corpus/corpus_list.h"
#include "tests/support/temp_folder.h"

using namespace duiding;
using duiding::test::TempFolder;

namespace {

std::string refusal(const std::string& list)
{
    try {
        parse_corpus_list(list, "/data");
    } catch (const BadInput& error) {
        return format(error.text());
    }
    return {};
}

} // namespace

TEST_CASE("a list of shards says where each is and how long one may take", "[corpus]")
{
    CorpusList list = parse_corpus_list("# van het instituut\nnoord folder shards/noord en zo\n\nzuid  tcp localhost 4311  # tunnel\n"
                                        "oost ssh onderzoek@oost.example /srv/oost\r\nlimit 2.5\nwest folder /srv/west", "/data");
    REQUIRE(list.shards.size() == 4);
    CHECK(list.shards[0].folder == "/data/shards/noord en zo");
    CHECK(list.find("zuid")->port == 4311);
    CHECK(list.find("oost")->path == "/srv/oost");
    CHECK(list.find("west")->folder == "/srv/west");
    CHECK(list.limit == std::chrono::milliseconds(2500));
    for (const ShardAddress& shard : list.shards) {
        CHECK(parse_shard_address(shard.name, text_of(shard), "/elsewhere") == shard);
    }
}

TEST_CASE("another machine without ssh is refused unless the list says unprotected", "[corpus]")
{
    CHECK(refusal("ver tcp 10.0.0.7 4311").find("asks nobody who he is") != std::string::npos);
    CHECK(refusal("ver tcp 10.0.0.7 4311").find("line 1") != std::string::npos);
    CHECK(parse_corpus_list("ver tcp 10.0.0.7 4311 unprotected", "/").shards[0].unprotected);
}

TEST_CASE("what ssh or a shell could take for something else is refused", "[corpus]")
{
    for (const char* line : {"a ssh -oProxyCommand=x /srv", "a ssh host /srv/x;rm", "a ssh host $(id)", "a ssh host /srv/a b", "a ssh host",
                             "a ssh host `id`", "a ssh ho|st /srv", "a ssh host -x"}) {
        INFO(line);
        CHECK(refusal(line).find("cannot be given to ssh") != std::string::npos);
    }
}

TEST_CASE("mistakes in a list are told with their line", "[corpus]")
{
    for (const char* line : {"x", "x folder", "x http://y", "x tcp localhost", "x tcp localhost 0", "x tcp localhost 99999", "x tcp localhost 4311 now",
                             "limit veel", "limit 0", "limit -1", "limit nan", "x folder a\nx folder b"}) {
        INFO(line);
        CHECK(refusal(line).find("line ") != std::string::npos);
    }
    CHECK(parse_corpus_list("", "/").shards.empty());
}

TEST_CASE("adding and removing a shard keeps the rest of the list as it was written", "[corpus]")
{
    TempFolder folder;
    auto path = corpus_list_path(folder.path() / "wijk.duiding");
    CHECK(path.filename() == "wijk.duiding.corpus");
    CHECK_THROWS_AS(read_corpus_list(path), BadInput);
    write_file(path, "# mijn lijst\nlimit 5\nnoord folder /n");
    add_to_corpus_list(path, parse_shard_address("zuid", "tcp localhost 4312", folder.path()));
    CHECK(read_file(path) == "# mijn lijst\nlimit 5\nnoord folder /n\nzuid tcp localhost 4312\n");
    CHECK_THROWS_AS(add_to_corpus_list(path, parse_shard_address("zuid", "folder z", folder.path())), BadInput);
    remove_from_corpus_list(path, "noord");
    CHECK(read_file(path) == "# mijn lijst\nlimit 5\nzuid tcp localhost 4312\n");
    CHECK_THROWS_AS(remove_from_corpus_list(path, "noord"), BadInput);
}
