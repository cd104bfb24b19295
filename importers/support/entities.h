// SPDX-License-Identifier: GPL-3.0-or-later
// Characters written by name or number in Markdown: &eacute; &#233; &#xE9;. The names of Latin-1 and of the signs that office
// programs write; another name stays as it stands. Stateless; any thread.
#pragma once

#include <string>
#include <string_view>

namespace duiding {

// `entity` with its "&" and ";".
std::string entity_text(std::string_view entity);

} // namespace duiding
