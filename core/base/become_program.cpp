// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/become_program.h"

#include "core/base/error.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace duiding::platform {

void become_program(const std::string& program, const std::vector<std::string>& arguments)
{
    std::vector<std::string> words{program};
    words.insert(words.end(), arguments.begin(), arguments.end());
    std::vector<char*> pointers;
    for (std::string& word : words) {
        pointers.push_back(word.data());
    }
    pointers.push_back(nullptr);
    execvp(program.c_str(), pointers.data());
    std::string reason = std::generic_category().message(errno);
    throw Environment({msg("The program “{0}” could not be started.", program), {}, msg("{0}", reason),
                       msg("Look whether it is installed.")});
}

} // namespace duiding::platform
