// SPDX-License-Identifier: GPL-3.0-or-later
// The seam to the operating system (decisions.md 25): everything POSIX that the core needs. A Windows or macOS build
// rewrites platform.cpp and nothing else below app/desktop/native.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace duiding::platform {

std::filesystem::path program_folder();            // where the running program lies
std::filesystem::path home_folder();
std::filesystem::path user_data_folder();          // $XDG_DATA_HOME/duiding, made when missing
std::filesystem::path user_cache_folder();         // $XDG_CACHE_HOME/duiding, made when missing
std::filesystem::path user_config_folder();        // $XDG_CONFIG_HOME/duiding, made when missing
std::string host_name();
std::string user_name();                           // full name when known, else the login
std::int64_t process_id();
bool folder_writable(const std::filesystem::path& folder);
bool file_writable(const std::filesystem::path& file);
void sync_file(const std::filesystem::path& path);           // fsync; throws Environment
void sync_folder(const std::filesystem::path& folder);       // after a rename
void make_private(const std::filesystem::path& folder);      // mode 0700
bool stdout_is_terminal();
bool stderr_is_terminal();
std::int64_t milliseconds_since_start();           // of this process, from the moment the system made it
std::int64_t resident_bytes();                     // of this process
double load_average();

// While it lives, the C library writes and reads numbers in this thread as in the "C" locale ("1234.5"), whatever the user's
// language. For libraries that print through printf (libxlsxwriter).
class PlainNumbers {
public:
    PlainNumbers();
    ~PlainNumbers();
    PlainNumbers(const PlainNumbers&) = delete;
    PlainNumbers& operator=(const PlainNumbers&) = delete;

private:
    void* m_plain;
    void* m_before;
};

// Runs a program (no shell), hands it `input` on standard input and returns what it wrote. Never forks without exec.
// `keep_going` is asked every 50 ms; when it answers false, or the time is up, the program is killed.
struct RunResult {
    int exit_code = -1;                // -1: killed by a signal
    int signal = 0;
    bool timed_out = false;
    bool stopped = false;              // keep_going said no
    std::string output;
    std::string errors;                // at most 64 KiB
};
struct RunLimits {
    std::uint64_t address_space = 0;   // bytes, RLIMIT_AS; 0 = none
    std::uint64_t cpu_seconds = 0;     // RLIMIT_CPU; 0 = none
    std::chrono::milliseconds wall{0}; // 0 = none
    std::uint64_t max_output = 1ull << 30;
};
RunResult run(const std::filesystem::path& program, const std::vector<std::string>& arguments, const std::string& input,
              const RunLimits& limits, const std::function<bool()>& keep_going = {});

} // namespace duiding::platform
