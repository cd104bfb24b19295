// SPDX-License-Identifier: GPL-3.0-or-later
// Any text as the first pages of a policy document; its first line is the file's name.
#include "importers/support/policy_proposal.h"
#include "tests/fuzz/fuzz_support.h"

using namespace duiding;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    return fuzz::run(data, size, [](const std::string& bytes) {
        ImportedDocument document;
        document.text = normalize_stored_text(bytes).text;
        document.original_name = document.text.substr(0, document.text.find('\n'));
        PolicyProposal proposal = propose_policy(document);
        for (const auto& one : {proposal.title, proposal.year, proposal.period, proposal.type}) {
            fuzz::require(!one || (is_valid_utf8(one->value) && one->confidence >= 0 && one->confidence <= 100), "a proposal is text, and as certain as can be");
        }
        for (const ProposedMunicipality& one : proposal.municipalities) {
            fuzz::require(one.municipality != nullptr, "a proposed municipality is one of the list");
        }
    });
}
