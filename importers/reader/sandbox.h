// SPDX-License-Identifier: GPL-3.0-or-later
// What a reader gives up before it reads its first byte, so that a file which takes over a library finds nothing to take: memory
// above 1 GB, files of its own, core dumps, new privileges, every system call that reading a document does not need (seccomp: no
// socket, no program, no process, no file opened for writing), and every path but the system's libraries, fonts, encodings and
// Tesseract's languages (Landlock). A kernel that lacks one of the last two goes without it. The process's namespaces are its
// parent's work (importers/support/reader_process.cpp, bubblewrap). Not undone: the process stays so until it ends.
#pragma once

#include <string_view>

namespace duiding::reader {

struct Sandbox {
    bool filter = false;                 // seccomp is in force
    bool paths = false;                  // Landlock is in force
};

Sandbox enter_sandbox();

// For tests: inside the sandbox, tries what it should refuse: "write", "socket", "exec", "fork", "read", "kill". Exit code: 0 refused,
// 1 it was possible, 2 the layer that refuses it is absent here, 3 no such trial.
int try_to_get_out(std::string_view what);

} // namespace duiding::reader
