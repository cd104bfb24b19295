// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searches.h"

#include "core/store/word_list.h"
#include "core/text/fold.h"

#include <algorithm>

namespace duiding::searches {

namespace {

constexpr const char* columns = "SELECT id, guid, name, theme, query, options, rejected, created FROM saved_search ";

SavedSearch read_search(const Query& q)
{
    return {{q.integer(0)}, q.guid(1), q.text(2), q.text(3), q.text(4), q.text(5), words_from_json(q.text(6)), q.text(7)};
}

} // namespace

SearchId insert(Transaction& tx, const SavedSearch& search)
{
    tx.db().run("INSERT INTO saved_search(guid, modified, theme, name, query, options, rejected, created) VALUES(?,?,?,?,?,?,?,?)", Guid::make(),
                tx.change(), search.theme, search.name, search.query, search.options, words_to_json(search.rejected),
                search.created.empty() ? tx.now() : search.created);
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const SavedSearch& search)
{
    tx.db().run("UPDATE saved_search SET modified = ?, theme = ?, name = ?, query = ?, options = ?, rejected = ? WHERE id = ?", tx.change(),
                search.theme, search.name, search.query, search.options, words_to_json(search.rejected), search.id);
}

Gone erase(Transaction& tx, SearchId id)
{
    Gone gone;
    tx.db().run("DELETE FROM search_run WHERE search = ?", id);
    gone.runs = tx.db().changes();
    tx.db().run("DELETE FROM verdict WHERE search = ?", id);
    gone.verdicts = tx.db().changes();
    tx.db().run("DELETE FROM saved_search WHERE id = ?", id);
    return gone;
}

std::optional<SavedSearch> find(Database& db, SearchId id)
{
    Query q = db.query(std::string(columns) + "WHERE id = ?", id);
    return q.next() ? std::optional(read_search(q)) : std::nullopt;
}

std::vector<SavedSearch> load_all(Database& db)
{
    std::vector<SavedSearch> all;
    for (Query q(db, columns); q.next();) {
        all.push_back(read_search(q));
    }
    std::sort(all.begin(), all.end(), [](const SavedSearch& a, const SavedSearch& b) {
        int order = compare_names(a.theme, b.theme);
        order = order != 0 ? order : compare_names(a.name, b.name);
        return order != 0 ? order < 0 : a.id < b.id;
    });
    return all;
}

void insert_run(Transaction& tx, const SearchRun& run)
{
    tx.db().run("INSERT INTO search_run(guid, modified, search, run_at, coder, query, words, documents_searched, documents, hits, occurrences, "
                "study_change) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)",
                Guid::make(), tx.change(), run.search, run.at.empty() ? tx.now() : run.at, run.coder, run.query, words_to_json(run.words),
                run.documents_searched, run.documents, run.hits, run.occurrences, run.change);
}

std::vector<SearchRun> load_runs(Database& db, SearchId search)
{
    std::vector<SearchRun> all;
    for (Query q = db.query("SELECT search, run_at, coder, query, words, documents_searched, documents, hits, occurrences, study_change "
                            "FROM search_run WHERE ?1 = 0 OR search = ?1 ORDER BY id", search);
         q.next();) {
        all.push_back({{q.integer(0)}, q.text(1), q.text(2), q.text(3), words_from_json(q.text(4)), q.integer(5), q.integer(6), q.integer(7),
                       q.integer(8), q.integer(9)});
    }
    return all;
}

} // namespace duiding::searches

namespace duiding::synonyms {

SynonymsId insert(Transaction& tx, const Synonyms& synonyms)
{
    tx.db().run("INSERT INTO synonyms(guid, modified, language, words) VALUES(?,?,?,?)", Guid::make(), tx.change(), synonyms.language,
                words_to_json(synonyms.words));
    return {tx.db().last_insert_id()};
}

void update(Transaction& tx, const Synonyms& synonyms)
{
    tx.db().run("UPDATE synonyms SET modified = ?, language = ?, words = ? WHERE id = ?", tx.change(), synonyms.language,
                words_to_json(synonyms.words), synonyms.id);
}

void erase(Transaction& tx, SynonymsId id) { tx.db().run("DELETE FROM synonyms WHERE id = ?", id); }

std::vector<Synonyms> load_all(Database& db)
{
    std::vector<Synonyms> all;
    for (Query q(db, "SELECT id, guid, language, words FROM synonyms ORDER BY id"); q.next();) {
        all.push_back({{q.integer(0)}, q.guid(1), q.text(2), words_from_json(q.text(3))});
    }
    return all;
}

} // namespace duiding::synonyms
