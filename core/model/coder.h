// SPDX-License-Identifier: GPL-3.0-or-later
// A coder: the person who codes, by name or initials, with a colour. Codings remember their coder.
#pragma once

#include "core/base/guid.h"
#include "core/base/ids.h"

#include <cstdint>
#include <string>

namespace duiding {

struct Coder {
    CoderId id;
    Guid guid;
    std::string name;
    std::uint32_t colour = 0x2F6F8F;

    bool operator==(const Coder&) const = default;
};

} // namespace duiding
