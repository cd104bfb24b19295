// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_reasons.h"

#include "tests/core/index/corpus_fixture.h"

using namespace duiding;
using namespace duiding::test;

TEST_CASE("what Xapian says of a shard is put in our own words, and what it said comes after them", "[corpus]")
{
    ShardAddress tcp = at_port("oost", 4311);
    ShardAddress ssh = tcp;
    ssh.kind = ShardAddress::Kind::Ssh;
    ssh.host = "onderzoek@oost.example";
    auto away = [&](const Xapian::Error& error) { return format(why_away(error, tcp)); };
    CHECK(away(Xapian::NetworkError("Couldn't connect", "", ECONNREFUSED))
          == "Nobody listens there: the shard is not being served, or the tunnel to it is closed (Couldn't connect: Connection refused).");
    CHECK(away(Xapian::NetworkError("Couldn't connect", "", EHOSTUNREACH)).starts_with("That machine cannot be reached over the network ("));
    CHECK(away(Xapian::NetworkError("Couldn't resolve host oost")).starts_with("No machine of that name is known ("));
    CHECK(away(Xapian::NetworkError("Received EOF")) == "The other end closed the connection (Received EOF).");
    CHECK(away(Xapian::NetworkError("read failed", "", ECONNRESET)).starts_with("The other end closed the connection ("));
    CHECK(away(Xapian::NetworkError("Server supports protocol version 35 - client is using 39")).starts_with("It is served by another version of Xapian"));
    CHECK(away(Xapian::DatabaseNotFoundError("Couldn't stat '/srv/oost'")).starts_with("The server finds no shard in its folder ("));
    CHECK(away(Xapian::NetworkError("Something new")) == "The connection failed (Something new).");
    CHECK(format(why_away(Xapian::NetworkError("Received EOF"), ssh)).find("“ssh onderzoek@oost.example” gets in without a password") != std::string::npos);
    CHECK(format(why_unfit(Xapian::DatabaseVersionError("Glass version 3"))).starts_with("It was made by another version of Xapian"));
    CHECK(format(why_unfit(Xapian::DatabaseCorruptError("Block 7"))) == "It is damaged (Block 7).");
    CHECK(format(why_unfit(Xapian::DatabaseOpeningError("Not a database"))) == "What is there is no shard (Not a database).");
    CHECK(format(why_unfit(Xapian::SerialisationError("Bad length"))) == "It answers in a way that cannot be understood (SerialisationError: Bad length).");
}
