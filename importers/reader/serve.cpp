// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/serve.h"

#include "core/base/error.h"
#include "importers/reader/answers.h"
#include "importers/reader/sandbox.h"
#include "importers/support/document_wire.h"
#include "importers/support/wire.h"

#include <algorithm>
#include <iostream>

namespace duiding::reader {

namespace {

constexpr int exit_failed = 1;

constexpr int seconds_a_file = 60;

void answer(std::span<const Format> formats, const ReaderRequest& request, const ImportSource& source, Answers& answers)
{
    auto format = std::find_if(formats.begin(), formats.end(), [&](const Format& one) { return one.id == request.format; });
    if (format == formats.end()) {
        refuse_wire();
    }
    answers.begin(seconds_a_file);
    if (format->pages != nullptr) {
        format->pages(source, request, answers);
    } else if (format->document != nullptr) {
        answers.say(FrameKind::Document, encode_document(format->document(source, request.options)));
    } else if (format->survey != nullptr) {
        answers.say(FrameKind::Survey, encode_survey(format->survey(source, request.options)));
    } else {
        refuse_wire();
    }
}

} // namespace

int serve(std::span<const Format> formats, std::span<char*> arguments)
{
    std::string_view verb = arguments.size() > 1 ? arguments[1] : "";
    if (verb == "--check") {
        return 0;
    }
    if (verb == "--try") {
        return try_to_get_out(arguments.size() > 2 ? arguments[2] : "");
    }
    enter_sandbox();
    std::ios::sync_with_stdio(false);
    try {
        ImportSource source;
        ReaderRequest request = take_request(source);
        Answers answers;
        try {
            answer(formats, request, source, answers);
        } catch (const BadInput& error) {
            answers.say(FrameKind::Refused, encode_refusal({error.text().why, error.text().what_to_do}));
        }
        answers.say(FrameKind::Done);
        return std::cout ? 0 : exit_failed;
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return exit_failed;
    }
}

} // namespace duiding::reader
