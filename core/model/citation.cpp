// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/model/citation.h"

#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <optional>

namespace duiding {

namespace {

// The value of the first of these attributes that the document has.
std::string value_called(const Snapshot& snapshot, DocumentId document, std::initializer_list<std::string_view> names)
{
    for (std::string_view name : names) {
        const Attribute* attribute = snapshot.find_attribute(AttributeTarget::Document, name);
        const std::string* value = attribute ? snapshot.values->find(AttributeTarget::Document, document.value, attribute->id) : nullptr;
        if (value && !value->empty()) {
            return *value;
        }
    }
    return {};
}

// "A, B en C"
std::string list_of(const std::vector<std::string>& names)
{
    std::string list;
    for (std::size_t i = 0; i < names.size(); ++i) {
        list += (i == 0 ? "" : i + 1 == names.size() ? " en " : ", ") + names[i];
    }
    return list;
}

// With its kind before it, unless the name says so itself: "gemeente Veendrecht", "Regio Waterstreek", "Gooise regio".
std::string with_kind(std::string_view kind, const std::string& name)
{
    std::string folded = fold_name(name);
    return folded.find(fold_name(kind)) != std::string::npos ? name : std::string(kind) + " " + name;
}

std::string publisher_of(const Snapshot& snapshot, DocumentId document)
{
    std::vector<std::string> municipalities, regions, others;
    for (const DocumentCase& link : snapshot.cases_of(document)) {
        if (const Case* the_case = snapshot.find_case(link.the_case)) {
            (the_case->kind == "municipality" ? municipalities : the_case->kind == "region" ? regions : others).push_back(the_case->name);
        }
    }
    std::sort(municipalities.begin(), municipalities.end(), [](const std::string& a, const std::string& b) { return compare_names(a, b) < 0; });
    if (municipalities.size() == 1) {
        return with_kind("Gemeente", municipalities[0]);
    }
    std::string region = regions.size() == 1 ? regions[0] : value_called(snapshot, document, {"regio", "region"});
    if (!region.empty()) {
        return with_kind("Regio", region);
    }
    if (!municipalities.empty()) {
        return "Gemeenten " + list_of(municipalities);
    }
    return others.empty() ? value_called(snapshot, document, {"auteur", "author", "organisatie", "organisation"}) : list_of(others);
}

std::string year_of_document(const Snapshot& snapshot, DocumentId document)
{
    std::string value = value_called(snapshot, document, {"jaar", "year", "jaartal", "datum", "date"});
    bool digits = value.size() >= 4 && value.find_first_not_of("0123456789") >= 4;
    return digits ? value.substr(0, 4) : std::string();
}

bool begins_with_number(std::string_view heading) { return !heading.empty() && heading[0] >= '0' && heading[0] <= '9'; }

// Headings that name their own place in the whole.
bool names_its_place(std::string_view heading)
{
    constexpr std::array<std::string_view, 10> words = {"artikel", "hoofdstuk", "paragraaf", "bijlage", "deel",
                                                        "article", "chapter", "section", "appendix", "part"};
    std::string first = fold_name(heading.substr(0, heading.find(' ')));
    bool numbered = heading.find_first_of("0123456789") != std::string_view::npos;
    return numbered && std::find(words.begin(), words.end(), first) != words.end();
}

// "3. De eerste jaren" → "3 De eerste jaren"
std::string without_point(std::string heading)
{
    std::size_t end = heading.find(' ');
    if (begins_with_number(heading) && end != std::string::npos && heading[end - 1] == '.') {
        heading.erase(end - 1, 1);
    }
    return heading;
}

std::string in_one_line(std::string text)
{
    std::replace(text.begin(), text.end(), '\n', ' ');
    std::replace(text.begin(), text.end(), '\t', ' ');
    return text;
}

} // namespace

std::string pages_of(const DocumentText& text, CharRange range)
{
    CharPos last_character = range.empty() ? range.begin : range.end - 1;
    std::string first = text.page_label_at(range.begin);
    std::string last = text.page_label_at(last_character);
    return first == last || last.empty() ? first : first.empty() ? last : first + "–" + last;
}

std::string citation_text(const Citation& citation, const Translator& translate)
{
    std::string out;
    auto add = [&out](const std::string& part) { out += (part.empty() || out.empty() ? "" : ", ") + part; };
    add(citation.speaker);
    add(citation.publisher);
    add(citation.title + (citation.year.empty() ? "" : " (" + citation.year + ")"));
    add(citation.pages.empty() ? "" : format(msg("p. {0}", citation.pages), translate));
    add(citation.section);
    return out;
}

Citer::Citer(const Snapshot& snapshot, const DocumentInfo& document, const DocumentText& text)
    : m_text(text), m_policy(document.kind == DocumentKind::Policy)
{
    m_document.title = document.name;
    if (!m_policy) {
        return;
    }
    m_document.title = document.title.empty() ? document.name : document.title;
    m_document.publisher = publisher_of(snapshot, document.id);
    m_document.year = year_of_document(snapshot, document.id);
    for (const Mark& mark : text.marks()) {
        bool is_title = mark.kind == MarkKind::Heading && fold_name(text.quote(mark.range)) == fold_name(document.title);
        if (mark.kind == MarkKind::Heading && !is_title) {
            m_headings.push_back(&mark);
        }
    }
}

Citation Citer::cite(CharRange range) const
{
    Citation citation = m_document;
    citation.pages = pages_of(m_text, range);
    if (m_policy) {
        citation.section = section_at(range.begin);
    } else if (const Speaker* speaker = m_text.speaker_at(range.begin)) {
        citation.speaker = speaker->name;
    }
    return citation;
}

// The heading above, and those of a higher level above it until one has a number.
std::string Citer::section_at(CharPos position) const
{
    auto at = std::upper_bound(m_headings.begin(), m_headings.end(), position,
                               [](CharPos p, const Mark* mark) { return p < mark->range.begin; });
    std::string path;
    std::optional<std::int64_t> level;
    bool placed = false;
    while (at != m_headings.begin() && !placed) {
        const Mark* heading = *--at;
        if (level && heading->number >= *level) {
            continue;
        }
        level = heading->number;
        std::string words = in_one_line(m_text.quote(heading->range));
        placed = begins_with_number(words) || names_its_place(words);
        path = without_point(words) + (path.empty() ? "" : " › " + path);
    }
    return path.empty() || names_its_place(path) ? path : "§ " + path;
}

} // namespace duiding
