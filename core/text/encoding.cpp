// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/encoding.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <unicode/ucnv.h>
#include <unicode/ucsdet.h>

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <utility>

namespace duiding {

namespace {

constexpr std::size_t sample_size = 256 * 1024;

bool starts_with(std::string_view bytes, std::string_view prefix)
{
    return bytes.substr(0, prefix.size()) == prefix;
}

struct ByteOrderMark {
    std::string_view bytes;
    const char* encoding;
};

// UTF-32 before UTF-16: its little-endian mark begins with that of UTF-16.
constexpr ByteOrderMark byte_order_marks[] = {
    {{"\xEF\xBB\xBF", 3}, "UTF-8"},
    {{"\xFF\xFE\0\0", 4}, "UTF-32LE"},
    {{"\0\0\xFE\xFF", 4}, "UTF-32BE"},
    {{"\xFF\xFE", 2}, "UTF-16LE"},
    {{"\xFE\xFF", 2}, "UTF-16BE"},
};

const ByteOrderMark* find_byte_order_mark(std::string_view bytes)
{
    for (const ByteOrderMark& mark : byte_order_marks) {
        if (starts_with(bytes, mark.bytes)) {
            return &mark;
        }
    }
    return nullptr;
}

std::array<std::size_t, 256> histogram(std::string_view bytes)
{
    std::array<std::size_t, 256> counts{};
    for (char c : bytes) {
        ++counts[static_cast<unsigned char>(c)];
    }
    return counts;
}

// Latin text in UTF-16 has a NUL in (nearly) every second byte, all on one side.
const char* utf16_by_nuls(std::string_view bytes)
{
    std::size_t pairs = bytes.size() / 2;
    if (pairs < 2) {
        return nullptr;
    }
    std::size_t even = 0;
    std::size_t odd = 0;
    for (std::size_t i = 0; i + 1 < bytes.size(); i += 2) {
        even += bytes[i] == '\0';
        odd += bytes[i + 1] == '\0';
    }
    if (odd * 10 > pairs * 6 && even * 20 < pairs) {
        return "UTF-16LE";
    }
    if (even * 10 > pairs * 6 && odd * 20 < pairs) {
        return "UTF-16BE";
    }
    return nullptr;
}

bool looks_like_ebcdic(const std::array<std::size_t, 256>& counts, std::size_t size)
{
    std::size_t letters = 0;
    for (std::size_t c = 0x81; c <= 0xE9; ++c) {
        letters += counts[c];
    }
    return counts[0x40] * 20 > size && counts[0x20] * 200 < size && letters * 2 > size - counts[0x40];
}

std::string convert(std::string_view bytes, const char* encoding)
{
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UConverter, decltype(&ucnv_close)> from(ucnv_open(encoding, &error), &ucnv_close);
    if (U_FAILURE(error)) {
        throw BadInput({msg("The encoding “{0}” is not known.", encoding), {}, {}, msg("Choose another encoding.")});
    }
    auto length = static_cast<std::int32_t>(bytes.size());
    std::u16string utf16(bytes.size() + 1, u'\0');
    std::int32_t units = ucnv_toUChars(from.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()), bytes.data(), length, &error);
    if (error == U_BUFFER_OVERFLOW_ERROR) {
        error = U_ZERO_ERROR;
        utf16.resize(static_cast<std::size_t>(units) + 1);
        units = ucnv_toUChars(from.get(), utf16.data(), static_cast<std::int32_t>(utf16.size()), bytes.data(), length, &error);
    }
    if (U_FAILURE(error)) {
        throw BadInput({msg("The text could not be converted from {0}.", encoding), {}, {}, msg("Choose another encoding.")});
    }
    std::string out;
    out.reserve(bytes.size() + bytes.size() / 8);
    for (std::size_t i = 0; i < static_cast<std::size_t>(units); ++i) {
        char32_t c = utf16[i];
        bool pair = c >= 0xD800 && c < 0xDC00 && i + 1 < static_cast<std::size_t>(units)
                    && utf16[i + 1] >= 0xDC00 && utf16[i + 1] < 0xE000;
        if (pair) {
            c = 0x10000 + ((c - 0xD800) << 10) + (utf16[++i] - 0xDC00);
        } else if (c >= 0xD800 && c < 0xE000) {
            c = 0xFFFD;
        }
        append_utf8(out, c);
    }
    return out;
}

// How much a letter belongs in Dutch text (with its French, German and Frisian guests), its punctuation included.
int dutch_weight(char32_t c)
{
    static const std::u32string frequent = U"ëéïöè";          // cliënt, één, ideeën, coördinatie: not "cliânt", which MacRoman reads
    static const std::u32string common = U"êüóçàûîñ€‘’“”–—…•";
    static const std::u32string guests = U"áíúâôä";
    static const std::u32string rare = U"ÉËÈÏÜÖÓÄÅåøØæÆœŒßÇÁÀìòùÿĲĳ«»„‚°§©®±½¼¾²³µ·¿¡£¹º\u00A0\u00AD´™ﬁﬂ‹›†";
    if (c < 0x80) {
        return 0;
    }
    for (const auto& [letters, weight] : {std::pair{&frequent, 5}, {&common, 3}, {&guests, 2}, {&rare, 1}}) {
        if (letters->find(c) != std::u32string::npos) {
            return weight;
        }
    }
    return -4;
}

bool is_letter(char32_t c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= 0xC0 && c < 0x250 && c != 0xD7 && c != 0xF7);
}

