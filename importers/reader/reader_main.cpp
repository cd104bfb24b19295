// SPDX-License-Identifier: GPL-3.0-or-later
// duiding-reader: takes a request and the bytes of a file from standard input and writes what the file holds to standard output
// (importers/support/reader_frames.h). A program of its own, started by importers/support/reader_client.cpp under limits of memory and
// time, so that a hostile file ends this process and nothing else. It opens no file and no connection. Exit: 0 answered, whatever
// the answer; anything else is a failure.
#include "core/base/error.h"
#include "importers/reader/formats.h"
#include "importers/support/document_wire.h"
#include "importers/support/reader_frames.h"
#include "importers/support/wire.h"

#include <iostream>
#include <iterator>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
// AddressSanitizer reserves more address space than the limit allows; it watches the memory itself instead.
extern "C" const char* __asan_default_options()
{
    return "hard_rss_limit_mb=1024:detect_leaks=0";
}
#endif

namespace {

using namespace duiding;

constexpr int exit_failed = 1;
constexpr int exit_out_of_memory = 2;

void say(FrameKind kind, std::string_view body = {})
{
    std::string frame = encode_frame(kind, body);
    std::cout.write(frame.data(), static_cast<std::streamsize>(frame.size())).flush();
}

void answer(const ReaderRequest& request, const ImportSource& source)
{
    const reader::Format* format = reader::find_format(request.format);
    if (format != nullptr && format->document != nullptr) {
        say(FrameKind::Document, encode_document(format->document(source, request.options)));
    } else if (format != nullptr && format->survey != nullptr) {
        say(FrameKind::Survey, encode_survey(format->survey(source, request.options)));
    } else {
        refuse_wire();
    }
}

// The request stands before the file: it is cut off, the rest is the file.
ReaderRequest take_request(std::string& bytes)
{
    FrameSplitter frames;
    constexpr std::size_t longest_request = 1 << 20;
    frames.feed(std::string_view(bytes).substr(0, longest_request));
    std::optional<Frame> frame = frames.next();
    if (!frame || frame->kind != FrameKind::Request) {
        refuse_wire();
    }
    bytes.erase(0, encode_frame(frame->kind, frame->body).size());
    return decode_request(frame->body);
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    try {
        ImportSource source;
        source.bytes.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
        ReaderRequest request = take_request(source.bytes);
        source.path = std::filesystem::path(request.file_name);
        try {
            answer(request, source);
        } catch (const BadInput& error) {
            say(FrameKind::Refused, encode_refusal({error.text().why, error.text().what_to_do}));
        }
        say(FrameKind::Done);
        return std::cout ? 0 : exit_failed;
    } catch (const std::bad_alloc&) {
        return exit_out_of_memory;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return exit_failed;
    }
}
