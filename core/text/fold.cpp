// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/fold.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <unicode/bytestream.h>
#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/normalizer2.h>
#include <unicode/uchar.h>

#include <algorithm>
#include <memory>

namespace duiding {

namespace {

void require(UErrorCode status)
{
    if (U_FAILURE(status)) {
        throw Bug({msg("The Unicode library did not answer."), {}, msg("{0}", u_errorName(status)), msg("Reinstall Duiding.")});
    }
}

struct Normalizers {
    const icu::Normalizer2* casefold;      // NFKC with case folding and default ignorables (soft hyphen) off
    const icu::Normalizer2* decompose;
    const icu::Normalizer2* compose;

    Normalizers()
    {
        UErrorCode status = U_ZERO_ERROR;
        casefold = icu::Normalizer2::getNFKCCasefoldInstance(status);
        decompose = icu::Normalizer2::getNFDInstance(status);
        compose = icu::Normalizer2::getNFCInstance(status);
        require(status);
    }
};

std::string normalized(const icu::Normalizer2& normalizer, std::string_view utf8)
{
    std::string out;
    out.reserve(utf8.size());
    icu::StringByteSink<std::string> sink(&out);
    UErrorCode status = U_ZERO_ERROR;
    normalizer.normalizeUTF8(0, icu::StringPiece(utf8.data(), static_cast<std::int32_t>(utf8.size())), sink, nullptr, status);
    require(status);
    return out;
}

// Accents: the combining classes that stand above, below, through or attached to a letter. Vowel signs and viramas of
// other scripts have other classes and stay: without them those words would be different words.
bool is_accent(char32_t c)
{
    std::uint8_t combining_class = u_getCombiningClass(static_cast<UChar32>(c));
    return combining_class == 1 || combining_class >= 200;
}

// Letters with a stroke and ligature letters, which Unicode does not decompose, and the signs that stand for an apostrophe.
void append_plain(std::string& out, char32_t c)
{
    switch (c) {
    case U'æ': out += "ae"; break;
    case U'œ': out += "oe"; break;
    case U'ø': out += 'o'; break;
    case U'đ': out += 'd'; break;
    case U'ł': out += 'l'; break;
    case U'‘': case U'’': case U'‛': case U'ʼ': case U'′': case U'´': case U'`': out += '\''; break;
    default: append_utf8(out, c);
    }
}

bool is_ascii(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

std::string fold_ascii(std::string_view text)
{
    std::string out(text);
    for (char& c : out) {
        if (c >= 'A' && c <= 'Z') {
            c = static_cast<char>(c - 'A' + 'a');
        } else if (c == '`') {
            c = '\'';
        }
    }
    return out;
}

const icu::Collator& names_collator()
{
    static const std::unique_ptr<icu::Collator> collator = [] {
        UErrorCode status = U_ZERO_ERROR;
        std::unique_ptr<icu::Collator> made(icu::Collator::createInstance(icu::Locale("nl"), status));
        require(status);
        made->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
        require(status);
        return made;
    }();
    return *collator;
}

} // namespace

std::string fold(std::string_view utf8)
{
    if (is_ascii(utf8)) {
        return fold_ascii(utf8);
    }
    static const Normalizers normalizers;
    // U+00B4 would become blank + accent under NFKC, so the apostrophes go first.
    std::string plain;
    plain.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        DecodedPoint point = decode_at(utf8, at);
        append_plain(plain, point.value);
        at += static_cast<std::size_t>(point.bytes);
    }
    std::string decomposed = normalized(*normalizers.decompose, normalized(*normalizers.casefold, plain));
    std::string bare;
    bare.reserve(decomposed.size());
    for (std::size_t at = 0; at < decomposed.size();) {
        DecodedPoint point = decode_at(decomposed, at);
        if (!is_accent(point.value)) {
            append_plain(bare, point.value);
        }
        at += static_cast<std::size_t>(point.bytes);
    }
    return normalized(*normalizers.compose, bare);
}

std::string fold_name(std::string_view utf8)
{
    std::string folded = fold(utf8);
    std::string out;
    bool blank = false;
    for (std::size_t at = 0; at < folded.size();) {
        DecodedPoint point = decode_at(folded, at);
        if (u_isUWhiteSpace(static_cast<UChar32>(point.value))) {
            blank = !out.empty();
        } else {
            if (blank) {
                out += ' ';
                blank = false;
            }
            append_utf8(out, point.value);
        }
        at += static_cast<std::size_t>(point.bytes);
    }
    return out;
}

int compare_names(std::string_view a, std::string_view b)
{
    UErrorCode status = U_ZERO_ERROR;
    UCollationResult result = names_collator().compareUTF8(icu::StringPiece(a.data(), static_cast<std::int32_t>(a.size())),
                                                           icu::StringPiece(b.data(), static_cast<std::int32_t>(b.size())), status);
    require(status);
    if (result != UCOL_EQUAL) {
        return result == UCOL_LESS ? -1 : 1;
    }
    int bytes = a.compare(b);
    return bytes < 0 ? -1 : bytes > 0 ? 1 : 0;
}

std::string name_order_key(std::string_view name)
{
    icu::UnicodeString text = icu::UnicodeString::fromUTF8(icu::StringPiece(name.data(), static_cast<std::int32_t>(name.size())));
    std::string key(4 * name.size() + 16, '\0');
    std::int32_t size = names_collator().getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()), static_cast<std::int32_t>(key.size()));
    if (static_cast<std::size_t>(size) > key.size()) {
        key.resize(static_cast<std::size_t>(size));
        names_collator().getSortKey(text, reinterpret_cast<std::uint8_t*>(key.data()), size);
    }
    key.resize(static_cast<std::size_t>(size));              // with the NUL that ends it, which is before every other byte
    return key.append(name);
}

} // namespace duiding
