// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index, for the files that include xapian.h: runs reads and writes, and translates Xapian's errors into ours.
#pragma once

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/index/index_schema.h"
#include "core/index/passages.h"

#include <xapian.h>

#include <filesystem>
#include <string>
#include <system_error>

namespace duiding {

inline std::string terms_path(const std::filesystem::path& folder)
{
    return path_text(folder / index_schema::folder_of_terms);
}

// Changes with every commit.
inline std::string revision_of(const Xapian::Database& database)
{
    return database.get_uuid() + ":" + std::to_string(database.get_revision());
}

[[noreturn]] inline void throw_unfit(const std::string& where, const Xapian::Error& error)
{
    throw IndexUnfit({msg("The search index cannot be read."), where, msg("{0}: {1}", error.get_type(), error.get_msg()),
                      msg("Build it anew; nothing of the study is lost by that.")});
}

[[noreturn]] inline void throw_environment(const std::string& where, const Xapian::Error& error)
{
    std::string reason = error.get_msg();
    if (const char* system = error.get_error_string()) {
        reason += reason.empty() ? system : std::string(" (") + system + ")";
    }
    throw Environment({msg("The search index could not be written."), where, msg("{0}: {1}", error.get_type(), reason),
                       msg("Look whether the disk is full or protected; the study itself is not touched by this.")});
}

constexpr int most_tries_to_read = 5;        // of a read while somebody else commits and commits

// Runs a read. A reader that was overtaken by commits makes itself anew with `renew` and reads once more; when there is
// nothing new, it was not overtaken but stumbled over a damaged block.
template <class Renew, class Read>
auto reading(const std::string& where, Renew renew, Read read)
{
    for (int tries = 1;; ++tries) {
        try {
            if (tries > 1 && !renew()) {
                throw_unfit(where, Xapian::DatabaseCorruptError("A block belongs to another revision."));
            }
            return read();
        } catch (const Xapian::DatabaseModifiedError& error) {
            if (tries == most_tries_to_read) {
                throw Environment({msg("The search was overtaken by the indexing."), where, msg("{0}", error.get_msg()),
                                   msg("Search again.")});
            }
        } catch (const Xapian::DatabaseError& error) {
            throw_unfit(where, error);
        } catch (const Xapian::Error& error) {
            throw Bug({msg("The search index refused a question."), where, msg("{0}: {1}", error.get_type(), error.get_msg()), {}});
        }
    }
}

template <class Write>
auto writing(const std::string& where, Write write)
{
    try {
        return write();
    } catch (const Xapian::DatabaseLockError&) {
        throw Environment({msg("The search index is being written by another program."), where, {},
                           msg("Close the other window on this study and try again.")});
    } catch (const Xapian::DatabaseCorruptError& error) {
        throw_unfit(where, error);
    } catch (const Xapian::DatabaseVersionError& error) {
        throw_unfit(where, error);
    } catch (const Xapian::DatabaseOpeningError& error) {
        throw_unfit(where, error);
    } catch (const Xapian::Error& error) {
        throw_environment(where, error);
    }
}

inline void make_private_folder(const std::filesystem::path& folder)
{
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) {
        throw Environment({msg("The search index could not be written."), path_text(folder), msg("{0}", error.message()),
                           msg("Look whether the disk is full or protected; the study itself is not touched by this.")});
    }
    platform::make_private(folder);
}

} // namespace duiding
