// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/file.h"

#include "core/base/error.h"
#include "core/base/guid.h"
#include "core/base/platform.h"

#include <sodium.h>

#include <cerrno>
#include <cstring>
#include <fstream>
#include <system_error>

namespace duiding {

namespace fs = std::filesystem;

std::string path_text(const fs::path& path)
{
    auto u8 = path.u8string();
    return std::string(reinterpret_cast<const char*>(u8.data()), u8.size());
}

fs::path path_of(std::string_view utf8)
{
    return fs::path(std::u8string(reinterpret_cast<const char8_t*>(utf8.data()), utf8.size()));
}

std::string read_file(const fs::path& path, std::uint64_t max_bytes)
{
    std::error_code ec;
    fs::file_status status = fs::status(path, ec);
    if (status.type() == fs::file_type::not_found) {
        throw BadInput({msg("The file does not exist."), path_text(path), {}, msg("Check the name, or whether it was moved.")});
    }
    if (status.type() != fs::file_type::regular) {
        throw BadInput({msg("This is not a file that can be read."), path_text(path), {}, {}});
    }
    std::uintmax_t size = fs::file_size(path, ec);
    if (!ec && size > max_bytes) {
        throw BadInput({msg("The file is too large."), path_text(path),
                        msg("It is {0} MB; at most {1} MB can be read.", size >> 20, max_bytes >> 20), {}});
    }
    std::ifstream in(path, std::ios::binary);
    std::string bytes;
    if (in) {
        bytes.resize(static_cast<std::size_t>(size));
        in.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        bytes.resize(static_cast<std::size_t>(in.gcount()));
    }
    if (!in) {
        throw Environment({msg("The file could not be read."), path_text(path), msg("{0}", std::strerror(errno)),
                           msg("Check that you may read it.")});
    }
    return bytes;
}

void replace_file(const fs::path& path, const std::function<void(const fs::path&)>& produce)
{
    fs::path temporary = path;
    temporary += ".new-" + Guid::make().text().substr(0, 8);
    std::error_code ignored;
    try {
        produce(temporary);
        platform::sync_file(temporary);
        std::error_code ec;
        fs::rename(temporary, path, ec);
        if (ec) {
            throw Environment({msg("The file could not be written."), path_text(path), msg("{0}", ec.message()),
                               msg("The old file, if there was one, is unchanged.")});
        }
        platform::sync_folder(path.parent_path());
    } catch (...) {
        fs::remove(temporary, ignored);
        throw;
    }
}

void write_file(const fs::path& path, std::string_view bytes)
{
    replace_file(path, [&](const fs::path& temporary) {
        std::ofstream out(temporary, std::ios::binary | std::ios::trunc);
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.close();
        if (!out) {
            throw Environment({msg("The file could not be written."), path_text(path), msg("{0}", std::strerror(errno)),
                               msg("Check the free space and whether you may write in this folder.")});
        }
    });
}

std::string sha256(std::string_view bytes)
{
    std::string out(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return out;
}

std::string hex(std::string_view bytes)
{
    static const char* digits = "0123456789abcdef";
    std::string out;
    for (unsigned char c : bytes) {
        out += digits[c >> 4];
        out += digits[c & 15];
    }
    return out;
}

} // namespace duiding
