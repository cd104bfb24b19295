// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/html_encoding.h"

#include "core/base/error.h"
#include "core/text/utf8.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace duiding {

namespace {

constexpr std::size_t prescan_bytes = 1'024;

std::string lower(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

// What follows "charset=" or "encoding=", with or without quotes.
std::string label_after(std::string_view text)
{
    std::size_t from = std::min(text.find_first_not_of(" \t\r\n="), text.size());
    if (from < text.size() && (text[from] == '"' || text[from] == '\'')) {
        ++from;
    }
    std::size_t end = from;
    auto in_label = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == ':' || c == '.'; };
    while (end < text.size() && in_label(text[end])) {
        ++end;
    }
    return std::string(text.substr(from, end - from));
}

bool is_utf8(std::string_view label)
{
    return label == "utf-8" || label == "utf8";
}

// A label in plain letters cannot be UTF-16, and every browser reads latin-1 as windows-1252.
std::string encoding_of_label(const std::string& label)
{
    bool latin1 = label == "iso-8859-1" || label == "iso8859-1" || label == "latin1" || label == "latin-1" || label == "us-ascii" || label == "ascii";
    return latin1 ? "windows-1252" : label.starts_with("utf-16") || label.starts_with("ucs-2") ? "utf-8" : label;
}

std::optional<DecodedText> decode_as(std::string_view bytes, const std::string& encoding)
{
    try {
        return decode_text(bytes, encoding, {});
    } catch (const BadInput&) {
        return std::nullopt;                                   // the page names an encoding that nobody knows: it is guessed
    }
}

} // namespace

std::string declared_encoding(std::string_view bytes)
{
    std::string start = lower(bytes.substr(0, prescan_bytes));
    if (std::size_t xml = start.find("<?xml"); xml != std::string::npos && xml < 8) {
        std::string_view declaration = std::string_view(start).substr(xml, start.find("?>", xml) - xml);
        if (std::size_t at = declaration.find("encoding"); at != std::string_view::npos) {
            return label_after(declaration.substr(at + 8));
        }
    }
    for (std::size_t at = start.find("<meta"); at != std::string::npos; at = start.find("<meta", at + 5)) {
        std::string_view tag = std::string_view(start).substr(at, start.find('>', at) - at);
        if (std::size_t charset = tag.rfind("charset="); charset != std::string_view::npos) {
            if (std::string label = label_after(tag.substr(charset + 8)); !label.empty()) {
                return label;
            }
        }
    }
    return {};
}

DecodedText decode_html(std::string_view bytes, const std::string& forced, const std::string& where)
{
    bool marked = bytes.starts_with("\xEF\xBB\xBF") || bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    std::string label = encoding_of_label(declared_encoding(bytes));
    if (!forced.empty() || marked || label.empty() || bytes.find('\0') != std::string_view::npos) {
        return decode_text(bytes, forced, where);
    }
    bool plain = std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    bool shifts = label.starts_with("iso-2022") || label.starts_with("hz-");         // escapes in plain letters
    if (!shifts && is_valid_utf8(bytes)) {
        DecodedText out{std::string(bytes), "UTF-8", {}};
        if (!plain && !is_utf8(label)) {
            out.findings.push_back({Severity::Info, where, msg("The page says that it is in {0}, but it is in UTF-8 and was read so.", label)});
        }
        return out;
    }
    std::optional<DecodedText> out = is_utf8(label) ? std::nullopt : decode_as(bytes, label);
    if (out) {
        return std::move(*out);
    }
    DecodedText guessed = decode_text(bytes, {}, where);
    guessed.findings.insert(guessed.findings.begin(),
                            {Severity::Info, where, msg("The page says that it is in {0}, but it is not.", label)});
    return guessed;
}

} // namespace duiding
