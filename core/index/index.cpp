// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/index.h"

#include "core/base/file.h"
#include "core/index/searcher.h"
#include "core/index/updater.h"
#include "core/index/xapian_database.h"

#include <algorithm>
#include <mutex>
#include <utility>

namespace duiding {

namespace {

constexpr int most_tries = 3;        // of a search during which the index was rewritten

// Does the query ask for words that are found among those of the texts? Phrases and words in quotes do not.
bool asks_for_vocabulary(const QueryNode& node)
{
    using Kind = QueryNode::Kind;
    return node.kind == Kind::Field || node.kind == Kind::Regex || (node.kind == Kind::Word && node.match == WordMatch::Folded)
        || std::any_of(node.words.begin(), node.words.end(), [](const QueryWord& word) { return word.prefix || word.suffix; })
        || std::any_of(node.children.begin(), node.children.end(), asks_for_vocabulary);
}

// Of the index, as the search found it.
void say_state(SearchResult& result, IndexStatus now)
{
    result.state = now.state;
    if (Message notice = describe(now); !notice.empty()) {
        result.notices.push_back(std::move(notice));
    }
}

} // namespace

struct ProjectIndex::State {
    std::unique_ptr<IndexSource> source;
    std::filesystem::path folder;
    std::int64_t commit_bytes;

    std::mutex update_mutex;                          // one update at a time
    mutable std::mutex mutex;                         // guards what follows
    IndexStatus status;
    bool updating = false;
    bool damage_seen = false;                         // by a search: the next update builds anew
    std::shared_ptr<const Vocabulary> vocabulary;
    std::vector<std::string> languages;
    std::string vocabulary_revision;
    std::shared_ptr<const Passages> passages;         // of the last search
    std::string project_change;                       // the last change that the last search saw; empty when not known
    std::shared_ptr<const DocumentOrder> order;       // of the document list, as of …
    std::string order_change;

    void set_status(IndexState state, std::int64_t waiting, double fraction = -1)
    {
        std::lock_guard lock(mutex);
        status = {state, waiting, fraction};
    }

    // The words of the index as it is now; made once per commit and shared by the searches. A search for nothing but phrases takes
    // those of an earlier commit, so that a document that just came in is found at once.
    std::pair<std::shared_ptr<const Vocabulary>, std::vector<std::string>> words_of(IndexReader& reader, bool any_will_do)
    {
        std::string revision = reader.revision();
        {
            std::lock_guard lock(mutex);
            if (vocabulary && (any_will_do || vocabulary_revision == revision)) {
                return {vocabulary, languages};
            }
        }
        auto found = reader.languages();
        auto fresh = std::make_shared<const Vocabulary>(reader.words(), found);
        std::lock_guard lock(mutex);
        vocabulary = fresh;
        languages = found;
        vocabulary_revision = revision;
        return {fresh, found};
    }

