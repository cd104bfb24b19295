// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/guid.h"

#include <unordered_set>

using namespace duiding;

TEST_CASE("a GUID is written lower case with hyphens and read back in every common form")
{
    Guid guid = *Guid::parse("{6F9619FF-8B86-4011-B42D-00CF4FC964FF}");
    CHECK(guid.text() == "6f9619ff-8b86-4011-b42d-00cf4fc964ff");
    CHECK(Guid::parse("6f9619ff8b864011b42d00cf4fc964ff") == guid);
    CHECK(Guid::parse(guid.text()) == guid);
}

TEST_CASE("what is not a GUID is not read as one")
{
    for (const char* text : {"", "vertrouwen", "6f9619ff-8b86-4011-b42d-00cf4fc964f", "6f9619ff-8b86-4011-b42d-00cf4fc964ff0",
                             "6f9619ff-8b86-4011-b42d-00cf4fc964fg"}) {
        INFO(text);
        CHECK_FALSE(Guid::parse(text));
    }
}

TEST_CASE("made GUIDs differ and are of version 4")
{
    std::unordered_set<Guid> made;
    for (int i = 0; i < 1000; ++i) {
        Guid guid = Guid::make();
        CHECK(guid.text()[14] == '4');
        CHECK(std::string("89ab").find(guid.text()[19]) != std::string::npos);
        made.insert(guid);
    }
    CHECK(made.size() == 1000);
    CHECK(Guid{}.is_null());
    CHECK_FALSE(made.begin()->is_null());
}
