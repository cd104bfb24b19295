// SPDX-License-Identifier: GPL-3.0-or-later
// What is asked of a web page before a parser sees it: gumbo takes more than a minute for 200,000 nested <div> and for a tag of
// 100,000 attributes. One pass over the bytes, linear; it counts as HTML nests (a <br> opens nothing, a <p> ends by itself, formatting
// that is not closed is opened again), so that honest pages of any age pass. Stateless; any thread.
#pragma once

#include <string>
#include <string_view>

namespace duiding {

struct HtmlLimits {
    std::size_t bytes = 20u << 20;
    std::size_t depth = 512;
    std::size_t attributes = 500;        // of one tag
};

// BadInput, with `where` as the file's name, when the page is beyond a limit.
void check_html_limits(std::string_view html, const std::string& where, const HtmlLimits& limits = {});

} // namespace duiding
