// SPDX-License-Identifier: GPL-3.0-or-later
// How duiding-reader hands a document, or the reason why there is none, to the program that asked: one binary form over a
// pipe. All numbers little-endian, strings with their length in bytes before them:
//
//   "DUIDWIRE"  u32 version  32 bytes SHA-256 of the rest  u8 answer  (document: title, text, marks, findings)
//
// Only what an importer finds is sent; name, original and hashes are the parent's. The reader works on files from anywhere,
// so nothing it says is believed: lengths, positions and UTF-8 are checked, and what does not hold is a BadInput.
#pragma once

#include "core/model/document.h"

#include <string>
#include <string_view>

namespace duiding {

enum class ReaderAnswer { Document, Encrypted, Damaged, NoText };

struct ReaderMessage {
    ReaderAnswer answer = ReaderAnswer::Document;
    ImportedDocument document;           // title, text, marks and findings
};

std::string encode_wire(const ReaderMessage& message);
ReaderMessage decode_wire(std::string_view bytes);

} // namespace duiding
