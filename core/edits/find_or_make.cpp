// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edits/find_or_make.h"

#include "core/base/error.h"
#include "core/edits/rules.h"
#include "core/text/fold.h"
#include "core/text/normalize.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace duiding::edits {

namespace {

std::optional<std::string> canonical_number(std::string_view text)
{
    double number = 0;
    auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(number)) {
        return std::nullopt;
    }
    // Long whole numbers (a file number, an identifier) have more digits than a double holds.
    bool whole = text.find_first_not_of("0123456789") == std::string_view::npos;
    if (whole) {
        return std::string(text.substr(std::min(text.find_first_not_of('0'), text.size() - 1)));
    }
    char buffer[400];
    auto written = std::to_chars(buffer, buffer + sizeof buffer, number == 0 ? 0.0 : number, std::chars_format::fixed);
    return std::string(buffer, written.ptr);
}

bool is_number_between(std::string_view digits, std::size_t length, int least, int most)
{
    int number = 0;
    auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), number);
    return digits.size() == length && digits.find_first_not_of("0123456789") == std::string_view::npos && error == std::errc()
        && end == digits.data() + digits.size() && number >= least && number <= most;
}

std::optional<std::string> canonical_date(std::string_view text)
{
    bool year = is_number_between(text.substr(0, 4), 4, 0, 9999);
    bool month = text.size() == 4 || (text.size() >= 7 && text[4] == '-' && is_number_between(text.substr(5, 2), 2, 1, 12));
    bool day = text.size() <= 7 || (text.size() == 10 && text[7] == '-' && is_number_between(text.substr(8, 2), 2, 1, 31));
    bool whole = text.size() == 4 || text.size() == 7 || text.size() == 10;
    return year && month && day && whole ? std::optional(std::string(text)) : std::nullopt;
}

std::string choice_of(const Attribute& attribute, const std::string& text)
{
    auto same_value = [&](const ValueLabel& label) { return label.value == text; };
    auto same_label = [&](const ValueLabel& label) { return fold_name(label.label) == fold_name(text); };
    const auto& labels = attribute.labels;
    if (std::any_of(labels.begin(), labels.end(), same_value)) {
        return text;
    }
    auto it = std::find_if(labels.begin(), labels.end(), same_label);
    return it == labels.end() ? text : it->value;
}

} // namespace

CaseId find_or_make_case(Transaction& tx, cases::Register& known, const NewCase& the_case)
{
    Case wanted{{}, {}, the_case.parent, trimmed(the_case.kind), require_name(the_case.name, msg("The case needs a name.")),
                trimmed(the_case.official_code)};
    if (wanted.kind.empty()) {
        wanted.kind = "case";
    }
    if (const Case* found = known.find(wanted)) {
        return found->id;
    }
    if (wanted.parent && !known.find(wanted.parent)) {
        throw BadInput({msg("The case is not in the project any more."), {}, {}, {}});
    }
    if (const Case* sibling = known.find_sibling(wanted.parent, wanted.kind, wanted.name)) {
        throw BadInput({msg("There is already a case “{0}” here.", sibling->name), {},
                        msg("It has the code {0}, not {1}.", sibling->official_code, wanted.official_code), msg("Choose another name.")});
    }
    return known.insert(tx, wanted);
}

PersonId find_or_make_person(Transaction& tx, persons::Register& known, const NewPerson& person)
{
    std::string name = require_name(person.name, msg("The person needs a name."));
    if (PersonId found = known.find(name)) {
        return found;
    }
    return known.insert(tx, {{}, {}, name, trimmed(person.role), person.consent});
}

AttributeId find_or_make_attribute(Transaction& tx, attributes::Register& known, AttributeTarget target, const std::string& name,
                                   AttributeType type)
{
    std::string wanted = require_name(name, msg("The attribute needs a name."));
    if (const Attribute* found = known.find(target, wanted)) {
        return found->id;
    }
    return known.insert(tx, {{}, {}, target, wanted, {}, type, {}});
}

std::optional<std::string> canonical_value(const Attribute& attribute, std::string_view value)
{
    std::string text = trimmed(normalize_stored_text(value).text);
    if (text.empty()) {
        return text;
    }
    switch (attribute.type) {
    case AttributeType::Text: return text;
    case AttributeType::Number: return canonical_number(text);
    case AttributeType::Date: return canonical_date(text);
    case AttributeType::YesNo: return text == "yes" || text == "no" ? std::optional(text) : std::nullopt;
    case AttributeType::Choice: return choice_of(attribute, text);
    }
    return std::nullopt;
}

void add_values(Transaction& tx, attributes::Register& known, AttributeTarget target, std::int64_t target_id,
                const std::vector<ImportedAttribute>& values, const std::string& where, Findings& findings)
{
    attributes::Values all = attributes::values_of(tx.db(), target, target_id);
    for (const ImportedAttribute& imported : values) {
        AttributeId id = find_or_make_attribute(tx, known, target, imported.name, imported.type);
        const Attribute& attribute = *known.find(id);
        if (auto value = canonical_value(attribute, imported.value)) {
            all[id] = *value;
        } else {
            findings.push_back({Severity::Warning, where, msg("“{0}” does not fit the attribute “{1}”; it was left out.", imported.value, attribute.name)});
        }
    }
    attributes::set_values(tx, target, target_id, all);
}

} // namespace duiding::edits
