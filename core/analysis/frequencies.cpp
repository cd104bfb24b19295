// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/frequencies.h"

#include "core/analysis/countable.h"
#include "core/text/segments.h"

#include <array>
#include <unordered_map>
#include <unordered_set>

namespace duiding {

namespace {

constexpr std::array directions = {Direction::Facilitating, Direction::Hindering, Direction::Neutral, Direction::Ambivalent, Direction::None};

struct Tally {
    std::int64_t segments = 0;
    std::int64_t with_subcodes = 0;
    std::int64_t documents = 0;
    std::int64_t characters = 0;
    std::int64_t words = 0;
    std::array<std::int64_t, directions.size()> by_direction{};
    std::unordered_set<CoderId> coders;
};

using Tallies = std::unordered_map<CodeId, Tally>;

std::size_t index_of(Direction direction)
{
    return static_cast<std::size_t>(std::find(directions.begin(), directions.end(), direction) - directions.begin());
}

// What of a document counts: its content, without interviewer turns when they are left out; and the words in it.
struct Countable {
    RangeSet content;
    std::vector<CharRange> words;

    Countable(const DocumentText& text, InterviewerTurns interviewer) : content(countable_content(text, interviewer))
    {
        for (const CharRange& part : content) {
            std::vector<CharRange> found = duiding::words(text.map(), part);
            words.insert(words.end(), found.begin(), found.end());
        }
    }
};

class Counter {
public:
    Counter(const Snapshot& snapshot, const TextSource& texts, const SegmentFilter& filter)
        : m_snapshot(snapshot), m_texts(texts), m_selection(snapshot, filter),
          m_interviewer(filter.interviewer.value_or(InterviewerTurns::LeaveOut))
    {
    }

    void run(Progress& progress)
    {
        progress.start({}, std::ssize(*m_snapshot.documents));
        for (const DocumentInfo& document : *m_snapshot.documents) {
            progress.step();
            if (m_selection.has(document)) {
                count(document);
            }
        }
        add_subcodes();
    }

    const Tally& of(CodeId id) { return m_tallies[id]; }
    bool has_code(CodeId id) const { return m_selection.has_code(id); }
    InterviewerTurns interviewer() const { return m_interviewer; }
    std::int64_t left_out() const { return m_left_out; }

private:
    void count(const DocumentInfo& document)
    {
        DocumentTextPtr text;
        std::unordered_map<CodeId, std::vector<CharRange>> ranges;
        for (const Coding& coding : m_snapshot.codings_of(document.id).codings) {
            if (!m_selection.has(coding)) {
                continue;
            }
            text = text ? text : m_texts(document.id);
            if (m_interviewer == InterviewerTurns::LeaveOut && text->is_interviewer(coding.range())) {
                ++m_left_out;
                continue;
            }
            Tally& tally = m_tallies[coding.code()];
            ++tally.segments;
            ++tally.by_direction[index_of(coding.direction)];
            tally.coders.insert(coding.coder());
            ranges[coding.code()].push_back(coding.range());
        }
        if (ranges.empty()) {
            return;
        }
        Countable countable(*text, m_interviewer);
        for (auto& [code, of_code] : ranges) {
            Tally& tally = m_tallies[code];
            RangeSet covered = intersected(united(std::move(of_code)), countable.content);
            ++tally.documents;
            tally.characters += total_length(covered);
            tally.words += count_touched(countable.words, covered);
        }
    }

    void add_subcodes()
    {
        for (const Code& code : m_snapshot.codebook->codes()) {
            std::int64_t own = m_tallies[code.id].segments;
            for (const Code* at = &code; at; at = m_snapshot.codebook->find(at->parent)) {
                m_tallies[at->id].with_subcodes += own;
            }
        }
    }

    const Snapshot& m_snapshot;
    const TextSource& m_texts;
    SegmentSelection m_selection;
    InterviewerTurns m_interviewer;
    Tallies m_tallies;
    std::int64_t m_left_out = 0;
};

std::vector<Column> make_columns()
{
    std::vector<Column> columns = {
        {"code", msg("Code"), ColumnType::Text},
        {"colour", msg("Colour"), ColumnType::Colour},
        {"segments", msg("Segments"), ColumnType::Integer},
        {"with_subcodes", msg("With sub-codes"), ColumnType::Integer},
        {"documents", msg("Documents"), ColumnType::Integer},
        {"coders", msg("Coders"), ColumnType::Integer},
        {"characters", msg("Characters"), ColumnType::Integer},
        {"words", msg("Words"), ColumnType::Integer},
    };
    for (Direction direction : directions) {
        bool none = direction == Direction::None;
        columns.push_back({none ? "no_direction" : to_key(direction), direction_label(direction), ColumnType::Integer});
    }
    columns.push_back({"code_guid", msg("Code GUID"), ColumnType::Text});
    return columns;
}

std::vector<Cell> make_row(const Codebook& book, const Code& code, const Tally& tally)
{
    std::vector<Cell> row = {book.path(code.id),  colour_text(code.colour),       tally.segments, tally.with_subcodes,
                             tally.documents, std::ssize(tally.coders), tally.characters, tally.words};
    row.insert(row.end(), tally.by_direction.begin(), tally.by_direction.end());
    row.push_back(code.guid.text());
    return row;
}

} // namespace

Table frequencies(const Snapshot& snapshot, const TextSource& texts, const SegmentFilter& filter, Progress& progress)
{
    Counter counter(snapshot, texts, filter);
    counter.run(progress);
    Table table;
    table.title = msg("Code frequencies");
    table.parameters = filter_parameters(snapshot, filter, counter.interviewer());
    table.columns = make_columns();
    for (const Code& code : snapshot.codebook->codes()) {
        if (counter.has_code(code.id)) {
            table.rows.push_back(make_row(*snapshot.codebook, code, counter.of(code.id)));
        }
    }
    table.notes.push_back(msg("Characters and words are counted once for each code, however many codings cover them."));
    if (counter.interviewer() == InterviewerTurns::LeaveOut) {
        table.notes.push_back(msgn("Interviewer turns are left out: {0} segment holds nothing else.",
                                   "Interviewer turns are left out: {0} segments hold nothing else.", counter.left_out(), counter.left_out()));
    }
    return table;
}

} // namespace duiding
