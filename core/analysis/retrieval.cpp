// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/retrieval.h"

#include "core/model/quote_consent.h"

#include <algorithm>
#include <unordered_map>

namespace duiding {

namespace {

// What is the same for all segments of a code or coder, looked up once.
struct Names {
    std::unordered_map<CodeId, std::pair<const Code*, std::string>> codes;      // with the full path
    std::unordered_map<CoderId, std::string> coders;
    std::unordered_map<std::int64_t, const std::string*> memos;                 // by coding

    explicit Names(const Snapshot& snapshot)
    {
        for (const Code& code : snapshot.codebook->codes()) {
            codes.emplace(code.id, std::pair(&code, snapshot.codebook->path(code.id)));
        }
        for (const Coder& coder : *snapshot.coders) {
            coders.emplace(coder.id, coder.name);
        }
        for (const Memo& memo : *snapshot.memos) {
            if (memo.target == MemoTarget::Coding) {
                memos.emplace(memo.target_id, &memo.text);
            }
        }
    }
};

// The labels of all who speak in the range, in order of first appearance.
std::string speakers_of(const DocumentText& text, CharRange range)
{
    const Mark* turn = text.turn_at(range.begin);
    if (turn && turn->range.contains(range)) {
        return turn->value;
    }
    std::vector<std::string_view> names;
    for (const CharRange& part : text.content_of(range)) {
        // Content is cut at every label, so each part lies in one turn but for paragraphs that follow it.
        const Mark* here = text.turn_at(part.begin);
        here = here ? here : text.turn_at(part.end - 1);
        if (here && std::find(names.begin(), names.end(), here->value) == names.end()) {
            names.push_back(here->value);
        }
    }
    std::string joined;
    for (std::string_view name : names) {
        joined += (joined.empty() ? "" : ", ") + std::string(name);
    }
    return joined;
}

// The heading above a position. Asked in text order or not.
class Headings {
public:
    explicit Headings(const DocumentText& text) : m_text(text)
    {
        for (const Mark& mark : text.marks()) {
            if (mark.kind == MarkKind::Heading) {
                m_headings.push_back(&mark);
            }
        }
    }

    std::string above(CharPos position) const
    {
        auto after = std::upper_bound(m_headings.begin(), m_headings.end(), position,
                                      [](CharPos p, const Mark* mark) { return p < mark->range.begin; });
        return after == m_headings.begin() ? std::string() : m_text.quote((*std::prev(after))->range);
    }

private:
    const DocumentText& m_text;
    std::vector<const Mark*> m_headings;
};

// What is the same for all segments of a document.
struct Source {
    const DocumentInfo& document;
    const DocumentText& text;
    Headings headings;
    Citer citer;

