// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/mapped_file.h"

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/guarded_mapping.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>
#include <utility>

namespace duiding {

namespace {

[[noreturn]] void throw_unreadable(const std::filesystem::path& path, int error)
{
    throw Environment({msg("The file could not be read."), path_text(path), msg("{0}", std::generic_category().message(error)), {}});
}

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& path) : m_number(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    int number() const { return m_number; }

private:
    int m_number;
};

} // namespace

MappedFile::MappedFile() = default;

MappedFile::MappedFile(const std::filesystem::path& path)
{
    Descriptor file(path);
    struct stat info{};
    if (file.number() < 0 || ::fstat(file.number(), &info) != 0) {
        throw_unreadable(path, errno);
    }
    if (!S_ISREG(info.st_mode)) {
        throw_unreadable(path, EISDIR);
    }
    m_size = static_cast<std::size_t>(info.st_size);
    if (m_size == 0) {
        return;                                  // the system maps nothing of no length
    }
    void* memory = ::mmap(nullptr, m_size, PROT_READ, MAP_SHARED, file.number(), 0);
    if (memory == MAP_FAILED) {
        throw_unreadable(path, errno);
    }
    m_data = static_cast<const char*>(memory);
    m_guard = std::make_unique<GuardedMapping>(memory, m_size);
}

MappedFile::~MappedFile()
{
    m_guard.reset();
    if (m_data) {
        ::munmap(const_cast<char*>(m_data), m_size);
    }
}

MappedFile::MappedFile(MappedFile&& other) noexcept
    : m_data(std::exchange(other.m_data, nullptr)), m_size(std::exchange(other.m_size, 0)), m_guard(std::move(other.m_guard))
{
}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept
{
    std::swap(m_data, other.m_data);
    std::swap(m_size, other.m_size);
    std::swap(m_guard, other.m_guard);
    return *this;
}

bool MappedFile::intact() const { return !m_guard || !m_guard->torn(); }

} // namespace duiding
