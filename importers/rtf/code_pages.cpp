// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/rtf/code_pages.h"

#include "core/text/encoding.h"
#include "core/text/utf8.h"

#include <algorithm>

namespace duiding::rtf {

namespace {

struct Charset {
    std::int32_t charset;
    int page;
};

constexpr Charset charsets[] = {{0, 1252},   {2, symbol_page}, {77, mac_roman}, {78, 932},   {79, 949},   {80, 936},   {81, 950},
                                {128, 932},  {129, 949},       {134, 936},      {136, 950},  {161, 1253}, {162, 1254}, {163, 1258},
                                {177, 1255}, {178, 1256},      {186, 1257},     {204, 1251}, {222, 874},  {238, 1250}, {254, 437},
                                {255, 850}};

bool is_one_of(int page, std::initializer_list<int> pages)
{
    return std::find(pages.begin(), pages.end(), page) != pages.end();
}

// ICU's name for a Windows code page; empty when it is none that RTF is written in.
std::string encoding_of(int page)
{
    if (page == mac_roman) {
        return "macintosh";
    }
    if (page == 65001) {
        return "UTF-8";
    }
    if (is_one_of(page, {437, 737, 775, 850, 852, 855, 857, 858, 860, 861, 862, 863, 864, 865, 866, 869})) {
        return "ibm-" + std::to_string(page);
    }
    bool windows = is_one_of(page, {874, 932, 936, 949, 950}) || (page >= 1250 && page <= 1258);
    return windows ? "windows-" + std::to_string(page) : std::string();
}

bool is_multi_byte(int page)
{
    return is_one_of(page, {932, 936, 949, 950, 65001});
}

} // namespace

int code_page_of_charset(std::int32_t charset)
{
    auto it = std::find_if(std::begin(charsets), std::end(charsets), [&](const Charset& row) { return row.charset == charset; });
    return it == std::end(charsets) ? 0 : it->page;
}

std::string CodePages::decode(std::string_view bytes, int page)
{
    std::string encoding = encoding_of(page);
    if (encoding.empty()) {
        m_unknown = m_unknown == 0 ? page : m_unknown;
        page = windows_western;
        encoding = encoding_of(page);
    }
    if (is_multi_byte(page)) {
        return replace_invalid_utf8(page == 65001 ? std::string(bytes) : decode_text(bytes, encoding, {}).utf8);
    }
    const Table& letters = table(page, encoding);
    std::string out;
    for (char byte : bytes) {
        out += letters[static_cast<unsigned char>(byte)];
    }
    return out;
}

const CodePages::Table& CodePages::table(int page, const std::string& encoding)
{
    auto [it, made] = m_tables.try_emplace(page);
    for (std::size_t byte = 0; made && byte < it->second.size(); ++byte) {
        char c = static_cast<char>(byte);
        it->second[byte] = byte < 0x80 ? std::string(1, c) : decode_text({&c, 1}, encoding, {}).utf8;
    }
    return it->second;
}

} // namespace duiding::rtf
