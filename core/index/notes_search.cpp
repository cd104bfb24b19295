// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/notes_search.h"

#include "core/index/hits.h"
#include "core/index/matcher.h"
#include "core/index/search_scope.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace duiding {

namespace {

struct Note {
    NoteHit hit;                             // without its snippet
    const Memo* memo = nullptr;              // null: a definition
    DocumentTextPtr text;
    std::vector<Token> tokens;
};

std::string joined_lines(std::initializer_list<std::string_view> parts)
{
    std::string out;
    for (std::string_view part : parts) {
        out += out.empty() || part.empty() ? "" : "\n";
        std::copy_if(part.begin(), part.end(), std::back_inserter(out), [](char c) { return c != '\r'; });
    }
    return out;
}

class NoteCollector {
public:
    NoteCollector(const SearchRequest& request, const SnapshotPtr& study) : m_study(*study), m_documents(ScopeInStudy(request, study).documents())
    {
        for (const Memo& memo : *m_study.memos) {
            if (request.scope.memos && in_scope(memo)) {
                NoteHit hit;
                hit.memo = memo.id;
                hit.title = memo.title;
                add(std::move(hit), &memo, joined_lines({memo.title, memo.text}));
            }
        }
        if (request.scope.definitions && !m_documents) {
            for (const Code& code : m_study.codebook->codes()) {
                NoteHit hit;
                hit.kind = NoteHit::Kind::Definition;
                hit.code = code.id;
                hit.title = m_study.codebook->path(code.id);
                add(std::move(hit), nullptr, joined_lines({code.name, code.definition, code.use_when, code.not_when, code.example}));
            }
        }
    }

    std::vector<Note> take() { return std::move(m_notes); }

private:
    bool in_scope(const Memo& memo)
    {
        if (!m_documents) {
            return true;
        }
        DocumentId document{memo.target == MemoTarget::Document ? memo.target_id : 0};
        if (memo.target == MemoTarget::Coding) {
            for (const auto& [id, list] : *m_study.codings) {
                document = list->find({memo.target_id}) ? id : document;
            }
        }
        return std::binary_search(m_documents->begin(), m_documents->end(), document);
    }

    void add(NoteHit hit, const Memo* memo, std::string text)
    {
        Note note{std::move(hit), memo, std::make_shared<const DocumentText>(DocumentId(), std::move(text), std::vector<Mark>(), std::vector<Speaker>()), {}};
        note.tokens = tokenize(*note.text, char_range(0, note.text->characters()));
        m_notes.push_back(std::move(note));
    }

    const Snapshot& m_study;
    DocumentFilter m_documents;
    std::vector<Note> m_notes;
};

FieldRanges fields_of(const Note& note, const CompiledQuery& query, const FieldPlaces& places)
{
    FieldRanges ranges(query.fields().size());
    for (std::size_t field = 0; field < ranges.size(); ++field) {
        bool holds = note.memo ? places.holds_for_memo(field, *note.memo) : places.holds_for_definition(field, note.hit.code);
        if (holds) {
            ranges[field] = {char_range(0, note.text->characters())};
        }
    }
    return ranges;
}

} // namespace

FoundNotes search_notes(const QueryNode& root, const SearchRequest& request, const SnapshotPtr& study,
                        const std::vector<std::string>& languages)
{
    FoundNotes found;
    if (!study || (!request.scope.memos && !request.scope.definitions)) {
        return found;
    }
    std::vector<Note> notes = NoteCollector(request, study).take();
    std::map<std::string, std::int64_t> counts;
    for (const Note& note : notes) {
        for (const Token& token : note.tokens) {
            ++counts[token.term];
        }
    }
    std::vector<std::string> words;
    for (const auto& [word, count] : counts) {
        words.push_back(word);
    }
    Vocabulary vocabulary(words, languages);
    WordFacts facts;
    facts.languages = languages;
    facts.occurrences = [&](const std::string& word) {
        auto known = counts.find(word);
        return known == counts.end() ? std::int64_t{0} : known->second;
    };
    facts.occurs_in = [](const std::string&, const std::string&) { return true; };
    Expander expander(vocabulary, std::move(facts), request.excluded, *study->synonyms);
    CompiledQuery query(expander.with_alternatives(root), expander, vocabulary, study.get());
    FieldPlaces places(query, study);
    for (Note& note : notes) {
        CharRange all = char_range(0, note.text->characters());
        auto matches = match(query, {*note.text, all, {all}}, fields_of(note, query, places));
        if (matches) {
            SearchHit hit{{}, all, {}, {}, 0, std::move(*matches)};
            make_snippet({note.text, 0}, hit);
            note.hit.snippet = std::move(hit.snippet);
            note.hit.snippet_marks = std::move(hit.snippet_marks);
            found.hits.push_back(std::move(note.hit));
        }
    }
    found.expansion = expander.listed();
    return found;
}

void add_expansion(std::vector<ExpandedTerm>& expansion, const std::vector<ExpandedTerm>& more)
{
    for (const ExpandedTerm& term : more) {
        auto same_word = [&](const ExpandedTerm& each) { return each.from == term.from; };
        auto known = [&](const ExpandedTerm& each) { return each.from == term.from && each.term == term.term; };
        if (term.count == 0 || std::any_of(expansion.begin(), expansion.end(), known)) {
            continue;
        }
        auto after = std::find_if(expansion.rbegin(), expansion.rend(), same_word);
        expansion.insert(after.base(), term);
    }
}

} // namespace duiding
