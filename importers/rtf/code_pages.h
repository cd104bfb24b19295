// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes of an RTF file as text, by the code page of the file (\ansicpg, \mac, \pc) or the character set of the font
// (\fcharset): a Czech name stands in windows-1250 between two Dutch sentences in windows-1252. One reader makes one; one thread.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace duiding::rtf {

constexpr int windows_western = 1252;
constexpr int mac_roman = 10000;
constexpr int symbol_page = 42;          // a font of signs: each byte is a place in it

// The code page of \fcharsetN, or 0 where that says nothing (the default of the file then counts).
int code_page_of_charset(std::int32_t charset);

class CodePages {
public:
    // Never fails: an unknown page is read as windows-1252 and noted in unknown().
    std::string decode(std::string_view bytes, int page);
    int unknown() const { return m_unknown; }                  // the first page that is not known, or 0

private:
    using Table = std::array<std::string, 256>;
    const Table& table(int page, const std::string& encoding);

    std::map<int, Table> m_tables;
    int m_unknown = 0;
};

} // namespace duiding::rtf
