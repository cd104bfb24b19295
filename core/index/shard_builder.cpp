// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/shard_builder.h"

#include "core/base/file.h"
#include "core/base/platform.h"
#include "core/index/xapian_database.h"
#include "core/index/xapian_errors.h"

#include <algorithm>
#include <future>
#include <thread>

namespace duiding {

namespace {

constexpr std::int64_t shards_of_a_commit = 2;
constexpr std::size_t most_at_once = 64;             // shards that are merged, each with files of its own
constexpr const char* unfinished = ".part";

void discard(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) {
        throw Environment({msg("The old search index could not be removed."), path_text(path), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
}

// Where a shard is made; what a crash left there is of no use.
std::filesystem::path part_of(const std::filesystem::path& shard)
{
    std::filesystem::path part = shard;
    part += unfinished;
    discard(part);
    return part;
}

void rename_shard(const std::filesystem::path& from, const std::filesystem::path& to)
{
    std::error_code error;
    std::filesystem::rename(from, to, error);
    if (error) {
        throw Environment({msg("The search index could not be written."), path_text(to), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
}

void sync_all(const std::filesystem::path& folder)
{
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        platform::sync_file(file.path());
    }
    platform::sync_folder(folder);
}

// The finished shards in a folder with their numbers, the last made first.
std::vector<std::pair<std::int64_t, std::filesystem::path>> shards_in(const std::filesystem::path& folder)
{
    std::vector<std::pair<std::int64_t, std::filesystem::path>> shards;
    if (std::filesystem::exists(folder)) {
        for (const auto& entry : std::filesystem::directory_iterator(folder)) {
            if (auto number = index_schema::number_of<std::int64_t>(path_text(entry.path().filename()))) {
                shards.emplace_back(*number, entry.path());
            }
        }
    }
    std::sort(shards.rbegin(), shards.rend());
    return shards;
}

} // namespace

bool ShardBuilder::is_worth_it(const std::vector<IndexSource::Document>& documents, std::int64_t commit_bytes)
{
    std::int64_t characters = 0;
    for (const IndexSource::Document& document : documents) {
        characters += document.characters;
    }
    return documents.size() > 1 && characters >= commit_bytes;
}

ShardBuilder::ShardBuilder(IndexSource& source, std::filesystem::path folder, std::int64_t commit_bytes,
                           std::function<void(std::int64_t left)> report)
    : m_source(source), m_folder(std::move(folder)), m_made(m_folder / index_schema::folder_of_new_terms),
      m_shard_bytes(std::max<std::int64_t>(commit_bytes / shards_of_a_commit, 1)), m_report(std::move(report))
{
}

// What an earlier build left. False: it cannot be used.
bool ShardBuilder::take_over(const IndexStamp& stamp)
{
    std::optional<IndexStamp> known;
    try {
        for (const auto& [number, path] : shards_in(m_made)) {
            auto reader = IndexReader::open(path);
            auto found = reader ? reader->stamp() : std::nullopt;
            if (!found || !found->fits(stamp) || (known && *found != *known)) {
                return false;
            }
            known = found;
            m_last_number = std::max(m_last_number, number);
            auto documents = reader->stored_documents();
            bool twice = std::any_of(documents.begin(), documents.end(), [this](DocumentId id) { return m_done.contains(id); });
            if (twice) {                             // it was merged into a later one, and a crash kept it from being removed
                discard(path);
            } else {
                m_done.merge(documents);
                m_shards.push_back(path);
            }
        }
        if (known) {
            m_source.changes_since(known->change, known->change_id);
        }
    } catch (const IndexUnfit&) {
        return false;
    } catch (const BadInput&) {                      // begun on a project that was put back since
        return false;
    }
    m_stamp = known.value_or(stamp);
    return true;
}

void ShardBuilder::build(const std::vector<IndexSource::Document>& documents, const IndexStamp& stamp, IndexUpdate& update,
                         Progress& progress)
{
    make_private_folder(m_folder);
    if (!take_over(stamp)) {
        m_shards.clear();
        m_done.clear();
        m_stamp = stamp;
        discard(m_made);
    }
    make_private_folder(m_made);
    for (const IndexSource::Document& document : documents) {
        if (!m_done.contains(document.id)) {
            m_to_do.push_back(document);
        }
    }
    m_left = static_cast<std::int64_t>(m_to_do.size());
    progress.start("", m_left);
    m_report(std::max<std::int64_t>(m_left, 1));
    fill_all(update, progress);
    merge_all();
    progress.check();
    put_in_place();
}

void ShardBuilder::fill_all(IndexUpdate& update, Progress& progress)
{
    std::vector<std::future<void>> helpers;
    for (std::size_t i = 1; i < std::max(std::thread::hardware_concurrency(), 1u); ++i) {
        helpers.push_back(std::async(std::launch::async, [&] { fill(update, progress); }));
    }
    fill(update, progress);
    for (auto& helper : helpers) {
        helper.get();
    }
}

// What one thread does. When it fails or is cancelled, the others stop too.
void ShardBuilder::fill(IndexUpdate& update, Progress& progress)
{
    struct Stop {
        ShardBuilder& builder;
        bool finished = false;
        ~Stop()
        {
            std::lock_guard lock(builder.m_mutex);
            builder.m_stopped = builder.m_stopped || !finished;
        }
    } stop{*this};
    Paths shards;
    auto keep = [&](std::filesystem::path shard) {
        std::lock_guard lock(m_mutex);
        m_shards.push_back(std::move(shard));
    };
    for (bool more = true; more;) {
        auto shard = new_shard();
        more = fill_shard(shard, update, progress);
        shards.push_back(shard);
        if (shards.size() == most_at_once) {
            keep(merge(shards));
            shards.clear();
        }
    }
    std::for_each(shards.begin(), shards.end(), keep);
    stop.finished = true;
}

// False: there were no more documents.
bool ShardBuilder::fill_shard(const std::filesystem::path& shard, IndexUpdate& update, Progress& progress)
{
    std::int64_t bytes = 0;
    const IndexSource::Document* document = nullptr;
    {
        IndexWriter writer(part_of(shard));
        writer.set_stamp(m_stamp);
        while (bytes < m_shard_bytes && (document = take()) != nullptr) {
            DocumentTextPtr text = m_source.text(document->id);
            if (text) {
                writer.add_document(*text, document->language.empty() ? m_source.language() : document->language, progress);
                bytes += static_cast<std::int64_t>(text->text().size());
            }
            report_done(text.get(), update, progress);
        }
        writer.commit();
    }
    finish(shard);
    return document != nullptr;
}

const IndexSource::Document* ShardBuilder::take()
{
    std::lock_guard lock(m_mutex);
    return m_stopped || m_next == m_to_do.size() ? nullptr : &m_to_do[m_next++];
}

void ShardBuilder::report_done(const DocumentText* text, IndexUpdate& update, Progress& progress)
{
    {
        std::lock_guard lock(m_mutex);
        if (text) {
            ++update.documents;
            update.bytes += static_cast<std::int64_t>(text->text().size());
        }
        --m_left;
        m_report(std::max<std::int64_t>(m_left, 1));     // 0 would say that all is in place
    }
    progress.step();
}

std::filesystem::path ShardBuilder::new_shard()
{
    std::lock_guard lock(m_mutex);
    return m_made / std::to_string(++m_last_number);
}

void ShardBuilder::finish(const std::filesystem::path& shard)
{
    std::filesystem::path part = shard;
    part += unfinished;
    rename_shard(part, shard);
    platform::sync_folder(m_made);
}

// Into a new shard; these are gone then.
std::filesystem::path ShardBuilder::merge(const Paths& shards)
{
    auto merged = new_shard();
    auto part = part_of(merged);
    make_private_folder(part);
    merge_indexes(shards, part / index_schema::folder_of_terms);
    sync_all(part / index_schema::folder_of_terms);
    finish(merged);
    std::for_each(shards.begin(), shards.end(), discard);
    return merged;
}

void ShardBuilder::merge_all()
{
    while (m_shards.size() > most_at_once) {
        Paths some(m_shards.end() - most_at_once, m_shards.end());
        m_shards.resize(m_shards.size() - some.size());
        m_shards.insert(m_shards.begin(), merge(some));
    }
    auto whole = m_made / index_schema::folder_of_whole;
    discard(whole);
    merge_indexes(m_shards, whole);
    sync_all(whole);
}

// A crash between two of these steps leaves the shards, from which the next build goes on.
void ShardBuilder::put_in_place()
{
    auto terms = m_folder / index_schema::folder_of_terms;
    auto old = m_folder / index_schema::folder_of_old_terms;
    discard(old);
    std::error_code error;
    if (std::filesystem::exists(terms)) {
        std::filesystem::rename(terms, old, error);
    }
    if (!error) {
        std::filesystem::rename(m_made / index_schema::folder_of_whole, terms, error);
    }
    if (error) {
        throw Environment({msg("The search index could not be put in its place."), path_text(m_folder), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
    platform::sync_folder(m_folder);
    discard(old);
    discard(m_made);
}

} // namespace duiding
