// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/sandbox.h"

#include <fcntl.h>
#include <linux/landlock.h>
#include <sched.h>
#include <seccomp.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstdlib>
#include <memory>

namespace duiding::reader {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool watched = true;           // AddressSanitizer needs address space, files and calls of its own
#else
constexpr bool watched = false;
#endif

void limit(__rlimit_resource resource, rlim_t value)
{
    rlimit limits{value, value};
    ::setrlimit(resource, &limits);
}

void set_limits()
{
    constexpr rlim_t memory = 1ull << 30;
    if (!watched) {
        limit(RLIMIT_AS, memory);
    }
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_FSIZE, 0);
    limit(RLIMIT_NOFILE, 64);
}

// The newest headers know rights that older kernels do not: only what the running one knows is asked for.
std::uint64_t all_rights(long version)
{
    constexpr int rights_of_version[] = {13, 14, 15, 15, 16};
    return (1ull << rights_of_version[std::min(version, 5l) - 1]) - 1;
}

bool may_be_read(int rules, const char* path)
{
    int folder = ::open(path, O_PATH | O_CLOEXEC);
    if (folder < 0) {
        return false;                    // not on this machine
    }
    landlock_path_beneath_attr rule{};
    rule.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE | LANDLOCK_ACCESS_FS_READ_DIR;
    rule.parent_fd = folder;
    long added = ::syscall(SYS_landlock_add_rule, rules, LANDLOCK_RULE_PATH_BENEATH, &rule, 0);
    ::close(folder);
    return added == 0;
}

bool restrict_paths()
{
    struct {
        std::uint64_t files = 0;
        std::uint64_t net = 0;           // from version 4 on
        std::uint64_t scopes = 0;        // from version 6 on
    } handled;
    long version = ::syscall(SYS_landlock_create_ruleset, nullptr, 0, LANDLOCK_CREATE_RULESET_VERSION);
    if (version < 1) {
        return false;
    }
    handled.files = all_rights(version);
    handled.net = version >= 4 ? 3 : 0;
    handled.scopes = version >= 6 ? 3 : 0;
    std::size_t size = version >= 6 ? 24 : version >= 4 ? 16 : 8;
    int rules = static_cast<int>(::syscall(SYS_landlock_create_ruleset, &handled, size, 0));
    if (rules < 0) {
        return false;
    }
    const char* languages = std::getenv("TESSDATA_PREFIX");
    for (const char* path : {"/usr/share", "/usr/lib", "/usr/local/share/fonts", "/etc/fonts", "/var/cache/fontconfig", languages}) {
        if (path != nullptr) {
            may_be_read(rules, path);
        }
    }
    bool restricted = ::syscall(SYS_landlock_restrict_self, rules, 0) == 0;
    ::close(rules);
    return restricted;
}

// What reading a document asks of the system; the C library, poppler, fontconfig and Tesseract were watched for it.
constexpr int needed[] = {
    SCMP_SYS(read), SCMP_SYS(readv), SCMP_SYS(pread64), SCMP_SYS(write), SCMP_SYS(writev), SCMP_SYS(close), SCMP_SYS(lseek),
    SCMP_SYS(fstat), SCMP_SYS(stat), SCMP_SYS(lstat), SCMP_SYS(newfstatat), SCMP_SYS(statx), SCMP_SYS(statfs), SCMP_SYS(fstatfs),
    SCMP_SYS(access), SCMP_SYS(faccessat), SCMP_SYS(faccessat2), SCMP_SYS(readlink), SCMP_SYS(readlinkat), SCMP_SYS(getcwd),
    SCMP_SYS(getdents64), SCMP_SYS(fcntl), SCMP_SYS(fadvise64), SCMP_SYS(dup), SCMP_SYS(poll), SCMP_SYS(ppoll),
    SCMP_SYS(mmap), SCMP_SYS(munmap), SCMP_SYS(mremap), SCMP_SYS(mprotect), SCMP_SYS(madvise), SCMP_SYS(brk), SCMP_SYS(membarrier),
    SCMP_SYS(futex), SCMP_SYS(set_robust_list), SCMP_SYS(rseq), SCMP_SYS(sched_yield), SCMP_SYS(sched_getaffinity),
    SCMP_SYS(rt_sigaction), SCMP_SYS(rt_sigprocmask), SCMP_SYS(rt_sigreturn), SCMP_SYS(sigaltstack), SCMP_SYS(restart_syscall),
    SCMP_SYS(clock_gettime), SCMP_SYS(clock_getres), SCMP_SYS(clock_nanosleep), SCMP_SYS(nanosleep), SCMP_SYS(gettimeofday),
    SCMP_SYS(time), SCMP_SYS(times), SCMP_SYS(getrusage), SCMP_SYS(setitimer), SCMP_SYS(sysinfo), SCMP_SYS(uname), SCMP_SYS(getrandom),
    SCMP_SYS(getpid), SCMP_SYS(gettid), SCMP_SYS(getuid), SCMP_SYS(geteuid), SCMP_SYS(getgid), SCMP_SYS(getegid), SCMP_SYS(getrlimit),
    SCMP_SYS(exit), SCMP_SYS(exit_group)};

