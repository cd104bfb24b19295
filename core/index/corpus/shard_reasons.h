// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/index/corpus, for the file that includes xapian.h: what is the matter with a shard, in our own words. Xapian speaks
// English, to programmers; what it said comes after ours, between brackets, for whoever looks after the server.
#pragma once

#include "core/base/message.h"
#include "core/index/corpus/corpus_list.h"

#include <xapian.h>

namespace duiding {

// Of a shard that cannot be reached, or no longer.
Message why_away(const Xapian::Error& error, const ShardAddress& address);
// Of what was reached, and is no shard that can be read.
Message why_unfit(const Xapian::Error& error);

} // namespace duiding
