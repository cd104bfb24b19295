// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/zip_kind.h"

#include "core/base/error.h"
#include "importers/support/zip_reader.h"

#include <algorithm>
#include <cstdint>
#include <optional>

namespace duiding {

namespace {

using namespace std::literals;

constexpr auto local_header = "PK\x03\x04"sv;
constexpr auto directory_header = "PK\x01\x02"sv;
constexpr auto directory_end = "PK\x05\x06"sv;
constexpr int most_names = 10'000;

std::uint32_t little_endian(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
        value = value << 8 | static_cast<unsigned char>(at + i < bytes.size() ? bytes[at + i] : 0);
    }
    return value;
}

struct Names {
    bool word = false, xl = false, ppt = false;
    bool content_types = false;
    bool content_xml = false;
    bool mimetype = false;
    bool container = false;
    bool encrypted = false;

    void add(std::string_view name, std::uint32_t flags)
    {
        word = word || name.starts_with("word/");
        xl = xl || name.starts_with("xl/");
        ppt = ppt || name.starts_with("ppt/");
        content_types = content_types || name == "[Content_Types].xml";
        content_xml = content_xml || name == "content.xml";
        mimetype = mimetype || name == "mimetype";
        container = container || name == "META-INF/container.xml";
        encrypted = encrypted || (flags & 1) != 0;
    }
};

// The record that closes the archive; npos where there is none in the tail, or bytes follow that are not its comment.
std::size_t find_end(std::string_view bytes)
{
    constexpr std::size_t size = 22;
    constexpr std::size_t longest_comment = 65'535;
    std::size_t tail = bytes.size() - std::min(bytes.size(), size + longest_comment);       // a file of 100 MB is not gone through for each probe
    std::size_t end = bytes.substr(tail).rfind(directory_end);
    return end == std::string_view::npos ? end : tail + end;
}

bool is_spanned(std::string_view bytes)
{
    std::size_t end = find_end(bytes);
    std::uint32_t disk = end == std::string_view::npos ? 0 : little_endian(bytes, end + 4, 2);
    bool whole = end != std::string_view::npos && end + 22 + little_endian(bytes, end + 20, 2) == bytes.size();
    return bytes.starts_with("PK\x07\x08PK\x03\x04") || (whole && disk != 0 && disk != 0xFFFF);
}

// Every header of the directory, else every header of a part: 46 and 30 bytes, then the name.
Names names_of(std::string_view bytes)
{
    std::size_t end = find_end(bytes);
    std::size_t directory = end == std::string_view::npos ? bytes.size() : little_endian(bytes, end + 16, 4);
    Names names;
    int count = 0;
    if (directory < bytes.size() && bytes.substr(directory).starts_with(directory_header)) {
        std::size_t at = directory;
        while (bytes.substr(at).starts_with(directory_header) && ++count <= most_names) {
            std::size_t length = little_endian(bytes, at + 28, 2);
            names.add(bytes.substr(std::min(at + 46, bytes.size()), length), little_endian(bytes, at + 8, 2));
            at = std::min(bytes.size(), at + 46 + length + little_endian(bytes, at + 30, 2) + little_endian(bytes, at + 32, 2));
        }
        return names;
    }
    for (std::size_t at = 0; at != std::string_view::npos && ++count <= most_names; at = bytes.find(local_header, at + 4)) {
        std::size_t length = little_endian(bytes, at + 26, 2);
        if (at + 30 + length <= bytes.size()) {
            names.add(bytes.substr(at + 30, length), little_endian(bytes, at + 6, 2));
        }
    }
    return names;
}

ZipKind kind_of_mimetype(std::string_view type)
{
    constexpr auto open_document = "application/vnd.oasis.opendocument."sv;
    if (type.starts_with("application/epub+zip")) {
        return ZipKind::Epub;
    }
    if (!type.starts_with(open_document)) {
        return ZipKind::Other;
    }
    type.remove_prefix(open_document.size());
    return type.starts_with("text")           ? ZipKind::Odt
           : type.starts_with("spreadsheet")  ? ZipKind::Ods
           : type.starts_with("presentation") ? ZipKind::Odp
                                              : ZipKind::OtherOpenDocument;
}

// The part "mimetype", which OpenDocument and EPUB put first, unpacked.
std::optional<ZipKind> by_first_part(std::string_view bytes)
{
    std::size_t length = little_endian(bytes, 26, 2);
    bool first = bytes.size() > 38 && bytes.substr(30, length) == "mimetype";
    bool packed = little_endian(bytes, 8, 2) != 0;
    if (!first || packed) {
        return std::nullopt;
    }
    ZipKind kind = kind_of_mimetype(bytes.substr(std::min(bytes.size(), 30 + length + little_endian(bytes, 28, 2)), 100));
    return kind == ZipKind::Other ? std::nullopt : std::optional(kind);
}

std::string part_or_nothing(std::string_view bytes, const char* name)
{
    try {
        ZipLimits limits;
        limits.part_bytes = 1 << 20;
        return ZipReader(bytes, {}, limits).read(name).value_or("");
    } catch (const BadInput&) {
        return {};                       // who reads the file next says what is wrong with it
    }
}

ZipKind by_content_types(std::string_view bytes)
{
    std::string types = part_or_nothing(bytes, "[Content_Types].xml");
    auto main_part_is = [&](std::string_view word) {
        for (std::size_t at = types.find(word); at != std::string::npos; at = types.find(word, at + 1)) {
            std::size_t quote = types.find('"', at);
            if (std::string_view(types).substr(at, quote - at).ends_with("main+xml")) {
                return true;
            }
        }
        return false;
    };
    if (main_part_is("wordprocessingml") || main_part_is("vnd.ms-word")) {
        return ZipKind::Docx;
    }
    if (main_part_is("spreadsheetml") || main_part_is("vnd.ms-excel")) {
        return ZipKind::Xlsx;
    }
    return main_part_is("presentationml") || main_part_is("vnd.ms-powerpoint") ? ZipKind::Pptx : ZipKind::Other;
}

} // namespace

ZipKind zip_kind(std::string_view bytes)
{
    if (is_spanned(bytes)) {
        return ZipKind::Spanned;
    }
    if (!bytes.starts_with(local_header)) {
        return bytes.starts_with(directory_end) ? ZipKind::Other : ZipKind::None;
    }
    if (auto kind = by_first_part(bytes)) {
        return *kind;
    }
    Names names = names_of(bytes);
    if (names.word + names.xl + names.ppt == 1 && !names.encrypted) {
        return names.word ? ZipKind::Docx : names.xl ? ZipKind::Xlsx : ZipKind::Pptx;
    }
    if (names.encrypted) {
        return ZipKind::Encrypted;
    }
    if (ZipKind kind = names.content_types ? by_content_types(bytes) : ZipKind::Other; kind != ZipKind::Other) {
        return kind;
    }
    if (ZipKind kind = names.mimetype ? kind_of_mimetype(part_or_nothing(bytes, "mimetype")) : ZipKind::Other; kind != ZipKind::Other) {
        return kind;
    }
    if (names.content_xml) {
        return part_or_nothing(bytes, "content.xml").find("office:text") != std::string::npos ? ZipKind::Odt : ZipKind::OtherOpenDocument;
    }
    return names.container ? ZipKind::Epub : ZipKind::Other;
}

} // namespace duiding
