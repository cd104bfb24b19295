// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reader_client.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/platform.h"
#include "importers/support/document_wire.h"
#include "importers/support/wire.h"

#include <csignal>
#include <cstdlib>

namespace duiding {

namespace {

constexpr int exit_out_of_memory = 2;

#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t address_space = 0;                     // AddressSanitizer cannot start under it; see reader_main.cpp
#else
constexpr std::uint64_t address_space = 1ull << 30;
#endif
constexpr std::uint64_t cpu_seconds = 60;
constexpr std::chrono::milliseconds wall_time{300'000};

[[noreturn]] void refuse(const ImportSource& source, Message why, Message what_to_do)
{
    throw BadInput({msg("The document could not be read."), path_text(source.path), std::move(why), std::move(what_to_do)});
}

[[noreturn]] void refuse(const ImportSource& source, Refusal refusal)
{
    refuse(source, std::move(refusal.why), std::move(refusal.what_to_do));
}

// The answer to a request that has one answer.
Frame answer_of(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress)
{
    platform::RunLimits limits;
    limits.address_space = address_space;
    limits.cpu_seconds = cpu_seconds;
    limits.wall = wall_time;
    ReaderRequest request{std::string(format), path_text(source.path.filename()), options, {}};
    std::string input = encode_frame(FrameKind::Request, encode_request(request)) + source.bytes;
    platform::RunResult result = platform::run(reader_program(), {}, input, limits, [&] { return !progress.cancelled(); });
    progress.check();
    bool too_much = result.timed_out || result.signal == SIGXCPU || result.signal == SIGKILL || result.exit_code == exit_out_of_memory;
    if (too_much) {
        refuse(source, refusal_too_much(format));
    }
    if (result.exit_code != 0) {
        refuse(source, refusal_damaged(format));
    }
    FrameSplitter frames;
    frames.feed(result.output);
    std::optional<Frame> answer = frames.next();
    std::optional<Frame> done = frames.next();
    if (!answer || !done || done->kind != FrameKind::Done || !frames.at_end()) {
        refuse_wire();
    }
    return std::move(*answer);
}

template <class Value>
Value read_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options, Progress& progress,
                     FrameKind expected, Value (*decode)(std::string_view))
{
    try {
        Frame answer = answer_of(format, source, options, progress);
        if (answer.kind == FrameKind::Refused) {
            refuse(source, decode_refusal(answer.body));
        }
        if (answer.kind != expected) {
            refuse_wire();
        }
        return decode(answer.body);
    } catch (const BadInput& error) {
        if (!error.text().where.empty()) {
            throw;
        }
        refuse(source, error.text().why, error.text().what_to_do);      // what is wrong on the wire knows no file
    }
}

} // namespace

ImportedDocument read_document_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options,
                                         Progress& progress)
{
    return read_in_worker(format, source, options, progress, FrameKind::Document, decode_document);
}

ImportedSurvey read_survey_in_worker(std::string_view format, const ImportSource& source, const ImportOptions& options,
                                     Progress& progress)
{
    return read_in_worker(format, source, options, progress, FrameKind::Survey, decode_survey);
}

Refusal refusal_too_much(std::string_view format)
{
    if (format == "pdf") {
        return {msg("Reading the PDF takes too much memory or time."),
                msg("Open it in a PDF program, print it to a new PDF and import that.")};
    }
    return {msg("Reading the file takes too much memory or time."),
            msg("Open it in the program it comes from, save it in parts or in another format, and import that.")};
}

Refusal refusal_damaged(std::string_view format)
{
    if (format == "pdf") {
        return {msg("The PDF is damaged."), msg("Download it again, or open it in a PDF program and save a copy.")};
    }
    return {msg("The file is damaged or incomplete."), msg("Download it again, or open it in the program it comes from and save a copy.")};
}

std::filesystem::path reader_program()
{
    constexpr const char* name = "duiding-reader";
    std::filesystem::path beside = platform::program_folder() / name;
    const char* folder = std::getenv("DUIDING_BIN");
    bool elsewhere = !std::filesystem::exists(beside) && folder != nullptr;
    return elsewhere ? std::filesystem::path(folder) / name : beside;
}

} // namespace duiding
