// SPDX-License-Identifier: GPL-3.0-or-later
// Opens a study of an older version, which brings it up to date:  crash_migrate_child STUDY
#include "core/store/project.h"

#include <sodium.h>

#include <cstdio>

int main(int argc, char** argv)
{
    if (argc < 2 || sodium_init() < 0) {
        return 2;
    }
    std::puts("begin");
    std::fflush(stdout);
    duiding::Project::open(argv[1]);
    std::puts("end");
}
