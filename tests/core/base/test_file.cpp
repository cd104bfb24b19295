// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/file.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <fstream>

using namespace duiding;
using namespace duiding::test;

namespace {

std::size_t files_in(const std::filesystem::path& folder)
{
    std::filesystem::directory_iterator it(folder);
    return static_cast<std::size_t>(std::distance(begin(it), end(it)));
}

} // namespace

TEST_CASE("a written file reads back byte for byte")
{
    TempFolder folder;
    auto path = folder / "verslag “één”.txt";
    std::string bytes("a\0b\r\n\xFF", 6);
    write_file(path, bytes);
    CHECK(read_file(path) == bytes);
    CHECK(path_of(path_text(path)) == path);
    write_file(path, "");
    CHECK(read_file(path).empty());
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a failing producer leaves the old file and nothing else")
{
    TempFolder folder;
    auto path = folder / "out.csv";
    write_text(path, "old");
    auto produce = [&](const std::filesystem::path& temporary) {
        write_text(temporary, "half");
        CHECK(read_text(path) == "old");
        throw Environment({msg("The disk is full."), {}, {}, {}});
    };
    CHECK_THROWS_AS(replace_file(path, produce), Environment);
    CHECK(read_text(path) == "old");
    CHECK(files_in(folder.path()) == 1);
}

TEST_CASE("a producer that writes nothing is an error and leaves the old file")
{
    TempFolder folder;
    auto path = folder / "out.csv";
    write_text(path, "old");
    CHECK_THROWS_AS(replace_file(path, [](const std::filesystem::path&) {}), Environment);
    CHECK(read_text(path) == "old");
}

TEST_CASE("writing where there is no folder is said with the path")
{
    TempFolder folder;
    auto path = folder / "missing" / "out.csv";
    try {
        write_file(path, "x");
        FAIL("no error");
    } catch (const Environment& error) {
        CHECK(error.text().where.find("missing") != std::string::npos);
    }
}

TEST_CASE("a missing, too large or impossible input is bad input with its path")
{
    TempFolder folder;
    write_text(folder / "big.txt", std::string(2 << 20, 'x'));
    CHECK_THROWS_AS(read_file(folder / "none.txt"), BadInput);
    CHECK_THROWS_AS(read_file(folder.path()), BadInput);
    CHECK_THROWS_AS(read_file(folder / "big.txt", 1 << 20), BadInput);
    CHECK(read_file(folder / "big.txt", 2 << 20).size() == 2 << 20);
}

TEST_CASE("SHA-256 of “abc” is the published one")
{
    CHECK(hex(sha256("abc")) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    CHECK(hex(sha256("")) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
