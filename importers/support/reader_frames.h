// SPDX-License-Identifier: GPL-3.0-or-later
// What the program and duiding-reader say to each other, one frame after the other over two pipes:
//
//   "DUID"  u8 version  u8 kind  u64 length  32 bytes SHA-256 of kind, length and body  body
//
// To the reader: one Request, then the bytes of the file until the end. Back: one Document, Survey or Refused; for a format
// that is read page by page Opened, then one frame a page. The last is always Done; a stream without it is a reader that died.
#pragma once

#include "importers/importer.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

enum class FrameKind : std::uint8_t { Request, Refused, Document, Survey, Opened, Page, Picture, Done };

struct Frame {
    FrameKind kind = FrameKind::Done;
    std::string body;
};

std::string encode_frame(FrameKind kind, std::string_view body);

// Cuts what comes out of a pipe into frames. Bytes that are no frame, or a frame larger than allowed, are a BadInput.
class FrameSplitter {
public:
    explicit FrameSplitter(std::uint64_t largest = 1ull << 30) : m_largest(largest) {}

    void feed(std::string_view bytes) { m_bytes += bytes; }
    std::optional<Frame> next();                     // nothing: not all of it is there yet
    bool at_end() const { return m_at == m_bytes.size(); }

private:
    std::uint64_t m_largest;
    std::string m_bytes;
    std::size_t m_at = 0;
};

// What is wanted of pages: their words as the file has them, whether anything is drawn there, their words as recognised on a
// picture of them, or that picture.
enum class PageTask : std::uint8_t { Words, Inspect, Recognise, Picture };

// What is asked of the reader.
struct ReaderRequest {
    std::string format;                              // a row of importers/reader/formats.cpp
    std::string file_name;                           // without folder: for messages and titles
    ImportOptions options;
    PageTask task = PageTask::Words;                 // of a format read by the page
    std::vector<int> pages;                          // from 1; empty = all
    double dpi = 0;                                  // of a picture
};

std::string encode_request(const ReaderRequest& request);
ReaderRequest decode_request(std::string_view body);

// Why there is no document, in words for the user.
struct Refusal {
    Message why;
    Message what_to_do;
};

std::string encode_refusal(const Refusal& refusal);
Refusal decode_refusal(std::string_view body);

std::string encode_count(std::int64_t pages);        // of Opened
std::int64_t decode_count(std::string_view body);

} // namespace duiding
