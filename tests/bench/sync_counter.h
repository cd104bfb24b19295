// SPDX-License-Identifier: GPL-3.0-or-later
// How many times this process has asked the disk to keep what was written (fsync, fdatasync): the honest cost of an edit,
// where milliseconds depend on the disk of the day. Counts those of libraries too. Safe in any thread.
#pragma once

#include <cstdint>

namespace duiding::bench {

std::int64_t syncs();

} // namespace duiding::bench
