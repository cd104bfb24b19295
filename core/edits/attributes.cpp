// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/attributes.h"

#include "core/base/error.h"
#include "core/edits/edits.h"
#include "core/edits/find_or_make.h"
#include "core/edits/rules.h"
#include "core/text/normalize.h"

#include <algorithm>
#include <unordered_set>

namespace duiding::edits {

namespace {

const Attribute& require_attribute(const attributes::Register& known, AttributeId id)
{
    if (const Attribute* attribute = known.find(id)) {
        return *attribute;
    }
    throw BadInput({msg("The attribute is not in the project any more."), {}, {}, {}});
}

// Name, label and value labels as they are stored.
void clean(Attribute& attribute, const Message& what)
{
    attribute.name = require_name(attribute.name, what);
    attribute.label = trimmed(normalize_stored_text(attribute.label).text);
    for (ValueLabel& label : attribute.labels) {
        label.value = trimmed(normalize_stored_text(label.value).text);
        label.label = trimmed(normalize_stored_text(label.label).text);
    }
    std::erase_if(attribute.labels, [](const ValueLabel& label) { return label.value.empty(); });
}

// Brings the values to the form of a new type; refuses when one does not fit, because it would be lost.
void retype_values(Transaction& tx, const Attribute& attribute)
{
    std::int64_t misfits = 0;
    std::string first;
    std::vector<std::pair<std::int64_t, std::string>> changed;
    tx.before().values->each_with(attribute.id, attribute.target, [&](std::int64_t target_id, const std::string& value) {
        auto canonical = canonical_value(attribute, value);
        if (!canonical) {
            first = misfits++ == 0 ? value : first;
        } else if (*canonical != value) {
            changed.push_back({target_id, *canonical});
        }
    });
    if (misfits > 0) {
        throw BadInput({msg("The type of the attribute was not changed."), attribute.name,
                        msgn("{0} value does not fit it: “{1}”.", "{0} values do not fit it, such as “{1}”.", misfits, misfits, first),
                        msg("Change those values first.")});
    }
    for (const auto& [target_id, value] : changed) {
        attributes::Values values = attributes::values_of(tx.db(), attribute.target, target_id);
        values[attribute.id] = value;
        attributes::set_values(tx, attribute.target, target_id, values);
    }
}

std::unordered_set<std::int64_t> ids_of(const Snapshot& snapshot, AttributeTarget target)
{
    std::unordered_set<std::int64_t> ids;
    auto collect = [&](const auto& nouns) {
        for (const auto& noun : nouns) {
            ids.insert(noun.id.value);
        }
    };
    switch (target) {
    case AttributeTarget::Document: collect(*snapshot.documents); break;
    case AttributeTarget::Case: collect(*snapshot.cases); break;
    case AttributeTarget::Person: collect(*snapshot.persons); break;
    }
    return ids;
}

// The values of one target kind, in runs of one target each: read, changed and written once.
void set_values_of(Transaction& tx, attributes::Register& known, std::vector<const NewValue*> values)
{
    if (values.empty()) {
        return;
    }
    std::stable_sort(values.begin(), values.end(), [](const NewValue* a, const NewValue* b) { return a->target_id < b->target_id; });
    AttributeTarget target = values.front()->target;
    std::unordered_set<std::int64_t> ids = ids_of(tx.before(), target);
    for (auto first = values.begin(); first != values.end();) {
        std::int64_t target_id = (*first)->target_id;
        auto last = std::find_if(first, values.end(), [&](const NewValue* value) { return value->target_id != target_id; });
        if (!ids.contains(target_id)) {
            throw BadInput({msg("The value was not set."), {}, msg("What it belongs to is not in the project any more."), {}});
        }
        attributes::Values all = attributes::values_of(tx.db(), target, target_id);
        for (; first != last; ++first) {
            if (trimmed((*first)->value).empty() && !known.find(target, trimmed((*first)->attribute))) {
                continue;                                   // nothing to take away
            }
            AttributeId id = find_or_make_attribute(tx, known, target, (*first)->attribute, (*first)->type);
            auto canonical = canonical_value(*known.find(id), (*first)->value);
            if (!canonical) {
                throw BadInput({msg("The value was not set."), known.find(id)->name, msg("“{0}” does not fit the attribute.", (*first)->value),
                                msg("Give a number like 3.5, a date like 2024-03-17, or yes or no, as the type asks.")});
            }
            all[id] = *canonical;
        }
        attributes::set_values(tx, target, target_id, all);
    }
}

} // namespace

EditFuture add_attribute(Project& project, Attribute attribute, std::int64_t group)
{
    return project.edit({}, [attribute = std::move(attribute)](Transaction& tx, EditResult& result) mutable {
        attributes::Register known(tx.db());
        clean(attribute, msg("The attribute needs a name."));
        const Attribute* found = known.find(attribute.target, attribute.name);
        result.attribute = found ? found->id : known.insert(tx, attribute);
        set_label(result, msg("Add attribute"), msg("Added the attribute “{0}”", attribute.name));
    }, group);
}

EditFuture set_attribute(Project& project, Attribute wanted)
{
    return project.edit({}, [wanted = std::move(wanted)](Transaction& tx, EditResult& result) {
        attributes::Register known(tx.db());
        const Attribute& old = require_attribute(known, wanted.id);
        Attribute attribute = wanted;
        attribute.guid = old.guid;
        attribute.target = old.target;
        clean(attribute, msg("The attribute was not changed."));
        const Attribute* other = known.find(attribute.target, attribute.name);
        if (other && other->id != attribute.id) {
            throw BadInput({msg("The attribute was not changed."), {}, msg("There is already an attribute “{0}”.", other->name), msg("Choose another name.")});
        }
        set_label(result, msg("Change attribute"), msg("Changed the attribute “{0}”", attribute.name));
        if (attribute.type != old.type) {
            retype_values(tx, attribute);
        }
        if (!(attribute == old)) {
            attributes::update(tx, attribute);
        }
        result.attribute = attribute.id;
    });
}

EditFuture delete_attributes(Project& project, std::vector<AttributeId> ids)
{
    return project.edit({}, [ids = std::move(ids)](Transaction& tx, EditResult& result) {
        attributes::Register known(tx.db());
        for (AttributeId id : ids) {
            require_attribute(known, id);
        }
        auto n = static_cast<std::int64_t>(ids.size());
        if (n == 0) {
            return;
        }
        set_label(result, msg("Delete attribute"), n == 1 ? msg("Deleted the attribute “{0}”", known.find(ids.front())->name)
                                                          : msgn("Deleted {0} attribute", "Deleted {0} attributes", n, n));
        attributes::erase(tx, ids);
    });
}

EditFuture set_values(Project& project, std::vector<NewValue> values, EditLabel label, std::int64_t group)
{
    auto shared = std::make_shared<std::vector<NewValue>>(std::move(values));
    return project.edit(std::move(label), [shared](Transaction& tx, EditResult& result) {
        attributes::Register known(tx.db());
        for (AttributeTarget target : {AttributeTarget::Document, AttributeTarget::Case, AttributeTarget::Person}) {
            std::vector<const NewValue*> of_target;
            for (const NewValue& value : *shared) {
                if (value.target == target) {
                    of_target.push_back(&value);
                }
            }
            set_values_of(tx, known, std::move(of_target));
        }
        auto n = static_cast<std::int64_t>(shared->size());
        set_label(result, msg("Change attributes"), msgn("Set {0} value of an attribute", "Set {0} values of attributes", n, n));
    }, group);
}

} // namespace duiding::edits
