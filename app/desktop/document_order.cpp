// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/document_order.h"

namespace duiding {

std::vector<DocumentId> documents_as_listed(const Snapshot& snapshot)
{
    std::vector<DocumentId> ids;
    for (DocumentKind kind : listed_kinds) {
        for (const DocumentInfo& info : *snapshot.documents) {        // by name already
            if (info.kind == kind) {
                ids.push_back(info.id);
            }
        }
    }
    return ids;
}

} // namespace duiding
