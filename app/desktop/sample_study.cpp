// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sample_study.h"

#include "core/base/file.h"
#include "core/base/platform.h"

namespace duiding::sample_study {

namespace {

constexpr const char* file_name = "voorbeeldstudie.duiding";

void copy_original(const std::filesystem::path& original)
{
    write_file(copy_path(), read_file(original));
}

} // namespace

std::filesystem::path copy_path()
{
    return platform::user_data_folder() / file_name;
}

std::optional<std::filesystem::path> original_path()
{
    auto path = (platform::program_folder() / ".." / "share" / "duiding" / file_name).lexically_normal();
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(path, ignored)) {
        return std::nullopt;
    }
    return path;
}

std::optional<std::filesystem::path> prepare()
{
    std::error_code ignored;
    if (!std::filesystem::exists(copy_path(), ignored)) {
        auto original = original_path();
        if (!original) {
            return std::nullopt;
        }
        copy_original(*original);
    }
    return copy_path();
}

void restore()
{
    auto original = original_path();
    if (!original) {
        return;
    }
    copy_original(*original);
    auto copy = copy_path();
    std::filesystem::remove_all(copy.string() + ".index");
    std::filesystem::remove_all(copy.replace_extension(".backups"));
}

} // namespace duiding::sample_study
