// SPDX-License-Identifier: GPL-3.0-or-later
// Which kind of document a zip file holds: the one question all probes of zip formats ask, and the one that tells a reader what
// a file is that Duiding does not read. Found by the "mimetype" part, else by the names in it, also where the file was cut off
// and has no directory. Reads a few kilobytes; any thread; never throws for what is in the file.
#pragma once

#include <string_view>

namespace duiding {

enum class ZipKind {
    None,                                // no zip file
    Docx, Xlsx, Pptx,
    Odt, Ods, Odp, OtherOpenDocument,    // templates (.ott, .ots) count as their document
    Epub,
    Encrypted,                           // a zip with a password
    Spanned,                             // one of several files that are one archive
    Other,                               // a zip of anything else
};

ZipKind zip_kind(std::string_view bytes);

} // namespace duiding
