// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/progress.h"

using namespace duiding;

TEST_CASE("a part of a cancelled whole stops, and its steps do not move the bar of the whole")
{
    Progress whole;
    whole.start("batch", 10);
    whole.set(3);
    Progress part(&whole);
    part.start("file", 4);
    part.step(2);
    CHECK(part.fraction() == 0.5);
    CHECK(whole.fraction() == 0.3);
    whole.cancel();
    CHECK(part.cancelled());
    CHECK_THROWS_AS(part.step(), Cancelled);
}
