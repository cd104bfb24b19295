// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/support/reader_process.h"

#include "core/base/file.h"
#include "core/base/run_program.h"
#include "importers/support/wire.h"

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <map>
#include <mutex>

namespace duiding {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool watched = true;           // AddressSanitizer cannot start under the limit: importers/reader/asan_options.h
#else
constexpr bool watched = false;
#endif
constexpr std::uint64_t address_space = watched ? 0 : 1ull << 30;

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

std::atomic<bool> with_bubble = !watched;

struct Command {
    std::filesystem::path program;
    std::vector<std::string> arguments;
};

// No session of its own: the process group is what is killed, and there is no terminal to reach.
Command in_bubble(const std::filesystem::path& program)
{
    std::vector<std::string> arguments{"--unshare-all", "--die-with-parent", "--ro-bind", "/usr", "/usr",
                                       "--symlink", "usr/lib", "/lib", "--symlink", "usr/lib64", "/lib64"};
    for (const char* path : {"/etc/fonts", "/etc/ld.so.cache", "/var/cache/fontconfig"}) {
        arguments.insert(arguments.end(), {"--ro-bind-try", path, path});
    }
    if (const char* languages = std::getenv("TESSDATA_PREFIX")) {
        arguments.insert(arguments.end(), {"--ro-bind-try", languages, languages});
    }
    arguments.insert(arguments.end(), {"--ro-bind", path_text(program), "/reader", "/reader"});
    return {"/usr/bin/bwrap", std::move(arguments)};
}

// Asked once a program: a machine may have bubblewrap and not let it make namespaces.
bool bubble_works(const std::filesystem::path& program)
{
    static std::mutex mutex;
    static std::map<std::filesystem::path, bool> known;
    std::lock_guard lock(mutex);
    auto [it, is_new] = known.emplace(program, false);
    Command command = in_bubble(program);
    if (is_new && with_bubble && std::filesystem::exists(command.program)) {
        command.arguments.push_back("--check");
        platform::RunLimits limits;
        limits.wall = std::chrono::seconds(10);
        it->second = platform::run(command.program, command.arguments, {}, limits).exit_code == 0;
    }
    return it->second;
}

// Bubblewrap tells of a signal as shells do.
bool died_of(const platform::RunResult& result, int signal) { return result.signal == signal || result.exit_code == 128 + signal; }

bool out_of_time(const platform::RunResult& result)
{
    return result.timed_out || died_of(result, SIGPROF) || died_of(result, SIGXCPU);
}

std::filesystem::path program_beside(const char* name)
{
    std::filesystem::path beside = platform::program_folder() / name;
    const char* folder = std::getenv("DUIDING_BIN");
    bool elsewhere = !std::filesystem::exists(beside) && folder != nullptr;
    return elsewhere ? std::filesystem::path(folder) / name : beside;
}

} // namespace

std::filesystem::path reader_program() { return program_beside("duiding-reader"); }

void read_without_bubble() { with_bubble = false; }

std::filesystem::path recogniser_program() { return program_beside("duiding-recogniser"); }

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
    Command command = bubble_works(program) ? in_bubble(program) : Command{program, {}};
    asked.program = command.program;
    asked.arguments = command.arguments;
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
