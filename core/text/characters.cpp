// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/characters.h"

#include <unicode/uchar.h>
#include <unicode/uscript.h>

namespace duiding {

namespace {

bool is_written_without_blanks(UChar32 c)
{
    UErrorCode status = U_ZERO_ERROR;
    switch (uscript_getScript(c, &status)) {
    case USCRIPT_HAN:
    case USCRIPT_HIRAGANA:
    case USCRIPT_KATAKANA:
    case USCRIPT_THAI:
    case USCRIPT_LAO:
    case USCRIPT_KHMER:
    case USCRIPT_MYANMAR:
        return true;
    default:
        return false;
    }
}

} // namespace

CharKind char_kind(char32_t code_point)
{
    auto c = static_cast<UChar32>(code_point);
    auto mask = U_GET_GC_MASK(c);
    if (mask & U_GC_M_MASK) {
        return CharKind::Mark;
    }
    if (mask & U_GC_L_MASK) {
        return c > 0x0E00 && is_written_without_blanks(c) ? CharKind::Alone : CharKind::Letter;
    }
    if (mask & U_GC_N_MASK) {
        return CharKind::Digit;
    }
    return u_hasBinaryProperty(c, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) ? CharKind::Ignorable : CharKind::Other;
}

} // namespace duiding
