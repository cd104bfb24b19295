// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/registry.h"

#include "core/analysis/frequencies.h"
#include "core/analysis/retrieval.h"
#include "core/analysis/word_list.h"
#include "core/base/error.h"

#include <algorithm>
#include <vector>

namespace duiding {

namespace {

Table run_retrieval(const AnalysisInput& in)
{
    return retrieval_table(in.snapshot, in.filter, retrieve(in.snapshot, in.texts, in.filter, in.progress));
}

Table run_frequencies(const AnalysisInput& in) { return frequencies(in.snapshot, in.texts, in.filter, in.progress); }

Table run_words(const AnalysisInput& in)
{
    WordListOptions options = word_list_options(in.snapshot, in.filter);
    return word_list_table(in.snapshot, word_list(in.snapshot, in.texts, options, in.progress), options);
}

} // namespace

std::span<const Analysis> analyses()
{
    static const std::vector<Analysis> all = {
        {"retrieval", msg("Coded segments"), msg("Which passages have these codes?"), run_retrieval},
        {"frequencies", msg("Code frequencies"), msg("How often does each code occur, where, and by whom?"), run_frequencies},
        {"words", msg("Word list"), msg("Which words are used, how often, and how evenly?"), run_words},
    };
    return all;
}

const Analysis& find_analysis(std::string_view id)
{
    auto all = analyses();
    auto it = std::find_if(all.begin(), all.end(), [&](const Analysis& analysis) { return id == analysis.id; });
    if (it != all.end()) {
        return *it;
    }
    std::string known;
    for (const Analysis& analysis : all) {
        known += (known.empty() ? "" : ", ") + std::string(analysis.id);
    }
    throw BadInput({msg("There is no analysis “{0}”.", id), {}, {}, msg("Choose one of: {0}", known)});
}

} // namespace duiding
