// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/reports/segment_report.h"

#include <algorithm>
#include <array>
#include <set>
#include <unordered_map>

namespace duiding {

namespace {

constexpr std::array directions = {Direction::Facilitating, Direction::Hindering, Direction::Neutral, Direction::Ambivalent, Direction::None};

using Segments = std::vector<const Segment*>;
using SegmentsByCode = std::unordered_map<CodeId, Segments>;
using Counts = std::array<std::int64_t, directions.size()>;

Counts by_direction(const Segments& segments)
{
    Counts counts{};
    for (const Segment* segment : segments) {
        ++counts[static_cast<std::size_t>(std::find(directions.begin(), directions.end(), segment->direction) - directions.begin())];
    }
    return counts;
}

// "Gedeelde visie › Elkaar kennen": for reading, where a path for programs would show its escapes.
std::string readable_path(const Codebook& book, const Code& code)
{
    const Code* parent = book.find(code.parent);
    return (parent ? readable_path(book, *parent) + " › " : std::string()) + code.name;
}

std::string anchor_of(const Code& code) { return "code-" + code.guid.text(); }

// "12 segments: ▲ 3 facilitating · ▼ 2 hindering · ○ 1 neutral · ◆ 0 ambivalent · 6 no direction"
Message count_line(const Code& code, const Segments& segments)
{
    std::int64_t all = std::ssize(segments);
    Counts n = by_direction(segments);
    switch (code.directions) {
    case DirectionKind::None: break;
    case DirectionKind::HelpHinder:
        return msgn("{0} segment: ▲ {1} facilitating · ▼ {2} hindering · ○ {3} neutral · ◆ {4} ambivalent · {5} no direction",
                    "{0} segments: ▲ {1} facilitating · ▼ {2} hindering · ○ {3} neutral · ◆ {4} ambivalent · {5} no direction", all, all, n[0],
                    n[1], n[2], n[3], n[4]);
    case DirectionKind::PositiveNegative:
        return msgn("{0} segment: ▲ {1} positive · ▼ {2} negative · ○ {3} neutral · ◆ {4} ambivalent · {5} no direction",
                    "{0} segments: ▲ {1} positive · ▼ {2} negative · ○ {3} neutral · ◆ {4} ambivalent · {5} no direction", all, all, n[0], n[1],
                    n[2], n[3], n[4]);
    }
    return msgn("{0} segment", "{0} segments", all, all);
}

class SegmentReportMaker {
public:
    SegmentReportMaker(const Snapshot& snapshot, const SegmentFilter& filter, const std::vector<Segment>& segments)
        : m_snapshot(snapshot), m_book(*snapshot.codebook), m_selection(snapshot, filter), m_segments(segments)
    {
        for (const Segment& segment : segments) {
            m_by_code[segment.code].push_back(&segment);
        }
        for (const DocumentInfo& document : *snapshot.documents) {
            if (document.kind == DocumentKind::Policy) {
                m_policy.insert(document.id);
            }
        }
        for (const Code& code : m_book.codes()) {
            for (const Code* at = &code; at && m_by_code.contains(code.id); at = m_book.find(at->parent)) {
                m_shown.insert(at->id);
            }
        }
    }

    Report run(const std::string& created)
    {
        m_report.title = msg("Coded segments");
        m_report.study = m_snapshot.name;
        m_report.created = created;
        m_report.language = m_snapshot.language;
        add_summary();
        for (const Code& code : m_book.codes()) {
            if (m_shown.contains(code.id)) {
                add_code(code);
            }
        }
        add_empty_codes();
        return std::move(m_report);
    }

private:
    template <class Block>
    void add(Block block) { m_report.blocks.emplace_back(std::move(block)); }

    void add_summary()
    {
        std::set<DocumentId> documents;
        std::set<CoderId> coders;
        for (const Segment& segment : m_segments) {
            documents.insert(segment.document);
            coders.insert(segment.coder);
        }
        add(ReportParagraph{msgn("{0} segment.", "{0} segments.", std::ssize(m_segments), std::ssize(m_segments))});
        if (m_segments.empty()) {
            return;
        }
        add(ReportParagraph{msg("Codes used: {0}. Documents with segments: {1} of {2}. Coders: {3}.", std::ssize(m_by_code), std::ssize(documents),
                                std::ssize(*m_snapshot.documents), std::ssize(coders)),
                            true});
        if (Message withheld = withheld_quotes(m_segments); !withheld.empty()) {
            add(ReportParagraph{std::move(withheld)});
        }
        add(ReportTable{overview()});
    }

