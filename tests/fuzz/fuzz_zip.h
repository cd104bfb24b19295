// SPDX-License-Identifier: GPL-3.0-or-later
// Parts as an honest package, so that the fuzzer reaches what is in it and is not stopped by a checksum.
#pragma once

#include <zip.h>

#include <string>
#include <vector>

namespace duiding::fuzz {

struct Part {
    const char* name;
    std::string bytes;
};

inline std::string zipped(const std::vector<Part>& parts)
{
    zip_error_t error;
    zip_source_t* memory = zip_source_buffer_create(nullptr, 0, 0, &error);
    zip_t* archive = zip_open_from_source(memory, ZIP_TRUNCATE, &error);
    zip_source_keep(memory);
    for (const Part& part : parts) {
        auto index = zip_file_add(archive, part.name, zip_source_buffer(archive, part.bytes.data(), part.bytes.size(), 0), ZIP_FL_OVERWRITE);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index), ZIP_CM_STORE, 0);
    }
    zip_close(archive);
    zip_stat_t stat;
    zip_source_open(memory);
    zip_source_stat(memory, &stat);
    std::string bytes(stat.size, '\0');
    zip_source_read(memory, bytes.data(), bytes.size());
    zip_source_close(memory);
    zip_source_free(memory);
    return bytes;
}

} // namespace duiding::fuzz
