// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/grouping.h"

#include "core/base/error.h"
#include "core/model/key_words.h"
#include "core/text/fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>
#include <set>

namespace duiding {

namespace {

using What = GroupBy::What;

struct NamedGrouping {
    What what;
    const char* key;
    const char* dutch;                       // what people type in the search box
};

constexpr std::array plain_groupings = {
    NamedGrouping{What::Document, "document", "document"}, NamedGrouping{What::Kind, "kind", "soort"},
    NamedGrouping{What::Language, "language", "taal"},     NamedGrouping{What::Format, "format", "formaat"},
    NamedGrouping{What::Role, "role", "rol"},              NamedGrouping{What::Year, "year", "jaar"},
};

Message case_label(const std::string& kind)
{
    return kind == "case"           ? msg("Case")
           : kind == "municipality" ? msg("Municipality")
           : kind == "organisation" ? msg("Organisation")
           : kind == "region"       ? msg("Region")
           : kind == "network"      ? msg("Network")
                                    : msg("{0}", kind);
}

std::string kind_called(std::string_view text)
{
    std::string folded = fold_name(text);
    return folded == "gemeente"      ? "municipality"
           : folded == "casus"       ? "case"
           : folded == "regio"       ? "region"
           : folded == "organisatie" ? "organisation"
           : folded == "netwerk"     ? "network"
                                     : folded;
}

bool has_kind(const Snapshot& snapshot, const std::string& kind)
{
    return std::any_of(snapshot.cases->begin(), snapshot.cases->end(), [&](const Case& each) { return each.kind == kind; });
}

std::optional<double> number_in(std::string_view text)
{
    double number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

} // namespace

GroupBy resolve_group_by(const Snapshot& snapshot, std::string_view text)
{
    std::string folded = fold_name(text);
    for (const NamedGrouping& each : plain_groupings) {
        if (folded == each.key || folded == each.dutch) {
            return {each.what, {}, {}};
        }
    }
    std::string kind = kind_called(text);
    if (has_kind(snapshot, kind)) {
        return {What::Case, kind, {}};
    }
    for (AttributeTarget target : {AttributeTarget::Document, AttributeTarget::Case, AttributeTarget::Person}) {
        if (const Attribute* attribute = snapshot.find_attribute(target, text)) {
            return {What::Attribute, {}, attribute->id};
        }
    }
    if (kind == "municipality" || kind == "case") {
        return {What::Case, kind, {}};           // none yet: everything stands under "not said"
    }
    std::string known;
    for (const NamedGrouping& each : plain_groupings) {
        known += (known.empty() ? "" : ", ") + std::string(each.key);
    }
    for (const GroupBy& by : all_groupings(snapshot)) {
        if (by.what == What::Case || by.what == What::Attribute) {
            known += ", " + group_key(snapshot, by);
        }
    }
    throw BadInput({msg("Documents cannot be grouped by “{0}”.", text), {}, msg("The study has no such property."), msg("Choose one of: {0}", known)});
}

std::string group_key(const Snapshot& snapshot, const GroupBy& by)
{
    if (by.what == What::Case) {
        return by.case_kind;
    }
    if (by.what == What::Attribute) {
        const Attribute* attribute = snapshot.find_attribute(by.attribute);
        return attribute ? attribute->name : std::string();
    }
    return std::find_if(plain_groupings.begin(), plain_groupings.end(), [&](const NamedGrouping& each) { return each.what == by.what; })->key;
}

Message group_label(const Snapshot& snapshot, const GroupBy& by)
{
    switch (by.what) {
    case What::Document: return msg("Document");
    case What::Kind: return msg("Kind");
    case What::Language: return msg("Language");
    case What::Format: return msg("Format");
    case What::Role: return msg("Role");
    case What::Year: return msg("Year");
    case What::Case: return case_label(by.case_kind);
    case What::Attribute: break;
    }
    return msg("{0}", group_key(snapshot, by));
}

const Attribute* year_attribute(const Snapshot& snapshot)
{
    for (const char* name : {"jaar", "year", "jaartal", "datum", "date"}) {
        if (const Attribute* attribute = snapshot.find_attribute(AttributeTarget::Document, name)) {
            return attribute;
        }
    }
    return nullptr;
}

std::optional<int> year_in(std::string_view value)
{
    auto is_digit = [](char c) { return c >= '0' && c <= '9'; };
    if (value.size() < 4 || !std::all_of(value.begin(), value.begin() + 4, is_digit) || (value.size() > 4 && is_digit(value[4]))) {
        return std::nullopt;
    }
    int year = 0;
    std::from_chars(value.data(), value.data() + 4, year);
    return year < 1000 ? std::nullopt : std::optional(year);
}

std::optional<int> year_of(const Snapshot& snapshot, DocumentId document)
{
    const Attribute* attribute = year_attribute(snapshot);
    const std::string* value = attribute ? snapshot.values->find(AttributeTarget::Document, document.value, attribute->id) : nullptr;
    return value ? year_in(*value) : std::nullopt;
}

Message value_label(const Attribute& attribute, const std::string& value)
{
    if (attribute.type == AttributeType::YesNo) {
        return value == "yes" ? msg("yes") : value == "no" ? msg("no") : msg("{0}", value);
    }
    for (const ValueLabel& each : attribute.labels) {
        if (each.value == value) {
            return msg("{0}", each.label);
        }
    }
    return msg("{0}", value);
}

std::vector<GroupBy> all_groupings(const Snapshot& snapshot)
{
    std::vector<GroupBy> all = {{What::Kind, {}, {}}, {What::Language, {}, {}}};
    std::set<std::string> kinds;
    for (const Case& each : *snapshot.cases) {
        kinds.insert(each.kind);
    }
    for (const std::string& kind : kinds) {
        all.push_back({What::Case, kind, {}});
    }
    auto has_role = [](const DocumentCase& link) { return !link.role.empty(); };
    auto speaks = [](const DocumentInfo& info) { return bool(info.person); };
    bool persons = std::any_of(snapshot.documents->begin(), snapshot.documents->end(), speaks);
    if (persons || std::any_of(snapshot.document_cases->begin(), snapshot.document_cases->end(), has_role)) {
        all.push_back({What::Role, {}, {}});
    }
    const Attribute* year = year_attribute(snapshot);
    if (year) {
        all.push_back({What::Year, {}, {}});
    }
    for (const Attribute& attribute : *snapshot.attributes) {
        bool is_the_year = &attribute == year && fold_name(year->name) != "datum" && fold_name(year->name) != "date";
        if (!is_the_year && (attribute.target != AttributeTarget::Person || persons)) {
            all.push_back({What::Attribute, {}, attribute.id});
        }
    }
    return all;
}

// Finds for each document the keys of its groups, then lays the groups in order.
struct Grouping::Builder {
    const Snapshot& snapshot;
    Grouping& made;
    FromAbove from_above;
    std::unordered_map<CaseId, const Case*> cases;
    std::unordered_map<DocumentId, std::vector<const DocumentCase*>> links;
    std::unordered_map<CaseId, std::vector<const Case*>> of_kind_below;      // case → cases of the kind under it
    const Attribute* attribute = nullptr;

