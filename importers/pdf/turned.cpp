// SPDX-License-Identifier: GPL-3.0-or-later
#include "importers/pdf/turned.h"

namespace duiding::pdf {

Box upright(const Box& box, int turns, const Page& page)
{
    switch (turns) {
    case 1: return {box.top, page.width - box.right, box.bottom, page.width - box.left};
    case 2: return {page.width - box.right, page.height - box.bottom, page.width - box.left, page.height - box.top};
    case 3: return {page.height - box.bottom, box.left, page.height - box.top, box.right};
    default: return box;
    }
}

Box turned_back(const Box& box, int turns, const Page& page)
{
    switch (turns) {
    case 1: return {page.width - box.bottom, box.left, page.width - box.top, box.right};
    case 3: return {box.top, page.height - box.right, box.bottom, page.height - box.left};
    default: return upright(box, turns, page);
    }
}

} // namespace duiding::pdf
