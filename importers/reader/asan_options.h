// SPDX-License-Identifier: GPL-3.0-or-later
// Included by the main file of a reader program, nowhere else: AddressSanitizer reserves more address space than the limit allows,
// so it watches the memory itself instead.
#pragma once

#if defined(__SANITIZE_ADDRESS__)
extern "C" const char* __asan_default_options()
{
    return "hard_rss_limit_mb=1024:detect_leaks=0";
}
#endif
