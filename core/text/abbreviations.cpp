// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/abbreviations.h"

#include "core/text/fold.h"
#include "core/text/utf8.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>

namespace duiding {

namespace {

// Folded and in order of bytes, for the binary search.
constexpr std::array<std::string_view, 74> abbreviations = {
    "a.u.b.", "afb.", "afd.", "art.", "b.v.", "bijv.", "blz.", "bv.", "c.q.", "ca.", "d.d.", "d.m.v.", "d.w.z.", "dhr.",
    "dr.", "drs.", "e.g.", "evt.", "excl.", "fig.", "gem.", "i.c.", "i.e.", "i.h.b.", "i.h.k.v.", "i.o.", "i.p.v.", "i.s.m.",
    "i.t.t.", "i.v.m.", "incl.", "ing.", "ir.", "jr.", "lic.", "m.a.w.", "m.b.t.", "m.b.v.", "m.i.", "m.i.v.", "m.m.v.",
    "m.n.", "m.u.v.", "mej.", "mevr.", "mgr.", "mr.", "mrs.", "ms.", "mw.", "n.a.v.", "nl.", "nr.", "nrs.", "o.a.", "o.b.v.",
    "o.g.v.", "o.i.v.", "o.l.v.", "p.", "pag.", "par.", "pp.", "prof.", "resp.", "sr.", "st.", "t.a.v.", "t.b.v.", "t.g.v.",
    "t.o.v.", "tel.", "vgl.", "zgn."};
static_assert(std::is_sorted(abbreviations.begin(), abbreviations.end()));

std::string_view without_trailing_blanks(std::string_view text)
{
    while (!text.empty()) {
        std::size_t at = text.size() - 1;
        while (at > 0 && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80) {
            --at;
        }
        if (!u_isUWhiteSpace(static_cast<UChar32>(decode_at(text, at).value))) {
            break;
        }
        text = text.substr(0, at);
    }
    return text;
}

// From the last blank or opening bracket or quote on; at most 40 bytes, as no abbreviation is longer.
std::string_view last_word(std::string_view text)
{
    constexpr std::size_t longest = 40;
    if (text.size() > longest) {
        std::size_t from = text.size() - longest;
        while (from < text.size() && (static_cast<unsigned char>(text[from]) & 0xC0) == 0x80) {
            ++from;
        }
        text = text.substr(from);
    }
    std::size_t begin = 0;
    for (std::size_t at = 0; at < text.size();) {
        DecodedPoint point = decode_at(text, at);
        at += static_cast<std::size_t>(point.bytes);
        auto c = static_cast<UChar32>(point.value);
        if (u_isUWhiteSpace(c) || u_charType(c) == U_START_PUNCTUATION || u_charType(c) == U_INITIAL_PUNCTUATION || c == '"' || c == '\'') {
            begin = at;
        }
    }
    return text.substr(begin);
}

// "J." and "J.P.": single capitals, each with a point.
bool is_initials(std::string_view word)
{
    std::u32string text = to_utf32(word);
    if (text.empty() || text.size() % 2 != 0) {
        return false;
    }
    for (std::size_t i = 0; i < text.size(); i += 2) {
        if (!u_isupper(static_cast<UChar32>(text[i])) || text[i + 1] != U'.') {
            return false;
        }
    }
    return true;
}

} // namespace

bool ends_in_abbreviation(std::string_view utf8)
{
    std::string_view text = without_trailing_blanks(utf8);
    if (text.empty() || text.back() != '.') {
        return false;
    }
    std::string_view word = last_word(text);
    return is_initials(word) || std::binary_search(abbreviations.begin(), abbreviations.end(), std::string_view(fold(word)));
}

} // namespace duiding
