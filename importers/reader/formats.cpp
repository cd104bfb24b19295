// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/reader/formats.h"

#include "importers/reader/pdf_pages.h"
#include "importers/reader/sav_survey.h"

#include <algorithm>

namespace duiding::reader {

std::span<const Format> formats()
{
    static const Format all[] = {
        {"pdf", nullptr, nullptr, read_pdf_pages},
        {"sav", nullptr, read_sav_survey},
    };
    return all;
}

const Format* find_format(std::string_view id)
{
    auto all = formats();
    auto it = std::find_if(all.begin(), all.end(), [&](const Format& format) { return format.id == id; });
    return it == all.end() ? nullptr : &*it;
}

} // namespace duiding::reader
