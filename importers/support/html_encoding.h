// SPDX-License-Identifier: GPL-3.0-or-later
// Which encoding a web page is in, and the page as UTF-8. In this order: what the user chose · a byte order mark · UTF-16 by its NULs ·
// what the page says of itself in its first 1,024 bytes (<meta charset>, <?xml encoding>) · the guess of core/text/encoding.h. What a
// page says is often wrong, so that it is held against the bytes: a page that is strict UTF-8 is read as such whatever it says, and
// one that says UTF-8 but is not is guessed; both are said. Stateless; any thread.
#pragma once

#include "core/text/encoding.h"

#include <string>
#include <string_view>

namespace duiding {

DecodedText decode_html(std::string_view bytes, const std::string& forced, const std::string& where);

// The label in the page's first bytes, lower case: "utf-8", "iso-8859-1"; empty when it says nothing.
std::string declared_encoding(std::string_view bytes);

} // namespace duiding
