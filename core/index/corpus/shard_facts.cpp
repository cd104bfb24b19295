// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/corpus/shard_facts.h"

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/text/tokens.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace duiding {

namespace {

constexpr std::int64_t most_pieces = 1'000'000;

std::int64_t take_number(std::string_view& line)
{
    std::int64_t number = 0;
    line.remove_prefix(std::min<std::size_t>(1, line.size()));
    auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), number);
    if (error != std::errc()) {
        throw_shard_unfit(msg("Its list of words is damaged."));
    }
    line.remove_prefix(static_cast<std::size_t>(end - line.data()));
    return number;
}

template <class Visit>
void each_line(std::string_view text, Visit visit)
{
    while (!text.empty()) {
        std::string_view line = text.substr(0, text.find('\n'));
        text.remove_prefix(std::min(text.size(), line.size() + 1));
        if (!line.empty()) {
            visit(line);
        }
    }
}

void add_words(ShardFacts& facts, std::string piece)
{
    facts.word_text.push_back(std::make_unique<const std::string>(std::move(piece)));
    each_line(*facts.word_text.back(), [&](std::string_view line) {
        ShardWord word;
        word.word = line.substr(0, line.find(' '));
        line.remove_prefix(word.word.size());
        word.entries = take_number(line);
        word.occurrences = take_number(line);
        word.languages = static_cast<unsigned>(take_number(line));
        if (!facts.words.empty() && facts.words.back().word >= word.word) {
            throw_shard_unfit(msg("Its list of words is damaged."));
        }
        facts.words.push_back(word);
    });
}

// A file of keys and values, each with its length.
std::filesystem::path cache_file(const std::filesystem::path& cache, const ShardAddress& address)
{
    return cache / (hex(sha256(text_of(address))).substr(0, 32) + ".facts");
}

std::map<std::string, std::string> read_pairs(std::string_view bytes)
{
    std::map<std::string, std::string> pairs;
    while (!bytes.empty()) {
        std::string_view head = bytes.substr(0, bytes.find('\n'));
        auto blank = head.find(' ');
        std::size_t length = 0;
        if (blank == std::string_view::npos || head.size() == bytes.size()
            || std::from_chars(head.data() + blank + 1, head.data() + head.size(), length).ec != std::errc()
            || length > bytes.size() - head.size() - 1) {
            throw_shard_unfit(msg("What was remembered of it is damaged."));
        }
        pairs.emplace(head.substr(0, blank), bytes.substr(head.size() + 1, length));
        bytes.remove_prefix(head.size() + 1 + length);
    }
    return pairs;
}

} // namespace

const ShardWord* ShardFacts::find(std::string_view word) const
{
    auto at = std::lower_bound(words.begin(), words.end(), word, [](const ShardWord& a, std::string_view b) { return a.word < b; });
    return at != words.end() && at->word == word ? &*at : nullptr;
}

ShardStamp read_fitting_stamp(const std::string& json)
{
    if (json.empty()) {
        throw_shard_unfit(msg("It is no shard of Duiding."));
    }
    ShardStamp stamp = read_stamp(json);
    if (stamp.schema != shard_schema_version || stamp.tokenizer != tokenizer_version) {
        throw_shard_unfit(msg("It was made by another version of Duiding (schema {0}, words {1}; this one reads schema {2}, words {3}).",
                              stamp.schema, stamp.tokenizer, shard_schema_version, tokenizer_version));
    }
    return stamp;
}

ShardFacts read_facts(const std::function<std::string(const std::string& key)>& metadata)
{
    ShardFacts facts;
    facts.stamp = read_fitting_stamp(metadata(shard_schema::stamp_key));
    if (facts.stamp.word_pieces > most_pieces || facts.stamp.document_pieces > most_pieces) {
        throw_shard_unfit(msg("Its list of words is damaged."));
    }
    for (std::int64_t i = 0; i < facts.stamp.word_pieces; ++i) {
        add_words(facts, metadata(shard_schema::words_prefix + std::to_string(i)));
    }
    for (std::int64_t i = 0; i < facts.stamp.document_pieces; ++i) {
        each_line(metadata(shard_schema::documents_prefix + std::to_string(i)),
                  [&](std::string_view line) { facts.documents.push_back(read_document(line)); });
    }
    bool numbered = static_cast<std::int64_t>(facts.documents.size()) == facts.stamp.documents;
    for (std::size_t i = 0; numbered && i < facts.documents.size(); ++i) {
        numbered = facts.documents[i].info.id.value == static_cast<std::int64_t>(i) + 1;
    }
    if (!numbered || facts.stamp.documents > most_shard_documents) {
        throw_shard_unfit(msg("Its list of documents is damaged."));
    }
    facts.study = read_study(metadata(shard_schema::study_key));
    return facts;
}

std::optional<ShardFacts> remembered_facts(const std::filesystem::path& cache, const ShardAddress& address, const ShardStamp* stamp)
{
    std::error_code error;
    auto file = cache_file(cache, address);
    if (!std::filesystem::exists(file, error)) {
        return std::nullopt;
    }
    try {
        auto pairs = read_pairs(read_file(file));
        if (stamp && read_stamp(pairs[shard_schema::stamp_key]) != *stamp) {
            return std::nullopt;
        }
        return read_facts([&](const std::string& key) { return pairs[key]; });
    } catch (const Error&) {                                     // of an older version, or damaged: as good as none
        return std::nullopt;
    }
}

ShardFacts read_and_remember(const std::filesystem::path& cache, const ShardAddress& address,
                             const std::function<std::string(const std::string& key)>& metadata)
{
    std::string bytes;
    ShardFacts facts = read_facts([&](const std::string& key) {
        std::string value = metadata(key);
        bytes += key + ' ' + std::to_string(value.size()) + '\n' + value;
        return value;
    });
    std::error_code error;
    std::filesystem::create_directories(cache, error);
    try {
        if (!error) {
            platform::make_private(cache);
            write_file(cache_file(cache, address), bytes);
        }
    } catch (const Environment&) {
        return facts;                                            // a full or protected disk: read again next time
    }
    return facts;
}

void forget_facts(const std::filesystem::path& cache, const ShardAddress& address)
{
    std::error_code error;
    std::filesystem::remove(cache_file(cache, address), error);
    if (error) {
        throw Environment({msg("What was remembered of the shard could not be removed."), path_text(cache), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
}

} // namespace duiding
