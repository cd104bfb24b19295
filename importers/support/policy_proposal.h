// SPDX-License-Identifier: GPL-3.0-or-later
// What a policy document seems to be, read from its file name, title and first pages: title, municipality (or those of a
// regional plan), year or period, type. Only a proposal: it is shown in a grid with how certain it is and where it came from,
// and nothing is applied before a person agrees. A municipality is proposed where the document calls itself one's ("gemeente
// Arnhem" more than once, or in title or file name), not where one is mentioned: a party programme has none.
// Reads at most the first three pages, or 8,000 characters. Pure; any thread; linear.
#pragma once

#include "core/model/document.h"
#include "core/model/municipalities.h"

#include <optional>
#include <string>
#include <vector>

namespace duiding {

enum class ProposalSource { FileName, Title, FirstPages, FileProperties };

Message source_label(ProposalSource source);          // "file name"

struct Proposal {
    std::string value;
    int confidence = 0;                               // 0 … 100; from 70 on the grid may tick it
    ProposalSource source = ProposalSource::FirstPages;

    bool operator==(const Proposal&) const = default;
};

struct ProposedMunicipality {
    const Municipality* municipality = nullptr;
    int confidence = 0;
    ProposalSource source = ProposalSource::FirstPages;
};

struct PolicyProposal {
    std::optional<Proposal> title;
    std::vector<ProposedMunicipality> municipalities; // most certain first; several: a regional plan
    std::optional<Proposal> year;                     // "2018"; of a period its first
    std::optional<Proposal> period;                   // "2018-2022"
    std::optional<Proposal> type;                     // "beleidsplan", "verordening" …: always the Dutch word, it is data
};

PolicyProposal propose_policy(const ImportedDocument& document);

} // namespace duiding
