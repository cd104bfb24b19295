// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/index/fields.h"

#include "core/base/error.h"
#include "core/index/field_study.h"
#include "core/index/field_values.h"
#include "core/index/query_lexer.h"
#include "core/index/ranges.h"
#include "core/model/key_words.h"
#include "core/model/municipalities.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>

namespace duiding {

namespace {

struct FieldName {
    Field field;
    const char* dutch;
    const char* english;
};

constexpr std::array field_table = {
    FieldName{Field::Municipality, "gemeente", "municipality"}, FieldName{Field::Case, "casus", "case"},
    FieldName{Field::Year, "jaar", "year"},                     FieldName{Field::Type, "type", "type"},
    FieldName{Field::Document, "document", "document"},         FieldName{Field::Language, "taal", "language"},
    FieldName{Field::Role, "rol", "role"},                      FieldName{Field::Speaker, "spreker", "speaker"},
    FieldName{Field::Code, "code", "code"},                     FieldName{Field::Coder, "coder", "coder"},
    FieldName{Field::Memo, "memo", "memo"},                     FieldName{Field::Heading, "kop", "heading"},
    FieldName{Field::Like, "zoals", "like"}};

const std::vector<KeyWords>& known_languages()
{
    static const std::vector<KeyWords> all = {{"nl", msg("Dutch"), {"nederlands"}}, {"en", msg("English"), {"engels"}}};
    return all;
}

bool fits_words(const ValueTest& test, const KeyWords& known)
{
    return test.fits_text(known.key) || test.fits_text(format(known.label))
        || std::any_of(known.words.begin(), known.words.end(), [&](const std::string& word) { return test.fits_text(word); });
}

// By the key, or by a word that people use for it.
bool fits_key(const ValueTest& test, std::string_view key, const std::vector<KeyWords>& known)
{
    return test.fits_text(key)
        || std::any_of(known.begin(), known.end(), [&](const KeyWords& each) { return key == each.key && fits_words(test, each); });
}

template <class Ids>
void sort_out(Ids& ids)
{
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

// Is it one of the words that are always known, whether the study has them or not?
bool fits_any_key(const ValueTest& test, const std::vector<KeyWords>& known)
{
    return std::any_of(known.begin(), known.end(), [&](const KeyWords& each) { return fits_words(test, each); });
}

// Where codings are of one of these codes and by one of these coders; an empty list does not narrow.
std::unordered_map<DocumentId, std::vector<CharRange>> coded_ranges(const Snapshot& study, const std::vector<CodeId>& codes,
                                                                    const std::vector<CoderId>& coders)
{
    std::unordered_map<DocumentId, std::vector<CharRange>> ranges;
    for (const auto& [document, list] : *study.codings) {
        std::vector<CharRange> found;
        for (const Coding& coding : list->codings) {
            if ((codes.empty() || std::binary_search(codes.begin(), codes.end(), coding.code()))
                && (coders.empty() || std::binary_search(coders.begin(), coders.end(), coding.coder()))) {
                found.push_back(coding.range());
            }
        }
        if (!found.empty()) {
            ranges.emplace(document, joined_ranges(std::move(found)));
        }
    }
    return ranges;
}

class Answerer {
public:
    Answerer(const QueryNode& node, const Snapshot& study) : m_node(node), m_study(study), m_found(study) { m_answer.field = field_called(node.text); }

    FieldAnswer run()
    {
        switch (m_answer.field) {
        case Field::Memo:
        case Field::Heading:
            return words();
        case Field::Like:                                    // the searcher has taken out the one it can answer
            refuse_query(m_node.place.at, msg("“{0}:” stands once in a search of a study, alone or beside AND.", m_node.text),
                         msg("Write for example: {0}:\"code\" AND gemeente:Oudlo", m_node.text));
        case Field::Attribute:
            check_attribute();
            break;
        default:
            break;
        }
        for (const QueryValue& value : m_node.values) {
            one_of(value);
        }
        if (m_answer.field == Field::Code || m_answer.field == Field::Coder) {
            add_codings();
        }
        sort_out(m_answer.documents);
        sort_out(m_answer.persons);
        return std::move(m_answer);
    }

private:
    void one_of(const QueryValue& value)
    {
        ValueTest test(value);
        switch (m_answer.field) {
        case Field::Municipality:
            return municipality(value, test);
        case Field::Case:
            return in_case(value, test);
        case Field::Year:
            return year(value, test);
        case Field::Type:
            return type(value, test);
        case Field::Document:
            return document(value, test);
        case Field::Language:
            return language(value, test);
        case Field::Role:
            return role(value, test);
        case Field::Speaker:
            return speaker(test);
        case Field::Code:
            return code(value, test);
        case Field::Coder:
            return coder(value, test);
        default:
            return attribute(value, test);
        }
    }

    [[noreturn]] void unknown(const QueryValue& value, std::vector<std::string> known) const
    {
        std::string near = nearest_of(value.text, std::move(known));
        refuse_query(value.place.at, msg("Nothing in this study is “{0}” for the field “{1}”.", value.text, m_node.text),
                     near.empty() ? msg("The study has no values for this field yet.") : msg("Did you mean: {0}", near));
    }

    void found_nothing(const QueryValue& value)
    {
        m_answer.notices.push_back(msg("The study has no document with {0}:{1}; nothing was found for it.", m_node.text, value.text));
    }

    void settle(const QueryValue& value)
    {
        if (!m_found.settle(m_answer)) {
            found_nothing(value);
        }
    }

    void municipality(const QueryValue& value, const ValueTest& test)
    {
        auto called = municipalities_called(value.text);
        auto is_called = [&](const std::string& name) {
            const Municipality* meant = called.empty() || name.empty() ? nullptr : find_municipality(name);
            return test.fits_text(name) || (meant && std::find(called.begin(), called.end(), meant) != called.end());
        };
        auto is_municipality = [](const Case& each) { return each.kind == "municipality"; };
        bool any = m_found.add_cases([&](const Case& each) { return is_municipality(each) && (is_called(each.name) || is_called(each.official_code)); },
                                     FieldStudy::Above::Include);
        any = m_found.add_values({"gemeente", "municipality"}, [&](const Attribute&, const std::string& stored) { return is_called(stored); }) || any;
        if (!any && called.empty() && !test.is_anything()) {
            unknown(value, m_found.case_names(is_municipality));
        }
        settle(value);
    }

    void in_case(const QueryValue& value, const ValueTest& test)
    {
        auto guid = Guid::parse(value.text);
        auto fits = [&](const Case& each) { return test.fits_text(each.name) || test.fits_text(each.official_code) || (guid && each.guid == *guid); };
        if (!m_found.add_cases(fits, FieldStudy::Above::LeaveOut) && !test.is_anything()) {
            unknown(value, m_found.case_names([](const Case&) { return true; }));
        }
        settle(value);
    }

    void year(const QueryValue& value, const ValueTest& test)
    {
        bool is_year = value.text.find_first_of("0123456789") != std::string::npos;
        if (!is_year && !test.is_anything()) {
            refuse_query(value.place.at, msg("“{0}” is no year.", value.text), msg("Write for example: jaar:2020, jaar:2018-2022, jaar:>=2020"));
        }
        m_found.add_values({"jaar", "year", "jaartal", "datum", "date"}, [&](const Attribute& each, const std::string& stored) {
            return each.target != AttributeTarget::Person && test.fits_year(stored);
        });
        settle(value);
    }

    void type(const QueryValue& value, const ValueTest& test)
    {
        bool any = m_found.add_values({"type", "soort"}, [&](const Attribute& each, const std::string& stored) { return test.fits(each, stored); });
        any = m_found.add_documents([&](const DocumentInfo& info) { return fits_key(test, to_key(info.kind), known_kinds()); }) || any;
        if (!any && !fits_any_key(test, known_kinds())) {
            std::vector<std::string> known = m_found.values_of({"type", "soort"});
            for (const KeyWords& each : known_kinds()) {
                known.insert(known.end(), each.words.begin(), each.words.end());
            }
            unknown(value, std::move(known));
        }
        settle(value);
    }

    void document(const QueryValue& value, const ValueTest& test)
    {
        auto guid = Guid::parse(value.text);
        bool any = m_found.add_documents([&](const DocumentInfo& info) { return test.fits_text(info.name) || (guid && info.guid == *guid); });
        if (!any && !test.is_anything()) {
            std::vector<std::string> known;
            for (const DocumentInfo& info : *m_study.documents) {
                known.push_back(info.name);
            }
            unknown(value, std::move(known));
        }
        settle(value);
    }

    void language(const QueryValue& value, const ValueTest& test)
    {
        auto language_of = [&](const DocumentInfo& info) { return info.language.empty() ? m_study.language : info.language; };
        bool any = m_found.add_documents([&](const DocumentInfo& info) { return fits_key(test, language_of(info), known_languages()); });
        if (!any && !fits_any_key(test, known_languages()) && !test.is_anything()) {
            std::vector<std::string> known = {"nl", "en"};
            for (const DocumentInfo& info : *m_study.documents) {
                known.push_back(language_of(info));
            }
            unknown(value, std::move(known));
        }
        settle(value);
    }

    void role(const QueryValue& value, const ValueTest& test)
    {
        std::vector<std::string> known;
        bool interviewer = fits_key(test, "interviewer", known_roles());
        bool any = m_found.add_persons([&](const Person& person) {
            known.push_back(person.role);
            return fits_key(test, person.role, known_roles());
        });
        for (const DocumentCase& link : *m_study.document_cases) {
            known.push_back(link.role);
            if (fits_key(test, link.role, known_roles())) {
                any = true;
                m_found.add_document(link.document);
            }
        }
        if (!any && !fits_any_key(test, known_roles()) && !test.is_anything()) {
            std::erase(known, "");
            unknown(value, std::move(known));
        }
        m_answer.interviewers = m_answer.interviewers || interviewer;
        if (!m_found.settle(m_answer) && !interviewer) {
            found_nothing(value);
        }
    }

    // Labels stand in the texts only, so that a name nobody bears cannot be told here.
    void speaker(const ValueTest& test)
    {
        m_answer.speakers.push_back(test.pattern());
        m_found.add_persons([&](const Person& person) { return test.fits_text(person.name); });
        m_found.settle(m_answer);
    }

    void code(const QueryValue& value, const ValueTest& test)
    {
        bool wildcard = !value.quoted && (value.text.starts_with('*') || value.text.ends_with('*'));
        std::vector<CodeId> roots;
        if (wildcard) {
            for (const Code& each : m_study.codebook->codes()) {
                if (test.fits_text(each.name)) {
                    roots.push_back(each.id);
                }
            }
            if (roots.empty() && !test.is_anything()) {
                unknown(value, code_names());
            }
        } else {
            roots.push_back(code_called(value));
        }
        for (CodeId root : roots) {
            auto below = m_study.codebook->subtree(root);
            m_answer.codes.insert(m_answer.codes.end(), below.begin(), below.end());
        }
        sort_out(m_answer.codes);
    }

    std::vector<std::string> code_names() const
    {
        std::vector<std::string> names;
        for (const Code& each : m_study.codebook->codes()) {
            names.push_back(each.name);
        }
        return names;
    }

    CodeId code_called(const QueryValue& value) const
    {
        try {
            return m_study.codebook->resolve(value.text);
        } catch (const BadInput& error) {
            std::string near = nearest_of(value.text, code_names());
            refuse_query(value.place.at, error.text().what, !error.text().why.empty() ? error.text().why : msg("Did you mean: {0}", near));
        }
    }

    void coder(const QueryValue& value, const ValueTest& test)
    {
        std::vector<std::string> known;
        std::size_t before = m_answer.coders.size();
        for (const Coder& each : *m_study.coders) {
            if (test.fits_text(each.name)) {
                m_answer.coders.push_back(each.id);
            }
            known.push_back(each.name);
        }
        if (m_answer.coders.size() == before) {
            unknown(value, std::move(known));
        }
        sort_out(m_answer.coders);
    }

    void add_codings()
    {
        if (!m_answer.codes.empty() || !m_answer.coders.empty()) {
            m_answer.ranges = coded_ranges(m_study, m_answer.codes, m_answer.coders);
        }
    }

    void check_attribute() const
    {
        const auto& all = *m_study.attributes;
        if (std::any_of(all.begin(), all.end(), [&](const Attribute& each) { return fold_name(each.name) == fold_name(m_node.text); })) {
            return;
        }
        refuse_query(m_node.place.at, msg("There is no field “{0}”.", m_node.text),
                     msg("Did you mean: {0}. Or put it in quotes to search for it as text.", nearest_of(m_node.text, field_names(m_study))));
    }

    void attribute(const QueryValue& value, const ValueTest& test)
    {
        bool any = m_found.add_values({m_node.text}, [&](const Attribute& each, const std::string& stored) { return test.fits(each, stored); });
        const auto& all = *m_study.attributes;
        bool free = std::any_of(all.begin(), all.end(), [&](const Attribute& each) {
            return fold_name(each.name) == fold_name(m_node.text) && each.type != AttributeType::Text && each.type != AttributeType::Choice;
        });
        if (!any && !free && !test.is_range() && !test.is_anything()) {
            unknown(value, m_found.values_of({m_node.text}));
        }
        settle(value);
    }

    FieldAnswer words()
    {
        QueryNode any;
        any.kind = QueryNode::Kind::Or;
        for (const QueryValue& value : m_node.values) {
            if (ValueTest(value).is_anything()) {
                m_answer.any_words = true;
            } else {
                any.children.push_back(words_of_value(value));
            }
        }
        if (any.children.size() == 1) {
            m_answer.words = std::move(any.children.front());
        } else if (!any.children.empty()) {
            m_answer.words = std::move(any);
        }
        return std::move(m_answer);
    }

    const QueryNode& m_node;
    const Snapshot& m_study;
    FieldStudy m_found;
    FieldAnswer m_answer;
};

// A folded pattern with * at either end.
bool fits_pattern(std::string_view pattern, std::string_view folded)
{
    bool open_begin = pattern.starts_with('*');
    bool open_end = pattern.size() > 1 && pattern.ends_with('*');
    pattern.remove_prefix(open_begin ? 1 : 0);
    pattern.remove_suffix(open_end ? 1 : 0);
    return open_begin && open_end ? folded.find(pattern) != std::string_view::npos
           : open_begin           ? folded.ends_with(pattern)
           : open_end             ? folded.starts_with(pattern)
                                  : folded == pattern;
}

bool is_spoken_by(const FieldAnswer& answer, const Speaker& speaker)
{
    if (answer.interviewers && speaker.kind == SpeakerKind::Interviewer) {
        return true;
    }
    if (speaker.person && std::binary_search(answer.persons.begin(), answer.persons.end(), speaker.person)) {
        return true;
    }
    std::string label = fold_name(speaker.name);
    return std::any_of(answer.speakers.begin(), answer.speakers.end(), [&](const std::string& pattern) { return fits_pattern(pattern, label); });
}

} // namespace

Field field_called(std::string_view name)
{
    std::string folded = fold_name(name);
    auto found = std::find_if(field_table.begin(), field_table.end(), [&](const FieldName& each) { return folded == each.dutch || folded == each.english; });
    return found == field_table.end() ? Field::Attribute : found->field;
}

std::vector<std::string> field_names(const Snapshot& study)
{
    std::vector<std::string> names;
    for (const FieldName& each : field_table) {
        names.emplace_back(study.language == "en" ? each.english : each.dutch);
    }
    for (const Attribute& each : *study.attributes) {
        bool known = std::any_of(names.begin(), names.end(), [&](const std::string& name) { return fold_name(name) == fold_name(each.name); });
        if (!known) {
            names.push_back(each.name);
        }
    }
    return names;
}

FieldAnswer answer_field(const QueryNode& field, const Snapshot& study)
{
    return Answerer(field, study).run();
}

std::vector<CharRange> turns_of(const FieldAnswer& answer, const DocumentText& text)
{
    std::vector<std::string> labels;
    for (const Speaker& speaker : text.speakers()) {
        if (is_spoken_by(answer, speaker)) {
            labels.push_back(speaker.name);
        }
    }
    std::sort(labels.begin(), labels.end());
    std::vector<CharRange> turns;
    for (const Mark& mark : text.marks()) {
        if (!labels.empty() && mark.kind == MarkKind::Turn && std::binary_search(labels.begin(), labels.end(), mark.value)) {
            turns.push_back(mark.range);
        }
    }
    return joined_ranges(std::move(turns));
}

void join_code_and_coder(FieldAnswer& code, FieldAnswer& coder, const Snapshot& study)
{
    code.ranges = coded_ranges(study, code.codes, coder.coders);
    coder.ranges = code.ranges;
}

} // namespace duiding
