// SPDX-License-Identifier: GPL-3.0-or-later
// posix_spawn with pipes, limits set on the child by prlimit before it reads its first byte of input.
#include "core/base/run_program.h"

#include "core/base/error.h"
#include "core/base/file.h"

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

std::vector<char*> pointers(const std::vector<std::string>& texts)
{
    std::vector<char*> out;
    for (const std::string& text : texts) {
        out.push_back(const_cast<char*>(text.c_str()));
    }
    out.push_back(nullptr);
    return out;
}

pid_t spawn(const Exchange& asked, Pipe& in, Pipe& out, Pipe& err)
{
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_adddup2(&actions, in.read, STDIN_FILENO);
    posix_spawn_file_actions_adddup2(&actions, out.write, STDOUT_FILENO);
    posix_spawn_file_actions_adddup2(&actions, err.write, STDERR_FILENO);
    std::vector<char*> argv = pointers(asked.arguments);
    argv.insert(argv.begin(), const_cast<char*>(asked.program.c_str()));
    std::vector<char*> variables = asked.environment ? pointers(*asked.environment) : std::vector<char*>{};
    // A process group of its own: what the program starts is killed with it, however early.
    posix_spawnattr_t attributes;
    posix_spawnattr_init(&attributes);
    posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
    posix_spawnattr_setpgroup(&attributes, 0);
    pid_t pid = -1;
    int rc = ::posix_spawn(&pid, asked.program.c_str(), &actions, &attributes, argv.data(),
                           asked.environment ? variables.data() : environ);
    posix_spawnattr_destroy(&attributes);
    posix_spawn_file_actions_destroy(&actions);
    if (rc != 0) {
        throw Environment({msg("A program could not be started."), path_text(asked.program), msg("{0}", std::strerror(rc)),
                           msg("Reinstall Duiding, or build it again.")});
    }
    return pid;
}

// The program while it runs; killed and waited for when the work around it is left early.
class Child {
public:
    explicit Child(pid_t pid) : m_pid(pid) {}
    ~Child()
    {
        if (m_pid > 0) {
            kill();
            wait();
        }
    }
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    pid_t id() const { return m_pid; }
    void kill() { ::kill(-m_pid, SIGKILL); }
    int wait()
    {
        int status = 0;
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
        m_pid = -1;
        return status;
    }

private:
    pid_t m_pid;
};

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

// What goes in, stretch after stretch; the pipe is closed behind the last.
class Feed {
public:
    explicit Feed(const std::vector<std::string_view>& stretches) : m_stretches(stretches) { skip_empty(); }

    bool at_end() const { return m_next == m_stretches.size(); }
    void write_some(Pipe& in)
    {
        std::string_view left = m_stretches[m_next].substr(m_written);
        ssize_t n = ::write(in.write, left.data(), left.size());
        m_written += n > 0 ? static_cast<std::size_t>(n) : 0;
        skip_empty();
        bool broken = n < 0 && errno != EAGAIN && errno != EINTR;
        if (broken || at_end()) {
            in.close_write();
        }
    }

private:
    void skip_empty()
    {
        while (!at_end() && m_written == m_stretches[m_next].size()) {
            ++m_next;
            m_written = 0;
        }
    }

    const std::vector<std::string_view>& m_stretches;
    std::size_t m_next = 0;
    std::size_t m_written = 0;
};

// Reads what is there; nothing at the end of the file.
std::optional<std::string_view> read_some(int fd, std::vector<char>& buffer)
{
    ssize_t n = ::read(fd, buffer.data(), buffer.size());
    if (n < 0 && (errno == EINTR || errno == EAGAIN)) {
        return std::string_view();
    }
    return n > 0 ? std::optional(std::string_view(buffer.data(), static_cast<std::size_t>(n))) : std::nullopt;
}