    Source(const Snapshot& snapshot, const DocumentInfo& of, const DocumentText& its_text)
        : document(of), text(its_text), headings(its_text), citer(snapshot, of, its_text)
    {
    }
};

Segment make_segment(const Source& source, const Names& names, const Coding& coding)
{
    const auto& [document, text, headings, citer] = source;
    const auto& [code, path] = names.codes.at(coding.code());
    Segment segment;
    segment.coding = coding.id;
    segment.document = document.id;
    segment.code = code->id;
    segment.coder = coding.coder();
    segment.range = coding.range();
    segment.direction = coding.direction;
    segment.direction_kind = code->directions;
    segment.weight = coding.weight();
    segment.text = text.quote(coding.range());
    segment.document_name = document.name;
    segment.language = document.language;
    segment.code_path = path;
    segment.code_name = code->name;
    segment.colour = code->colour;
    if (auto coder = names.coders.find(coding.coder()); coder != names.coders.end()) {
        segment.coder_name = coder->second;
    }
    segment.speaker = speakers_of(text, coding.range());
    segment.citation = citer.cite(coding.range());
    segment.page = segment.citation.pages;
    segment.section = headings.above(coding.range().begin);
    if (auto memo = names.memos.find(coding.id.value); memo != names.memos.end()) {
        segment.memo = *memo->second;
    }
    return segment;
}

InterviewerTurns interviewer_choice(const SegmentFilter& filter) { return filter.interviewer.value_or(InterviewerTurns::Include); }

std::vector<const Coding*> chosen(const CodingList& list, const SegmentSelection& selection)
{
    std::vector<const Coding*> found;
    for (const Coding& coding : list.codings) {
        if (selection.has(coding)) {
            found.push_back(&coding);
        }
    }
    return found;
}

std::vector<std::pair<std::string, Message>> direction_words()
{
    std::vector<std::pair<std::string, Message>> words;
    for (Direction direction : {Direction::Facilitating, Direction::Hindering, Direction::Neutral, Direction::Ambivalent, Direction::None}) {
        words.emplace_back(to_key(direction), direction_label(direction));
    }
    return words;
}

Cell text_or_missing(const std::string& text) { return text.empty() ? Cell{} : Cell{text}; }

} // namespace

std::vector<Segment> retrieve(const Snapshot& snapshot, const TextSource& texts, const SegmentFilter& filter, Progress& progress)
{
    constexpr std::size_t check_every = 256;
    SegmentSelection selection(snapshot, filter);
    Names names(snapshot);
    bool leave_out = interviewer_choice(filter) == InterviewerTurns::LeaveOut;
    bool somebody_refuses = std::any_of(snapshot.persons->begin(), snapshot.persons->end(),
                                        [](const Person& person) { return person.consent.cite == Consent::No; });
    std::vector<Segment> segments;
    progress.start({}, std::ssize(*snapshot.documents));
    for (const DocumentInfo& document : *snapshot.documents) {
        progress.step();
        std::vector<const Coding*> codings;
        if (selection.has(document)) {
            codings = chosen(snapshot.codings_of(document.id), selection);
        }
        if (codings.empty()) {
            continue;
        }
        DocumentTextPtr text = texts(document.id);
        Source source(snapshot, document, *text);
        for (const Coding* coding : codings) {
            if (segments.size() % check_every == 0) {
                progress.check();
            }
            if (!leave_out || !text->is_interviewer(coding->range())) {
                segments.push_back(make_segment(source, names, *coding));
                segments.back().may_be_quoted = !somebody_refuses || !who_refuses_citing(snapshot, *text, coding->range());
            }
        }
    }
    return segments;
}

Table retrieval_table(const Snapshot& snapshot, const SegmentFilter& filter, const std::vector<Segment>& segments)
{
    Table table;
    table.title = msg("Coded segments");
    table.parameters = filter_parameters(snapshot, filter, interviewer_choice(filter));
    table.columns = {
        {"document", msg("Document"), ColumnType::Text},      {"page", msg("Page"), ColumnType::Text},
        {"section", msg("Section"), ColumnType::Text},        {"speaker", msg("Speaker"), ColumnType::Text},
        {"code", msg("Code"), ColumnType::Text},              {"direction", msg("Direction"), ColumnType::Text, direction_words()},
        {"coder", msg("Coder"), ColumnType::Text},            {"weight", msg("Weight"), ColumnType::Integer},
        {"memo", msg("Memo"), ColumnType::Text},              {"text", msg("Text"), ColumnType::Text, {{format(not_to_be_quoted()), not_to_be_quoted()}}},
        {"begin", msg("Begin"), ColumnType::Integer},         {"end", msg("End"), ColumnType::Integer},
        {"document_guid", msg("Document GUID"), ColumnType::Text}, {"code_guid", msg("Code GUID"), ColumnType::Text},
        {"citation", msg("Citation"), ColumnType::Text},
    };
    std::unordered_map<DocumentId, std::string> document_guids;
    for (const DocumentInfo& document : *snapshot.documents) {
        document_guids.emplace(document.id, document.guid.text());
    }
    table.rows.reserve(segments.size());
    for (const Segment& segment : segments) {
        const Code* code = snapshot.codebook->find(segment.code);
        table.rows.push_back({segment.document_name, text_or_missing(segment.page), text_or_missing(segment.section),
                              text_or_missing(segment.speaker), segment.code_path, std::string(to_key(segment.direction)), segment.coder_name,
                              segment.weight ? Cell{std::int64_t{*segment.weight}} : Cell{}, text_or_missing(segment.memo),
                              segment.may_be_quoted ? segment.text : format(not_to_be_quoted()),
                              segment.range.begin.value, segment.range.end.value, document_guids[segment.document],
                              code ? code->guid.text() : std::string(), citation_text(segment.citation)});
    }
    if (Message withheld = withheld_quotes(segments); !withheld.empty()) {
        table.notes.push_back(std::move(withheld));
    }
    return table;
}

} // namespace duiding