    struct Found {
        std::string key;
        bool via = false;
    };

    Builder(const Snapshot& of, Grouping& into, FromAbove covering) : snapshot(of), made(into), from_above(covering)
    {
        for (const Case& each : *snapshot.cases) {
            cases.emplace(each.id, &each);
        }
        for (const DocumentCase& link : *snapshot.document_cases) {
            links[link.document].push_back(&link);
        }
        attribute = made.m_by.what == What::Attribute ? snapshot.find_attribute(made.m_by.attribute)
                    : made.m_by.what == What::Year    ? year_attribute(snapshot)
                                                      : nullptr;
        if (made.m_by.what == What::Case) {
            for (const Case& each : *snapshot.cases) {
                if (each.kind == made.m_by.case_kind) {
                    add_group({each.guid.text(), msg("{0}", each.name), each.id, {}});
                    for_above(each, [&](const Case& above) { of_kind_below[above.id].push_back(&each); });
                }
            }
        }
    }

    // The cases above, nearest first; a ring in the tree ends.
    template <class Visit>
    void for_above(const Case& of, Visit visit) const
    {
        std::size_t left = cases.size();
        for (auto it = cases.find(of.parent); it != cases.end() && left > 0; it = cases.find(it->second->parent), --left) {
            visit(*it->second);
        }
    }

    std::uint32_t add_group(Group group)
    {
        auto index = static_cast<std::uint32_t>(made.m_groups.size());
        m_index.emplace(group.key, index);
        made.m_groups.push_back(std::move(group));
        return index;
    }

    void add(DocumentId document, const Found& found, const Message& label)
    {
        auto known = m_index.find(found.key);
        std::uint32_t index = known != m_index.end() ? known->second : add_group({found.key, label, {}, {}});
        auto& of = made.m_of[document];
        auto same = std::find_if(of.begin(), of.end(), [&](const Membership& each) { return each.group == index; });
        if (same == of.end()) {
            of.push_back({index, found.via});
            made.m_groups[index].documents.push_back(document);
        } else {
            same->via = same->via && found.via;
        }
    }

    void add_value(DocumentId document, const std::string* value)
    {
        if (!value || value->empty()) {
            return;
        }
        if (made.m_by.what != What::Year) {
            add(document, {*value}, value_label(*attribute, *value));
        } else if (auto year = year_in(*value)) {
            add(document, {std::to_string(*year)}, msg("{0}", std::to_string(*year)));
        }
    }

