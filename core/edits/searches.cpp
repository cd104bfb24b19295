// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/searches.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/rules.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"

#include <algorithm>
#include <map>
#include <set>

namespace duiding::edits {

namespace {

std::string one_line(std::string_view text)
{
    std::string line = trimmed(normalize_stored_text(text).text);
    std::replace_if(line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

const SavedSearch& require_search(const Snapshot& snapshot, SearchId id)
{
    for (const SavedSearch& search : *snapshot.searches) {
        if (search.id == id) {
            return search;
        }
    }
    throw BadInput({msg("The saved search is not in the project any more."), {}, {}, {}});
}

std::string place_of(const SavedSearch& search) { return fold_name(search.theme) + '\n' + fold_name(search.name); }

// As it is stored: names on one line, a query that is not empty, words sorted and once each.
SavedSearch checked(SavedSearch search, const Message& what)
{
    search.name = require_name(search.name, what);
    search.theme = one_line(search.theme);
    search.query = trimmed(normalize_stored_text(search.query).text);
    if (search.query.empty()) {
        throw BadInput({what, search.name, msg("The query is empty."), msg("Type what to search for.")});
    }
    search.rejected = sorted_words(std::move(search.rejected));
    return search;
}

void require_free_search_name(const Snapshot& snapshot, const SavedSearch& search, const Message& what)
{
    for (const SavedSearch& other : *snapshot.searches) {
        if (other.id != search.id && place_of(other) == place_of(search)) {
            throw BadInput({what, {}, msg("There is already a search “{0}” here.", other.name), msg("Choose another name.")});
        }
    }
}

bool same_search(const SavedSearch& a, const SavedSearch& b)
{
    return a.name == b.name && a.theme == b.theme && a.query == b.query && a.options == b.options && a.rejected == b.rejected;
}

EditFuture change_search(Project& project, SearchId id, std::function<void(SavedSearch&)> change, EditLabel label)
{
    return project.edit(std::move(label), [id, change = std::move(change)](Transaction& tx, EditResult& result) {
        const SavedSearch& before = require_search(tx.before(), id);
        SavedSearch after = before;
        change(after);
        after = checked(std::move(after), msg("The saved search was not changed."));
        require_free_search_name(tx.before(), after, msg("The saved search was not changed."));
        if (!same_search(before, after)) {
            searches::update(tx, after);
        }
        set_label(result, msg("Change saved search"), before.name != after.name
                      ? msg("Renamed the search “{0}” to “{1}”", before.name, after.name) : msg("Changed the search “{0}”", after.name));
        result.search = id;
    });
}

// Two or more words that differ after folding, in the order given.
Synonyms checked(Synonyms synonyms)
{
    std::vector<std::string> words;
    std::set<std::string> seen;
    for (const std::string& word : synonyms.words) {
        std::string line = one_line(word);
        if (!line.empty() && seen.insert(fold_name(line)).second) {
            words.push_back(std::move(line));
        }
    }
    if (words.size() < 2) {
        throw BadInput({msg("The synonyms were not kept."), words.empty() ? std::string() : words.front(), msg("A set needs two different words at least."),
                        msg("Add a word that means the same.")});
    }
    synonyms.words = std::move(words);
    synonyms.language = one_line(synonyms.language);
    return synonyms;
}

std::set<std::string> folded(const Synonyms& synonyms)
{
    std::set<std::string> words;
    for (const std::string& word : synonyms.words) {
        words.insert(fold_name(word));
    }
    return words;
}

// A set of that language that says all that this one says.
const Synonyms* find_set(const std::vector<Synonyms>& sets, const Synonyms& wanted)
{
    std::set<std::string> words = folded(wanted);
    for (const Synonyms& set : sets) {
        std::set<std::string> there = folded(set);
        if (set.language == wanted.language && std::includes(there.begin(), there.end(), words.begin(), words.end())) {
            return &set;
        }
    }
    return nullptr;
}

const Synonyms& require_synonyms(const Snapshot& snapshot, SynonymsId id)
{
    for (const Synonyms& set : *snapshot.synonyms) {
        if (set.id == id) {
            return set;
        }
    }
    throw BadInput({msg("The synonyms are not in the project any more."), {}, {}, {}});
}

std::string joined(const std::vector<std::string>& words)
{
    std::string all;
    for (const std::string& word : words) {
        all += (all.empty() ? "" : " = ") + word;
    }
    return all;
}

} // namespace

EditFuture add_search(Project& project, SavedSearch search, std::int64_t group)
{
    return project.edit({}, [search = std::move(search)](Transaction& tx, EditResult& result) {
        SavedSearch made = checked(search, msg("The search was not saved."));
        made.id = {};
        made.created.clear();
        require_free_search_name(tx.before(), made, msg("The search was not saved."));
        result.search = searches::insert(tx, made);
        set_label(result, msg("Save search"), msg("Saved the search “{0}”", made.name));
    }, group);
}

EditFuture set_search(Project& project, SavedSearch search)
{
    SearchId id = search.id;
    return change_search(project, id, [search = std::move(search)](SavedSearch& there) {
        there.name = search.name;
        there.theme = search.theme;
        there.query = search.query;
        there.options = search.options;
        there.rejected = search.rejected;
    }, {});
}

EditFuture rename_search(Project& project, SearchId id, std::string name)
{
    return change_search(project, id, [name = std::move(name)](SavedSearch& there) { there.name = name; }, {});
}

EditFuture delete_searches(Project& project, std::vector<SearchId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        std::string name;
        searches::Gone gone;
        std::set<SearchId> wanted(ids.begin(), ids.end());
        for (SearchId id : wanted) {
            name = require_search(tx.before(), id).name;
            searches::Gone one = searches::erase(tx, id);
            gone.runs += one.runs;
            gone.verdicts += one.verdicts;
        }
        auto n = static_cast<std::int64_t>(wanted.size());
        set_label(result, msg("Delete saved search"),
                  n == 1 ? msg("Deleted the search “{0}” (runs: {1}, verdicts: {2})", name, gone.runs, gone.verdicts)
                         : msgn("Deleted {0} search (runs: {1}, verdicts: {2})", "Deleted {0} searches (runs: {1}, verdicts: {2})", n, n, gone.runs,
                                gone.verdicts));
    });
}

EditFuture add_dictionary(Project& project, std::vector<SavedSearch> list, std::string source)
{
    return project.edit({}, [list = std::move(list), source = std::move(source)](Transaction& tx, EditResult& result) {
        std::map<std::string, SavedSearch> known;
        for (const SavedSearch& search : *tx.before().searches) {
            known.emplace(place_of(search), search);
        }
        std::int64_t added = 0, changed = 0, same = 0;
        for (const SavedSearch& given : list) {
            SavedSearch search = checked(given, msg("The dictionary was not taken."));
            auto there = known.find(place_of(search));
            if (there == known.end()) {
                search.created.clear();
                search.id = searches::insert(tx, search);
                known.emplace(place_of(search), search);
                ++added;
                continue;
            }
            search.id = there->second.id;
            if (same_search(there->second, search)) {
                ++same;
            } else {
                searches::update(tx, search);
                there->second = search;
                ++changed;
            }
        }
        set_label(result, msg("Import dictionary"), msg("Took the dictionary “{0}” (new: {1}, changed: {2}, as they were: {3})", source, added, changed, same));
    });
}

EditFuture record_runs(Project& project, std::vector<SearchRun> runs, std::int64_t group)
{
    return project.edit({}, [runs = std::move(runs)](Transaction& tx, EditResult& result) {
        const Coder* coder = tx.before().find_coder(tx.coder());
        for (SearchRun run : runs) {
            require_search(tx.before(), run.search);
            if (run.coder.empty() && coder) {
                run.coder = coder->name;
            }
            run.words = sorted_words(std::move(run.words));
            searches::insert_run(tx, run);
            result.search = run.search;
        }
        auto n = static_cast<std::int64_t>(runs.size());
        set_label(result, msg("Run saved searches"), n == 1 ? msg("Ran the search “{0}”", require_search(tx.before(), runs.front().search).name)
                                                            : msgn("Ran {0} saved search", "Ran {0} saved searches", n, n));
    }, group);
}

EditFuture add_synonyms(Project& project, std::vector<Synonyms> sets, std::int64_t group)
{
    return project.edit({}, [sets = std::move(sets)](Transaction& tx, EditResult& result) {
        std::vector<Synonyms> known = *tx.before().synonyms;
        std::string last;
        std::int64_t added = 0;
        for (const Synonyms& given : sets) {
            Synonyms set = checked(given);
            last = joined(set.words);
            if (const Synonyms* there = find_set(known, set)) {
                result.synonyms = there->id;
                result.findings.push_back({Severity::Info, {}, msg("These synonyms are there already: {0}", joined(there->words))});
                continue;
            }
            set.id = result.synonyms = synonyms::insert(tx, set);
            known.push_back(set);
            ++added;
        }
        set_label(result, msg("Add synonyms"), sets.size() == 1 ? msg("Added the synonyms {0}", last)
                                                               : msgn("Added {0} set of synonyms", "Added {0} sets of synonyms", added, added));
    }, group);
}

EditFuture set_synonyms(Project& project, Synonyms synonyms)
{
    return project.edit({}, [synonyms = std::move(synonyms)](Transaction& tx, EditResult& result) {
        const Synonyms& before = require_synonyms(tx.before(), synonyms.id);
        Synonyms after = checked(synonyms);
        if (before.words != after.words || before.language != after.language) {
            synonyms::update(tx, after);
        }
        result.synonyms = after.id;
        set_label(result, msg("Change synonyms"), msg("Changed the synonyms {0}", joined(after.words)));
    });
}

EditFuture delete_synonyms(Project& project, std::vector<SynonymsId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        std::string last;
        std::set<SynonymsId> wanted(ids.begin(), ids.end());
        for (SynonymsId id : wanted) {
            last = joined(require_synonyms(tx.before(), id).words);
            synonyms::erase(tx, id);
        }
        auto n = static_cast<std::int64_t>(wanted.size());
        set_label(result, msg("Delete synonyms"), n == 1 ? msg("Deleted the synonyms {0}", last)
                                                         : msgn("Deleted {0} set of synonyms", "Deleted {0} sets of synonyms", n, n));
    });
}

} // namespace duiding::edits
