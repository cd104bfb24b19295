// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/refusals.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "importers/support/zip_kind.h"

#include <algorithm>

namespace duiding {

namespace {

struct Signature {
    std::string_view bytes;
    const char* name;
};

constexpr Signature pictures_and_sound[] = {
    {{"GIF8", 4}, "GIF"}, {{"ID3", 3}, "MP3"},
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

bool has_stream(const ImportSource& source, std::string_view name)
{
    std::string utf16;
    for (char c : name) {
        utf16 += c;
        utf16 += '\0';
    }
    return source.bytes.find(utf16) != std::string::npos;
}

// An OLE2 container: an Office file with a password, or one of before 2007; the names of its streams say which.
void refuse_ole(const ImportSource& source)
{
    if (has_stream(source, "EncryptedPackage")) {
        refuse(source, msg("It is protected with a password."),
               msg("Open it in the program it comes from, save a copy without a password and import the copy."));
    }
    if (has_stream(source, "PowerPoint Document")) {
        refuse(source, msg("It is a presentation; Duiding reads texts and tables."), msg("Save it as PDF and import the PDF."));
    }
    if (has_stream(source, "Workbook") || has_stream(source, "Book")) {
        refuse(source, msg("It is an Excel file in the format of before 2007."), msg("Open it in Excel or LibreOffice and save it as XLSX."));
    }
    if (has_stream(source, "__properties_version1.0")) {
        refuse(source, msg("It is a message from Outlook."), msg("Open it in Outlook and save it as text or PDF."));
    }
    refuse(source, msg("It is a Word file in the format of before 2007."), msg("Open it in Word or LibreOffice and save it as DOCX."));
}

void refuse_zip(const ImportSource& source)
{
    switch (zip_kind(source.bytes)) {
    case ZipKind::Pptx:
    case ZipKind::Odp:
        refuse(source, msg("It is a presentation; Duiding reads texts and tables."), msg("Save it as PDF and import the PDF."));
    case ZipKind::OtherOpenDocument:
        refuse(source, msg("It is an OpenDocument file, but no text or spreadsheet."), msg("Save it as PDF and import the PDF."));
    case ZipKind::Encrypted:
        refuse(source, msg("It is protected with a password."), msg("Unpack it with the password and import what is in it."));
    case ZipKind::Spanned:
        refuse(source, msg("It is one part of an archive that was split over several files."),
               msg("Put the parts together, unpack them and import what is in them."));
    case ZipKind::Other:
        refuse(source, msg("It is a zip file, a folder in a packet, and no document of itself."),
               msg("Unpack it and import the folder; if it should be a document, copy or download it again."));
    case ZipKind::None:
    case ZipKind::Docx:
    case ZipKind::Xlsx:
    case ZipKind::Odt:
    case ZipKind::Ods:
    case ZipKind::Epub: return;           // their importers say what is wrong with them
    }
}

} // namespace

void refuse_empty(const ImportSource& source)
{
    std::string_view bytes = source.bytes;
    bytes.remove_prefix(bytes.starts_with("\xEF\xBB\xBF") ? 3 : 0);
    if (bytes.find_first_not_of(std::string_view(" \t\r\n\f\v\0", 7)) == std::string_view::npos) {
        refuse(source, msg("The file is empty."), msg("Check whether it was saved or copied completely."));
    }
}

void refuse_known_formats(const ImportSource& source)
{
    std::string_view bytes = source.bytes;
    if (bytes.starts_with("\xD0\xCF\x11\xE0")) {
        refuse_ole(source);
    }
    if (begins_with_word(bytes, "<?xml")) {
        refuse(source, msg("It is an XML file of a kind that Duiding does not know."),
               msg("Open it in the program it comes from and save it as DOCX, PDF or plain text."));
    }
    refuse_zip(source);
    for (const Signature& signature : pictures_and_sound) {
        if (bytes.starts_with(signature.bytes)) {
            refuse(source, msg("It holds a picture or sound ({0}), no text.", signature.name),
                   msg("Import the transcript of it, or a PDF with text."));
        }
    }
}

} // namespace duiding
