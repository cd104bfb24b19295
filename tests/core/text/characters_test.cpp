// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/characters.h"

using namespace duiding;

TEST_CASE("Characters are sorted as somebody who looks for words sees them")
{
    CHECK(char_kind(U'a') == CharKind::Letter);
    CHECK(char_kind(U'Ĳ') == CharKind::Letter);
    CHECK(char_kind(U'한') == CharKind::Letter);
    CHECK(char_kind(U'7') == CharKind::Digit);
    CHECK(char_kind(U'½') == CharKind::Digit);
    CHECK(char_kind(U'\u0301') == CharKind::Mark);
    CHECK(char_kind(U'\u00AD') == CharKind::Ignorable);
    CHECK(char_kind(U'\u200D') == CharKind::Ignorable);
    CHECK(char_kind(U'東') == CharKind::Alone);
    CHECK(char_kind(U'ひ') == CharKind::Alone);
    CHECK(char_kind(U'ไ') == CharKind::Alone);
    CHECK(char_kind(U'👍') == CharKind::Other);
    CHECK(char_kind(U'_') == CharKind::Other);
    CHECK(char_kind(U'\n') == CharKind::Other);
    CHECK(char_kind(0xFFFD) == CharKind::Other);
}