    Table overview() const
    {
        Table table;
        table.title = msg("Overview");
        table.columns = {{"code", msg("Code"), ColumnType::Text}, {"segments", msg("Segments"), ColumnType::Integer}};
        for (Direction direction : directions) {
            bool none = direction == Direction::None;
            table.columns.push_back({none ? "no_direction" : to_key(direction), direction_label(direction), ColumnType::Integer});
        }
        table.columns.push_back({"policy", msg("of which in policy documents"), ColumnType::Integer});
        for (const Code& code : m_book.codes()) {
            auto found = m_by_code.find(code.id);
            if (found != m_by_code.end()) {
                std::vector<Cell> row = {readable_path(m_book, code), std::ssize(found->second)};
                Counts counts = by_direction(found->second);
                row.insert(row.end(), counts.begin(), counts.end());
                row.push_back(std::ssize(parted(found->second).second));
                table.rows.push_back(std::move(row));
            }
        }
        return table;
    }

    void add_code(const Code& code)
    {
        constexpr int deepest = 4;
        add(ReportHeading{std::min(m_book.depth(code.id) + 1, deepest), code.name, code.colour, anchor_of(code)});
        add_rule(code);
        auto found = m_by_code.find(code.id);
        if (found == m_by_code.end()) {
            add(ReportParagraph{msg("No segments of its own; see the codes below it."), true});
            return;
        }
        auto [told, planned] = parted(found->second);
        if (!told.empty()) {
            add_quotes(code, told);
        }
        if (!planned.empty()) {
            add(ReportParagraph{msg("In policy documents: what was intended, not what was experienced.")});
            add_quotes(code, planned);
        }
    }

    void add_quotes(const Code& code, const Segments& segments)
    {
        add(ReportParagraph{count_line(code, segments), true});
        for (const Segment* segment : segments) {
            ReportQuote quote{*segment};
            if (!segment->may_be_quoted) {
                quote.segment.text.clear();                 // a report leaves the study: the words are not even in it
            }
            add(std::move(quote));
        }
    }

    // From all other documents, and from policy documents.
    std::pair<Segments, Segments> parted(const Segments& segments) const
    {
        std::pair<Segments, Segments> parts;
        for (const Segment* segment : segments) {
            (m_policy.contains(segment->document) ? parts.second : parts.first).push_back(segment);
        }
        return parts;
    }

    void add_rule(const Code& code)
    {
        auto definition = [&](Message label, const std::string& text) {
            if (!text.empty()) {
                add(ReportDefinition{std::move(label), text});
            }
        };
        definition(msg("Definition"), code.definition);
        definition(msg("Use when"), code.use_when);
        definition(msg("Not when"), code.not_when);
        definition(code.example_invented ? msg("Example (invented)") : msg("Example"), code.example);
    }

    void add_empty_codes()
    {
        Table table;                                // no title: the heading says it
        table.columns = {{"code", msg("Code"), ColumnType::Text}, {"definition", msg("Definition"), ColumnType::Text}};
        for (const Code& code : m_book.codes()) {
            if (m_selection.has_code(code.id) && !m_shown.contains(code.id)) {
                table.rows.push_back({readable_path(m_book, code), code.definition.empty() ? Cell{} : Cell{code.definition}});
            }
        }
        if (table.rows.empty()) {
            return;
        }
        add(ReportHeading{1, msg("Codes without segments"), 0, "no-segments"});
        add(ReportParagraph{msg("Nothing was coded with these codes in the chosen documents. That can be a finding, or work still to do."), true});
        add(ReportTable{std::move(table)});
    }

    const Snapshot& m_snapshot;
    const Codebook& m_book;
    SegmentSelection m_selection;
    const std::vector<Segment>& m_segments;
    SegmentsByCode m_by_code;
    std::set<DocumentId> m_policy;
    std::set<CodeId> m_shown;                       // has segments, or has a code below it that has
    Report m_report;
};

} // namespace

Report segment_report(const Snapshot& snapshot, const SegmentFilter& filter, const std::vector<Segment>& segments, const std::string& created)
{
    return SegmentReportMaker(snapshot, filter, segments).run(created);
}

} // namespace duiding
