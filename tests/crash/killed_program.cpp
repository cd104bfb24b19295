// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/crash/killed_program.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <stdexcept>

extern char** environ;

namespace duiding::test {

namespace {

pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, int standard_output)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, standard_output, STDOUT_FILENO);
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    pid_t pid = -1;
    int failed = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (failed != 0) {
        throw std::runtime_error("cannot start " + program.string());
    }
    return pid;
}

// Reads until there are so many bytes, or the program has closed its output.
bool read_until(int from, std::size_t bytes, std::string& output)
{
    char buffer[256];
    while (output.size() < bytes) {
        ssize_t got = ::read(from, buffer, std::min(sizeof buffer, bytes - output.size()));
        if (got <= 0) {
            return false;
        }
        output.append(buffer, static_cast<std::size_t>(got));
    }
    return true;
}

} // namespace

KilledProgram run_and_kill(const std::filesystem::path& program, const std::vector<std::string>& arguments, Blow blow)
{
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0) {
        throw std::runtime_error("no pipe");
    }
    pid_t pid = spawn(program, arguments, pipe[1]);
    ::close(pipe[1]);
    KilledProgram result;
    if (read_until(pipe[0], blow.after_bytes, result.output)) {
        timespec wait{0, static_cast<long>(blow.then.count()) * 1000};
        ::ppoll(nullptr, 0, &wait, nullptr);
        ::kill(pid, SIGKILL);
    }
    int status = 0;
    ::waitpid(pid, &status, 0);
    ::close(pipe[0]);
    result.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    result.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return result;
}

} // namespace duiding::test
