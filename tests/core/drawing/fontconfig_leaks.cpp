// SPDX-License-Identifier: GPL-3.0-or-later
// fontconfig keeps its tables until the program's end and never frees them: nothing of ours, so the leak check looks away.
extern "C" const char* __lsan_default_suppressions();

extern "C" const char* __lsan_default_suppressions() { return "leak:libfontconfig"; }
