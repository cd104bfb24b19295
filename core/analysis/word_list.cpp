// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/word_list.h"

#include "core/analysis/numbered_words.h"
#include "core/analysis/word_numbers.h"
#include "core/base/error.h"
#include "core/text/fold.h"
#include "core/text/tokens.h"
#include "core/text/word_places.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>
#include <unordered_set>

namespace duiding {

namespace {

constexpr std::size_t documents_worth_a_thread = 8;
constexpr std::size_t most_groups = 60;          // as columns of a table; more are better asked one by one

// A stretch of text whose words count in these groups.
struct Part {
    CharRange range;
    std::vector<std::uint32_t> groups;
};

// Says which groups a stretch counts in: those of its document, or of the person who speaks.
class Parts {
public:
    Parts(const Snapshot& snapshot, const std::optional<GroupBy>& by) : m_snapshot(snapshot)
    {
        if (!by) {
            return;
        }
        m_grouping.emplace(snapshot, *by);
        for (const Group& group : m_grouping->groups()) {
            index_of(group.key, group.label);
        }
        const Attribute* attribute = by->what == GroupBy::What::Attribute ? snapshot.find_attribute(by->attribute) : nullptr;
        m_by_person = by->what == GroupBy::What::Role || (attribute && attribute->target == AttributeTarget::Person);
        for (const Person& person : m_by_person ? *snapshot.persons : std::vector<Person>()) {
            const std::string* value = attribute ? snapshot.values->find(AttributeTarget::Person, person.id.value, attribute->id) : &person.role;
            if (value && !value->empty()) {
                m_of_person[person.id] = index_of(*value, attribute ? value_label(*attribute, *value) : msg("{0}", *value));
            }
        }
    }

    std::size_t size() const { return m_groups.size(); }
    const WordGroup& group(std::size_t index) const { return m_groups[index]; }

    std::vector<Part> split(const DocumentText& text, const RangeSet& content) const
    {
        std::vector<std::uint32_t> of_document;
        if (m_grouping) {
            for (const Membership& each : m_grouping->of(text.id())) {
                of_document.push_back(each.group);
            }
        }
        std::vector<Part> parts;
        if (!m_by_person) {
            for (const CharRange& range : content) {
                parts.push_back({range, of_document});
            }
            return parts;
        }
        std::vector<CharRange> turns;
        for (const Mark& mark : text.marks()) {
            auto person = mark.kind == MarkKind::Turn ? m_of_person.find(text.person_at(mark.range.begin)) : m_of_person.end();
            if (person != m_of_person.end()) {
                for (const CharRange& range : intersected(content, {mark.range})) {
                    parts.push_back({range, {person->second}});
                }
                turns.push_back(mark.range);
            }
        }
        for (const CharRange& range : subtracted(content, united(std::move(turns)))) {
            parts.push_back({range, of_document});
        }
        return parts;
    }

private:
    std::uint32_t index_of(const std::string& key, const Message& label)
    {
        auto known = m_index.find(key);
        if (known != m_index.end()) {
            return known->second;
        }
        auto index = static_cast<std::uint32_t>(m_groups.size());
        m_index.emplace(key, index);
        m_groups.push_back({key, label, 0});
        return index;
    }

    const Snapshot& m_snapshot;
    std::optional<Grouping> m_grouping;
    bool m_by_person = false;
    std::vector<WordGroup> m_groups;
    std::unordered_map<std::string, std::uint32_t> m_index;
    std::unordered_map<PersonId, std::uint32_t> m_of_person;
};

class Counter {
public:
    Counter(const Snapshot& snapshot, const TextSource& texts, const WordListOptions& options)
        : m_snapshot(snapshot), m_texts(texts), m_options(options), m_parts(snapshot, options.by), m_by_group(m_parts.size()), m_words_of(m_parts.size())
    {
        auto named = [&](std::size_t i) { return !m_parts.group(i).key.empty(); };
        std::size_t groups = 0;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            groups += named(i) ? 1 : 0;
        }
        if (groups > most_groups) {
            throw BadInput({msg("The words cannot be counted by group."), {}, msg("There are {0} groups; {1} fit in a table.", groups, most_groups),
                            msg("Choose fewer documents, or another property.")});
        }
    }

