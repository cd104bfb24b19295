// SPDX-License-Identifier: GPL-3.0-or-later
// platform::run: posix_spawn with pipes, limits set on the child by prlimit before it reads its first byte of input.
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/platform.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

extern char** environ;

namespace duiding::platform {

namespace {

constexpr std::size_t max_errors = 64 * 1024;

struct Pipe {
    int read = -1;
    int write = -1;

    Pipe()
    {
        int fds[2];
        if (::pipe2(fds, O_CLOEXEC) != 0) {
            throw Environment({msg("A program could not be started."), {}, msg("{0}", std::strerror(errno)), {}});
        }
        read = fds[0];
        write = fds[1];
    }
    ~Pipe()
    {
        close_read();
        close_write();
    }
    void close_read() { close_one(read); }
    void close_write() { close_one(write); }
    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

private:
    static void close_one(int& fd)
    {
        if (fd >= 0) {
            ::close(fd);
            fd = -1;
        }
    }
};

void limit(pid_t pid, __rlimit_resource resource, std::uint64_t value)
{
    if (value != 0) {
        rlimit limits{value, value};
        ::prlimit(pid, resource, &limits, nullptr);
    }
}

pid_t spawn(const std::filesystem::path& program, const std::vector<std::string>& arguments, Pipe& in, Pipe& out, Pipe& err)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);
    std::vector<char*> argv{const_cast<char*>(program.c_str())};
    for (const std::string& argument : arguments) {
        argv.push_back(const_cast<char*>(argument.c_str()));
    }
    argv.push_back(nullptr);
    pid_t pid = -1;
    int rc = ::posix_spawn(&pid, program.c_str(), &actions, nullptr, argv.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    if (rc != 0) {
        throw Environment({msg("A program could not be started."), path_text(program), msg("{0}", std::strerror(rc)),
                           msg("Reinstall Duiding, or build it again.")});
    }
    return pid;
}

// Reads what is there into `to`; false at end of file.
bool drain(int fd, std::string& to, std::uint64_t max)
{
    char buffer[65536];
    ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0) {
        return errno == EINTR || errno == EAGAIN;
    }
    if (to.size() < max) {
        to.append(buffer, static_cast<std::size_t>(n));
    }
    return n > 0;
}

// A child that closes its input early must not kill us: the write then fails with EPIPE. The signal is held back in this thread
// only, so that two runs in two threads do not undo each other's work.
class HoldBrokenPipe {
public:
    HoldBrokenPipe()
    {
        sigemptyset(&m_pipe);
        sigaddset(&m_pipe, SIGPIPE);
        ::pthread_sigmask(SIG_BLOCK, &m_pipe, &m_before);
    }
    ~HoldBrokenPipe()
    {
        timespec at_once{};
        while (::sigtimedwait(&m_pipe, nullptr, &at_once) == SIGPIPE) {
        }
        ::pthread_sigmask(SIG_SETMASK, &m_before, nullptr);
    }
    HoldBrokenPipe(const HoldBrokenPipe&) = delete;
    HoldBrokenPipe& operator=(const HoldBrokenPipe&) = delete;

private:
    sigset_t m_pipe;
    sigset_t m_before;
};

void feed(Pipe& in, const std::string& input, std::size_t& written)
{
    ssize_t n = ::write(in.write, input.data() + written, input.size() - written);
    if (n > 0) {
        written += static_cast<std::size_t>(n);
    }
    bool broken = n < 0 && errno != EAGAIN && errno != EINTR;
    if (broken || written == input.size()) {
        in.close_write();
    }
}

} // namespace

RunResult run(const std::filesystem::path& program, const std::vector<std::string>& arguments, const std::string& input,
              const RunLimits& limits, const std::function<bool()>& keep_going)
{
    Pipe in, out, err;
    pid_t pid = spawn(program, arguments, in, out, err);
    HoldBrokenPipe guard;                          // after the spawn: the child inherits the mask
    limit(pid, RLIMIT_AS, limits.address_space);
    limit(pid, RLIMIT_CPU, limits.cpu_seconds);
    in.close_read();
    out.close_write();
    err.close_write();
    ::fcntl(in.write, F_SETFL, O_NONBLOCK);

    RunResult result;
    auto started = std::chrono::steady_clock::now();
    std::size_t written = 0;
    if (input.empty()) {
        in.close_write();
    }
    auto kill_when_asked = [&] {
        result.stopped = result.stopped || (keep_going && !keep_going());
        bool late = limits.wall.count() > 0 && std::chrono::steady_clock::now() - started > limits.wall;
        result.timed_out = result.timed_out || late || result.output.size() >= limits.max_output;
        if (result.stopped || result.timed_out) {
            ::kill(pid, SIGKILL);
        }
    };
    // A killed program's own children may keep the pipes open: what they write is not waited for.
    while ((out.read >= 0 || err.read >= 0) && !result.stopped && !result.timed_out) {
        pollfd fds[3] = {{out.read, POLLIN, 0}, {err.read, POLLIN, 0}, {in.write, POLLOUT, 0}};
        ::poll(fds, 3, 50);
        if (fds[0].revents && !drain(out.read, result.output, limits.max_output)) {
            out.close_read();
        }
        if (fds[1].revents && !drain(err.read, result.errors, max_errors)) {
            err.close_read();
        }
        if (fds[2].revents) {
            feed(in, input, written);
        }
        kill_when_asked();
    }
    in.close_write();
    int status = 0;
    while (::waitpid(pid, &status, 0) < 0 && errno == EINTR) {
    }
    if (WIFEXITED(status)) {
        result.exit_code = WEXITSTATUS(status);
    } else if (WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
    }
    return result;
}

} // namespace duiding::platform
