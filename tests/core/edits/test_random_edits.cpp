// SPDX-License-Identifier: GPL-3.0-or-later
// A thousand random edits with undo, redo and reopening leave what the edits say, and undoing all of them leaves nothing.
#include "tests/core/edits/study.h"

#include "core/base/error.h"

#include <random>

using namespace duiding;
using duiding::test::Study;

namespace {

const char* const words[] = {"wijkteam", "cliënt", "e\xCC\x81\xC3\xA9n", "👩‍👩‍👧", "ﬁets", "gemeente", "vertrouwen", "🇳🇱", "samen", "\n", "."};

class RandomEditor {
public:
    RandomEditor(Study& study, unsigned seed) : m_study(study), m_random(seed) {}

    // One random edit; a rule that refuses it is an answer too.
    void step()
    {
        try {
            edit();
        } catch (const BadInput&) {
            ++refused;
        }
    }
    int refused = 0;

    std::int64_t below(std::int64_t n) { return n <= 0 ? 0 : std::int64_t(m_random() % std::uint64_t(n)); }

private:
    SnapshotPtr now() { return m_study.project->snapshot(); }
    DocumentId any_document()
    {
        auto s = now();
        return s->documents->empty() ? DocumentId{} : (*s->documents)[std::size_t(below(std::int64_t(s->documents->size())))].id;
    }
    CodeId any_code()
    {
        auto s = now();
        auto& codes = s->codebook->codes();
        return codes.empty() ? CodeId{} : codes[std::size_t(below(std::int64_t(codes.size())))].id;
    }
    CodingId any_coding()
    {
        auto s = now();
        auto& list = s->codings_of(any_document()).codings;
        return list.empty() ? CodingId{} : list[std::size_t(below(std::int64_t(list.size())))].id;
    }
    CharRange any_range(DocumentId id)
    {
        auto s = now();
        std::int64_t length = s->find_document(id)->characters;
        std::int64_t begin = below(length), end = begin + 1 + below(std::min<std::int64_t>(40, length - begin));
        return char_range(begin, std::min(end, length));
    }
    std::string any_text(int count)
    {
        std::string text = "t";
        for (int i = 0; i < count; ++i) {
            text += std::string(" ") + words[below(std::size(words))];
        }
        return text;
    }
    template <class Noun>
    auto any_of(const std::vector<Noun>& nouns)
    {
        return nouns.empty() ? decltype(nouns.front().id){} : nouns[std::size_t(below(std::int64_t(nouns.size())))].id;
    }
    // Cases, persons, attributes and reports of imports.
    void describe(DocumentId document)
    {
        Project& p = *m_study.project;
        SnapshotPtr s = now();
        CaseId the_case = any_of(*s->cases);
        PersonId person = any_of(*s->persons);
        AttributeId attribute = any_of(*s->attributes);
        auto name = [&] { return any_text(1) + std::to_string(below(20)); };
        switch (below(14)) {
        case 0: edits::add_case(p, {below(2) ? the_case : CaseId{}, below(2) ? "case" : "region", name(), {}}).get(); break;
        case 1: edits::rename_case(p, the_case, name()).get(); break;
        case 2: edits::move_case(p, the_case, any_of(*s->cases)).get(); break;
        case 3: edits::delete_cases(p, {the_case}).get(); break;
        case 4: edits::set_document_cases(p, {document}, {{{}, the_case, name()}, {{}, any_of(*s->cases), {}}}).get(); break;
        case 5: edits::add_person(p, {name(), "client", {Consent::Yes, Consent::No, Consent::Unknown, Consent::Yes}}).get(); break;
        case 6: edits::set_person(p, person, {name(), name(), {}}).get(); break;
        case 7: edits::delete_persons(p, {person}).get(); break;
        case 8: edits::set_document_person(p, document, person).get(); break;
        case 9: edits::set_document_media(p, document, below(2) ? name() + ".mp3" : "").get(); break;
        case 10: edits::set_attribute(p, {attribute, {}, {}, name(), any_text(4), AttributeType::Choice, {{"1", name()}}}).get(); break;
        case 11: if (below(3) == 0) edits::delete_attributes(p, {attribute}).get(); break;
        case 12: edits::add_import_report(p, {{}, {}, {}, {}, false, {{name(), ImportStatus::Imported, {document}, {name()}, {}, {}, false}}}).get(); break;
        default: set_some_values(document, the_case, person);
        }
    }
    void set_some_values(DocumentId document, CaseId the_case, PersonId person)
    {
        std::vector<edits::NewValue> values;
        for (int i = 0; i < 4; ++i) {
            auto target = AttributeTarget(below(3));
            std::int64_t id = target == AttributeTarget::Document ? document.value : target == AttributeTarget::Case ? the_case.value : person.value;
            values.push_back({target, id, "vraag " + std::to_string(below(6)), AttributeType::Text, below(4) ? any_text(int(below(2))) : ""});
        }
        edits::set_values(*m_study.project, values).get();
    }
    // Saved searches, their runs, synonyms, verdicts, and coding what a search found.
    void search(DocumentId document, CodeId code)
    {
        Project& p = *m_study.project;
        SnapshotPtr s = now();
        SearchId search = any_of(*s->searches);
        auto name = [&] { return any_text(1) + std::to_string(below(20)); };
        auto found = p.autocodings().get();
        auto places = [&] {
            std::vector<CodedPlace> all;
            for (int i = 0; i < 4; ++i) {
                all.push_back({document, any_range(document)});
            }
            return all;
        };
        switch (below(9)) {
        case 0: edits::add_search(p, {{}, {}, name(), below(2) ? "thema" : "", any_text(2), "", {"b", "a"}, {}}).get(); break;
        case 1: edits::rename_search(p, search, name()).get(); break;
        case 2: if (below(3) == 0) edits::delete_searches(p, {search}).get(); break;
        case 3: edits::record_runs(p, {{search, {}, {}, any_text(1), {"x"}, 4, 2, below(100), 9, s->change}}).get(); break;
        case 4: edits::add_synonyms(p, {{{}, {}, "nl", {name(), name()}}}).get(); break;
        case 5: edits::delete_synonyms(p, {any_of(*s->synonyms)}).get(); break;
        case 6: edits::set_verdict(p, {{}, {}, any_of(*s->cases), below(2) ? search : SearchId{}, code, ScanState(below(5)), name(), "N", {}, {}, {}, {},
                                       {{s->find_document(document)->guid, s->find_document(document)->text_sha256}}}).get(); break;
        case 7: edits::autocode(p, {{}, {}, any_text(1), "", "hit", code, Direction(below(5)), {}, {"x"}, {}, {}, 0, 0}, places()).get(); break;
        default: edits::rerun_autocoding(p, {any_of(found), places(), {"x", "y"}, {}, {}, {}, {}}).get();
        }
    }
    void edit()
    {
        Project& p = *m_study.project;
        DocumentId document = any_document();
        CodeId code = any_code();
        if (!document || below(25) == 0) {
            m_study.add_text("doc", any_text(60) + std::to_string(below(1'000'000)));
            return;
        }
        if (!code || below(15) == 0) {
            m_study.add_code(any_text(1) + std::to_string(below(1000)), below(2) ? code : CodeId{});
            return;
        }
        if (below(3) == 0) {
            describe(document);
            return;
        }
        if (below(4) == 0) {
            search(document, code);
            return;
        }
        switch (below(16)) {
        case 0: edits::rename_code(p, code, any_text(2)).get(); break;
        case 1: edits::move_code(p, code, any_code(), below(4)).get(); break;
        case 2: edits::merge_codes(p, code, any_code()).get(); break;
        case 3: if (below(4) == 0) edits::delete_codes(p, {code}).get(); break;
        case 4: if (below(6) == 0) edits::delete_documents(p, {document}).get(); break;
        case 5: edits::correct_text(p, document, {{any_range(document), any_text(int(below(3)))}}).get(); break;
        case 6: edits::correct_text(p, document, {{any_range(document), ""}}).get(); break;
        case 7: edits::set_direction(p, {any_coding()}, Direction(below(5))).get(); break;
        case 8: edits::recode(p, {any_coding()}, code).get(); break;
        case 9: edits::delete_codings(p, {any_coding()}).get(); break;
        case 10: edits::set_coding_memo(p, any_coding(), any_text(int(below(3)))).get(); break;
        case 11: edits::set_coding_range(p, any_coding(), any_range(document)).get(); break;
        case 12: edits::set_favourite(p, code, int(below(10))).get(); break;
        case 13: edits::add_memo(p, MemoTarget::Document, document.value, "memo", any_text(3)).get(); break;
        default: m_study.code(document, any_range(document).begin.value, any_range(document).end.value, code, Direction(below(5)));
        }
    }