    void run(std::span<const DocumentInfo> documents, Progress& progress)
    {
        std::unordered_set<DocumentId> wanted(m_options.documents.begin(), m_options.documents.end());
        for (const DocumentInfo& info : documents) {
            progress.step();
            bool is_in = wanted.empty() || wanted.contains(info.id);
            bool has_part = !m_options.within || m_options.within->contains(info.id);
            DocumentTextPtr text = is_in && has_part ? m_texts(info.id) : nullptr;
            if (text) {
                count(*text);
            }
        }
    }

    // What another counted of the documents that follow on these.
    void add(const Counter& other)
    {
        std::vector<std::uint32_t> here(other.m_terms.size());
        for (std::uint32_t term = 0; term < here.size(); ++term) {
            here[term] = m_terms.number_of(other.m_terms[term]);
        }
        for (std::uint32_t form = 0; form < other.m_forms.size(); ++form) {
            std::uint32_t known = m_written.number_of(other.m_written[form]);
            if (known == m_forms.size()) {
                m_forms.push_back({here[other.m_forms[form].term], 0, 0});
            }
            m_forms[known].count += other.m_forms[form].count;
        }
        auto first = static_cast<std::uint32_t>(m_document_words.size());
        for (const Place& place : other.m_places) {
            m_places.push_back({here[place.term], first + place.document, place.count});
        }
        m_document_words.insert(m_document_words.end(), other.m_document_words.begin(), other.m_document_words.end());
        for (std::size_t group = 0; group < m_by_group.size(); ++group) {
            auto& counts = m_by_group[group];
            counts.resize(std::max<std::size_t>(counts.size(), m_terms.size()));
            for (std::size_t term = 0; term < other.m_by_group[group].size() && term < here.size(); ++term) {
                counts[here[term]] += other.m_by_group[group][term];
            }
            m_words_of[group] += other.m_words_of[group];
        }
    }

    WordList list() const
    {
        WordList made;
        made.documents = std::ssize(m_document_words);
        for (std::int64_t words : m_document_words) {
            made.running_words += words;
        }
        std::vector<std::size_t> groups;
        for (std::size_t i = 0; i < m_parts.size(); ++i) {
            if (m_words_of[i] > 0) {
                groups.push_back(i);
                made.groups.push_back(m_parts.group(i));
                made.groups.back().words = m_words_of[i];
            }
        }
        std::vector<WordCount> all = counted(made.running_words);
        made.distinct_words = std::ssize(all);
        for (std::size_t term = 0; term < all.size(); ++term) {
            WordCount& word = all[term];
            if (m_options.stop.contains(word.word)) {
                made.stopped += word.frequency;
            } else if (word.frequency >= m_options.least) {
                for (std::size_t group : groups) {
                    word.by_group.push_back(term < m_by_group[group].size() ? m_by_group[group][term] : 0);
                }
                made.words.push_back(std::move(word));
            }
        }
        std::sort(made.words.begin(), made.words.end(),
                  [](const WordCount& a, const WordCount& b) { return a.frequency != b.frequency ? a.frequency > b.frequency : a.word < b.word; });
        return made;
    }

private:
    struct Form {                                 // of a word, as it is written
        std::uint32_t term = 0;
        std::uint32_t here = 0;                   // times in the stretch at hand
        std::int64_t count = 0;                   // times in all before it
    };
    struct Place {                                // how often one word stands in one document
        std::uint32_t term;
        std::uint32_t document;
        std::uint32_t count;
    };

    void count(const DocumentText& text)
    {
        RangeSet content = countable_content(text, m_options.interviewer);
        if (m_options.within) {
            content = intersected(content, m_options.within->at(text.id()));
        }
        std::int64_t words = 0;
        std::vector<std::uint32_t> groups;
        for (const Part& part : m_parts.split(text, content)) {
            if (part.groups != groups) {
                put_by(groups);
                groups = part.groups;
            }
            words += count(text.slice(part.range), part.groups);
        }
        put_by(groups);
        if (words == 0) {
            return;
        }
        auto document = static_cast<std::uint32_t>(m_document_words.size());
        m_document_words.push_back(words);
        for (std::uint32_t term : m_terms_here) {
            m_places.push_back({term, document, m_here[term]});
            m_here[term] = 0;
        }
        m_terms_here.clear();
    }

