// SPDX-License-Identifier: GPL-3.0-or-later
// The picture of a page of a PDF, upright, through poppler.
#pragma once

#include "importers/support/page_wire.h"

namespace poppler {
class document;
}

namespace duiding::reader {

// `dpi` is lowered for a page so large that its picture would pass 40 megapixels; it says afterwards what was used. A page
// that cannot be drawn gives one white pixel.
PagePicture picture_of(const poppler::document& document, int number, double& dpi);

// Whether there is anything to see on the page.
bool is_drawn_on(const poppler::document& document, int number);

} // namespace duiding::reader