// Sum over the accented characters; a small letter between letters counts double, a quote or dash inside a word costs.
double dutch_score(std::string_view sample, const char* encoding)
{
    std::u32string text = to_utf32(convert(sample, encoding));
    double score = 0;
    std::size_t seen = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        char32_t c = text[i];
        if (c < 0x80) {
            continue;
        }
        ++seen;
        bool before = i > 0 && is_letter(text[i - 1]);
        bool after = i + 1 < text.size() && is_letter(text[i + 1]);
        double weight = dutch_weight(c);
        bool capital_inside = before && after && c >= 0xC0 && c < 0xDF;
        bool dash_at_word = before != after && (c == U'–' || c == U'—');      // "—f" is óf, written on a Mac
        bool grave_inside = before && after && c == U'à';                     // "enquàte" is enquête, written in DOS
        bool at_edge = !(before && after);                                    // “windows” is no "ôwindowsö"
        weight = dash_at_word || grave_inside ? 1 : at_edge ? std::min(weight, 3.0) : weight;
        bool sign_inside = before && after && !is_letter(c) && c != U'’' && c != 0xAD;
        score += capital_inside || sign_inside ? -3 : (is_letter(c) && before && after ? 2 * weight : weight);
        score += c < 0xA0 ? -6 : 0;
    }
    return seen == 0 ? 0 : score / static_cast<double>(seen);
}

struct Guess {
    std::string encoding;
    Message reason;
};

// ICU, for scripts that the Latin candidates do not explain.
std::optional<Guess> guess_by_icu(std::string_view sample)
{
    UErrorCode error = U_ZERO_ERROR;
    std::unique_ptr<UCharsetDetector, decltype(&ucsdet_close)> detector(ucsdet_open(&error), &ucsdet_close);
    ucsdet_setText(detector.get(), sample.data(), static_cast<std::int32_t>(sample.size()), &error);
    const UCharsetMatch* match = ucsdet_detect(detector.get(), &error);
    if (U_FAILURE(error) || match == nullptr) {
        return std::nullopt;
    }
    std::int32_t confidence = ucsdet_getConfidence(match, &error);
    std::string name = ucsdet_getName(match, &error);
    if (U_FAILURE(error) || confidence < 25) {
        return std::nullopt;
    }
    return Guess{name, msg("The encoding was guessed: {0} ({1} % certain).", name, confidence)};
}

Guess guess_single_byte(std::string_view sample)
{
    constexpr std::array candidates{"windows-1252", "macintosh", "ibm-850"};
    const char* best = candidates[0];
    double best_score = dutch_score(sample, best);
    for (std::size_t i = 1; i < candidates.size(); ++i) {
        double score = dutch_score(sample, candidates[i]);
        if (score > best_score) {
            best = candidates[i];
            best_score = score;
        }
    }
    if (best_score < 0.5) {
        if (std::optional<Guess> other = guess_by_icu(sample)) {
            return *other;
        }
    }
    return {best, msg("The encoding was guessed from the accented letters: {0}.", best)};
}

