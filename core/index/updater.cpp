// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/updater.h"

#include "core/base/file.h"
#include "core/index/dutch/lexicon.h"
#include "core/index/shard_builder.h"
#include "core/index/xapian_database.h"

namespace duiding {

IndexStamp expected_stamp(IndexSource& source)
{
    return {schema_version, tokenizer_version, xapian_series(), source.project(), 0, {}, installed_lexicon_stamp()};
}

Waiting waiting_documents(IndexSource& source, const IndexStamp& stamp, std::set<DocumentId> pending)
{
    Waiting waiting{std::move(pending), source.changes_since(stamp.change, stamp.change_id)};
    waiting.documents.insert(waiting.changes.documents.begin(), waiting.changes.documents.end());
    return waiting;
}

namespace {

// An index of which more is gone than kept is made anew, unless its texts are less than so many commits.
constexpr std::int64_t commits_of_waste = 16;

Message damaged(const IndexUnfit& error)
{
    return msg("The search index was damaged and was built anew. {0}", format(error.text().why));
}

} // namespace

Updater::Updater(IndexSource& source, std::filesystem::path folder, std::int64_t commit_bytes,
                 std::function<void(std::int64_t left)> report)
    : m_source(source), m_folder(std::move(folder)), m_commit_bytes(commit_bytes), m_report(std::move(report))
{
}

Updater::~Updater() = default;

// Moves the old index out of the way first: a crash in the middle leaves either a whole index or none.
void Updater::discard()
{
    m_writer.reset();
    auto terms = m_folder / index_schema::folder_of_terms;
    auto old = m_folder / index_schema::folder_of_old_terms;
    std::error_code error;
    std::filesystem::remove_all(old, error);
    if (!error) {
        std::filesystem::remove_all(m_folder / index_schema::folder_of_new_terms, error);
    }
    if (!error && std::filesystem::exists(terms)) {
        std::filesystem::rename(terms, old, error);
    }
    if (!error) {
        std::filesystem::remove_all(old, error);
    }
    if (error) {
        throw Environment({msg("The old search index could not be removed."), path_text(m_folder), msg("{0}", error.message()),
                           msg("Look who may write in that folder.")});
    }
}

// Opens the index when it can be used, else replaces it by a new one and says why.
void Updater::open_writer(IndexUpdate& update, Progress& progress)
{
    bool usable = false;
    if (std::filesystem::exists(m_folder / index_schema::folder_of_terms)) {
        try {
            m_writer = std::make_unique<IndexWriter>(m_folder);
            m_writer->collect_words();
            m_first_revision = m_writer->revision();
            auto stamp = m_writer->stamp();
            IndexStamp expected = expected_stamp(m_source);
            if (stamp && stamp->fits(expected) && is_mostly_waste()) {
                usable = true;
                update.rebuilt = msg("The search index held mostly texts that are gone and was built anew.");
            } else if (stamp && stamp->fits(expected)) {
                std::error_code ignored;             // what a cancelled rebuild left; it is in nobody's way
                std::filesystem::remove_all(m_folder / index_schema::folder_of_new_terms, ignored);
                return;
            } else if (stamp) {
                update.rebuilt = msg("The search index was made for something else ({0}) and was built anew ({1}).", stamp->text(),
                                     expected.text());
            } else {
                update.rebuilt = msg("The search index carried no readable stamp and was built anew.");
            }
        } catch (const IndexUnfit& error) {
            update.rebuilt = damaged(error);
        }
    }
    start_anew(update, progress, usable);
}

bool Updater::is_mostly_waste() const
{
    return 2 * m_writer->gone_entries() > m_writer->entries() && m_writer->text_bytes() > commits_of_waste * m_commit_bytes;
}

// Beside the old index when that can be searched meanwhile, or when it takes long; else the old makes room first.
void Updater::start_anew(IndexUpdate& update, Progress& progress, bool old_is_usable)
{
    m_writer.reset();
    LoggedChanges changes = m_source.changes_since(0, {});       // before the list: what comes in meanwhile is a change since
    auto documents = m_source.documents();
    if (old_is_usable || ShardBuilder::is_worth_it(documents, m_commit_bytes)) {
        IndexStamp stamp = expected_stamp(m_source);
        stamp.change = changes.last;
        stamp.change_id = changes.last_id;
        ShardBuilder(m_source, m_folder, m_commit_bytes, m_report).build(documents, stamp, update, progress);
    } else {
        discard();
    }
    m_writer = std::make_unique<IndexWriter>(m_folder);
    m_writer->collect_words();
    m_first_revision = m_writer->revision();
}

std::optional<Updater::Words> Updater::words() const
{
    auto more = m_writer ? m_writer->words_added() : std::nullopt;
    return more ? std::optional(Words{m_first_revision, m_writer->revision(), std::move(*more)}) : std::nullopt;
}

IndexUpdate Updater::rebuild(Progress& progress, Message reason)
{
    IndexUpdate update;
    start_anew(update, progress);
    bring_up_to_date(update, progress);
    update.rebuilt = std::move(reason);
    return update;
}

IndexUpdate Updater::update(Progress& progress)
{
    IndexUpdate update;
    open_writer(update, progress);
    try {
        bring_up_to_date(update, progress);
    } catch (const IndexUnfit& error) {              // a damaged spot that opening did not touch
        update = {};
        update.rebuilt = damaged(error);
        start_anew(update, progress);
        bring_up_to_date(update, progress);
    }
    return update;
}

void Updater::bring_up_to_date(IndexUpdate& update, Progress& progress)
{
    try {
        begin(progress);
    } catch (const BadInput&) {                      // the change log does not know the stamp: an older copy was put back
        auto stamp = m_writer->stamp();
        update.rebuilt = msg("The study is not the one that was indexed ({0}), perhaps a restored backup; the search index was built anew.",
                             stamp ? stamp->text() : std::string());
        start_anew(update, progress);
        begin(progress);
    }
    auto to_do = m_pending;
    for (DocumentId id : to_do) {
        m_report(static_cast<std::int64_t>(m_pending.size()));
        index_document(id, update, progress);
        commit_when_due(false);
        progress.step();
    }
    commit_when_due(true);
    m_report(0);
}

// Writes the new stamp with everything that is then still to be done.
void Updater::begin(Progress& progress)
{
    auto stamp = m_writer->stamp();
    IndexStamp next = expected_stamp(m_source);
    Waiting waiting = waiting_documents(m_source, stamp.value_or(next), m_writer->pending());
    m_documents.clear();
    for (IndexSource::Document& document : m_source.documents()) {
        if (!stamp) {
            waiting.documents.insert(document.id);
        }
        m_documents.emplace(document.id, std::move(document));
    }
    next.change = waiting.changes.last;
    next.change_id = waiting.changes.last_id;
    m_pending = std::move(waiting.documents);
    progress.start("", static_cast<std::int64_t>(m_pending.size()));
    if (stamp != next || !m_pending.empty()) {
        m_writer->set_stamp(next);
        m_writer->set_pending(m_pending);
        m_uncommitted = 1;                           // with the first documents, or alone when there are none
    }
}

void Updater::index_document(DocumentId id, IndexUpdate& update, Progress& progress)
{
    m_writer->remove_document(id);
    auto known = m_documents.find(id);
    DocumentTextPtr text = known == m_documents.end() ? nullptr : m_source.text(id);
    if (text) {
        std::string language = known->second.language.empty() ? m_source.language() : known->second.language;
        m_writer->add_document(*text, language, progress);
        auto bytes = static_cast<std::int64_t>(text->text().size());
        update.bytes += bytes;
        m_uncommitted += bytes;
        ++update.documents;
    } else {
        ++update.removed;
    }
    m_pending.erase(id);
    ++m_uncommitted;                                 // a removal has to be written too
}

void Updater::commit_when_due(bool force)
{
    if (m_uncommitted == 0 || (!force && m_uncommitted < m_commit_bytes)) {
        return;
    }
    m_writer->set_pending(m_pending);
    m_writer->commit();
    m_uncommitted = 0;
}

} // namespace duiding
