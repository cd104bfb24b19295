// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/refusals.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <algorithm>

namespace duiding {

namespace {

struct Signature {
    std::string_view bytes;
    const char* name;
};

constexpr Signature pictures_and_sound[] = {
    {{"\x89PNG", 4}, "PNG"}, {{"\xFF\xD8\xFF", 3}, "JPEG"}, {{"GIF8", 4}, "GIF"}, {{"ID3", 3}, "MP3"},
    {{"RIFF", 4}, "WAV"},    {{"OggS", 4}, "Ogg"},          {{"II*\0", 4}, "TIFF"}, {{"MM\0*", 4}, "TIFF"}};

[[noreturn]] void refuse(const ImportSource& source, const Message& why, const Message& what_to_do)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), why, what_to_do});
}

bool begins_with_word(std::string_view bytes, std::string_view lower)
{
    std::size_t at = bytes.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
    if (at == std::string_view::npos) {
        return false;
    }
    std::string_view start = bytes.substr(at, lower.size());
    return std::equal(start.begin(), start.end(), lower.begin(), lower.end(), [](char a, char b) {
        return (a >= 'A' && a <= 'Z' ? a - 'A' + 'a' : a) == b;
    });
}

// An OLE2 container: a Word file with a password, or one of the Word of before 2007.
void refuse_ole(const ImportSource& source)
{
    using namespace std::literals;
    static constexpr std::string_view encrypted = "E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0"sv;
    if (source.bytes.find(encrypted) != std::string::npos) {
        refuse(source, msg("It is protected with a password."),
               msg("Open it in Word, save a copy without a password and import the copy."));
    }
    refuse(source, msg("It is an Office file in the format of before 2007."), msg("Open it in Word and save it as DOCX."));
}

} // namespace

void refuse_empty(const ImportSource& source)
{
    if (source.bytes.find_first_not_of(std::string_view(" \t\r\n\f\v\0", 7)) == std::string::npos) {
        refuse(source, msg("The file is empty."), msg("Check whether it was saved or copied completely."));
    }
}

void refuse_known_formats(const ImportSource& source)
{
    std::string_view bytes = source.bytes;
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        refuse_ole(source);
    }
    if (begins_with_word(bytes, "<!doctype html") || begins_with_word(bytes, "<html") || begins_with_word(bytes, "<?xml")) {
        refuse(source, msg("It is a web page or an XML file; Duiding does not read these yet."),
               msg("Open it in a browser or word processor and save it as DOCX or PDF."));
    }
    if (bytes.starts_with("PK") && bytes.find("application/vnd.oasis.opendocument") != std::string_view::npos) {
        refuse(source, msg("It is an OpenDocument file; Duiding does not read these yet."),
               msg("Open it in LibreOffice and save it as DOCX."));
    }
    if (bytes.starts_with("PK") && bytes.find("word/") == std::string_view::npos) {
        refuse(source, msg("It is a zip file without a Word document in it, or an incomplete one."),
               msg("Unpack it first, or copy or download it again."));
    }
    for (const Signature& signature : pictures_and_sound) {
        if (bytes.starts_with(signature.bytes)) {
            refuse(source, msg("It holds a picture or sound ({0}), no text.", signature.name),
                   msg("Import the transcript of it, or a PDF with text."));
        }
    }
}

} // namespace duiding