    // `changed`: gets the documents that are newer than the index.
    IndexStatus look(IndexReader& reader, std::set<DocumentId>* changed = nullptr);
    IndexStatus look_without_index() const
    {
        std::lock_guard lock(mutex);
        return updating ? IndexStatus{IndexState::Building, status.waiting, status.fraction} : IndexStatus{};
    }
    void remember_damage()
    {
        std::lock_guard lock(mutex);
        damage_seen = true;
        status = {IndexState::Damaged, 0, -1};
    }
    bool take_damage()
    {
        std::lock_guard lock(mutex);
        return std::exchange(damage_seen, false);
    }
    SearchResult search(IndexReader& reader, const SearchRequest& request, Progress* progress, const FoundSoFar& found_so_far);
    SearchResult search_once(IndexReader& reader, const SearchRequest& request, std::set<DocumentId> changed, Progress* progress,
                             Searcher::FoundPart found_part);
    std::unique_ptr<IndexReader> open_reader();
    std::shared_ptr<const DocumentOrder> order_of_documents();
    Environment cannot_search(const IndexStatus& now) const
    {
        return Environment({msg("The study cannot be searched yet."), path_text(folder), describe(now),
                            msg("Bring the search index up to date first.")});
    }
    IndexUpdate run(const std::function<IndexUpdate(Updater&)>& work);
    void add_words(const Updater::Words& words);
};

// While it lives, an update is running; what it leaves undone is then still to be done.
class Running {
public:
    explicit Running(ProjectIndex::State& state) : m_state(state)
    {
        std::lock_guard lock(m_state.mutex);
        m_state.updating = true;
    }
    ~Running()
    {
        std::lock_guard lock(m_state.mutex);
        m_state.updating = false;
        if (m_state.status.state == IndexState::Building) {
            m_state.status = {IndexState::Behind, m_state.status.waiting, -1};
        }
    }
    Running(const Running&) = delete;
    Running& operator=(const Running&) = delete;

private:
    ProjectIndex::State& m_state;
};

Message describe(const IndexStatus& status)
{
    switch (status.state) {
    case IndexState::Behind:
        return msgn("{0} document is still to be indexed; hits in it may be missing.",
                    "{0} documents are still to be indexed; hits in them may be missing.", status.waiting, status.waiting);
    case IndexState::Building:
        return msgn("The search index is being made: {0} document to go; hits in it may be missing.",
                    "The search index is being made: {0} documents to go; hits in them may be missing.", status.waiting, status.waiting);
    case IndexState::Missing:
        return msg("The documents have not been indexed yet.");
    case IndexState::Damaged:
        return msg("The search index cannot be used and has to be built anew.");
    case IndexState::UpToDate:
        break;
    }
    return {};
}

// How far the index is behind its source, unless an update is running, which knows better.
IndexStatus ProjectIndex::State::look(IndexReader& reader, std::set<DocumentId>* changed)
{
    IndexStatus seen{IndexState::Damaged, 0, -1};
    std::set<DocumentId> newer;
    std::string last_change;
    auto stamp = reader.stamp();
    if (stamp && stamp->fits(expected_stamp(*source))) {
        try {
            Waiting waiting = waiting_documents(*source, *stamp, reader.pending());
            newer = std::move(waiting.documents);
            last_change = std::to_string(waiting.changes.last) + ' ' + waiting.changes.last_id;
        } catch (const BadInput&) {                    // a stamp the project does not know: a restored backup
            for (const IndexSource::Document& document : source->documents()) {
                newer.insert(document.id);
            }
        }
        auto waiting = static_cast<std::int64_t>(newer.size());
        seen = {waiting == 0 ? IndexState::UpToDate : IndexState::Behind, waiting, -1};
    }
    if (changed) {
        *changed = std::move(newer);
    }
    std::lock_guard lock(mutex);
    project_change = last_change;
    if (!updating) {
        status = seen;
    } else if (seen.state != IndexState::UpToDate) {
        seen = {IndexState::Building, std::max(seen.waiting, status.waiting), status.fraction};
    }
    return seen;
}

IndexUpdate ProjectIndex::State::run(const std::function<IndexUpdate(Updater&)>& work)
{
    std::lock_guard one_at_a_time(update_mutex);
    std::int64_t most = 0;
    Updater updater(*source, folder, commit_bytes, [&](std::int64_t left) {
        most = std::max(most, left);
        double fraction = most == 0 ? 1 : 1 - static_cast<double>(left) / static_cast<double>(most);
        set_status(left == 0 ? IndexState::UpToDate : IndexState::Building, left, left == 0 ? -1 : fraction);
    });
    IndexUpdate update;
    {
        Running running(*this);
        update = work(updater);
    }
    if (auto words = updater.words()) {
        add_words(*words);
    }
    return update;
}

// A document that came in brings a few words; collecting all of a large study again would make the next search wait.
void ProjectIndex::State::add_words(const Updater::Words& words)
{
    std::shared_ptr<const Vocabulary> before;
    std::vector<std::string> known;
    {
        std::lock_guard lock(mutex);
        if (vocabulary_revision == words.before) {
            before = vocabulary;
            known = languages;
        }
    }
    auto reader = before ? open_reader() : nullptr;
    if (!reader || reader->revision() != words.after) {
        return;
    }
    auto found = reader->languages();
    bool new_word = std::any_of(words.more.begin(), words.more.end(), [&](const std::string& word) { return !before->contains(word); });
    auto fresh = new_word || found != known ? std::make_shared<const Vocabulary>(*before, words.more, found) : before;
    std::lock_guard lock(mutex);
    vocabulary = fresh;
    languages = found;
    vocabulary_revision = words.after;
}

SearchResult ProjectIndex::State::search(IndexReader& reader, const SearchRequest& request, Progress* progress, const FoundSoFar& found_so_far)
{
    SearchResult result;
    bool overtaken = true;
    for (int tries = 0; overtaken && tries < most_tries; ++tries) {
        std::string revision = reader.revision();
        std::set<DocumentId> changed;
        IndexStatus now = look(reader, &changed);
        if (now.state == IndexState::Damaged) {
            throw cannot_search(now);
        }
        Searcher::FoundPart found_part;
        if (found_so_far && tries == 0) {              // a second try begins with nothing: what was told stays the most that is known
            found_part = [&](SearchResult part) {
                say_state(part, now);
                found_so_far(part);
            };
        }
        result = search_once(reader, request, std::move(changed), progress, std::move(found_part));
        overtaken = reader.revision() != revision;
        // An index that is rewritten faster than we read gives no promise for this answer.
        now.state = overtaken && now.state == IndexState::UpToDate ? IndexState::Building : now.state;
        say_state(result, now);
    }
    return result;
}

SearchResult ProjectIndex::State::search_once(IndexReader& reader, const SearchRequest& request, std::set<DocumentId> changed,
                                              Progress* progress, Searcher::FoundPart found_part)
{
    auto [words, known_languages] = words_of(reader, !asks_for_vocabulary(parse_query(request.query).root));
    auto texts = [this](DocumentId id) { return source->text(id); };
    // Whatever became of a search while its texts were cut off under it, that is what is the matter.
    auto check_texts = [&reader] {
        if (reader.passages()) {
            reader.passages()->check_whole();
        }
    };
    try {
        Searcher searcher(reader, *words, known_languages, texts, std::move(changed), order_of_documents(), source->snapshot(), progress,
                          std::move(found_part));
        SearchResult result = searcher.run(request);
        check_texts();
        return result;
    } catch (const std::exception&) {
        check_texts();
        throw;
    }
}

// Made once for each state of the project: with tens of thousands of documents it would cost more than most searches.
std::shared_ptr<const DocumentOrder> ProjectIndex::State::order_of_documents()
{
    std::string now;
    {
        std::lock_guard lock(mutex);
        now = project_change;
        if (order && !now.empty() && order_change == now) {
            return order;
        }
    }
    std::vector<DocumentId> documents;
    for (const IndexSource::Document& document : source->documents()) {
        documents.push_back(document.id);
    }
    auto fresh = std::make_shared<const DocumentOrder>(std::move(documents));
    std::lock_guard lock(mutex);
    order = fresh;
    order_change = now;
    return fresh;
}

// With the texts that an earlier search mapped, when they are still the same.
std::unique_ptr<IndexReader> ProjectIndex::State::open_reader()
{
    std::shared_ptr<const Passages> before;
    {
        std::lock_guard lock(mutex);
        before = passages;
    }
    auto reader = IndexReader::open(folder, before);
    std::lock_guard lock(mutex);
    passages = reader ? reader->passages() : nullptr;
    return reader;
}

ProjectIndex::ProjectIndex(Project& project)
    : ProjectIndex(project_source(project), index_folder(project.path(), project.snapshot()->project))
{
}

ProjectIndex::ProjectIndex(std::unique_ptr<IndexSource> source, std::filesystem::path folder, std::int64_t commit_bytes)
    : m_state(std::make_unique<State>())
{
    m_state->source = std::move(source);
    m_state->folder = std::move(folder);
    m_state->commit_bytes = commit_bytes;
}

ProjectIndex::~ProjectIndex() = default;

IndexStatus ProjectIndex::status() const
{
    std::lock_guard lock(m_state->mutex);
    return m_state->status;
}

const std::filesystem::path& ProjectIndex::folder() const { return m_state->folder; }

IndexUpdate ProjectIndex::update(Progress& progress)
{
    return m_state->run([&](Updater& updater) {
        return m_state->take_damage() ? updater.rebuild(progress, msg("The search index was damaged and was built anew."))
                                      : updater.update(progress);
    });
}

IndexUpdate ProjectIndex::rebuild(Progress& progress)
{
    return m_state->run([&](Updater& updater) {
        return updater.rebuild(progress, msg("The search index was built anew, as asked."));
    });
}

TextSource ProjectIndex::texts() const
{
    return [source = m_state->source.get()](DocumentId id) { return source->text(id); };
}

SearchResult ProjectIndex::search(const SearchRequest& request, Progress* progress, const FoundSoFar& found_so_far) const
{
    parse_query(request.query);                        // a wrong query is said first, whatever the index does
    try {
        auto reader = m_state->open_reader();
        if (!reader) {
            throw m_state->cannot_search(m_state->look_without_index());
        }
        reader->listen_to(progress);
        return m_state->search(*reader, request, progress, found_so_far);
    } catch (const IndexUnfit&) {
        m_state->remember_damage();
        throw;
    }
}

void ProjectIndex::prepare(Progress& progress) const
{
    progress.check();
    try {
        if (auto reader = m_state->open_reader()) {
            reader->listen_to(&progress);
            m_state->look(*reader);
            m_state->words_of(*reader, false);
            m_state->order_of_documents();
            if (reader->passages()) {
                reader->passages()->block_places();
            }
        }
    } catch (const IndexUnfit&) {
        m_state->remember_damage();
    }
}

Findings ProjectIndex::verify(Progress& progress) const
{
    auto finding = [&](Severity severity, Message message) {
        return Findings{{severity, path_text(m_state->folder.filename()), std::move(message)}};
    };
    try {
        auto reader = m_state->open_reader();
        IndexStatus now = reader ? m_state->look(*reader) : IndexStatus{IndexState::Missing, 0, -1};
        if (now.state != IndexState::UpToDate) {
            // Made by another version or for another project is no damage: the next update sees to it.
            bool unreadable = now.state == IndexState::Damaged && !reader->stamp();
            return finding(unreadable ? Severity::Warning : Severity::Info, describe(now));
        }
        if (!reader->is_whole()) {
            return finding(Severity::Warning, describe({IndexState::Damaged, 0, -1}));
        }
        auto indexed = reader->documents();
        for (const IndexSource::Document& document : m_state->source->documents()) {
            progress.check();
            auto text = m_state->source->text(document.id);
            bool has_words = text && !tokenize(*text, char_range(0, text->characters())).empty();
            if (has_words != indexed.contains(document.id)) {
                return finding(Severity::Warning, msg("“{0}” is not in the search index; it has to be built anew.", document.name));
            }
            indexed.erase(document.id);
        }
        if (!indexed.empty()) {
            return finding(Severity::Warning, describe({IndexState::Damaged, 0, -1}));
        }
    } catch (const IndexUnfit& error) {
        return finding(Severity::Warning, error.text().why);
    }
    return {};
}

} // namespace duiding
