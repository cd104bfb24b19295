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

constexpr std::int64_t commits_worth_it = 4;         // less text than for so many commits is indexed in one go
constexpr unsigned most_shards = 4;

std::size_t shard_count() { return std::clamp(std::thread::hardware_concurrency(), 2u, most_shards); }

void discard(const std::filesystem::path& path)
{
    std::error_code error;
    std::filesystem::remove_all(path, error);
    if (error) {
        throw Environment({msg("The old search index could not be removed."), path_text(path), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
}

} // namespace

bool ShardBuilder::is_worth_it(const std::vector<IndexSource::Document>& documents, std::int64_t commit_bytes)
{
    std::int64_t characters = 0;
    for (const IndexSource::Document& document : documents) {
        characters += document.characters;
    }
    return documents.size() > 1 && characters >= commits_worth_it * commit_bytes;
}

ShardBuilder::ShardBuilder(IndexSource& source, std::filesystem::path folder, std::int64_t commit_bytes,
                           std::function<void(std::int64_t left)> report)
    : m_source(source), m_folder(std::move(folder)), m_commit_bytes(commit_bytes), m_report(std::move(report))
{
}

ShardBuilder::~ShardBuilder() = default;

std::filesystem::path ShardBuilder::shard(std::size_t number) const
{
    return m_folder / index_schema::folder_of_new_terms / std::to_string(number + 1);
}

// Opens what an earlier build left, or makes empty shards. False: what was there cannot be used.
bool ShardBuilder::open_shards(const IndexStamp& stamp)
{
    m_shards.clear();
    std::optional<IndexStamp> known;
    bool is_new = !std::filesystem::exists(m_folder / index_schema::folder_of_new_terms);
    try {
        for (std::size_t i = 0; i < shard_count(); ++i) {
            m_shards.push_back(std::make_unique<IndexWriter>(shard(i)));
            auto found = m_shards.back()->stamp();
            bool first = i == 0;
            if (!is_new && (!found || !found->fits(stamp) || (!first && *found != *known))) {
                return false;
            }
            known = found;
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
    for (auto& writer : m_shards) {
        writer->set_stamp(m_stamp);
        writer->commit();
    }
    return true;
}

void ShardBuilder::build(const std::vector<IndexSource::Document>& documents, const IndexStamp& stamp, IndexUpdate& update,
                         Progress& progress)
{
    make_private_folder(m_folder);
    if (!open_shards(stamp)) {
        m_shards.clear();
        discard(m_folder / index_schema::folder_of_new_terms);
        open_shards(stamp);
    }
    std::set<DocumentId> done;
    for (auto& writer : m_shards) {
        done.merge(writer->documents());
    }
    for (const IndexSource::Document& document : documents) {
        if (!done.contains(document.id)) {
            m_to_do.push_back(document);
        }
    }
    m_left = static_cast<std::int64_t>(m_to_do.size());
    progress.start("", m_left);
    m_report(std::max<std::int64_t>(m_left, 1));
    std::vector<std::future<void>> helpers;
    for (std::size_t i = 1; i < m_shards.size(); ++i) {
        helpers.push_back(std::async(std::launch::async, [&, i] { fill(*m_shards[i], update, progress); }));
    }
    fill(*m_shards.front(), update, progress);
    for (auto& helper : helpers) {
        helper.get();
    }
    m_shards.clear();
    merge();
    progress.check();
    put_in_place();
}

// What one thread does. When it fails or is cancelled, the others stop too.
void ShardBuilder::fill(IndexWriter& writer, IndexUpdate& update, Progress& progress)
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
    std::int64_t uncommitted = 0;
    while (const IndexSource::Document* document = take()) {
        DocumentTextPtr text = m_source.text(document->id);
        if (text) {
            writer.add_document(*text, document->language.empty() ? m_source.language() : document->language, progress);
            uncommitted += static_cast<std::int64_t>(text->text().size());
        }
        if (uncommitted >= m_commit_bytes) {
            writer.commit();
            uncommitted = 0;
        }
        report_done(text.get(), update, progress);
    }
    writer.commit();
    stop.finished = true;
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

void ShardBuilder::merge()
{
    auto whole = m_folder / index_schema::folder_of_new_terms / index_schema::folder_of_whole;
    discard(whole);
    std::vector<std::filesystem::path> shards;
    for (std::size_t i = 0; i < shard_count(); ++i) {
        shards.push_back(shard(i));
    }
    merge_indexes(shards, whole);
    for (const auto& file : std::filesystem::directory_iterator(whole)) {
        platform::sync_file(file.path());
    }
    platform::sync_folder(whole);
}

// A crash between two of these steps leaves the shards, from which the next build goes on.
void ShardBuilder::put_in_place()
{
    auto terms = m_folder / index_schema::folder_of_terms;
    auto old = m_folder / index_schema::folder_of_old_terms;
    auto made = m_folder / index_schema::folder_of_new_terms;
    discard(old);
    std::error_code error;
    if (std::filesystem::exists(terms)) {
        std::filesystem::rename(terms, old, error);
    }
    if (!error) {
        std::filesystem::rename(made / index_schema::folder_of_whole, terms, error);
    }
    if (error) {
        throw Environment({msg("The search index could not be put in its place."), path_text(m_folder), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
    platform::sync_folder(m_folder);
    discard(old);
    discard(made);
}

} // namespace duiding
