// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/platform.h"

#include "core/base/error.h"
#include "core/base/file.h"

#include <fcntl.h>
#include <locale.h>
#include <pwd.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <ctime>
#include <fstream>
#include <new>
#include <sstream>

namespace duiding::platform {

namespace fs = std::filesystem;

fs::path program_folder()
{
    return fs::read_symlink("/proc/self/exe").parent_path();
}

fs::path home_folder()
{
    if (const char* home = std::getenv("HOME"); home && *home) {
        return home;
    }
    const passwd* entry = ::getpwuid(::getuid());
    return entry ? fs::path(entry->pw_dir) : fs::temp_directory_path();
}

namespace {

fs::path xdg_folder(const char* variable, const char* fallback)
{
    const char* value = std::getenv(variable);
    fs::path folder = (value && *value ? fs::path(value) : home_folder() / fallback) / "duiding";
    std::error_code ec;
    fs::create_directories(folder, ec);
    if (ec) {
        throw Environment({msg("A folder could not be made."), path_text(folder), msg("{0}", ec.message()),
                           msg("Check the free space and whether you may write in this folder.")});
    }
    return folder;
}

void sync_path(const fs::path& path, int flags)
{
    int fd = ::open(path.c_str(), flags | O_CLOEXEC);
    if (fd < 0) {
        throw Environment({msg("The file could not be written."), path_text(path), msg("{0}", std::strerror(errno)), {}});
    }
    int rc = ::fsync(fd);
    int error = errno;
    ::close(fd);
    // Some file systems (network drives) cannot sync a folder and say EINVAL; the file itself was synced before.
    if (rc != 0 && error != EINVAL) {
        throw Environment({msg("The file could not be written."), path_text(path), msg("{0}", std::strerror(error)), {}});
    }
}

} // namespace

fs::path user_data_folder() { return xdg_folder("XDG_DATA_HOME", ".local/share"); }
fs::path user_cache_folder() { return xdg_folder("XDG_CACHE_HOME", ".cache"); }
fs::path user_config_folder() { return xdg_folder("XDG_CONFIG_HOME", ".config"); }

std::string host_name()
{
    char name[256] = "";
    ::gethostname(name, sizeof name - 1);
    return name;
}

std::string user_name()
{
    const passwd* entry = ::getpwuid(::getuid());
    if (!entry) {
        return "user";
    }
    std::string full = entry->pw_gecos ? entry->pw_gecos : "";
    full = full.substr(0, full.find(','));
    return full.empty() ? entry->pw_name : full;
}

std::int64_t process_id() { return ::getpid(); }

bool folder_writable(const fs::path& folder) { return ::access(folder.empty() ? "." : folder.c_str(), W_OK | X_OK) == 0; }

bool file_writable(const fs::path& file) { return ::access(file.c_str(), W_OK) == 0; }

void sync_file(const fs::path& path) { sync_path(path, O_RDONLY); }
void sync_folder(const fs::path& folder) { sync_path(folder.empty() ? fs::path(".") : folder, O_RDONLY | O_DIRECTORY); }

void make_private(const fs::path& folder) { ::chmod(folder.c_str(), 0700); }

bool stdout_is_terminal() { return ::isatty(STDOUT_FILENO); }
bool stderr_is_terminal() { return ::isatty(STDERR_FILENO); }

std::int64_t milliseconds_since_start()
{
    // Field 22 of /proc/self/stat, in clock ticks since boot; the name in field 2 may hold blanks but ends at the last ')'.
    std::ifstream in("/proc/self/stat");
    std::string line;
    std::getline(in, line);
    std::istringstream fields(line.substr(line.rfind(')') + 1));
    std::string skipped;
    for (int field = 3; field < 22; ++field) {
        fields >> skipped;
    }
    std::int64_t start = 0;
    fields >> start;
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    return now.tv_sec * 1000 + now.tv_nsec / 1000000 - start * 1000 / ::sysconf(_SC_CLK_TCK);
}

PlainNumbers::PlainNumbers() : m_plain(::newlocale(LC_ALL_MASK, "C", nullptr))
{
    if (!m_plain) {
        throw std::bad_alloc();
    }
    m_before = ::uselocale(static_cast<locale_t>(m_plain));
}

PlainNumbers::~PlainNumbers()
{
    ::uselocale(static_cast<locale_t>(m_before));
    ::freelocale(static_cast<locale_t>(m_plain));
}

std::int64_t resident_bytes()
{
    std::ifstream in("/proc/self/statm");
    std::int64_t size = 0, resident = 0;
    in >> size >> resident;
    return resident * ::sysconf(_SC_PAGESIZE);
}

double load_average()
{
    double load[1] = {0};
    return ::getloadavg(load, 1) == 1 ? load[0] : -1;
}

} // namespace duiding::platform
