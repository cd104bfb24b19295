// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/quote_consent.h"

#include <algorithm>

namespace duiding {

const Person* who_refuses_citing(const Snapshot& snapshot, const DocumentText& text, CharRange range)
{
    auto refuses = [&snapshot](PersonId id) {
        const Person* person = snapshot.find_person(id);
        return person && person->consent.cite == Consent::No ? person : nullptr;
    };
    const DocumentInfo* info = snapshot.find_document(text.id());
    if (const Person* person = info ? refuses(info->person) : nullptr) {
        return person;
    }
    for (const Mark& mark : text.marks()) {
        bool said = mark.kind == MarkKind::Turn && mark.range.overlaps(range);
        if (said && !text.content_of({std::max(mark.range.begin, range.begin), std::min(mark.range.end, range.end)}).empty()) {
            if (const Person* person = refuses(text.person_at(std::max(mark.range.begin, range.begin)))) {
                return person;
            }
        }
    }
    return nullptr;
}

} // namespace duiding
