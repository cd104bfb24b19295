// SPDX-License-Identifier: GPL-3.0-or-later
// duiding-reader: takes a request and the bytes of a file from standard input and writes what the file holds to standard output
// (importers/support/reader_frames.h). A program of its own, started by importers/support/reader_client.cpp under limits of memory and
// time, so that a hostile file ends this process and nothing else. It opens no file and no connection. Exit: 0 answered, whatever
// the answer; anything else is a failure.
#include "core/base/error.h"
#include "importers/reader/answers.h"
#include "importers/reader/formats.h"
#include "importers/support/document_wire.h"
#include "importers/support/wire.h"

#include <iostream>
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

constexpr int seconds_a_file = 60;

void answer(const ReaderRequest& request, const ImportSource& source, reader::Answers& answers)
{
    const reader::Format* format = reader::find_format(request.format);
    answers.begin(seconds_a_file);
    if (format != nullptr && format->pages != nullptr) {
        format->pages(source, request, answers);
    } else if (format != nullptr && format->document != nullptr) {
        answers.say(FrameKind::Document, encode_document(format->document(source, request.options)));
    } else if (format != nullptr && format->survey != nullptr) {
        answers.say(FrameKind::Survey, encode_survey(format->survey(source, request.options)));
    } else {
        refuse_wire();
    }
}

} // namespace

int main()
{
    std::ios::sync_with_stdio(false);
    try {
        ImportSource source;
        ReaderRequest request = reader::take_request(source);
        reader::Answers answers;
        try {
            answer(request, source, answers);
        } catch (const BadInput& error) {
            answers.say(FrameKind::Refused, encode_refusal({error.text().why, error.text().what_to_do}));
        }
        answers.say(FrameKind::Done);
        return std::cout ? 0 : exit_failed;
    } catch (const std::bad_alloc&) {
        return exit_out_of_memory;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return exit_failed;
    }
}
