// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup.h"

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/store/open_project.h"

#include <algorithm>
#include <set>

namespace duiding::backup {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t newest_kept = 12;
constexpr std::size_t weeks_kept = 10;
constexpr std::size_t months_kept = 9;
constexpr std::size_t stamp_length = 19;          // "2026-11-24 14.02.11"

std::string stamp_of(const std::string& name)
{
    std::string stem = path_text(path_of(name).stem());
    return stem.size() >= stamp_length ? stem.substr(stem.size() - stamp_length) : std::string();
}

bool is_stamp(const std::string& stamp)
{
    static const std::string shape = "dddd-dd-dd dd.dd.dd";
    return std::equal(stamp.begin(), stamp.end(), shape.begin(), shape.end(),
                      [](char c, char form) { return form == 'd' ? c >= '0' && c <= '9' : c == form; });
}

std::int64_t seconds_of_stamp(std::string stamp)
{
    stamp[10] = 'T';
    stamp[13] = stamp[16] = ':';
    return seconds_of(stamp);
}

} // namespace

fs::path folder_for(const fs::path& project)
{
    fs::path folder = project;
    folder.replace_extension();
    folder += ".backups";
    return folder;
}

void copy(Database& db, const fs::path& to)
{
    if (fs::exists(fs::symlink_status(to))) {
        throw BadInput({msg("There is already a file with this name."), path_text(to), {}, msg("Choose another name; nothing was overwritten.")});
    }
    fs::path target = fs::canonical(to.has_parent_path() ? to.parent_path() : fs::path(".")) / to.filename();
    replace_file(target, [&](const fs::path& temporary) {
        db.copy_to(temporary, nullptr);
        check_header(temporary);
        open_database(temporary, OpenMode::ReadOnly, nullptr);         // throws unless it is whole
    });
}

std::vector<std::string> superfluous(std::vector<std::string> names)
{
    // A file somebody put there under a name of her own is not ours to remove.
    std::erase_if(names, [](const std::string& name) { return !is_stamp(stamp_of(name)); });
    std::sort(names.begin(), names.end(), [](const std::string& a, const std::string& b) { return stamp_of(a) > stamp_of(b); });
    std::set<std::int64_t> weeks;
    std::set<std::string> months;
    std::vector<std::string> gone;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::string stamp = stamp_of(names[i]);
        bool first_of_week = weeks.insert(seconds_of_stamp(stamp) / (7 * 86400)).second && weeks.size() <= weeks_kept;
        bool first_of_month = months.insert(stamp.substr(0, 7)).second && months.size() <= months_kept;
        if (i >= newest_kept && !first_of_week && !first_of_month) {
            gone.push_back(names[i]);
        }
    }
    return gone;
}

fs::path make_automatic(Database& db, const std::string& now)
{
    fs::path folder = folder_for(db.path());
    fs::create_directories(folder);
    std::string stamp = now.substr(0, stamp_length);
    stamp[10] = ' ';
    stamp[13] = stamp[16] = '.';
    fs::path to = folder / path_of(path_text(db.path().stem()) + " " + stamp + ".duiding");
    if (!fs::exists(to)) {
        copy(db, to);
    }
    std::vector<std::string> names;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
        if (entry.path().extension() == ".duiding") {
            names.push_back(path_text(entry.path().filename()));
        }
    }
    for (const std::string& name : superfluous(names)) {
        fs::remove(folder / path_of(name));
    }
    return to;
}

} // namespace duiding::backup
