// SPDX-License-Identifier: GPL-3.0-or-later
// What is known of a shard without asking it: its words with how often they occur, its documents, its sizes. Read once per build
// of the shard and kept in the user's cache folder, so that a search goes on weighing words by the whole corpus when a shard
// is away, and the order of what the others find stays as it was.
#pragma once

#include "core/index/corpus/corpus_list.h"
#include "core/index/corpus/shard_record.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace duiding {

struct ShardWord {
    std::string_view word;
    std::int64_t entries = 0;                // paragraphs that hold it
    std::int64_t occurrences = 0;
    unsigned languages = 0;                  // bit n: in documents of ShardStamp::languages[n]
};

struct ShardFacts {
    ShardFacts() = default;
    ShardFacts(ShardFacts&&) = default;      // not copied: words are views into word_text
    ShardFacts& operator=(ShardFacts&&) = default;

    ShardStamp stamp;
    std::vector<ShardWord> words;            // sorted by bytes
    std::vector<ShardDocument> documents;    // by number
    ShardStudy study;
    std::vector<std::unique_ptr<const std::string>> word_text;

    const ShardWord* find(std::string_view word) const;
};

// `metadata`: what the shard keeps under a key. Throws ShardUnfit when it is not one of ours.
ShardFacts read_facts(const std::function<std::string(const std::string& key)>& metadata);
// The first part of it: refuses another version.
ShardStamp read_fitting_stamp(const std::string& json);

// Of the last contact; empty when there was none or it cannot be read any more. `stamp`: only when it is of this build.
std::optional<ShardFacts> remembered_facts(const std::filesystem::path& cache, const ShardAddress& address,
                                           const ShardStamp* stamp = nullptr);
// As read_facts(), and writes down what was read. A cache that cannot be written is no error: it is asked again next time.
ShardFacts read_and_remember(const std::filesystem::path& cache, const ShardAddress& address,
                             const std::function<std::string(const std::string& key)>& metadata);
void forget_facts(const std::filesystem::path& cache, const ShardAddress& address);

} // namespace duiding