    // Counts words in the forms in which they are written: what is met ten times is added up once, by put_by().
    std::int64_t count(std::string_view text, const std::vector<std::uint32_t>& groups)
    {
        m_words.clear();
        find_words(text, {0}, m_words);
        for (const WordPlace& word : m_words) {
            std::uint32_t number = m_written.number_of(word.written);
            if (number == m_forms.size()) {
                m_forms.push_back({m_terms.number_of(folded_word(word.written)), 0, 0});
            }
            if (m_forms[number].here++ == 0) {
                m_forms_here.push_back(number);
            }
        }
        for (std::uint32_t group : groups) {
            m_words_of[group] += std::ssize(m_words);
        }
        return std::ssize(m_words);
    }

    // Puts what was counted since the last time by document and by these groups.
    void put_by(const std::vector<std::uint32_t>& groups)
    {
        m_here.resize(m_terms.size(), 0);
        for (std::uint32_t group : groups) {
            m_by_group[group].resize(std::max<std::size_t>(m_by_group[group].size(), m_terms.size()), 0);
        }
        for (std::uint32_t number : m_forms_here) {
            Form& form = m_forms[number];
            if (m_here[form.term] == 0) {
                m_terms_here.push_back(form.term);
            }
            m_here[form.term] += form.here;
            for (std::uint32_t group : groups) {
                m_by_group[group][form.term] += form.here;
            }
            form.count += form.here;
            form.here = 0;
        }
        m_forms_here.clear();
    }

    // All words with frequency, documents, dispersion and their commonest form.
    std::vector<WordCount> counted(std::int64_t running_words) const
    {
        std::vector<WordCount> all(m_terms.size());
        for (const Place& place : m_places) {
            all[place.term].frequency += place.count;
            ++all[place.term].documents;
        }
        std::vector<double> there(m_terms.size(), 0);                // of the documents that hold the word, their share of the text
        for (const Place& place : m_places) {
            double share = static_cast<double>(m_document_words[place.document]) / static_cast<double>(running_words);
            all[place.term].dp += std::abs(static_cast<double>(place.count) / static_cast<double>(all[place.term].frequency) - share);
            there[place.term] += share;
        }
        std::vector<std::int64_t> most(m_terms.size(), 0);
        for (std::uint32_t number = 0; number < m_forms.size(); ++number) {
            const Form& form = m_forms[number];
            std::string_view written = m_written[number];
            WordCount& word = all[form.term];
            if (form.count > most[form.term] || (form.count == most[form.term] && written > word.shown)) {     // small letters first
                most[form.term] = form.count;
                word.shown = plain_word(written);
            }
        }
        for (std::uint32_t term = 0; term < all.size(); ++term) {
            all[term].word = m_terms[term];
            all[term].dp = std::clamp((all[term].dp + 1 - there[term]) / 2, 0.0, 1.0);
        }
        return all;
    }

    const Snapshot& m_snapshot;
    const TextSource& m_texts;
    const WordListOptions& m_options;
    Parts m_parts;
    std::vector<WordPlace> m_words;
    WordNumbers m_written;                        // words as they are written
    std::vector<Form> m_forms;                    // by number in m_written
    std::vector<std::uint32_t> m_forms_here;      // in the stretch at hand
    WordNumbers m_terms;                          // words folded
    std::vector<std::uint32_t> m_here;            // by word, in the document at hand
    std::vector<std::uint32_t> m_terms_here;
    std::vector<Place> m_places;
    std::vector<std::int64_t> m_document_words;
    std::vector<std::vector<std::uint32_t>> m_by_group;
    std::vector<std::int64_t> m_words_of;         // by group
};

double per_thousand(std::int64_t count, std::int64_t of) { return of > 0 ? 1000.0 * static_cast<double>(count) / static_cast<double>(of) : 0; }

} // namespace