    void by_case(DocumentId document)
    {
        for (const DocumentCase* link : links[document]) {
            auto linked = cases.find(link->the_case);
            if (linked == cases.end()) {
                continue;
            }
            auto take = [&](const Case& each) {
                if (each.kind == made.m_by.case_kind) {
                    add(document, {each.guid.text()}, {});
                }
            };
            take(*linked->second);
            for_above(*linked->second, take);
            if (from_above == FromAbove::Include && linked->second->kind != made.m_by.case_kind) {
                for (const Case* below : of_kind_below[link->the_case]) {
                    add(document, {below->guid.text(), true}, {});
                }
            }
        }
    }

    void by_attribute(const DocumentInfo& info)
    {
        if (!attribute) {
            return;
        }
        auto value_of = [&](std::int64_t id) { return snapshot.values->find(attribute->target, id, attribute->id); };
        if (attribute->target == AttributeTarget::Document) {
            add_value(info.id, value_of(info.id.value));
        } else if (attribute->target == AttributeTarget::Person) {
            add_value(info.id, info.person ? value_of(info.person.value) : nullptr);
        } else {
            for (const DocumentCase* link : links[info.id]) {
                if (auto linked = cases.find(link->the_case); linked != cases.end()) {
                    add_value(info.id, value_of(linked->second->id.value));
                    for_above(*linked->second, [&](const Case& above) { add_value(info.id, value_of(above.id.value)); });
                }
            }
        }
    }

    void by_role(const DocumentInfo& info)
    {
        for (const DocumentCase* link : links[info.id]) {
            if (!link->role.empty()) {
                add(info.id, {link->role}, msg("{0}", link->role));
            }
        }
        const Person* person = info.person ? snapshot.find_person(info.person) : nullptr;
        if (person && !person->role.empty()) {
            add(info.id, {person->role}, msg("{0}", person->role));
        }
    }

    void by_what(const DocumentInfo& info)
    {
        switch (made.m_by.what) {
        case What::Document: return add(info.id, {info.guid.text()}, msg("{0}", info.name));
        case What::Kind: return add(info.id, {to_key(info.kind)}, kind_name(info.kind));
        case What::Language: return info.language.empty() ? void() : add(info.id, {info.language}, msg("{0}", info.language));
        case What::Format: return info.format.empty() ? void() : add(info.id, {info.format}, msg("{0}", info.format));
        case What::Role: return by_role(info);
        case What::Case: return by_case(info.id);
        case What::Year:
        case What::Attribute: return by_attribute(info);
        }
    }

    void run()
    {
        std::vector<DocumentId> without;
        for (const DocumentInfo& info : *snapshot.documents) {
            by_what(info);
            auto& of = made.m_of[info.id];
            for (Membership& each : of) {
                each.via = each.via || of.size() > 1;
            }
            if (of.empty()) {
                without.push_back(info.id);
            }
        }
        sort_groups();
        if (!without.empty()) {
            std::uint32_t last = add_group({"", msg("not said"), {}, std::move(without)});
            for (DocumentId document : made.m_groups[last].documents) {
                made.m_of[document].push_back({last, false});
            }
        }
    }

    // Where a value stands among the choices of the instrument, or as a number.
    double rank(const std::string& key) const
    {
        if (attribute && attribute->type == AttributeType::Choice) {
            auto& labels = attribute->labels;
            auto it = std::find_if(labels.begin(), labels.end(), [&](const ValueLabel& each) { return each.value == key; });
            return static_cast<double>(it - labels.begin());
        }
        return number_in(key).value_or(0);
    }

    void sort_groups()
    {
        if (made.m_by.what == What::Case || made.m_by.what == What::Document) {
            return;                                                      // as the snapshot has them
        }
        made.m_ordered = made.m_by.what == What::Year || (attribute && attribute->type != AttributeType::Text);
        std::vector<std::pair<double, std::uint32_t>> order;
        for (std::uint32_t i = 0; i < made.m_groups.size(); ++i) {
            order.emplace_back(made.m_ordered ? rank(made.m_groups[i].key) : 0, i);
        }
        std::sort(order.begin(), order.end(), [&](const auto& a, const auto& b) {
            return a.first != b.first ? a.first < b.first : compare_names(made.m_groups[a.second].key, made.m_groups[b.second].key) < 0;
        });
        std::vector<Group> sorted;
        std::vector<std::uint32_t> now_at(order.size());
        for (const auto& [ignored, old] : order) {
            now_at[old] = static_cast<std::uint32_t>(sorted.size());
            sorted.push_back(std::move(made.m_groups[old]));
        }
        made.m_groups = std::move(sorted);
        for (auto& [document, of] : made.m_of) {
            for (Membership& each : of) {
                each.group = now_at[each.group];
            }
        }
    }

private:
    std::unordered_map<std::string, std::uint32_t> m_index;              // by key, before sorting
};

Grouping::Grouping(const Snapshot& snapshot, GroupBy by, FromAbove from_above) : m_by(std::move(by))
{
    Builder(snapshot, *this, from_above).run();
}

std::span<const Membership> Grouping::of(DocumentId document) const
{
    auto it = m_of.find(document);
    return it == m_of.end() ? std::span<const Membership>() : std::span<const Membership>(it->second);
}

} // namespace duiding