Guess guess(std::string_view bytes)
{
    std::string_view sample = bytes.substr(0, sample_size);
    if (const char* utf16 = utf16_by_nuls(sample)) {
        return {utf16, msg("The encoding was guessed from the pattern of NUL bytes: {0}.", utf16)};
    }
    if (looks_like_ebcdic(histogram(sample), sample.size())) {
        return {"ibm-500", msg("The encoding was guessed from the place of the blanks: {0}.", "EBCDIC")};
    }
    // The accented letters tell, wherever they stand: a long file may begin with 256 KB of plain letters.
    std::string telling;
    for (std::size_t i = 0; i < bytes.size() && telling.size() < sample_size; ++i) {
        if (static_cast<unsigned char>(bytes[i]) >= 0x80) {
            std::size_t from = i < 8 ? 0 : i - 8;
            telling.append(bytes.substr(from, 24));
            telling += ' ';
            i = from + 23;
        }
    }
    return guess_single_byte(telling);
}

// Without the first bytes of a UTF-8 letter of which the others do not follow.
std::string_view without_cut_letter(std::string_view bytes)
{
    for (std::size_t length = 1; length <= std::min<std::size_t>(3, bytes.size()); ++length) {
        auto byte = static_cast<unsigned char>(bytes[bytes.size() - length]);
        if (byte >= 0xC0) {
            std::size_t announced = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : 2;
            return length < announced ? bytes.substr(0, bytes.size() - length) : bytes;
        }
    }
    return bytes;
}

bool has_accents(std::string_view bytes)
{
    return std::any_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
}

} // namespace

DecodedText decode_text(std::string_view bytes, const std::string& forced, const std::string& where)
{
    DecodedText out;
    const ByteOrderMark* mark = find_byte_order_mark(bytes);
    if (!forced.empty()) {
        out.encoding = forced;
        out.utf8 = convert(bytes, forced.c_str());
        return out;
    }
    if (mark != nullptr) {
        out.encoding = mark->encoding;
        std::string_view rest = bytes.substr(mark->bytes.size());
        out.utf8 = out.encoding == "UTF-8" ? replace_invalid_utf8(rest) : convert(rest, mark->encoding);
        return out;
    }
    bool has_nul = bytes.find('\0') != std::string_view::npos;
    if (!has_nul && is_valid_utf8(bytes)) {
        out.encoding = "UTF-8";
        out.utf8 = std::string(bytes);
        return out;
    }
    if (std::string_view head = without_cut_letter(bytes); !has_nul && head.size() < bytes.size() && is_valid_utf8(head) && has_accents(head)) {
        out.encoding = "UTF-8";
        out.utf8 = std::string(head) + "\uFFFD";
        out.findings.push_back({Severity::Warning, where, msg("The file ends inside a letter: it may have been cut off.")});
        return out;
    }
    Guess best = guess(bytes);
    out.encoding = best.encoding;
    out.utf8 = convert(bytes, best.encoding.c_str());
    out.findings.push_back({Severity::Info, where, best.reason});
    return out;
}

bool looks_like_text(std::string_view bytes)
{
    if (find_byte_order_mark(bytes) != nullptr) {
        return true;
    }
    std::string_view sample = bytes.substr(0, sample_size);
    if (utf16_by_nuls(sample) != nullptr) {
        return true;
    }
    std::array<std::size_t, 256> counts = histogram(sample);
    if (looks_like_ebcdic(counts, sample.size())) {
        return true;
    }
    std::size_t controls = counts[0x7F];
    for (std::size_t c = 0; c < 0x20; ++c) {
        bool blank = c == '\t' || c == '\n' || c == '\r' || c == '\f' || c == 0x1A;
        controls += blank ? 0 : counts[c];
    }
    return counts[0] * 1000 <= sample.size() && controls * 50 <= sample.size();
}

} // namespace duiding
