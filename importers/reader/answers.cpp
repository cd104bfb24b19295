// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/answers.h"

#include "core/base/error.h"
#include "importers/support/wire.h"

#include <sys/time.h>

#include <algorithm>
#include <iostream>
#include <iterator>

namespace duiding::reader {

void Answers::say(FrameKind kind, std::string_view body)
{
    std::string frame = encode_frame(kind, body);
    std::cout.write(frame.data(), static_cast<std::streamsize>(frame.size())).flush();
}

void Answers::begin(int cpu_seconds)
{
    itimerval clock{};
    clock.it_value.tv_sec = cpu_seconds;
    ::setitimer(ITIMER_PROF, &clock, nullptr);
}

std::vector<int> pages_wanted(const ReaderRequest& request, int count)
{
    std::vector<int> pages = request.pages;
    std::erase_if(pages, [&](int page) { return page < 1 || page > count; });
    for (int page = 1; request.pages.empty() && page <= count; ++page) {
        pages.push_back(page);
    }
    return pages;
}

// The request stands before the file: it is cut off, the rest is the file.
ReaderRequest take_request(ImportSource& source)
{
    source.bytes.assign(std::istreambuf_iterator<char>(std::cin), std::istreambuf_iterator<char>());
    FrameSplitter frames;
    constexpr std::size_t longest_request = 1 << 20;
    frames.feed(std::string_view(source.bytes).substr(0, longest_request));
    std::optional<Frame> frame = frames.next();
    if (!frame || frame->kind != FrameKind::Request) {
        refuse_wire();
    }
    source.bytes.erase(0, encode_frame(frame->kind, frame->body).size());
    ReaderRequest request = decode_request(frame->body);
    source.path = std::filesystem::path(request.file_name);
    return request;
}

} // namespace duiding::reader
