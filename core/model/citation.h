// SPDX-License-Identifier: GPL-3.0-or-later
// Where a passage stands, as a report cites it:
//
//   policy document   Gemeente Veendrecht, Beleidsplan jeugd 2018–2022 (2018), p. 12–13, § 3.2 Samenwerking
//   anything else     R3, Interview 4 – wijkteamprofessional, p. 2
//
// Of a policy document: the municipality it belongs to (of a regional one its region, else all of them), another case, or its
// author; its title, else its name; its year. Pages are the printed labels, else the numbers. The section is the heading above
// the passage; a heading without a number comes with those above it, "Jeugd › Opgroeien". What is not known is left out.
// "Gemeente Veendrecht" is a name: it is the same in every language. Pure; any thread; errors: none.
#pragma once

#include "core/base/message.h"
#include "core/model/snapshot.h"

#include <string>
#include <vector>

namespace duiding {

struct Citation {
    std::string speaker;               // label of who begins to speak; never of a policy document
    std::string publisher;             // "Gemeente Veendrecht", "Regio Waterstreek", an author; only of a policy document
    std::string title;                 // or the document's name
    std::string year;                  // only of a policy document
    std::string pages;                 // "12", "12–13"
    std::string section;               // "§ 3.2 Samenwerking", "Artikel 5. Onderzoek"; only of a policy document

    bool operator==(const Citation&) const = default;
};

std::string citation_text(const Citation& citation, const Translator& translate = english);

// Cites passages of one document: what is the same for all of them is found out once. Both must outlive it.
class Citer {
public:
    Citer(const Snapshot& snapshot, const DocumentInfo& document, const DocumentText& text);

    Citation cite(CharRange range) const;

private:
    std::string section_at(CharPos position) const;

    const DocumentText& m_text;
    Citation m_document;               // without the place
    bool m_policy = false;
    std::vector<const Mark*> m_headings;
};

// "4", or "4–5" where the range runs on; "" where there are no pages.
std::string pages_of(const DocumentText& text, CharRange range);

} // namespace duiding
