// SPDX-License-Identifier: GPL-3.0-or-later
// Inside core/analysis: many documents as numbers of words, read on every core; and how work is divided among cores.
#pragma once

#include "core/base/progress.h"
#include "core/model/snapshot.h"

#include <algorithm>
#include <cstdint>
#include <future>
#include <string>
#include <thread>
#include <vector>

namespace duiding {

// How many cores are worth the trouble for so many things; at least one.
inline std::size_t cores_for(std::size_t things, std::size_t worth_a_thread)
{
    return std::clamp<std::size_t>(things / worth_a_thread, 1, std::max(1U, std::thread::hardware_concurrency()));
}

// work(0) … work(cores - 1), each in a thread; the first error that any of them met is thrown.
template <class Work>
void side_by_side(std::size_t cores, const Work& work)
{
    std::vector<std::future<void>> helpers;
    for (std::size_t core = 1; core < cores; ++core) {
        helpers.push_back(std::async(std::launch::async, [&work, core] { work(core); }));
    }
    work(0);
    for (auto& helper : helpers) {
        helper.get();
    }
}

struct WordSource {
    DocumentId document;
    std::string date;                             // of the document, for who was first; empty: unknown
};

// A document's countable words by number, without the interviewer's, and where they stand.
struct WordsOf {
    DocumentId document;
    std::string date;
    std::vector<std::uint32_t> words;
    std::vector<std::uint32_t> begins;
    std::vector<std::uint32_t> ends;

    std::int64_t size() const { return std::ssize(words); }
};

struct NumberedWords {
    std::vector<WordsOf> documents;               // in the order of the sources; those without a text are left out
    std::vector<std::uint64_t> hashes;            // by number; of the word itself, so the same however many cores there are
};

// Throws Cancelled. `texts` is called from several threads.
NumberedWords number_words(const std::vector<WordSource>& sources, const TextSource& texts, std::size_t worth_a_thread, Progress& progress);

} // namespace duiding
