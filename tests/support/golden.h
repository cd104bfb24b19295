// SPDX-License-Identifier: GPL-3.0-or-later
// Golden files: what a text output looked like when a person looked at it last. A difference fails and leaves the new text beside
// the test's temporary files; run the test with DUIDING_ACCEPT=1 to take it over, then read the diff before committing it.
#pragma once

#include <string>
#include <string_view>

namespace duiding::test {

// Empty when `text` is what tests/golden/NAME holds; else what is different and where the new text is.
std::string golden_difference(std::string_view name, const std::string& text);

} // namespace duiding::test
