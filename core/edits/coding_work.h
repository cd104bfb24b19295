// SPDX-License-Identifier: GPL-3.0-or-later
// The one way a coding gets into a project; shared by the edits that code and the one that makes a code with its first
// coding. Inside an open transaction.
#pragma once

#include "core/edits/edits.h"
#include "core/store/transaction.h"

namespace duiding::edits {

// The coder in whose name the edit is made.
CoderId current_coder(Transaction& tx);
// Returns 0, with a finding, when the same coder, range and code is there already.
CodingId insert_coding(Transaction& tx, EditResult& result, const NewCoding& coding, const Code& code, AutocodingId autocoding = {});

} // namespace duiding::edits
