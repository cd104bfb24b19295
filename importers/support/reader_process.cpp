// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reader_process.h"

#include "core/base/error.h"
#include "core/base/run_program.h"
#include "importers/support/wire.h"

#include <csignal>
#include <cstdlib>

namespace duiding {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr std::uint64_t address_space = 0;                     // AddressSanitizer cannot start under it; see reader_main.cpp
#else
constexpr std::uint64_t address_space = 1ull << 30;
#endif

// Nothing of the user's own but where data was installed. Tesseract is three times as slow with two threads as with one.
std::vector<std::string> environment()
{
    std::vector<std::string> out{"OMP_THREAD_LIMIT=1", "PATH=/usr/bin:/bin"};
    for (const char* name : {"TESSDATA_PREFIX", "LD_LIBRARY_PATH", "UBSAN_OPTIONS"}) {
        if (const char* value = std::getenv(name)) {
            out.push_back(std::string(name) + "=" + value);
        }
    }
    return out;
}

bool out_of_time(const platform::RunResult& result)
{
    return result.timed_out || result.signal == SIGPROF || result.signal == SIGXCPU;
}

} // namespace

std::filesystem::path reader_program()
{
    constexpr const char* name = "duiding-reader";
    std::filesystem::path beside = platform::program_folder() / name;
    const char* folder = std::getenv("DUIDING_BIN");
    bool elsewhere = !std::filesystem::exists(beside) && folder != nullptr;
    return elsewhere ? std::filesystem::path(folder) / name : beside;
}

ReaderEnd run_reader(const std::filesystem::path& program, const ReaderRequest& request, std::string_view bytes, Progress& progress,
                     std::chrono::milliseconds silence, const std::function<bool(Frame&&)>& on_frame)
{
    FrameSplitter frames;
    bool done = false;
    auto take_frames = [&](std::string_view stretch) {
        frames.feed(stretch);
        while (std::optional<Frame> frame = frames.next()) {
            bool last = frame->kind == FrameKind::Done;
            if (done || (!last && !on_frame(std::move(*frame)))) {
                done = false;
                return false;
            }
            done = last;
        }
        return true;
    };
    bool nonsense = false;
    std::string head = encode_frame(FrameKind::Request, encode_request(request));
    platform::Exchange asked;
    asked.program = program;
    asked.input = {head, bytes};
    asked.environment = environment();
    asked.limits.address_space = address_space;
    asked.limits.max_output = 16ull << 30;
    asked.silence = silence;
    asked.keep_going = [&] { return !progress.cancelled(); };
    asked.on_output = [&](std::string_view stretch) {
        try {
            return take_frames(stretch);
        } catch (const WireError&) {
            nonsense = true;
            return false;
        }
    };
    platform::RunResult result = platform::exchange(asked);
    progress.check();
    if (done && !nonsense && result.exit_code == 0 && frames.at_end()) {
        return ReaderEnd::Done;
    }
    return out_of_time(result) ? ReaderEnd::TooMuch : ReaderEnd::Died;
}

} // namespace duiding