bool allow_reading(scmp_filter_ctx filter)
{
    constexpr int writing = O_WRONLY | O_RDWR | O_CREAT | O_TRUNC | O_APPEND;
    int rc = 0;
    for (int call : needed) {
        rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, call, 0);
    }
    rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(open), 1, SCMP_A1(SCMP_CMP_MASKED_EQ, writing, 0));
    rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(openat), 1, SCMP_A2(SCMP_CMP_MASKED_EQ, writing, 0));
    // A signal to itself, as abort() sends it.
    auto self = static_cast<scmp_datum_t>(::getpid());
    rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(tgkill), 1, SCMP_A0(SCMP_CMP_EQ, self));
    // Asking for a limit, not setting one.
    rc |= seccomp_rule_add(filter, SCMP_ACT_ALLOW, SCMP_SYS(prlimit64), 1, SCMP_A2(SCMP_CMP_EQ, 0));
    return rc == 0;
}

bool filter_calls()
{
    std::unique_ptr<void, void (*)(scmp_filter_ctx)> filter(seccomp_init(SCMP_ACT_ERRNO(EPERM)), seccomp_release);
    return filter && allow_reading(filter.get()) && seccomp_load(filter.get()) == 0;
}

} // namespace

Sandbox enter_sandbox()
{
    set_limits();
    ::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    Sandbox sandbox;
    if (!watched) {
        sandbox.paths = restrict_paths();
        sandbox.filter = filter_calls();
    }
    return sandbox;
}

namespace {

bool opens(const char* path, int flags)
{
    return ::open(path, flags, 0600) >= 0;
}

bool starts_process()
{
    pid_t child = ::fork();
    if (child == 0) {
        ::_exit(0);
    }
    return child > 0 && ::waitpid(child, nullptr, 0) == child;
}

} // namespace

int try_to_get_out(std::string_view what)
{
    constexpr int refused = 0;
    constexpr int possible = 1;              // also what /bin/false says, if it can be started
    constexpr int no_layer = 2;
    constexpr int no_such_trial = 3;
    Sandbox sandbox = enter_sandbox();
    bool layer = what == "read" ? sandbox.paths : sandbox.filter;
    bool out = false;
    if (!layer) {
        return no_layer;
    }
    if (what == "write") {
        out = opens("/tmp/duiding-reader-was-here", O_WRONLY | O_CREAT) || opens("/dev/null", O_RDWR);
    } else if (what == "socket") {
        out = ::socket(AF_INET, SOCK_STREAM, 0) >= 0 || ::socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
    } else if (what == "exec") {
        char program[] = "/bin/false";
        char* arguments[] = {program, nullptr};
        out = ::execv(program, arguments) == 0 || (errno != EPERM && errno != EACCES);
    } else if (what == "fork") {
        out = starts_process();
    } else if (what == "kill") {
        out = ::kill(::getppid(), 0) == 0;
    } else if (what == "read") {
        out = opens("/etc/passwd", O_RDONLY) || opens("/proc/self/maps", O_RDONLY);
    } else {
        return no_such_trial;
    }
    return out ? possible : refused;
}

} // namespace duiding::reader
