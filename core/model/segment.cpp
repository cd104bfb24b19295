// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/segment.h"

#include <algorithm>

namespace duiding {

Message not_to_be_quoted() { return msg("This person gave no consent to be quoted."); }

Message withheld_quotes(const std::vector<Segment>& segments)
{
    auto n = std::count_if(segments.begin(), segments.end(), [](const Segment& segment) { return !segment.may_be_quoted; });
    return n == 0 ? Message{}
                  : msgn("{0} segment is listed without its words: who speaks there gave no consent to be quoted.",
                         "{0} segments are listed without their words: who speaks there gave no consent to be quoted.", n, n);
}

} // namespace duiding
