// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/error.h"
#include "tests/support/paths.h"
#include "tests/support/temp_folder.h"

#include <algorithm>

using namespace duiding;
using duiding::test::TempFolder;

TEST_CASE("A mapped file that is shortened reads as zeros behind its new end, and says that it is not what it was")
{
    TempFolder folder;
    constexpr std::size_t size = 1'000'000;
    duiding::test::write_text(folder / "file", std::string(size, 'x'));
    MappedFile first(folder / "file");
    MappedFile file = std::move(first);
    CHECK(std::count(file.bytes().begin(), file.bytes().end(), 'x') == size);
    CHECK(file.intact());
    std::filesystem::resize_file(folder / "file", 100);
    CHECK(std::count(file.bytes().begin(), file.bytes().end(), 'x') == 100);
    CHECK(std::count(file.bytes().begin(), file.bytes().end(), '\0') == size - 100);
    CHECK_FALSE(file.intact());
    CHECK(first.intact());
}

TEST_CASE("A mapped file that is removed or replaced stays as it was")
{
    TempFolder folder;
    duiding::test::write_text(folder / "file", std::string(100'000, 'x'));
    duiding::test::write_text(folder / "other", "kort");
    MappedFile file(folder / "file");
    std::filesystem::rename(folder / "other", folder / "file");
    CHECK(std::count(file.bytes().begin(), file.bytes().end(), 'x') == 100'000);
    CHECK(file.intact());
    CHECK(MappedFile(folder / "file").bytes() == "kort");
    CHECK_THROWS_AS(MappedFile(folder / "none"), Environment);
}

TEST_CASE("Many mapped files come and go, and each is looked after")
{
    TempFolder folder;
    for (int round = 0; round < 3000; ++round) {
        duiding::test::write_text(folder / "file", std::string(10'000, 'x'));
        MappedFile file(folder / "file");
        if (round % 500 == 0) {
            std::filesystem::resize_file(folder / "file", 0);
            CHECK(std::count(file.bytes().begin(), file.bytes().end(), '\0') == 10'000);
            CHECK_FALSE(file.intact());
        }
    }
}