    Study& m_study;
    std::mt19937_64 m_random;
};

} // namespace

TEST_CASE("a thousand random edits with undo, redo and reopening leave equal dumps")
{
    unsigned seed = GENERATE(1u, 2u, 3u);
    Study study;
    RandomEditor editor(study, seed);
    std::vector<std::string> dumps{study.dump()};            // dumps[i]: after i steps that can be undone
    for (int i = 0; i < 1000; ++i) {
        std::int64_t dice = editor.below(10);
        if (dice < 2 && dumps.size() > 1) {
            REQUIRE(study.project->undo().get().changed);
            dumps.pop_back();
            REQUIRE((study.dump() == dumps.back()));
        } else if (dice == 2 && dumps.size() > 1) {
            std::string before = study.dump();
            study.project->undo().get();
            REQUIRE((study.dump() == dumps[dumps.size() - 2]));
            REQUIRE(study.project->redo().get().changed);
            REQUIRE((study.dump() == before));
        } else {
            std::string before = study.dump();
            editor.step();
            std::string after = study.dump();
            if (after != before) {
                dumps.push_back(after);
            }
        }
        if (i % 100 == 99) {
            study.reopen();
            REQUIRE((study.dump() == dumps.back()));
            REQUIRE(study.project->verify().get().empty());
        }
    }
    REQUIRE(editor.refused < 600);
    while (dumps.size() > 1) {
        REQUIRE(study.project->undo().get().changed);
        dumps.pop_back();
        REQUIRE((study.dump() == dumps.back()));
    }
}