WordListOptions word_list_options(const Snapshot& snapshot, const SegmentFilter& filter)
{
    WordListOptions options;
    options.documents = filter.documents;
    options.interviewer = filter.interviewer.value_or(InterviewerTurns::LeaveOut);
    if (filter.codes.empty() && filter.coders.empty() && filter.directions.empty()) {
        return options;
    }
    SegmentSelection selection(snapshot, filter);
    options.within.emplace();
    for (const auto& [document, list] : *snapshot.codings) {
        std::vector<CharRange> ranges;
        for (const Coding& coding : list->codings) {
            if (selection.has(coding)) {
                ranges.push_back(coding.range());
            }
        }
        if (!ranges.empty()) {
            options.within->emplace(document, united(std::move(ranges)));
        }
    }
    return options;
}

WordList word_list(const Snapshot& snapshot, const TextSource& texts, const WordListOptions& options, Progress& progress)
{
    // Each core counts some documents in a row.
    std::span<const DocumentInfo> documents = *snapshot.documents;
    std::size_t cores = cores_for(documents.size(), documents_worth_a_thread);
    std::vector<std::unique_ptr<Counter>> counters;
    for (std::size_t core = 0; core < cores; ++core) {
        counters.push_back(std::make_unique<Counter>(snapshot, texts, options));
    }
    progress.start({}, std::ssize(documents));
    side_by_side(cores, [&](std::size_t core) {
        std::size_t first = documents.size() * core / cores;
        counters[core]->run(documents.subspan(first, documents.size() * (core + 1) / cores - first), progress);
    });
    for (std::size_t core = 1; core < cores; ++core) {
        counters[0]->add(*counters[core]);
        counters[core].reset();
    }
    return counters[0]->list();
}

Table word_list_table(const Snapshot& snapshot, const WordList& list, const WordListOptions& options)
{
    Table table;
    table.title = msg("Word list");
    table.parameters = {{"study", snapshot.name}, {"interviewer", options.interviewer == InterviewerTurns::Include ? "include" : "leave-out"},
                        {"minimum", std::to_string(options.least)}};
    if (options.by) {
        table.parameters.emplace_back("by", group_key(snapshot, *options.by));
    }
    table.columns = {{"word", msg("Word"), ColumnType::Text, {}},
                     {"folded", msg("Searched for as"), ColumnType::Text, {}},
                     {"frequency", msg("Frequency"), ColumnType::Integer, {}},
                     {"per_1000", msg("Per 1,000 words"), ColumnType::Number, {}},
                     {"documents", msg("Documents"), ColumnType::Integer, {}},
                     {"document_share", msg("Share of documents"), ColumnType::Percent, {}},
                     {"dp", msg("Dispersion (DP)"), ColumnType::Number, {}}};
    for (const WordGroup& group : list.groups) {
        std::string name = group.key.empty() ? "not said" : format(group.label);
        table.columns.push_back({name, group.label, ColumnType::Integer, {}});
        table.columns.push_back({name + " per 1000", msg("{0}: per 1,000 words", name), ColumnType::Number, {}});
    }
    for (const WordCount& word : list.words) {
        std::vector<Cell> row = {word.shown, word.word, word.frequency, per_thousand(word.frequency, list.running_words), word.documents,
                                 static_cast<double>(word.documents) / static_cast<double>(list.documents), word.dp};
        for (std::size_t i = 0; i < list.groups.size(); ++i) {
            row.emplace_back(word.by_group[i]);
            row.emplace_back(per_thousand(word.by_group[i], list.groups[i].words));
        }
        table.rows.push_back(std::move(row));
    }
    table.notes.push_back(msg("{0} running words, {1} different ones, in {2} documents.", list.running_words, list.distinct_words, list.documents));
    table.notes.push_back(msg("Dispersion is Gries' deviation of proportions (DP): 0 is spread evenly, near 1 is all in one place."));
    if (list.stopped > 0) {
        table.notes.push_back(msg("The stop list leaves out {0} running words.", list.stopped));
    }
    if (options.interviewer == InterviewerTurns::LeaveOut) {
        table.notes.push_back(msg("Interviewer turns are left out."));
    }
    return table;
}

} // namespace duiding
