// SPDX-License-Identifier: GPL-3.0-or-later
// XHTML made fit for a parser of HTML. In XHTML <title/>, <a id="p1"/> and <i/> are whole; a parser of HTML leaves them open, and takes all
// that follows for the title, the link, the italics. Linear; stateless; any thread.
#pragma once

#include <string>
#include <string_view>

namespace duiding::reader {

std::string with_whole_tags(std::string_view html);            // <i/> → <i></i>, but <br/> as it is

} // namespace duiding::reader