void set_end(RunResult& result, int status)
{
    if (WIFEXITED(status)) {
        result.exit_code = WEXITSTATUS(status);
    } else if (WIFSIGNALED(status)) {
        result.signal = WTERMSIG(status);
    }
}

// One program from its start to its end.
class Conversation {
public:
    explicit Conversation(const Exchange& asked) : m_asked(asked), m_child(spawn(asked, m_in, m_out, m_err)), m_feed(asked.input)
    {
        limit(m_child.id(), RLIMIT_AS, asked.limits.address_space);
        limit(m_child.id(), RLIMIT_CPU, asked.limits.cpu_seconds);
        m_in.close_read();
        m_out.close_write();
        m_err.close_write();
        ::fcntl(m_in.write, F_SETFL, O_NONBLOCK);
        if (m_feed.at_end()) {
            m_in.close_write();
        }
    }

    RunResult run()
    {
        HoldBrokenPipe guard;                      // after the spawn: the child inherits the mask
        // A killed program's own children may keep the pipes open: what they write is not waited for.
        while ((m_out.read >= 0 || m_err.read >= 0) && !m_result.stopped && !m_result.timed_out) {
            pollfd fds[3] = {{m_out.read, POLLIN, 0}, {m_err.read, POLLIN, 0}, {m_in.write, POLLOUT, 0}};
            ::poll(fds, 3, 50);
            if (fds[0].revents) {
                read_output();
            }
            if (fds[1].revents) {
                read_errors();
            }
            if (fds[2].revents) {
                m_heard = Clock::now();            // it takes what it is given: not silent
                m_feed.write_some(m_in);
            }
            kill_when_asked();
        }
        m_in.close_write();
        set_end(m_result, m_child.wait());
        return std::move(m_result);
    }

private:
    using Clock = std::chrono::steady_clock;

    void read_output()
    {
        std::optional<std::string_view> stretch = read_some(m_out.read, m_buffer);
        if (!stretch) {
            m_out.close_read();
        } else if (!stretch->empty()) {
            m_heard = Clock::now();
            m_received += stretch->size();
            m_result.stopped = m_asked.on_output && !m_asked.on_output(*stretch);
        }
    }

    void read_errors()
    {
        std::optional<std::string_view> stretch = read_some(m_err.read, m_buffer);
        if (!stretch) {
            m_err.close_read();
        } else if (m_result.errors.size() < max_errors) {
            m_result.errors += *stretch;
        }
    }

    void kill_when_asked()
    {
        Clock::time_point now = Clock::now();
        m_result.stopped = m_result.stopped || (m_asked.keep_going && !m_asked.keep_going());
        bool late = m_asked.limits.wall.count() > 0 && now - m_started > m_asked.limits.wall;
        bool silent = m_asked.silence.count() > 0 && now - m_heard > m_asked.silence;
        m_result.timed_out = m_result.timed_out || late || silent || m_received >= m_asked.limits.max_output;
        if (m_result.stopped || m_result.timed_out) {
            m_child.kill();
        }
    }

    const Exchange& m_asked;
    Pipe m_in;
    Pipe m_out;
    Pipe m_err;
    Child m_child;
    Feed m_feed;
    RunResult m_result;
    Clock::time_point m_started = Clock::now();
    Clock::time_point m_heard = m_started;
    std::uint64_t m_received = 0;
    std::vector<char> m_buffer = std::vector<char>(65536);
};

} // namespace

RunResult exchange(const Exchange& asked) { return Conversation(asked).run(); }

RunResult run(const std::filesystem::path& program, const std::vector<std::string>& arguments, const std::string& input,
              const RunLimits& limits, const std::function<bool()>& keep_going)
{
    std::string output;
    Exchange asked{program, arguments, {input}, {}, limits, {}, keep_going, [&](std::string_view stretch) {
        output += stretch;
        return true;
    }};
    RunResult result = exchange(asked);
    result.output = std::move(output);
    return result;
}

} // namespace duiding::platform
